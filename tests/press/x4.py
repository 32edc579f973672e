#!/usr/bin/env python3
"""x4.py [--fast] [--as print|print-x1a|archive] [--allow RULE] FILE.pdf...

Is this what a printer asked for? Holds files against PDF/X-4 (or PDF/X-1a, if that is what they
claim; with PDF/A-2a and PDF/UA-1, what those add) and the sheet-fed rules of the Ghent Workgroup's
2022 specification, by other people's programs alone: qpdf, mutool, poppler, fontTools, lcms2,
Ghostscript. It shares nothing with the preflight of our own, except the names of the rules: those
stand in doc/press.md.

Prints a line a fault, FILE: RULE: TEXT; exits with 1 if there is any. --as says what the file has
to be, whatever it claims. --fast leaves the ink on paper out, which needs the plates."""
import argparse
import sys
from multiprocessing import Pool

import pikepdf

from plates import largest_area, plates
from x4_file import Claims, check_file
from x4_fonts import check_contents, check_fonts
from x4_paint import check_paint

DPI = 72
GHENT, OURS = 320, 300   # percent, mean over a square of 15 mm


class Faults:
    """A rule is told once with its first text, and how often."""

    def __init__(self, allowed=()):
        self.texts = {}
        self.allowed = set(allowed)

    def add(self, rule, text):
        if rule not in self.allowed:
            self.texts.setdefault(rule, []).append(text)

    def lines(self):
        for rule, texts in sorted(self.texts.items()):
            more = f" (and {len(texts) - 1} more)" if len(texts) > 1 else ""
            yield f"{rule}: {texts[0]}{more}"


def check_ink(path, faults):
    for number, page in enumerate(plates(path, DPI, "Bleed"), 1):
        # plates are of 256 steps, and a pixel at the edge of the square may be half covered
        area = largest_area(page, DPI) - 0.5
        for rule, limit in (("gwg-R0026", GHENT), ("press-area", OURS)):
            if area > limit:
                faults.add(rule, f"page {number}: {area:.0f} % of ink over 15 mm")


def check(path, wanted=None, fast=False, allowed=()):
    faults = Faults(allowed)
    try:
        with pikepdf.open(path) as pdf:
            claims = Claims(pdf, wanted)
            check_file(path, pdf, claims, wanted, faults)
            check_contents(pdf, faults)
            check_fonts(path, pdf, faults)
            check_paint(path, pdf, faults)
    except pikepdf.PdfError as error:
        faults.add("floor-damaged", str(error))
        return faults
    if not fast:
        check_ink(path, faults)
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--as", dest="wanted", choices=("print", "print-x1a", "archive"))
    parser.add_argument("--allow", action="append", default=[])
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    jobs = [(path, options.wanted, options.fast, options.allow) for path in options.files]
    with Pool(2) as pool:
        lines = [f"{job[0]}: {line}" for job, faults in zip(jobs, pool.starmap(check, jobs))
                 for line in faults.lines()]
    print("\n".join(lines), end="\n" if lines else "")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
