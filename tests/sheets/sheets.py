"""What stands on the sides of a press file, as other programs read it.

sheets.py < CALLS                        a call with its words a line, by tabs; answers a line each
sheets.py places PLAIN.pdf FILE.pdf      where the pages of PLAIN stand, a line each side
sheets.py order FILE.pdf                 pages from the top left to the bottom right of each side
sheets.py boxes FILE.pdf W H T R B L [marked]  what is wrong with the boxes of any side; lengths in points
sheets.py marks FILE.pdf                 what is wrong with the marks, and how many there are of each
sheets.py blank FILE.pdf                 whether anything is seen between trim and bleed
sheets.py band FILE.pdf                  whether the head of every side is painted to the end of the bleed
sheets.py plates FILE.pdf INK...         ink of marks and patches on each plate
"""
import contextlib, glob, io, os, re, struct, subprocess, sys, tempfile
from xml.etree import ElementTree

MM = 72 / 25.4
NEAR = 0.01


def run(*words):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def boxes_of(pdf):
    """For each side, its boxes by name: left, top, right, bottom, from the media's top left."""
    sides = {}
    for line in run("pdfinfo", "-box", "-f", "1", "-l", "9999", pdf).decode().split("\n"):
        found = re.match(r"Page +(\d+) (Media|Bleed|Trim)Box: +(\S+) +(\S+) +(\S+) +(\S+)", line)
        if found:
            side = sides.setdefault(int(found[1]), {})
            side[found[2]] = [float(word) for word in found.groups()[2:]]
    for side in sides.values():
        height = side["Media"][3]
        for name, (left, foot, right, head) in side.items():
            side[name] = (left, height - head, right, height - foot)
    return [sides[number] for number in sorted(sides)]


def corners(pdf):
    """For each side, where the words p1, p2... begin, from the trimmed sheet."""
    text = run("pdftotext", "-bbox", pdf, "-").decode()
    sides = []
    for side, box in zip(text.split("<page ")[1:], boxes_of(pdf)):
        words = re.findall(r'xMin="(\S+)" yMin="(\S+)" \S+ \S+>p(\d+)<', side)
        sides.append({int(n): (float(x) - box["Trim"][0], float(y) - box["Trim"][1])
                      for x, y, n in words})
    return sides


def places(plain, pdf):
    at = {}
    for side in corners(plain):
        at.update(side)
    for number, side in enumerate(corners(pdf)):
        found = [f"{n} at {x - at[n][0] + NEAR:.1f},{y - at[n][1] + NEAR:.1f}"
                 for n, (x, y) in sorted(side.items())]
        print(f"side {number + 1}:", "; ".join(found))


def order(pdf):
    for side in corners(pdf):
        # rows are further apart than anything in one of them
        print(*sorted(side, key=lambda n: (round(side[n][1] / 200), side[n][0])))


def boxes(pdf, width, height, top, right, bottom, left, *marked):
    width, height, top, right, bottom, left = map(
        float, (width, height, top, right, bottom, left))
    sides = boxes_of(pdf)
    for number, side in enumerate(sides):
        media, bleed, trim = side["Media"], side["Bleed"], side["Trim"]
        # pdfinfo has two decimals
        wanted = (trim[0] - left, trim[1] - top, trim[2] + right, trim[3] + bottom)
        room = [trim[0], trim[1], media[2] - trim[2], media[3] - trim[3]]
        if abs(trim[2] - trim[0] - width) > 0.02 or abs(trim[3] - trim[1] - height) > 0.02:
            print(f"side {number + 1}: the trim box is {trim}")
        if max(abs(a - b) for a, b in zip(bleed, wanted)) > 0.02:
            print(f"side {number + 1}: the bleed box is {bleed}, not {wanted}")
        if not marked and max(abs(a - b) for a, b in zip(bleed, media)) > 0.02:
            print(f"side {number + 1}: the medium is {media}, the bleed {bleed}")
        if marked and (max(room) - min(room) > 0.02 or
                       min(room) < max(top, right, bottom, left, 3 * MM) + 5 * MM):
            print(f"side {number + 1}: room for marks is {room}")
    print(f"{len(sides)} sides")


