"""Pages as people and machines leave them: marks in boxes, and what scanners, copiers and phones do.

All places are millimetres of the sheet, from its top left corner; pictures are grey arrays. What is
random comes from a random.Random that is passed along.
"""

import io
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

INKS = {"pen": (25, 0.35, 0.55), "blue": (70, 0.35, 0.55), "felt": (15, 0.7, 1.0), "pencil": (105, 0.45, 0.7)}
KINDS = ["cross", "tick", "dot", "stroke", "filled"]


class Pen:
    """Draws on a page of so many pixels a millimetre."""

    def __init__(self, page, scale, dice):
        self.page, self.scale, self.dice = page, scale, dice
        self.draw = ImageDraw.Draw(page)

    def line(self, points, width, light):
        """A line as a hand draws it: not quite straight."""
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            bend = self.dice.uniform(-0.06, 0.06) * math.hypot(x1 - x0, y1 - y0)
            last = None
            for i in range(9):
                t = i / 8
                x = x0 + (x1 - x0) * t + bend * math.sin(math.pi * t) * 0.7
                y = y0 + (y1 - y0) * t - bend * math.sin(math.pi * t) * 0.7
                here = (x * self.scale, y * self.scale)
                r = width * self.scale / 2
                if last:
                    self.draw.line([last, here], fill=light, width=max(1, round(2 * r)))
                self.draw.ellipse([here[0] - r, here[1] - r, here[0] + r, here[1] + r], fill=light)
                last = here


def mark(pen, box, kind, dice, ink="pen", faint=False, overflow=0.0):
    """A mark in box (x, y, w, h). overflow: millimetres that it may leave the box."""
    light, thin, thick = INKS[ink]
    width = dice.uniform(thin, thick)
    if faint:
        light = dice.randint(165, 190)
        width = dice.uniform(0.3, 0.45)
    x, y, w, h = box
    x += dice.uniform(-0.3, 0.3)
    y += dice.uniform(-0.3, 0.3)
    o = overflow
    lo = -o if o else 0.6
    hi = w + o if o else w - 0.6

    def at(fx, fy):
        return x + fx + dice.uniform(-0.2, 0.2), y + fy + dice.uniform(-0.2, 0.2)

    if kind == "cross":
        pen.line([at(lo, lo), at(hi, hi)], width, light)
        pen.line([at(hi, lo), at(lo, hi)], width, light)
    elif kind == "tick":
        pen.line([at(0.7, h / 2), at(w * 0.42, h - 0.6), at(hi + o * 0.5, lo)], width, light)
    elif kind == "dot":
        cx, cy = at(w / 2, h / 2)
        for _ in range(3):
            pen.line([(cx - 0.2, cy), (cx + dice.uniform(0, 0.3), cy + dice.uniform(-0.2, 0.2))], max(0.6, width), light)
    elif kind == "stroke":
        a, b = dice.choice([((lo, hi), (hi, lo)), ((lo, h / 2), (hi, h / 2)), ((w / 2, lo), (w / 2, hi))])
        if o and a[0] != b[0] and a[1] == b[1]:
            a, b = (0.3, a[1]), (w - 0.3, b[1])
        if o and a[0] == b[0]:
            a, b = (a[0], 0.3), (b[0], h - 0.3)
        pen.line([at(*a), at(*b)], width, light)
    elif kind == "filled":
        rows, points = 7, []
        for i in range(rows):
            fy = 0.3 + (h - 0.6) * i / (rows - 1)
            points += [at(0.3, fy), at(w - 0.3, fy)]
        pen.line(points, max(width, 0.55), light)
    else:
        raise ValueError(kind)


def strike(pen, box, dice, ink="pen"):
    """A mark that is crossed out: lines well past the box, or a scribble over all of it."""
    light, thin, thick = INKS[ink]
    x, y, w, h = box
    mark(pen, box, dice.choice(["cross", "tick", "stroke"]), dice, ink)
    width = dice.uniform(thin, thick)
    if dice.random() < 0.5:
        for fy in (h * 0.35, h * 0.65):
            pen.line([(x - dice.uniform(1.6, 2.2), y + fy + dice.uniform(-0.4, 0.4)),
                      (x + w + dice.uniform(1.6, 2.2), y + fy + dice.uniform(-0.4, 0.4))], width, light)
    else:
        points = []
        for i in range(9):
            fx = -1.2 + (w + 2.4) * i / 8
            points += [(x + fx + dice.uniform(-.2, .2), y - dice.uniform(0.9, 1.5)),
                       (x + fx + 0.2 + dice.uniform(-.2, .2), y + h + dice.uniform(0.9, 1.5))]
        pen.line(points, width, light)


def scribble(pen, field, dice, ink="pen"):
    """Some letters, as far as a reader of pictures can tell."""
    light, thin, thick = INKS[ink]
    x, y, w, h = field
    px, py = x + 2.5, y + h / 2
    points = [(px, py)]
    for _ in range(dice.randint(8, 30)):
        px += dice.uniform(0.6, 1.6)
        if px > x + w - 3:
            break
        points.append((px, py + dice.uniform(-1.3, 1.3)))
    pen.line(points, dice.uniform(thin, thick), light)


