#!/usr/bin/env python3
"""Words in, words out: compare.py FIRST LAST PROGRAM FOLDER makes random guides, writes each with
the program and holds what is read in the PDF against what stands in the guide.

The program's own reader (tree_text, beside the program) reads the structure tree: each text of the
guide stands there as often as in the guide, word for word, in order, in one element, and none
oftener. In charts alone spaces do not count, since labels are placed one by one. pdftotext reads
the pages: each word and each other sign as often as in the guide, or oftener, since the program
adds words of its own; what a line end broke may be there in parts. Of some guides, which take long,
the tree is read by pdfinfo as well.

Prints a line for each guide that is refused or has lost something; the status is 1 if there was
one."""
import collections
import functools
import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import make
from schema import Schema
from shown import exact, shown, squeeze, words

READER = os.path.join(os.path.dirname(os.environ["ROLEGUIDE"]), "tree_text")
CHUNK = 5         # guides between which a process is not begun anew
EACH, SMALL = 25, 100000   # each such guide is for pdfinfo, if its PDF is so small


def run(*names):
    return subprocess.run(names, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


# --- The structure tree ----------------------------------------------------------------------


def take(piece, lines):
    """Takes a text out of the line that holds least besides; whether there is one."""
    whole = re.compile(r"(?<!\w)" + re.escape(piece) + r"(?!\w)")
    found = [(len(line), n) for n, line in enumerate(lines) if whole.search(line)]
    if found:
        n = min(found)[1]
        lines[n] = whole.sub("\0", lines[n], count=1)
    return bool(found)


def take_label(piece, figures):
    """The same in charts: with the spaces that it has, or as its lines follow each other."""
    for pattern in re.escape(piece), " ?".join(map(re.escape, piece.replace(" ", ""))):
        for n, figure in enumerate(figures):
            figures[n] = re.sub(pattern, "\0", figure, count=1)
            if figures[n] != figure:
                return True
    return False


def lost_in_tree(guide, path):
    with open(path, encoding="utf-8", newline="\n") as file:
        tree = file.read().split("\n")
    pieces = collections.Counter(filter(None, map(exact, guide.pieces)))
    lines = collections.Counter(filter(None, (exact(at) for at in tree if at[:1] != "\t")))
    figures = [exact(at) for at in tree if at[:1] == "\t"]
    left = list((lines - pieces).elements())
    for piece in sorted((pieces - lines).elements(), key=len, reverse=True):
        if not take(piece, left) and not take_label(piece, figures):
            yield "tree: " + piece
    yield from ("twice in the tree: " + line for line in left if line in pieces and words(line))
    text = squeeze("".join(tree))
    yield from ("tree: " + fact for fact in guide.facts if squeeze(fact) not in text)


def lost_for_pdfinfo(guide, pdf):
    lines = run("pdfinfo", "-struct-text", pdf).stdout.decode().split("\n")
    texts = (line.strip() for line in lines)
    text = squeeze("".join(text[1:-1] for text in texts if text[:1] == text[-1:] == '"'))
    for piece in sorted(map(squeeze, guide.pieces), key=len, reverse=True):
        if piece not in text:
            yield "pdfinfo: " + piece
        text = text.replace(piece, "\0", 1) if piece else text


# --- The pages -------------------------------------------------------------------------------


def is_parted(word, parts):
    """Whether the word is there in parts; how often is seen from the signs."""
    return word in parts or any(word[:n] in parts and is_parted(word[n:], parts)
                                for n in range(len(word) - 1, 0, -1))


def lost_on_pages(guide, pdf):
    text = run("pdftotext", "-raw", pdf, "-").stdout.decode()
    wanted, found = collections.Counter(), collections.Counter(words(text))
    signs = collections.Counter(squeeze(text))
    for piece in guide.pieces:
        wanted.update(words(piece))
        signs.subtract(squeeze(piece))
    parts = set(found - wanted)
    yield from ("pages: " + word for word in wanted - found if not is_parted(word, parts))
    yield from (f"pages: {-n} {sign}" for sign, n in signs.items() if n < 0)


# --- Guides ----------------------------------------------------------------------------------


def lost_of(path, pdf, seed):
    guide = shown(path)
    lost = [*lost_in_tree(guide, pdf + ".tree"), *lost_on_pages(guide, pdf)]
    if seed % EACH == 0 and os.path.getsize(pdf) < SMALL:
        lost += lost_for_pdfinfo(guide, pdf)
    return f"{seed}: lost: {', '.join(lost[:5])[:300]}" if lost else None


def look(program, folder, schema, seeds):
    """What is to be said of some guides, whose texts are all read by one process."""
    paths, said = {}, []
    for seed in seeds:
        path, pdf = (os.path.join(folder, f"{seed}.{end}") for end in ("xml", "pdf"))
        with open(path, "wb") as file:
            file.write(make.make(seed, schema=schema).encode())
        done = run(program, "guide", path, "-q", "-o", pdf)
        if done.returncode:
            said.append(f"{seed}: status {done.returncode}: "
                        + done.stderr.decode().split("\n")[0])
        else:
            paths[seed] = path, pdf
    done = run(READER, *(pdf for _, pdf in paths.values()))
    if done.returncode:
        return [*said, f"{seeds[0]} to {seeds[-1]}: {done.stderr.decode()}"]
    for seed, (path, pdf) in paths.items():
        said.append(lost_of(path, pdf, seed))
        os.remove(pdf)
        os.remove(pdf + ".tree")
    return filter(None, said)


def main():
    first, last, program, folder = int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]
    job = functools.partial(look, program, folder, Schema(make.SCHEMA))
    seeds = range(first, last + 1)
    has_lost = False
    with open(os.path.join(folder, make.PICTURE), "wb") as file:
        file.write(make.picture())
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(job, (seeds[n:n + CHUNK] for n in range(0, len(seeds), CHUNK))):
            for line in said:
                has_lost = True
                print(line, flush=True)
    sys.exit(has_lost)


if __name__ == "__main__":
    main()
