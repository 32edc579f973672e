"""Plates: a page as its printing plates, by Ghostscript; each a numpy array of ink, 0 to 255."""
import re
import subprocess
import tempfile
from pathlib import Path

import numpy
from PIL import Image

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def plates(path, dpi=72, box="Trim", overprint=True, pages=None):
    """A list of pages, each {name of ink: array}."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep",
                   "-sCompression=none", f"-r{dpi}",
                   f"-dOverprint=/{'enable' if overprint else 'disable'}",
                   "-o", f"{folder}/p%d.tif"]
        if box != "Media":
            command.append(f"-dUse{box}Box")
        if pages:
            command.append(f"-sPageList={','.join(str(page) for page in pages)}")
        subprocess.run([*command, str(path)], check=True, capture_output=True)
        found = {}
        for file in Path(folder).iterdir():
            plate = re.fullmatch(r"p(\d+)\((.*)\)\.tif", file.name, re.S)
            if plate:
                with Image.open(file) as image:
                    ink = 255 - numpy.asarray(image.convert("L"))
                found.setdefault(int(plate[1]), {})[plate[2]] = ink
        return [found[number] for number in sorted(found)]


def total(page):
    """Ink of all plates in percent."""
    return sum(plate.astype(numpy.float64) for plate in page.values()) * (100 / 255)


def largest_mean(ink, side):
    """The largest mean over any square with this side in pixels, by an integral image; pages
    smaller than it count as a whole."""
    rows, columns = min(side, ink.shape[0]), min(side, ink.shape[1])
    sums = numpy.zeros((ink.shape[0] + 1, ink.shape[1] + 1))
    sums[1:, 1:] = ink.cumsum(axis=0).cumsum(axis=1)
    squares = (sums[rows:, columns:] - sums[:-rows, columns:] -
               sums[rows:, :-columns] + sums[:-rows, :-columns])
    return squares.max() / (rows * columns)


def largest_area(page, dpi, mm=15):
    return largest_mean(total(page), round(mm / 25.4 * dpi))