class Painted:
    """Something painted: its box, y down, and what with."""

    def __init__(self, kind, ink, box):
        self.kind, self.ink, self.box = kind, ink, box

    def gap(self, box):
        """How far it is from another box; negative: they overlap."""
        a = self.box
        return max(a[0] - box[2], box[0] - a[2], a[1] - box[3], box[1] - a[3])

    def is_in(self, box):
        a = self.box
        return (a[0] > box[0] - NEAR and a[1] > box[1] - NEAR and
                a[2] < box[2] + NEAR and a[3] < box[3] + NEAR)


def parts(path):
    """The boxes of the parts of a path, and whether it has curves; then it is one thing."""
    a, b, c, d, e, f = map(float, path.get("transform").split())
    thick = float(path.get("linewidth", 0)) / 2
    found, is_curved = [], path.find("curveto") is not None
    for step in path:
        if step.tag == "moveto":
            found.append([])
        for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("x3", "y3")):
            if x in step.attrib:
                px, py = float(step.get(x)), float(step.get(y))
                found[-1].append((a * px + c * py + e, b * px + d * py + f))
    boxes = []
    for points in found:
        # lines along an axis, with butt ends, are no longer than what they join
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        across = thick if max(ys) - min(ys) > NEAR else 0
        down = thick if max(xs) - min(xs) > NEAR else 0
        boxes.append((min(xs) - across, min(ys) - down, max(xs) + across, max(ys) + down))
    if is_curved:
        left, top, right, bottom = zip(*boxes)
        boxes = [(min(left), min(top), max(right), max(bottom))]
    return boxes, is_curved


def painted_on(page):
    for path in page.iter():
        ink = (path.get("colorspace"), path.get("color"))
        if path.tag in ("fill_path", "stroke_path"):
            boxes, is_curved = parts(path)
            kind = "patch" if path.tag == "fill_path" else "target" if is_curved else \
                "fold" if path.get("dash") else "cut"
            for box in boxes:
                yield Painted(kind, ink, box)
        elif path.tag == "fill_text":
            a, b, c, d, e, f = map(float, path.get("transform").split())
            for glyph in path.iter("g"):
                x, y = float(glyph.get("x")), float(glyph.get("y"))
                x, y = a * x + c * y + e, b * x + d * y + f
                yield Painted("text", ink, (x, y, x, y))


def fault_of_mark(mark, side):
    if not mark.is_in(side["Media"]):
        return "beside the medium"
    if mark.gap(side["Trim"]) < 3 * MM - NEAR:
        return "too near to the trimmed sheet"
    if mark.gap(side["Bleed"]) < NEAR:
        return "on the bleed"
    if mark.kind == "text":
        return "text outside the bleed"
    if mark.kind != "patch" and mark.ink != ("Separation(DeviceCMYK,All)", "1"):
        return f"in {mark.ink}"
    if mark.kind == "patch" and "All" in mark.ink[0]:
        return "a patch in all inks"
    return None


def fault_of_two(a, b):
    gap = a.gap(b.box)
    if a.kind == b.kind == "patch":
        return None if gap > -NEAR else "patches on each other"
    return None if gap > 1 else "marks touch"


def marks(pdf):
    tree = ElementTree.fromstring(run("mutool", "trace", pdf))
    said = set()
    for number, (page, side) in enumerate(zip(tree.iter("page"), boxes_of(pdf))):
        outside = [p for p in painted_on(page) if not p.is_in(side["Bleed"])]
        for i, mark in enumerate(outside):
            found = [fault_of_mark(mark, side)] + [fault_of_two(mark, o) for o in outside[:i]]
            for fault in filter(None, found):
                print(f"side {number + 1}: {fault}: {mark.kind} {mark.box}")
        counts = [f"{sum(p.kind == kind for p in outside)} {kind}"
                  for kind in ("cut", "fold", "target", "patch")]
        said.add(", ".join(counts))
    print("; ".join(sorted(said)))


def grey_image(data):
    """Width, height and rows of a binary PGM."""
    words = re.match(rb"P5\s(?:#.*\n)*(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(words[1]), int(words[2])
    body = data[words.end():]
    return width, height, [body[y * width:(y + 1) * width] for y in range(height)]


def pictures(pdf, dpi):
    """For each side, the rows of its picture in grey, and its bleed and trim in pixels."""
    for number, side in enumerate(boxes_of(pdf)):
        data = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pgmraw", f"-r{dpi}",
                   f"-dFirstPage={number + 1}", f"-dLastPage={number + 1}", "-o", "-", pdf)
        words = re.match(rb"P5\s(?:#.*\n)*(\d+)\s+(\d+)\s+255\s", data)
        width, body = int(words[1]), data[words.end():]
        yield ([body[y * width:(y + 1) * width] for y in range(int(words[2]))],
               [round(v * dpi / 72) for v in side["Bleed"]],
               [round(v * dpi / 72) for v in side["Trim"]])


