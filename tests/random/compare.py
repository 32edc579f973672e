#!/usr/bin/env python3
"""Words in, words out: compare.py FIRST LAST PROGRAM FOLDER makes random guides, writes each with
the program and holds what others read in the PDF against what stands in the guide. The pages
(pdftotext) hold every character of it as often, or oftener, since the program adds words of its
own. Of each tenth guide the structure tree (pdfinfo -struct-text, which takes long) holds each text
in one piece, as often as the guide, but for scripts with vowels around their consonants: pdfinfo
does not read the text that such a cluster says it is (ActualText). Prints a line for each guide that is
refused or has lost something; the status is 1 if there was one."""
import collections
import functools
import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import make
from schema import Schema
from shown import shown, squeeze

CLUSTERS = re.compile("[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]")


def run(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def tree_text(pdf):
    lines = run("pdfinfo", "-struct-text", pdf).stdout.decode().split("\n")
    texts = (line.strip() for line in lines)
    return squeeze("".join(text[1:-1] for text in texts if text[:1] == text[-1:] == '"'))


def lost_in_tree(pieces, facts, pdf):
    text = tree_text(pdf)
    yield from (fact for fact in facts if fact not in text)
    for piece in pieces:
        if piece not in text and not CLUSTERS.search(piece):
            yield piece
        text = text.replace(piece, "\0", 1)


def lost_on_pages(pieces, pdf):
    is_there = collections.Counter(squeeze(run("pdftotext", "-raw", pdf, "-").stdout.decode()))
    for piece in pieces:
        is_there.subtract(piece)
    return [f"{-n} {c}" for c, n in is_there.items() if n < 0]


def look(program, folder, schema, seed):
    path, pdf = (os.path.join(folder, f"{seed}.{end}") for end in ("xml", "pdf"))
    with open(path, "wb") as file:
        file.write(make.make(seed, schema=schema).encode())
    done = run(program, "guide", path, "-q", "-o", pdf)
    if done.returncode:
        return f"{seed}: status {done.returncode}: " + done.stderr.decode().split("\n")[0]
    pieces, facts = shown(path)
    lost = lost_on_pages(pieces, pdf)
    if seed % 10 == 0:
        lost += lost_in_tree(pieces, facts, pdf)
    os.remove(pdf)
    return f"{seed}: lost: {', '.join(lost[:5])[:300]}" if lost else None


def main():
    first, last, program, folder = int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]
    schema = Schema(make.SCHEMA)
    with open(os.path.join(folder, make.PICTURE), "wb") as file:
        file.write(make.picture())
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        said = [line for line in pool.map(functools.partial(look, program, folder, schema),
                                          range(first, last + 1)) if line]
    print("".join(line + "\n" for line in said), end="")
    sys.exit(bool(said))


if __name__ == "__main__":
    main()
