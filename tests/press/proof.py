#!/usr/bin/env python3
"""proof.py CHECK FILE.pdf...: what stands on the plates, by Ghostscript; TAP without numbers.

black       black text and lines stand on the black plate alone, and others go on beneath them
overprint   without overprint they would leave holes; with it there are none
spot NAME=T the spot ink has a plate of its name, with its tints T (in percent, "100,15") on it
ink         over any square of 15 mm, and where colour is flat, at most 300 % of ink
only INKS   only these plates, joined by commas, have ink
bleed EDGES art along these edges ("left+top" a page, joined by commas) fills the bleed
marks FILE  FILE is the same with marks: the bleed box is the same, the marks have all inks"""
import sys
import tempfile
from pathlib import Path

import numpy
import pikepdf

from plates import PROCESS, largest_area, plates, total
from x4_file import box
from x4_paint import intersection, on_page, overlaps, trace

DPI = 127      # 5 pixels a millimetre
MOST = 300     # percent


def say(is_good, text, *remarks):
    print(f"{'ok' if is_good else 'not ok'} - {text}")
    if not is_good:
        for remark in remarks:
            print(f"# {remark}")


def pixels(place, corner, dpi, grow=0):
    """Slices for a box in points from the top left of the page, on plates that begin at corner."""
    left, top, right, bottom = (
        (place[i] - corner[i % 2]) * dpi / 72 + (grow if i > 1 else -grow) for i in range(4))
    return (slice(max(0, int(numpy.floor(top))), max(0, int(numpy.ceil(bottom)))),
            slice(max(0, int(numpy.floor(left))), max(0, int(numpy.ceil(right)))))


# --- Black ---------------------------------------------------------------------------------------

def is_black_line(paint):
    return paint.is_black() and paint.width is not None and paint.width < 2


def glyph_places(paint):
    """A box for each letter that is no blank."""
    for _, x, y, size, advance in paint.glyphs:
        yield x, y - 0.75 * size, x + advance * size, y + 0.2 * size


def without_black(path, copy, are_lines_too):
    """The file without its black text, and if wanted without what else is black and overprints."""
    nleft_out = 0
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            kept, black, over, states = [], False, False, []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name == "q":
                    states.append((black, over))
                elif name == "Q" and states:
                    black, over = states.pop()
                elif name in ("k", "g", "rg", "cs"):
                    black = name == "k" and [float(n) for n in operands] == [0, 0, 0, 1]
                elif name == "gs":
                    state = page.obj.Resources.ExtGState[str(operands[0])]
                    over = bool(state.get("/op", over))
                if black and name in ("Tj", "TJ"):
                    nleft_out += 1
                    continue
                if black and over and are_lines_too and name == "f":
                    operands, operator = [], pikepdf.Operator("n")
                kept.append((operands, operator))
            page.obj.Contents.write(pikepdf.unparse_content_stream(kept))
        pdf.save(copy)
    return nleft_out


def check_black(path):
    name = Path(path).name
    with tempfile.TemporaryDirectory() as folder:
        copy = f"{folder}/copy.pdf"
        nstrings = without_black(path, copy, True)
        whole, bare = plates(path, DPI), plates(copy, DPI)
    letters = sum(len(p.glyphs) for page in trace(path) for p in page if p.is_black())
    say(nstrings > 20 and letters > 300, f"{name}: most of the text is black",
        f"{nstrings} strings, {letters} letters")
    others = [f"page {number}, {ink}: {int((page[ink] != left[ink]).sum())} pixels"
              for number, (page, left) in enumerate(zip(whole, bare), 1)
              for ink in page if ink != "Black" and (page[ink] != left[ink]).any()]
    say(not others, f"{name}: black text and rules change no plate but the black one", *others)
    say(all((page["Black"].astype(int) - left["Black"] > 200).sum() > 1000
            for page, left in zip(whole, bare)), f"{name}: and that one they do")
    check_paper(path, name, whole)


def check_paper(path, name, pages):
    """Letters on white paper, one by one."""
    nletters, faults = 0, []
    with pikepdf.open(path) as pdf:
        for number, (page, paints) in enumerate(zip(pdf.pages, trace(path)), 1):
            trim = on_page(page.obj, "/TrimBox")
            grounds = [p for p in paints if p.box and not p.is_black() and not p.is_white()]
            for letter in (place for p in paints if p.is_black() for place in glyph_places(p)):
                if any(overlaps(letter, ground.box) for ground in grounds):
                    continue
                nletters += 1
                where = pixels(letter, trim, DPI, -1)   # not what stands beside it
                faults += [f"page {number}: {ink} at {letter}" for ink, plate in
                           pages[number - 1].items() if ink != "Black" and plate[where].any()]
    say(nletters > 300 and not faults,
        f"{name}: under black letters on white paper the other plates are empty",
        f"{nletters} letters", *faults[:5])


