#!/usr/bin/env python3
"""once.py FILE.pdf...: fonts, pictures and colour profiles that stand in a file more than once. Small
fonts of late people, for letters of their names, may be alike: they are told when they are more than
a hundredth of the file. Prints a line a fault."""
import collections
import os
import sys

import pikepdf

SMALL = 4096


def main():
    for path in sys.argv[1:]:
        counts = collections.Counter()
        with pikepdf.open(path) as pdf:
            for found in pdf.objects:
                if isinstance(found, pikepdf.Stream) and (
                        "/Length1" in found or "/N" in found and "/First" not in found
                        or found.get("/Subtype") in ("/Image", "/CIDFontType0C")):
                    counts[found.read_raw_bytes()] += 1
        again = sum(len(data) * (n - 1) for data, n in counts.items())
        if any(n > 1 and len(data) > SMALL for data, n in counts.items()):
            print(f"{path}: something large is there twice")
        if again * 100 > os.path.getsize(path):
            print(f"{path}: {again} bytes are there again")
        if not counts:
            print(f"{path}: there is nothing to be shared")


if __name__ == "__main__":
    main()
