"""Two renderings of a page: compare.py SCREEN.png PRINT.png

Colours that ink can make must come out as they were; pure red, green and blue of screens cannot, so
they may be far. "near", or how far the pages are apart, as CIE 1976 differences (ISO 13655): half
of all coloured pixels nearer than 3, nine tenths nearer than 15.
"""
import sys

import numpy as np
from PIL import Image, ImageCms, ImageFilter


def lab(path):
    image = Image.open(path).convert("RGB").filter(ImageFilter.BoxBlur(1))
    transform = ImageCms.buildTransform(ImageCms.createProfile("sRGB"),
                                        ImageCms.createProfile("LAB"), "RGB", "LAB")
    values = np.asarray(ImageCms.applyTransform(image, transform)).astype(int)
    signed = np.where(values > 127, values - 256, values)
    return np.dstack([values[..., 0] / 2.55, signed[..., 1], signed[..., 2]])


def main(screen, print_):
    a, b = lab(screen), lab(print_)
    if abs(np.subtract(a.shape, b.shape)).max() > 1:
        return f"pages of {a.shape} and {b.shape}"
    height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    a, b = a[:height, :width], b[:height, :width]
    is_picture = abs(a[..., 1:]).max(2) > 8
    apart = np.sqrt(((a - b) ** 2).sum(2))[is_picture]
    half, most = np.percentile(apart, [50, 90])
    if is_picture.sum() > 5000 and half < 3 and most < 15:
        return "near"
    return f"{is_picture.sum()} coloured pixels, half within {half:.1f}, 90 % within {most:.1f}"


print(main(*sys.argv[1:]))
