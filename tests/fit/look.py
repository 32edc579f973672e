#!/usr/bin/env python3
"""What other people's programs see in a PDF: look.py FILE.pdf [EDGE-MM]

Prints the number of pages, the smallest type that has letters, how many sizes are below 8 points,
whether a page shows anything nearer to its edge than so many millimetres, and how much of its height
each page takes, its running foot left out, as shares of a hundred.
"""
import re
import subprocess
import sys

DPI = 40


def run(*words):
    return subprocess.run(words, check=True, capture_output=True).stdout


def sizes_of(path):
    """Sizes of type, in thousandths of a point, of all spans that hold a letter."""
    trace = run("mutool", "trace", path, "1-N").decode("utf-8", "replace")
    sizes = set()
    for span in re.finditer(r'<span [^>]*trm="([0-9.-]+) [^>]*>(.*?)</span>', trace, re.S):
        if re.search(r'unicode="[A-Za-z]"', span.group(2)):
            sizes.add(round(float(span.group(1)) * 1000))
    return sizes


def pages_of(path):
    """Each page as rows of grey: (width, height, bytes)."""
    data = run("pdftoppm", "-r", str(DPI), "-gray", path)
    at = 0
    while at < len(data):
        head = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s").match(data, at)
        width, height = int(head.group(1)), int(head.group(2))
        yield width, height, data[head.end():head.end() + width * height]
        at = head.end() + width * height


def is_clear(page, edge):
    width, height, grey = page
    rows = [grey[y * width:(y + 1) * width] for y in range(height)]
    return all(min(row) == 255 for row in rows[:edge] + rows[-edge:]) and \
        all(min(row[:edge]) == 255 and min(row[-edge:]) == 255 for row in rows)


def share(page):
    """The height of all rows that show something, small gaps included, above the foot line."""
    width, height, grey = page
    inked = [y for y in range(height) if min(grey[y * width:(y + 1) * width]) < 255]
    blocks, gap = [[inked[0], inked[0]]], DPI // 2
    for y in inked:
        if y - blocks[-1][1] > gap:
            blocks.append([y, y])
        blocks[-1][1] = y
    return sum(end - start + 1 for start, end in blocks) * 100 // height


def main():
    path = sys.argv[1]
    edge = int(float(sys.argv[2]) / 25.4 * DPI) if len(sys.argv) > 2 else 0
    pages = list(pages_of(path))
    sizes = sizes_of(path)
    print("pages", len(pages))
    print("smallest", min(sizes) / 1000)
    print("below 8:", len([size for size in sizes if size < 8000]))
    print("clear" if all(is_clear(page, edge) for page in pages) else "not clear")
    print("shares", *(share(page) for page in pages))


main()
