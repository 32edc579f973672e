"""Held against lcms2 as other programs use it: check.py PDF PROFILE FOLDER PICTURE...

The pictures of the PDF, in this order, as they came: is each in inks or in grey, has it the colours
that PIL's own use of lcms2 gives, and never more than 300 % of ink? A line a picture; a fault has
its figures behind it.
"""
import io
import sys

import numpy as np
import pikepdf
from PIL import Image, ImageCms

MOST_INK = 3 * 255
FLAGS = 0x2000 | 0x40  # black point compensation, no cache: cmsFLAGS of lcms2.h


def limit(inks):
    """No pixel above 300 %, black kept."""
    inks = inks.astype(int)
    colours = inks[..., :3].sum(2)
    room = MOST_INK - inks[..., 3]
    for i in range(3):
        inks[..., i] = np.where(colours > room, inks[..., i] * room // np.maximum(colours, 1),
                                inks[..., i])
    return inks


def on_white(pixels):
    """Light adds up, not the values of sRGB, which follow a curve (IEC 61966-2-1)."""
    colour, alpha = pixels[..., :3], pixels[..., 3:]
    light = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    light = light * alpha + 1 - alpha
    colour = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return Image.fromarray((colour * 255 + 0.5).astype("u1"))


def wanted(path, press):
    """The picture's pixels in inks, or its grey."""
    image = Image.open(path)
    if image.mode == "CMYK":
        pixels = np.asarray(image).astype(int)
        return pixels if image.info.get("adobe") else 255 - pixels
    if image.mode == "L":
        return np.asarray(image).astype(int)
    icc = image.info.get("icc_profile")
    source = ImageCms.createProfile("sRGB")
    if icc and len(icc) > 400:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    if image.mode == "RGBA":
        image = on_white(np.asarray(image) / 255)
    transform = ImageCms.buildTransform(source, press, "RGB", "CMYK", renderingIntent=1,
                                        flags=FLAGS)
    return limit(np.asarray(ImageCms.applyTransform(image.convert("RGB"), transform)))


def shown(stream):
    """What the stream of the file says, as a reader of PDF takes it."""
    n = 1 if stream.ColorSpace == "/DeviceGray" else 4
    if stream.Filter != "/DCTDecode":
        pixels = np.frombuffer(stream.read_bytes(), "u1")
    else:
        pixels = np.asarray(Image.open(io.BytesIO(stream.read_raw_bytes())))
        # PIL inverts what is CMYK, always
        pixels = 255 - pixels if n == 4 else pixels
    pixels = pixels.reshape((stream.Height, stream.Width, n) if n > 1
                            else (stream.Height, stream.Width)).astype(int)
    return 255 - pixels if "/Decode" in stream else pixels


def check(path, stream, press):
    is_jpeg = path.endswith(".jpg")
    grey = "grey" in path
    if stream.ColorSpace != ("/DeviceGray" if grey else "/DeviceCMYK"):
        return f"in {stream.ColorSpace}"
    if (stream.Filter == "/DCTDecode") != is_jpeg:
        return f"packed by {stream.Filter}"
    if grey and is_jpeg and stream.read_raw_bytes() != open(path, "rb").read():
        return "other bytes than in the file"
    pixels, other = shown(stream), wanted(path, press)
    apart = abs(pixels - other)
    # libpng is not exact where it adds white to shadows; grain gives up ink for what it strays
    most, mean = (30, 4 if "grain" in path else 2) if is_jpeg else (60 if "rgba" in path else 2, 2)
    if apart.max() > most or apart.mean() > mean:
        return f"colours are off by {apart.mean():.2f}, at most {apart.max()}"
    if not grey and pixels.sum(2).max() > MOST_INK + (15 if "cmyk" in path else 0):
        return f"up to {pixels.sum(2).max() / 2.55:.1f} % of ink"
    return "good"


def main(pdf, press, folder, *pictures):
    file = pikepdf.open(pdf)
    streams = [o for o in file.objects if isinstance(o, pikepdf.Stream) and
               o.get("/Subtype") == "/Image"]
    if len(streams) != len(pictures):
        print(f"{len(streams)} pictures instead of {len(pictures)}")
        return
    for path, stream in zip(pictures, streams):
        print(path + ": " + check(folder + "/" + path, stream, press))


main(*sys.argv[1:])