# --- Overprint -----------------------------------------------------------------------------------

def check_overprint(path):
    name, ndiffering, strays, gaps = Path(path).name, {}, 0, 0
    with_it, without = plates(path, DPI), plates(path, DPI, overprint=False)
    with pikepdf.open(path) as pdf:
        corners = [on_page(page.obj, "/TrimBox") for page in pdf.pages]
    for number, paints in enumerate(trace(path)):
        black = numpy.zeros(with_it[number]["Black"].shape, bool)
        for paint in paints:
            if paint.box and paint.is_black() and paint.overprints:
                black[pixels(paint.box, corners[number], DPI, 1)] = True
        for ink, plate in with_it[number].items():
            holes = plate != without[number][ink]
            ndiffering[ink] = ndiffering.get(ink, 0) + int(holes.sum())
            strays += int((holes & ~black).sum())
            # what lies there is what lies beside it: nothing was knocked out
            gaps += int((holes & (plate == 0)).sum())
            gaps += int((holes & (with_it[number]["Black"] != 255)).sum())
            if holes.any():
                rows, columns = numpy.nonzero(holes)
                print(f"# page {number + 1}, {ink}: {holes.sum()} pixels, x {columns.min() / 5:.1f}"
                      f" to {columns.max() / 5:.1f} mm, y {rows.min() / 5:.1f} to "
                      f"{rows.max() / 5:.1f} mm")
    spots = [ink for ink in ndiffering if ink not in PROCESS]
    say(sum(ndiffering[ink] for ink in spots) > 20,
        f"{name}: the spot plate has holes under black when overprint is switched off", ndiffering)
    say(sum(n for ink, n in ndiffering.items() if ink in PROCESS[:3]) > 20,
        f"{name}: and so have process plates", ndiffering)
    say(strays == 0, f"{name}: nothing else depends on overprint", f"{strays} pixels")
    say(gaps == 0, f"{name}: the grounds go on under the black, without a gap", f"{gaps} pixels")


# --- Spot inks and how much ink ------------------------------------------------------------------

def bare_places(paints, space, trim):
    """(x, y, tint) in the middle of what the trimmed page shows of boxes in the colour space, where
    nothing is painted over."""
    for i, paint in enumerate(paints):
        if not paint.is_box or paint.space != space:
            continue
        shown = intersection(paint.box, trim)
        x, y = ((shown[k] + shown[k + 2]) / 2 for k in (0, 1))
        spot = x - 0.5, y - 0.5, x + 0.5, y + 0.5
        if not any(later.box and overlaps(spot, later.box) for later in paints[i + 1:]):
            yield x, y, paint.colour[0]


def check_spot(wanted, path):
    ink, _, tints = wanted.partition("=")
    name, pages = Path(path).name, plates(path, DPI)
    tints = {round(float(tint) / 100, 3) for tint in tints.split(",")}
    say(all(set(page) == {*PROCESS, ink} for page in pages), f"{name}: a plate is named {ink!r}",
        *(sorted(page) for page in pages))
    found, faults = set(), []
    with pikepdf.open(path) as pdf:
        corners = [on_page(page.obj, "/TrimBox") for page in pdf.pages]
    for number, paints in enumerate(trace(path)):
        for x, y, tint in bare_places(paints, f"Separation(DeviceCMYK,{ink})",
                                      corners[number]):
            row, column = (int((at - corners[number][k]) * DPI / 72) for k, at in ((1, y), (0, x)))
            found.add(round(tint, 3))
            if abs(int(pages[number][ink][row, column]) - 255 * tint) > 2:
                faults.append(f"page {number + 1}: {pages[number][ink][row, column]} at {x}, {y}")
    say(not faults, f"{name}: and has the ink that the file says", *faults[:5])
    say(found and found <= tints, f"{name}: in the tints of the theme", sorted(found))
    say(all(page[ink].any() for page in pages), f"{name}: on every page")


def check_ink(path):
    name, worst, peak = Path(path).name, 0, 0
    for page in plates(path, DPI, "Bleed"):
        worst = max(worst, largest_area(page, DPI))
        peak = max(peak, total(page).max())
    flat = max((100 * sum(p.inks() or [0]) for page in trace(path) for p in page), default=0)
    print(f"# {name}: {worst:.0f} % over 15 mm, {peak:.0f} % at a point, {flat:.0f} % in a colour")
    say(0 < worst <= MOST, f"{name}: at most {MOST} % of ink over 15 mm", f"{worst:.1f} %")
    say(flat <= MOST + 0.1, f"{name}: no colour has more", f"{flat:.1f} %")


