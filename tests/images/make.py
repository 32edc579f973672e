"""Pictures of every kind for the press, and a guide that shows them: make.py FOLDER.

They show what printing conditions are tried with: gradients, pure colours, grain, and a corner that
is almost black. The same seed gives the same pixels.
"""
import io
import struct
import sys
import zlib

import numpy as np
from PIL import Image, ImageFilter, ImageOps

WIDTH, HEIGHT = 320, 240
ADOBE_RGB = "/usr/share/color/icc/ghostscript/a98.icc"


def scene():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    pixels = np.dstack([90 + 120 * y / HEIGHT + 20 * np.sin(x / 20),
                        140 + 60 * y / HEIGHT - 30 * np.cos(x / 30), 230 - 150 * y / HEIGHT])
    pixels[y > 150 + 15 * np.sin(x / 35)] *= [0.4, 0.5, 0.3]
    pixels[190:, :160] *= 0.08
    pixels += np.random.RandomState(7).normal(0, 5, pixels.shape)
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255),
               (0, 0, 0), (255, 255, 255), (128, 128, 128)]
    for i, colour in enumerate(colours):
        pixels[(x - 25 - 33 * i) ** 2 + (y - 50) ** 2 < 14 ** 2] = colour
    return np.clip(pixels, 0, 255).astype("u1")


def write_png_16(path, pixels):
    """PIL writes no 16-bit RGB."""
    wide = pixels.astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in wide)

    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data +
                struct.pack(">I", zlib.crc32(name + data)))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" +
                   chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def without_adobe(jpeg):
    """The file without its APP14 segment: its values are then as they stand."""
    at = jpeg.index(b"\xff\xee")
    return jpeg[:at] + jpeg[at + 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]:]


def turned(jpeg, orientation, order):
    """The file with an Exif segment (CIPA DC-008) behind its beginning; order is of the bytes."""
    tiff = ((b"II*\0" if order == "<" else b"MM\0*") +
            struct.pack(order + "IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0))
    segment = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def write_turned(folder, pixels):
    """As a camera held in each way writes the same scene; PIL tells whether it is the same."""
    def write_one(name, image, orientation, order):
        back = {5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90,
                7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
                2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
                4: Image.Transpose.FLIP_TOP_BOTTOM}.get(orientation)
        file = io.BytesIO()
        stored = image if back is None else image.transpose(back)
        stored.save(file, "JPEG", quality=98, subsampling=0)
        jpeg = turned(file.getvalue(), orientation, order)
        open(folder + name, "wb").write(jpeg)
        shown = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(jpeg)))).astype(int)
        assert abs(shown - np.asarray(image)).mean() < 8, name

    image = Image.fromarray(pixels).filter(ImageFilter.BoxBlur(2))
    image.save(folder + "upright.jpg", quality=98, subsampling=0)
    for orientation in range(10):
        write_one(f"turned-{orientation}-ii.jpg", image, orientation, "<")
        write_one(f"turned-{orientation}-mm.jpg", image, orientation, ">")
    inks = Image.fromarray(np.dstack([pixels // 2, 255 - pixels[..., 0]]), "CMYK")
    for kind, of_kind in (("grey", image.convert("L")),
                          ("cmyk", inks.filter(ImageFilter.BoxBlur(2)))):
        of_kind.save(folder + f"upright-{kind}.jpg", quality=98, subsampling=0)
        write_one(f"turned-{kind}.jpg", of_kind, 6 if kind == "grey" else 8, "<")


def write(folder):
    pixels = scene()
    rgb = Image.fromarray(pixels)
    alpha = rgb.copy()
    alpha.putalpha(Image.linear_gradient("L").resize(rgb.size))
    adobe_rgb = open(ADOBE_RGB, "rb").read()
    inks = np.dstack([pixels // 2, 255 - pixels[..., 0]])
    heavy = inks.copy()
    heavy[100:200, 100:200] = [240, 230, 240, 239]
    rgb.save(folder + "rgb.png")
    alpha.save(folder + "rgba.png")
    rgb.quantize(64).save(folder + "palette.png")
    rgb.convert("L").save(folder + "grey.png")
    write_png_16(folder + "rgb-16.png", pixels)
    rgb.save(folder + "adobe-rgb.png", icc_profile=adobe_rgb)
    rgb.save(folder + "rgb.jpg", quality=90)
    rgb.save(folder + "progressive.jpg", quality=90, progressive=True)
    rgb.save(folder + "adobe-rgb.jpg", quality=90, icc_profile=adobe_rgb)
    # shadows in which every value of a JPEG strays
    grain = np.random.RandomState(8).normal(12, 30, pixels.shape)
    Image.fromarray(np.clip(grain, 0, 255).astype("u1")).save(folder + "grain.jpg", quality=98)
    rgb.convert("L").save(folder + "grey.jpg", quality=90)
    Image.fromarray(inks, "CMYK").save(folder + "cmyk-adobe.jpg", quality=90)
    Image.fromarray(heavy, "CMYK").save(folder + "heavy.jpg", quality=90)
    # PIL inverts what it writes, so what it is given is inverted here
    Image.fromarray(255 - inks, "CMYK").save(folder + "cmyk.jpg", quality=90)
    jpeg = without_adobe(open(folder + "cmyk.jpg", "rb").read())
    open(folder + "cmyk.jpg", "wb").write(jpeg)
    jpeg = open(folder + "rgb.jpg", "rb").read()
    middle = len(jpeg) // 2
    open(folder + "damaged.jpg", "wb").write(jpeg[:middle] + b"\xff\xd3" + jpeg[middle:])
    open(folder + "cut.jpg", "wb").write(jpeg[:middle] + b"\xff\xd9")
    rgb.save(folder + "bad-profile.png", icc_profile=adobe_rgb[:300])
    write_turned(folder, pixels)


write(sys.argv[1] + "/")
