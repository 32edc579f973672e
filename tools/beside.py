#!/usr/bin/python3
"""Pictures side by side on one, each in a thin frame: beside.py OUT.png PICTURE..."""

import sys

from PIL import Image, ImageOps

GAP, FRAME = 48, 2

pictures = [ImageOps.expand(Image.open(path).convert("RGB"), FRAME, "#BDBDBD") for path in sys.argv[2:]]
width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
whole = Image.new("RGB", (width, max(picture.height for picture in pictures)), "white")
at = 0
for picture in pictures:
    whole.paste(picture, (at, 0))
    at += picture.width + GAP
whole.resize((whole.width // 2, whole.height // 2), Image.LANCZOS).quantize(64).save(sys.argv[1], optimize=True)
