"""Two renderings of pages: same.py A-1.png B-1.png [A-2.png B-2.png ...]

Are they the same but for what JPEG and a pixel's place stray? "same", or how far the worst place of
a page is apart, in values of 255.
"""
import sys

import numpy as np
from PIL import Image, ImageFilter

MOST = 24


def page(path):
    return np.asarray(Image.open(path).convert("RGB").filter(ImageFilter.BoxBlur(6))).astype(int)


def main(*paths):
    for first, second in zip(paths[::2], paths[1::2]):
        a, b = page(first), page(second)
        if a.shape != b.shape:
            return f"{first} and {second} are pages of {a.shape} and {b.shape}"
        apart = abs(a - b).max(2)
        if apart.max() > MOST:
            y, x = np.unravel_index(apart.argmax(), apart.shape)
            return f"{first} and {second} are {apart.max()} apart at {x}, {y}"
        if (a.max(2) - a.min(2) > 40).sum() < 1000:
            return f"{first} shows no picture"
    return "same" if paths else "no pages"


print(main(*sys.argv[1:]))