def check_only(inks, path):
    name, faults, wanted = Path(path).name, [], set(inks.split(","))
    for number, page in enumerate(plates(path, DPI, "Media"), 1):
        found = {ink for ink in page if page[ink].any()}
        if found - wanted or "Black" not in found:
            faults.append(f"page {number}: {sorted(found)}")
    say(not faults, f"{name}: only these plates have ink: {inks}", *faults)


# --- Bleed and marks -----------------------------------------------------------------------------

def turned(plate, edge):
    """The plate turned so that the edge is at the top."""
    return {"top": plate, "bottom": plate[::-1], "left": plate.T,
            "right": plate.T[::-1]}[edge]


def check_bleed(edges, path):
    name, faults, slivers = Path(path).name, [], []
    pages = plates(path, DPI, "Bleed")
    wanted = edges.split(",")
    with pikepdf.open(path) as pdf:
        for number, (page, inks) in enumerate(zip(pdf.pages, pages)):
            bleed, trim = box(page.obj, "/BleedBox"), box(page.obj, "/TrimBox")
            depths = {"left": trim[0] - bleed[0], "bottom": trim[1] - bleed[1],
                      "right": bleed[2] - trim[2], "top": bleed[3] - trim[3]}
            for edge, depth in depths.items():
                is_art = edge in wanted[min(number, len(wanted) - 1)].split("+")
                for ink, plate in inks.items():
                    rows = turned(plate, edge)
                    n = round(depth * DPI / 72)
                    inside = rows[n + 1]
                    # the corners belong to two edges
                    middle = slice(20, -20)
                    if n < 1 or (rows[:n + 1, middle] != inside[middle]).any():
                        faults.append(f"page {number + 1}, {edge}, {ink}")
                whole = turned(total(inks), edge)
                if is_art != bool(whole[0].all()):
                    slivers.append(f"page {number + 1}, {edge}: art {is_art}, "
                                   f"{int((whole[0] == 0).sum())} pixels without ink")
    say(not faults, f"{name}: what stands at the trim goes on through the bleed", *faults[:8])
    say(not slivers, f"{name}: up to its end, along {edges}", *slivers)


def check_marks(marked, path):
    name = Path(marked).name
    bare, same = plates(path, DPI, "Bleed"), plates(marked, DPI, "Bleed")
    faults = [f"page {number}, {ink}" for number, (a, b) in enumerate(zip(bare, same), 1)
              for ink in a if ink not in b or a[ink].shape != b[ink].shape or
              (a[ink] != b[ink]).any()]
    say(len(bare) == len(same) and not faults,
        f"{name}: within the bleed box nothing is changed by marks", *faults)
    targets, patches, missing = 0, set(), []
    media = plates(marked, 200, "Media")
    with pikepdf.open(marked) as pdf:
        for number, (page, paints) in enumerate(zip(pdf.pages, trace(marked))):
            bleed = on_page(page.obj, "/BleedBox")
            for paint in paints:
                if not paint.box or overlaps(paint.box, bleed):
                    continue
                where = pixels(paint.box, (0, 0), 200)
                inked = {ink for ink, plate in media[number].items() if plate[where].any()}
                if ",All)" in paint.space:
                    targets += 1
                    if inked != set(media[number]):
                        missing.append(f"page {number + 1}: {paint.box} only on {sorted(inked)}")
                elif sum(1 for n in paint.inks() or [] if n) == 1:
                    patches |= {(number, ink) for ink in inked}
    say(targets >= 8 * len(bare) and not missing,
        f"{name}: crop and registration marks stand on every plate", f"{targets} marks",
        *missing[:5])
    every = {(number, ink) for number, page in enumerate(media) for ink in page}
    say(patches == every, f"{name}: the colour bar has a patch of every ink",
        sorted(every - patches))


CHECKS = {"black": check_black, "overprint": check_overprint, "ink": check_ink}
OF_SOMETHING = {"spot": check_spot, "only": check_only, "bleed": check_bleed, "marks": check_marks}


def main():
    check, *rest = sys.argv[1:]
    if check in OF_SOMETHING:
        argument, *files = rest
        for path in files:
            OF_SOMETHING[check](argument, path)
        return
    for path in rest:
        CHECKS[check](path)


if __name__ == "__main__":
    main()
