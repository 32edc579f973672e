#!/usr/bin/env python3
"""Where links can be clicked: links.py PDF prints each link with the words in its rectangle, as
pdftotext finds them; then what cells of tables say of themselves, and what XMP says of the file."""
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pikepdf

XHTML = "{http://www.w3.org/1999/xhtml}"


def words_of(pdf):
    """The words of each page, with left, top, right, bottom."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], stdout=subprocess.PIPE, check=True)
    text = re.sub("<(title|meta)[^>]*>([^<]*</title>)?", "", done.stdout.decode())
    for page in ET.fromstring(text).iter(XHTML + "page"):
        yield float(page.get("height")), [
            (word.text, [float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")])
            for word in page.iter(XHTML + "word")]


def links(pdf):
    with pikepdf.open(pdf) as file:
        for page, (height, words) in zip(file.pages, words_of(pdf)):
            for link in page.get("/Annots", []):
                left, bottom, right, top = (float(x) for x in link.Rect)
                inside = [word for word, box in words
                          if left < (box[0] + box[2]) / 2 < right
                          and height - top < (box[1] + box[3]) / 2 < height - bottom]
                to = str(link.A.URI) if "/A" in link else "a place"
                size = "" if right - left > 5 and 6 < top - bottom < 20 else " too small or large"
                yield f"{' '.join(inside)}: {to}{size}"


def cells(pdf):
    with pikepdf.open(pdf) as file:
        for element in file.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") in ("/TH", "/TD"):
                says = element.get("/A", {})
                yield f"{element.S} " + " ".join(
                    f"{key}={says[key]}" for key in sorted(says.keys()) if key != "/O")


def main():
    for line in links(sys.argv[1]):
        print(line)
    for line in sorted(cells(sys.argv[1])):
        print(line)
    with pikepdf.open(sys.argv[1]) as file, file.open_metadata() as xmp:
        print(xmp["dc:title"], xmp["dc:creator"], xmp["pdf:Keywords"])


main()