def blank(pdf):
    for number, (rows, bleed, trim) in enumerate(pictures(pdf, 72)):
        seen = sum(rows[y][x] < 250 for y in range(bleed[1], bleed[3])
                   for x in range(bleed[0], bleed[2])
                   if not (trim[0] <= x < trim[2] and trim[1] <= y < trim[3]))
        marks = sum(value < 250 for y, row in enumerate(rows) for x, value in enumerate(row)
                    if not (bleed[0] <= x < bleed[2] and bleed[1] <= y < bleed[3]))
        print(f"side {number + 1}: {seen} pixels between trim and bleed,",
              "marks outside" if marks else "no marks")


def band(pdf):
    for number, (rows, bleed, trim) in enumerate(pictures(pdf, 72)):
        for y in range(bleed[1] + 1, trim[1] + 4):
            inked = [x for x, value in enumerate(rows[y]) if value < 200]
            if abs(inked[0] - bleed[0]) > 1 or abs(inked[-1] + 1 - bleed[2]) > 1:
                print(f"side {number + 1}: from {inked[0]} to {inked[-1]}, bleed", bleed)
                break
            if len(inked) < inked[-1] - inked[0] + 1:
                print(f"side {number + 1}: a gap")
                break
        else:
            print(f"side {number + 1}: full")


def tiff(path):
    """Width and rows of an uncompressed TIFF of one byte a pixel (TIFF 6.0)."""
    with open(path, "rb") as file:
        data = file.read()
    order = "<" if data[:2] == b"II" else ">"
    at = struct.unpack_from(order + "I", data, 4)[0]
    tags = {}
    for i in range(struct.unpack_from(order + "H", data, at)[0]):
        tag, kind, n, value = struct.unpack_from(order + "HHII", data, at + 2 + 12 * i)
        size = {3: "H", 4: "I"}.get(kind)
        if size:
            place = at + 10 + 12 * i if n * struct.calcsize(size) <= 4 else value
            tags[tag] = struct.unpack_from(f"{order}{n}{size}", data, place)
    body = b"".join(data[a:a + n] for a, n in zip(tags[273], tags[279]))
    width = tags[256][0]
    return [body[y * width:(y + 1) * width] for y in range(tags[257][0])]


def plates(pdf, *inks):
    """On each plate, how dark the first cut mark is, then the patches, in percent."""
    dpi = 96
    tree = ElementTree.fromstring(run("mutool", "trace", pdf))
    side = boxes_of(pdf)[0]
    found = [p for p in painted_on(next(tree.iter("page"))) if not p.is_in(side["Bleed"])]
    cut = next(p for p in found if p.kind == "cut")
    patches = [p for p in found if p.kind == "patch"]
    with tempfile.TemporaryDirectory() as folder:
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep",
            "-sCompression=none", f"-r{dpi}", "-dLastPage=1", "-o",
            os.path.join(folder, "page.tif"), pdf)
        for ink in inks:
            rows = tiff(glob.glob(os.path.join(folder, f"page*({ink}).tif"))[0])

            def ink_at(box):
                x0, y0, x1, y1 = (v * dpi / 72 for v in box)
                y = int((y0 + y1) / 2)
                # a thin line lies on one of two pixels
                xs = {int((x0 + x1) / 2 - 0.5), int((x0 + x1) / 2 + 0.5)}
                return round(100 - min(rows[y][x] for x in xs) / 2.55)
            print(f"{ink}: cut {ink_at(cut.box)}, patches",
                  *(ink_at(p.box) for p in patches))


CALLS = {"places": places, "order": order, "boxes": boxes, "marks": marks, "blank": blank,
         "band": band, "plates": plates}


def answer(name, *words):
    """What a call prints, on one line."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        CALLS[name](*words)
    return "; ".join(out.getvalue().strip().split("\n"))


if sys.argv[1:]:
    CALLS[sys.argv[1]](*sys.argv[2:])
else:
    for line in sys.stdin:
        try:
            print(answer(*line.rstrip("\n").split("\t")))
        except (OSError, subprocess.SubprocessError) as error:
            print(error)
