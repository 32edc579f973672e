"""How far pictures of SVG files that another program draws are from our pages with them.

compare.py LAYOUT.txt PAGE FILE.svg OTHER: prints how many thousandths of the pixels of the picture
are off by more than an eighth of the scale once both are blurred a little. LAYOUT.txt: the dump of the
layout of a guide that shows the picture; PAGE: its first page as .pdf or .png; OTHER: mutool or
chromium, or a .png of what one of them showed once. A fifth argument saves what OTHER shows.
"""
import os
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageFilter

SIDE = 480  # pixels of the picture from left to right: 63.5 mm at 192 an inch


def page_of(layout, page, folder):
    """The picture on the page, SIDE pixels wide: as poppler draws it, or as it was drawn."""
    with open(layout, encoding="utf-8") as lines:
        left, top, width, height = next(
            [int(n) for n in line.split()[1:5]] for line in lines if line.startswith("image "))
    scale = SIDE / width
    if page.endswith(".pdf"):
        subprocess.run(["pdftoppm", "-r", str(72000 * scale), "-f", "1", "-l", "1", "-png",
                        "-singlefile", page, f"{folder}/page"], check=True)
        page = f"{folder}/page.png"
    box = [round(n * scale) for n in (left, top, left + width, top + height)]
    return Image.open(page).convert("RGB").crop(box)


def by_mutool(svg, size, folder):
    """The same as mupdf draws the file."""
    subprocess.run(["mutool", "draw", "-q", "-w", str(size[0]), "-h", str(size[1]), "-f", "-o",
                    f"{folder}/other.png", svg], check=True, stderr=subprocess.DEVNULL)
    return Image.open(f"{folder}/other.png").convert("RGB").resize(size)


def by_chromium(svg, size, folder):
    """The same as a browser shows it."""
    with open(f"{folder}/other.html", "w", encoding="utf-8") as page:
        page.write(f'<body style="margin:0"><img src="file://{os.path.abspath(svg)}" '
                   f'style="display:block;width:{size[0]}px;height:{size[1]}px">')
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--window-size={size[0]},{size[1]}", f"--screenshot={folder}/other.png",
                    f"file://{folder}/other.html"], check=True, stderr=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL)
    return Image.open(f"{folder}/other.png").convert("RGB").crop((0, 0, *size))


def main():
    """Prints the share."""
    layout, page, svg, other = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as folder:
        ours = page_of(layout, page, folder)
        if other.endswith(".png"):
            theirs = Image.open(other).convert("RGB")
        else:
            shown = {"mutool": by_mutool, "chromium": by_chromium}[other]
            theirs = shown(svg, ours.size, folder)
        for name in sys.argv[5:]:
            theirs.quantize(64).save(name, optimize=True)
    if ours.size != theirs.size:
        sys.exit(f"{ours.size} is not {theirs.size}")
    blur = ImageFilter.GaussianBlur(1.5)
    one, other = (numpy.asarray(i.filter(blur), dtype=int) for i in (ours, theirs))
    off = numpy.abs(one - other).max(axis=2) > 32
    print(f"{1000 * off.mean():.1f}")


main()
