#!/usr/bin/env python3
"""A proof of type: the same rows of a table in several families, at one size, one below the other.

type_proof.py PROGRAM OUT.png FAMILY...; families that are not installed are an error of PROGRAM.
"""
import os
import subprocess
import sys
import tempfile

from PIL import Image

DPI = 110
GAP = 16  # pixels between two families
ROWS = (60, 690, 870, 890)  # the part of the first page that is shown: left, top, right, bottom


def strip(program, family, folder):
    """The rows as a picture."""
    theme, pdf, page = (os.path.join(folder, name) for name in ("theme.xml", "guide.pdf", "page"))
    with open("content/themes/handout.xml", encoding="utf-8") as shipped:
        look = shipped.read().replace('family="Lato"', f'family="{family}"')
    with open(theme, "w", encoding="utf-8") as own:
        own.write(look)
    subprocess.run([program, "guide", "content/pm-vs-tpm.xml", "--theme", theme, "-o", pdf], check=True)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-l", "1", "-singlefile", "-png", pdf, page], check=True)
    return Image.open(page + ".png").convert("L").crop(ROWS)


def main():
    program, out, *families = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        strips = [strip(program, family, folder) for family in families]
    proof = Image.new("L", (strips[0].width, sum(one.height + GAP for one in strips)), 255)
    for i, one in enumerate(strips):
        proof.paste(one, (0, i * (one.height + GAP)))
    proof.quantize(16).save(out, optimize=True)


main()