def solve(pairs):
    """The projective map of four places onto four others: x', y' for x, y."""
    rows, values = [], []
    for (x, y), (u, v) in pairs:
        rows += [[x, y, 1, 0, 0, 0, -x * u, -y * u], [0, 0, 0, x, y, 1, -x * v, -y * v]]
        values += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(values, float))


def warp(page, size, corners, paper=255):
    """The page with its corners (top left, top right, bottom right, bottom left) put elsewhere."""
    w, h = page.size
    inverse = solve(list(zip(corners, [(0, 0), (w, 0), (w, h), (0, h)])))
    return page.transform(size, Image.PERSPECTIVE, tuple(inverse), Image.BICUBIC, fillcolor=paper)


def rotated(w, h, degrees, scale, dx, dy, cx, cy):
    a = math.radians(degrees)
    out = []
    for x, y in [(0, 0), (w, 0), (w, h), (0, h)]:
        x, y = (x - w / 2) * scale, (y - h / 2) * scale
        out.append((cx + dx + x * math.cos(a) - y * math.sin(a), cy + dy + x * math.sin(a) + y * math.cos(a)))
    return out


def noise(array, sigma, dice):
    rng = np.random.default_rng(dice.getrandbits(32))
    return np.clip(array + rng.normal(0, sigma, array.shape), 0, 255)


def speckle(array, n, dice):
    rng = np.random.default_rng(dice.getrandbits(32))
    out = array.copy()
    for _ in range(n):
        y, x = rng.integers(0, out.shape[0] - 2), rng.integers(0, out.shape[1] - 2)
        out[y:y + rng.integers(1, 3), x:x + rng.integers(1, 3)] = rng.integers(20, 120)
    return out


def jpeg(array, quality):
    data = io.BytesIO()
    Image.fromarray(array.astype(np.uint8)).save(data, "JPEG", quality=quality)
    return np.asarray(Image.open(io.BytesIO(data.getvalue())).convert("L"), float)


def scan(page, dpi, drawn_dpi, dice, scale=1.0, degrees=None, paper=None, shift=None):
    """A page on the glass of a scanner. paper: its size in millimetres where it is another."""
    degrees = dice.uniform(-1.5, 1.5) if degrees is None else degrees
    mm = dpi / 25.4
    w, h = (paper[0] * mm, paper[1] * mm) if paper else (page.size[0] * dpi / drawn_dpi, page.size[1] * dpi / drawn_dpi)
    size = (round(w), round(h))
    dx, dy = shift or (dice.uniform(-1, 1) * mm, dice.uniform(-1, 1) * mm)
    blurred = page.filter(ImageFilter.GaussianBlur(0.35 * drawn_dpi / dpi))
    corners = rotated(page.size[0], page.size[1], degrees, scale * dpi / drawn_dpi, dx, dy, w / 2, h / 2)
    array = np.asarray(warp(blurred, size, corners), float)
    return noise(array, 3, dice)


def grey_copy(array, dice):
    """What comes out of a copier whose glass and toner are old."""
    paper, ink = dice.uniform(185, 225), dice.uniform(45, 80)
    height = array.shape[0]
    shade = 1 - 0.12 * np.linspace(0, 1, height)[:, None] * dice.choice([-1, 1])
    return noise(np.clip((ink + array * (paper - ink) / 255) * np.clip(shade, 0.85, 1.1), 0, 255), 5, dice)


def threshold_copy(array, dice):
    return np.where(array < dice.uniform(140, 165), 0.0, 255.0)


def cut_corner(array, dice, corner, mm=15.5):
    """One corner is white, as where a copier's glass ends."""
    size = round(mm * array.shape[1] / 210)
    out = array.copy()
    ys = slice(0, size) if corner in (0, 1) else slice(-size, None)
    xs = slice(0, size) if corner in (0, 3) else slice(-size, None)
    out[ys, xs] = 250
    return out


def phone(page, dice, width=2000):
    """A photo of the page on a table: from aslant, in uneven light, not quite in focus."""
    w, h = page.size
    fx, fy = width, round(width * 1.38)
    m = 0.06 * width
    jit = 0.045 * width
    corners = [(m + dice.uniform(0, jit), m + dice.uniform(0, jit)), (fx - m - dice.uniform(0, jit), m + dice.uniform(0, jit)),
               (fx - m - dice.uniform(0, jit), fy - m - dice.uniform(0, jit)), (m + dice.uniform(0, jit), fy - m - dice.uniform(0, jit))]
    small = page.filter(ImageFilter.GaussianBlur(0.5 * w / width))
    array = np.asarray(warp(small, (fx, fy), corners, paper=90), float)
    yy, xx = np.mgrid[0:fy, 0:fx]
    a = dice.uniform(0, 2 * math.pi)
    slope = ((xx / fx - 0.5) * math.cos(a) + (yy / fy - 0.5) * math.sin(a)) * dice.uniform(0.2, 0.6)
    edge = dice.uniform(-0.3, 0.3)
    shadow = 1 - 0.3 / (1 + np.exp(-((xx / fx - 0.5) * math.sin(a) - (yy / fy - 0.5) * math.cos(a) - edge) * 40))
    array = array * np.clip(0.82 + slope, 0.35, 1.0) * shadow + 12
    image = Image.fromarray(np.clip(array, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(dice.uniform(0.6, 1.1)))
    return jpeg(noise(np.asarray(image, float), 4, dice), dice.randint(60, 85))
