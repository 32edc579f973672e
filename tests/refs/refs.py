#!/usr/bin/env python3
"""Guides full of references, and whether the pages that they name are right.

refs.py make NUMBER [ATTRIBUTES]   prints a guide whose sections have other lengths for each number
refs.py check PDF                  names each place whose page is told wrongly, then how many were
                                   told in contents, and how many in references
"""
import random
import re
import subprocess
import sys

WORDS = "coordination of a roadmap by those who ship it on a day that was agreed upon before".split()
NSECTIONS = 14


def paragraph(rng, n):
    return " ".join(rng.choice(WORDS) for _ in range(n))


def section(rng, n):
    yield f'<section id="s{n}"><head>Chapter {n} opens</head>'
    for _ in range(rng.randint(1, 6)):
        to = rng.randint(1, NSECTIONS)
        page = rng.choice(("yes", "only", "yes"))
        yield (f"<p>{paragraph(rng, rng.randint(5, 90))} (<ref to='s{to}'/> is on "
               f"<ref to='s{to}' page='{page}'/>) {paragraph(rng, rng.randint(5, 60))}.</p>")
    yield "</section>"


def make(number, attributes):
    rng = random.Random(number)
    print(f'<guide id="g" version="1" date="2026-01-01" xml:lang="en" {attributes}>')
    print("<masthead><title>Chapters</title></masthead><roles><role id='a'>Ann</role>"
          "<role id='b'>Bob</role></roles><dimensions/>")
    for n in range(1, NSECTIONS + 1):
        print("\n".join(section(rng, n)))
    print("</guide>")


def check(path):
    text = subprocess.run(("pdftotext", "-raw", path, "-"), stdout=subprocess.PIPE,
                          check=True).stdout.decode()
    pages = [" ".join(page.split()) for page in text.split("\f")]
    listed = re.findall(r"Chapter (\d+) opens (\d+)(?= |$)", pages[0].partition("Contents")[2])
    told, places = list(listed), {}
    for number, page in enumerate(pages, 1):
        body = page.partition(f"Chapter {NSECTIONS} opens {listed[-1][1]}")[2] if (
            listed and number == 1) else page
        told += re.findall(r"\(Chapter (\d+) opens is on (?:Chapter \d+ opens, )?page (\d+)\)",
                           body)
        for n in re.findall(r"(?<!\()(?<!on )Chapter (\d+) opens(?! is on|, page)", body):
            places.setdefault(n, number)
    for n, page in told:
        if places.get(n) != int(page):
            print(f"chapter {n} is on page {places.get(n)}, not {page}")
    print(f"{len(listed)} listed, {len(told) - len(listed)} referred to")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), " ".join(sys.argv[3:]))
    else:
        check(sys.argv[2])
