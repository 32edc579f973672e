#!/usr/bin/env python3
"""Pages that a designer keeps: pages.py FIRST LAST [FIRST LAST ...] makes random guides, lays each
out on three papers and prints what is wrong with their pages, a line for each fault, and in the end
how many there are of each kind; the status is 1 if there is one."""
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../random")]

import make  # noqa: E402
import plain  # noqa: E402
from schema import Schema  # noqa: E402

CHUNK = 5  # guides that one process lays out
LAYOUTS = os.path.join(os.path.dirname(os.environ["ROLEGUIDE"]), "layouts")


def job(folder, schema, seeds):
    paths = [os.path.join(folder, f"{seed}.xml") for seed in seeds]
    for seed, path in zip(seeds, paths):
        with open(path, "wb") as file:
            file.write(plain.without_contents(make.make(seed, schema=schema)).encode())
    done = subprocess.run([LAYOUTS, "--pages", os.environ["ROLEGUIDE_DATA"], *paths], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = done.stdout.decode(errors="replace").replace(folder + "/", "")
    for path in paths:
        os.remove(path)
    return said, done.returncode


def main():
    limits = [int(number) for number in sys.argv[1:]]
    seeds = [n for first, last in zip(limits[::2], limits[1::2]) for n in range(first, last + 1)]
    schema, counts, has_fault = Schema(plain.SCHEMA), Counter(), False
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        with open(os.path.join(folder, make.PICTURE), "wb") as file:
            file.write(make.picture())
        jobs = [pool.submit(job, folder, schema, seeds[n:n + CHUNK])
                for n in range(0, len(seeds), CHUNK)]
        for said, status in (done.result() for done in jobs):
            *faults, total = said.rstrip("\n").split("\n")
            has_fault = has_fault or status != 0
            print("".join(line + "\n" for line in faults), end="", flush=True)
            for n, what in re.findall(r"(\d+) ([a-z ]+)", total):
                counts[what] += int(n)
    print(", ".join(f"{n} {what}" for what, n in counts.items()))
    sys.exit(has_fault)


if __name__ == "__main__":
    main()
