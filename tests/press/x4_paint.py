"""What the pages paint, object by object as `mutool trace` lists it: colour, overprint, size,
width, place; pictures by `pdfimages`; and the spot inks."""
import math
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import defaultdict

import pikepdf

from x4_file import ask, box, is_dictionary, kind_of, plain, walk

BLACK_TEXT = 12    # pt: below this black text must overprint
BLACK_LINE = 2     # pt: the same for lines; a filled box below it is a line
SMALLEST_TEXT = 8  # pt: white, or in more than one ink
THINNEST = 0.25    # pt
NEAR = 0.01        # pt: how exact trace's numbers are
RICH_BLACK, RICH_SUM, MOST_INK = 0.85, 2.80, 3.00


def matrix(text):
    return [float(n) for n in text.split()]


def times(m, n):
    """Points go through m first. Four numbers are a matrix that moves nothing."""
    if len(m) == 4:
        m = [*m, 0, 0]
    return [m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5]]


def through(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def bounds(points):
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


class Paint:
    """One painted object: its inks, and its place in points from the top left of the page."""

    def __init__(self, element, page):
        self.page = page
        self.kind = element.tag
        self.space = element.get("colorspace", "")
        self.colour = [float(n) for n in element.get("color", "").split()]
        self.overprints = element.get("op") == "1"
        self.mode = element.get("opm")
        self.matrix = matrix(element.get("transform", "1 0 0 1 0 0"))
        self.is_text = "text" in element.tag
        self.is_image = "image" in element.tag
        self.glyphs = []     # (glyph, x, y, size, advance)
        self.box = self.place(element)
        self.is_box = element.tag == "fill_path" and len(element) <= 6 and \
            all(step.tag in ("moveto", "lineto", "closepath") for step in element)
        self.width = self.line_width(element)
        self.size = min((g[3] for g in self.glyphs), default=0)

    def place(self, element):
        if self.is_text:
            for span in element.iter("span"):
                both = times(matrix(span.get("trm")), self.matrix)
                size = math.hypot(both[2], both[3])
                for g in span.iter("g"):
                    x, y = through(self.matrix, float(g.get("x")), float(g.get("y")))
                    if g.get("unicode", "").isspace():
                        continue
                    self.glyphs.append((g.get("glyph"), x, y, size, float(g.get("adv", 0))))
            points = [(x + dx, y - dy) for _, x, y, size, advance in self.glyphs
                      for dx, dy in ((0, -0.25 * size), (advance * size, 0.8 * size))]
        elif self.is_image:
            points = [through(self.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        else:
            points = [through(self.matrix, float(step.get("x" + n)), float(step.get("y" + n)))
                      for step in element for n in ("", "1", "2", "3") if step.get("x" + n)]
        return bounds(points) if points else None

    def line_width(self, element):
        """Of a stroke, or of a filled box that is thin; else None."""
        if element.tag == "stroke_path":
            scale = math.sqrt(abs(self.matrix[0] * self.matrix[3] -
                                  self.matrix[1] * self.matrix[2]))
            return float(element.get("linewidth")) * scale
        if self.is_box and self.box:
            side = min(self.box[2] - self.box[0], self.box[3] - self.box[1])
            return side if side < BLACK_LINE else None
        return None

    def inks(self):
        """How much of each, 0 to 1; None where the space says nothing of inks."""
        if self.space == "DeviceGray":
            return [1 - n for n in self.colour]
        if self.space == "DeviceCMYK" or self.space.startswith(("Separation", "DeviceN")):
            return self.colour
        return None

    def is_white(self):
        inks = self.inks()
        return bool(inks) and not any(inks)

    def is_black(self):
        return self.space == "DeviceCMYK" and self.colour == [0, 0, 0, 1]

    def is_gray_black(self):
        return self.space == "DeviceGray" and self.colour == [0]

    def number_of_inks(self):
        return sum(1 for n in self.inks() or [] if n > 0)

    def says(self):
        return f"page {self.page}: {'text' if self.is_text else self.kind} " \
            f"{self.space} {' '.join(f'{n:g}' for n in self.colour)}"


def intersection(a, b):
    if a is None or b is None:
        return a or b
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


TRACE = ["mutool", "draw", "-q", "-F", "trace", "-o", "-"]
SOME = 100  # pages


def trace(path):
    return read_trace(subprocess.run([*TRACE, path], capture_output=True, check=False).stdout)


def trace_all(path, pdf):
    """The same page by page; of a large file some at a time, since what is said of all is too much."""
    n = len(pdf.pages)
    if n <= SOME:
        yield from read_trace(ask(TRACE, path, pdf))
        return
    for first in range(1, n + 1, SOME):
        some = [*TRACE, path, f"{first}-{min(first + SOME - 1, n)}"]
        yield from read_trace(subprocess.run(some, capture_output=True, check=False).stdout, first)


def read_trace(said, first=1):
    """Pages as lists of what is painted, boxes cut by the bounding boxes of clips."""
    said = re.sub(rb"&#(0|x0)*([0-9a-f]|1[0-9a-f]);", b"?", said)
    pages = []
    for number, page in enumerate(ElementTree.fromstring(said).iter("page"), first):
        pages.append([])
        clips = []
        queue = [page]
        while queue:
            element = queue.pop()
            if element.tag in ("page", "group", "mask", "clip_mask", "tile", "layer"):
                queue += reversed(list(element))
            elif element.tag.startswith("clip_"):
                paint = Paint(element, number)
                clips.append(intersection(paint.box, clips[-1] if clips else None))
            elif element.tag == "pop_clip":
                clips = clips[:-1]
            elif element.tag.startswith(("fill_", "stroke_")):
                paint = Paint(element, number)
                if clips:
                    paint.box = intersection(paint.box, clips[-1])
                pages[-1].append(paint)
    return pages


# --- Rules for one object ------------------------------------------------------------------------

def check_text(paint, faults):
    says = f"{paint.says()}, {paint.size:.2f} pt"
    if any(glyph[0] == "0" for glyph in paint.glyphs):
        faults.add("floor-notdef", f"{says}: shows a character that the font lacks")
    if paint.is_white():
        if paint.overprints:
            faults.add("gwg-R0007", f"{says}: white overprints")
        if paint.size < SMALLEST_TEXT - NEAR:
            faults.add("gwg-R0016", f"{says}: white and too small")
        return
    if paint.size < BLACK_TEXT - NEAR:
        if paint.is_black() and not (paint.overprints and paint.mode == "1"):
            faults.add("gwg-R0009", f"{says}: black knocks out, or OPM is not 1")
        if paint.is_gray_black():
            faults.add("gwg-R0011", f"{says}: black is DeviceGray")
    if paint.space == "DeviceCMYK" and paint.colour[3] >= RICH_BLACK and \
            sum(paint.colour) > RICH_SUM + NEAR:
        faults.add("gwg-R0015", f"{says}: rich black")
    if paint.number_of_inks() > 1 and paint.size < SMALLEST_TEXT - NEAR:
        faults.add("gwg-R0017", f"{says}: too small for {paint.number_of_inks()} inks")


def check_shape(paint, faults):
    says = paint.says() + (f", {paint.width:.3f} pt" if paint.width is not None else "")
    if paint.is_white() and paint.overprints:
        faults.add("gwg-R0008", f"{says}: white overprints")
    if paint.width is None:
        return
    if paint.width < BLACK_LINE - NEAR:
        if paint.is_black() and not (paint.overprints and paint.mode == "1"):
            faults.add("gwg-R0010", f"{says}: black knocks out, or OPM is not 1")
        if paint.is_gray_black():
            faults.add("gwg-R0012", f"{says}: black is DeviceGray")
    if paint.width < THINNEST - NEAR:
        rule = "press-line"
        if paint.is_white():
            rule = "gwg-R0018"
        elif paint.number_of_inks() > 1:
            rule = "gwg-R0019"
        faults.add(rule, f"{says}: too thin")


def check_colour(paint, faults):
    if "DeviceRGB" in paint.space or "BGR" in paint.space:
        faults.add("x4-rgb" if not paint.is_calibrated else "gwg-R0027", f"{paint.says()}")
    elif paint.space.startswith("Lab"):
        faults.add("gwg-R0027", paint.says())
    if paint.space == "DeviceGray" and paint.overprints and not paint.is_image:
        faults.add("gwg-R0013", f"{paint.says()}: gray overprints")
    if paint.space == "DeviceCMYK" and sum(paint.colour) > MOST_INK + 0.001:
        faults.add("press-ink", f"{paint.says()}: {100 * sum(paint.colour):.0f} % of ink")


# --- Rules of place ------------------------------------------------------------------------------

def on_page(page, name):
    """A page's box as trace counts: from the top left of what mutool takes for the page."""
    shown, found = box(page, "/CropBox") or box(page, "/MediaBox"), box(page, name)
    if not found:
        return None
    return (found[0] - shown[0], shown[3] - found[3], found[2] - shown[0], shown[3] - found[1])


def overlaps(a, b):
    return a[0] < b[2] - NEAR and a[2] > b[0] + NEAR and a[1] < b[3] - NEAR and a[3] > b[1] + NEAR


def check_places(page, paints, faults):
    trim, bleed = on_page(page, "/TrimBox"), on_page(page, "/BleedBox")
    if not trim or "/Rotate" in page or "/UserUnit" in page:
        return
    for paint in paints:
        if not paint.box:
            continue
        if re.match(r"(Separation|DeviceN)\([^,]*,(.*,)?All(,.*)?\)$", paint.space) and \
                overlaps(paint.box, trim):
            faults.add("gwg-R0024", f"{paint.says()}: All inside the trimmed page")
        if bleed and not paint.is_text and not paint.is_white() and overlaps(paint.box, trim):
            check_bleed(paint, trim, bleed, faults)


def check_bleed(paint, trim, bleed, faults):
    for side, name in enumerate(("left", "top", "right", "bottom")):
        sign = 1 if side < 2 else -1     # inwards
        reaches = sign * (paint.box[side] - trim[side]) <= NEAR
        fills = sign * (paint.box[side] - bleed[side]) <= NEAR
        if reaches and not fills and abs(trim[side] - bleed[side]) > NEAR:
            faults.add("press-bleed", f"{paint.says()}: ends between trim and bleed, {name}")


# --- Pictures and inks ---------------------------------------------------------------------------

def check_pictures(path, pdf, faults):
    said = ask(["pdfimages", "-list"], path, pdf).decode()
    for row in said.splitlines()[2:]:
        cells = row.split()
        page, kind, bits = cells[0], cells[2], cells[7]
        ppi = min(int(cells[12]), int(cells[13])) + 0.5   # the list is rounded
        if kind not in ("image", "stencil", "mask"):
            continue
        rule, least, better = ("gwg-R0032", 550, 800) if bits == "1" else ("gwg-R0031", 150, 225)
        if ppi < better:
            faults.add(rule, f"page {page}: a picture has {ppi:.0f} ppi, fewer than "
                             f"{least if ppi < least else better}")


def check_picture_inks(pdf, faults):
    for _, _, thing in walk(pdf.Root):
        if isinstance(thing, pikepdf.Stream) and plain(thing.get("/Subtype")) == "/Image" and \
                plain(thing.get("/ColorSpace")) == "/DeviceCMYK":
            most = most_ink(thing)
            if most > MOST_INK + 0.01:
                faults.add("press-ink", f"a pixel of a picture has {100 * most:.0f} % of ink")


def most_ink(image):
    import numpy

    picture = pikepdf.PdfImage(image).as_pil_image()
    if picture.mode != "CMYK":
        return 0
    return numpy.asarray(picture).astype(int).sum(axis=2).max() / 255


def spelt(thing):
    """An object as text, references followed, so that two can be compared."""
    if isinstance(thing, pikepdf.Stream):
        return repr(thing.read_bytes()) + spelt(thing.stream_dict)
    if is_dictionary(thing):
        return "<<" + " ".join(key + spelt(value) for key, value in sorted(thing.items())
                               if key not in ("/Length", "/Filter")) + ">>"
    if isinstance(thing, pikepdf.Array):
        return "[" + " ".join(spelt(value) for value in thing) + "]"
    return str(thing)


def check_spots(pdf, faults):
    stand_ins = defaultdict(set)
    for _, _, thing in walk(pdf.Root):
        if kind_of(thing) == "/Separation":
            stand_ins[str(thing[1])[1:]].add(spelt(thing[2]) + spelt(thing[3]))
    names = sorted(set(stand_ins) - {"All", "None"})
    for name in names:
        if len(stand_ins[name]) > 1:
            faults.add("x4-spot", f"{name} has {len(stand_ins[name])} stand-ins")
    for i, a in enumerate(names):
        for b in names[i + 1:]:
            if a.lower() == b.lower():
                faults.add("gwg-R0022", f"{a} and {b}")
            elif stem(a) == stem(b):
                faults.add("gwg-R0021", f"{a} and {b}")
            if stand_ins[a] == stand_ins[b]:
                faults.add("gwg-R0023", f"{a} and {b}")


def stem(name):
    return re.sub(r"\s+(C|U|M|CV|CVC|CVU|CVP|CP|UP|EC|PC|HC)$", "", name, flags=re.I).lower()


def check_paint(path, pdf, faults):
    calibrated = any(kind_of(thing) in ("/CalRGB", "/CalGray")
                     for _, _, thing in walk(pdf.Root))
    for page, paints in zip((p.obj for p in pdf.pages), trace_all(path, pdf), strict=True):
        for paint in paints:
            # mutool shows CalRGB as DeviceRGB; objects tell them apart
            paint.is_calibrated = calibrated
            check_colour(paint, faults)
            if paint.is_text:
                check_text(paint, faults)
            elif not paint.is_image:
                check_shape(paint, faults)
        check_places(page, paints, faults)
    check_pictures(path, pdf, faults)
    check_picture_inks(pdf, faults)
    check_spots(pdf, faults)
