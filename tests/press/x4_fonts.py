"""Contents, operator by operator, and the fonts that they use: what is embedded, how wide it is,
and which characters it says it shows. Font programs are read by fontTools."""
import io
import logging
import re

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from x4_file import ask, plain

logging.getLogger("fontTools").setLevel(logging.ERROR)  # of dates in fonts it need not warn

OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i"
                " ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ"
                " TL Tm Tr Ts Tw Tz v w W W* y ' \" INLINE IMAGE".split())
NAMED = {"gs": "/ExtGState", "Do": "/XObject", "sh": "/Shading", "Tf": "/Font",
         "cs": "/ColorSpace", "CS": "/ColorSpace"}
PAINT = set("f F f* b B b* B* s S sh Do Tj TJ ' \" INLINE".split())
DEEPEST = 28


class Contents:
    """Walks the contents of pages and forms; notes which codes of which font are shown."""

    def __init__(self, faults):
        self.faults = faults
        self.codes = {}      # object number of a font: (font, set of codes)
        self.seen = set()    # forms

    def look_up(self, resources, operator, operands):
        kind = NAMED.get(operator)
        if not kind or not operands or not isinstance(operands[0], pikepdf.Name):
            return None
        name = str(operands[0])
        if kind == "/ColorSpace" and name in ("/DeviceGray", "/DeviceCMYK", "/DeviceRGB",
                                              "/Pattern"):
            return None
        found = resources.get(kind, {}).get(name)
        if found is None:
            self.faults.add("floor-content", f"{name} is not among the resources")
        return found

    def show(self, font, operands):
        codes = self.codes.setdefault(font.objgen, (font, set()))[1]
        strings = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
        for string in strings:
            if isinstance(string, pikepdf.String):
                codes.update(read_codes(font, bytes(string)))

    def read(self, where, stream, resources):
        """True if anything is painted."""
        depth = deepest = texts = 0
        font, fonts, is_painted = None, [], False
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), instruction.operands
            if operator not in OPERATORS:
                self.faults.add("floor-content", f"{where}: there is no operator {operator!r}")
            is_painted = is_painted or operator in PAINT
            found = self.look_up(resources, operator, operands)
            if operator == "q":
                depth += 1
                fonts.append(font)
            elif operator == "Q":
                depth -= 1
                font = fonts.pop() if fonts else None
            elif operator in ("BT", "ET"):
                texts += 1 if operator == "BT" else -1
            elif operator == "Tf":
                font = found
            elif operator in ("Tj", "TJ", "'", '"') and font is not None:
                self.show(font, operands)
            elif operator == "Do" and found is not None:
                self.read_form(where, found, resources)
            deepest = max(deepest, depth)
            if depth < 0 or texts not in (0, 1):
                self.faults.add("floor-content", f"{where}: q and Q, or BT and ET, do not match")
        if depth or texts:
            self.faults.add("floor-content", f"{where}: q and Q, or BT and ET, do not match")
        if deepest > DEEPEST:
            self.faults.add("floor-limits", f"{where}: q is nested {deepest} deep")
        return is_painted

    def read_form(self, where, form, resources):
        if plain(form.get("/Subtype")) == "/Form" and form.objgen not in self.seen:
            self.seen.add(form.objgen)
            self.read(where, form, form.get("/Resources", resources))


def read_space(font):
    """The ranges of its codes: their first and last, in bytes."""
    encoding = font.get("/Encoding")
    if plain(font.get("/Subtype")) != "/Type0":
        return [(b"\0", b"\xff")]
    if not isinstance(encoding, pikepdf.Stream):
        return [(b"\0\0", b"\xff\xff")]
    data = encoding.read_bytes().decode("latin-1")
    return [(bytes.fromhex(first), bytes.fromhex(last))
            for block in re.findall(r"begincodespacerange(.*?)endcodespacerange", data, re.S)
            for first, last in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block)]


def read_codes(font, data):
    """The codes of a string; bytes that are none are one each."""
    space = read_space(font)
    while data:
        n = next((len(first) for first, last in space
                  if len(first) <= len(data) and
                  all(a <= b <= c for a, b, c in zip(first, data, last))), 1)
        yield int.from_bytes(data[:n], "big")
        data = data[n:]


def read_cids(font, codes):
    """The CIDs of codes: themselves, where the encoding is a name."""
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        return codes
    data, cids = encoding.read_bytes().decode("latin-1"), {}
    for block in re.findall(r"begincidchar(.*?)endcidchar", data, re.S):
        for code, cid in re.findall(r"<([0-9A-Fa-f]+)>\s*(\d+)", block):
            cids[int(code, 16)] = int(cid)
    for block in re.findall(r"begincidrange(.*?)endcidrange", data, re.S):
        for first, last, cid in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)", block):
            for i, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                cids[code] = int(cid) + i
    return {cids.get(code, 0) for code in codes}


def read_to_unicode(font):
    """Code: the characters it stands for."""
    data = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, text in re.findall(
                r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[.*?\])", block, re.S):
            texts = re.findall(r"<([0-9A-Fa-f]*)>", text)
            for i, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if text[0] == "[":
                    found[code] = bytes.fromhex(texts[i]) if i < len(texts) else b""
                else:
                    base = bytes.fromhex(texts[0])
                    found[code] = base[:-1] + bytes([(base[-1] + i) & 255])
    return found


def check_unicode(name, font, codes, faults):
    if "/ToUnicode" not in font:
        faults.add("floor-unicode", f"{name} has no ToUnicode")
        return
    texts = read_to_unicode(font)
    for code in sorted(codes):
        text = texts.get(code, b"").decode("utf-16-be", "replace")
        if not text or set(text) & set("\0\ufeff\ufffe\ufffd"):
            faults.add("floor-unicode", f"{name}: code {code} is said to be {text!r}")


def stated_widths(descendant):
    widths, row = {}, list(descendant.get("/W", []))
    while row:
        first, second = int(row.pop(0)), row.pop(0)
        if isinstance(second, pikepdf.Array):
            widths.update((first + i, float(width)) for i, width in enumerate(second))
        else:
            width = float(row.pop(0))
            widths.update((cid, width) for cid in range(first, int(second) + 1))
    return widths


class GlyphWidths:
    """The widths of a font program in thousandths of an em, by CID."""

    def __init__(self, descendant):
        descriptor = descendant.FontDescriptor
        self.map = descendant.get("/CIDToGIDMap")
        program = descriptor["/FontFile2" if "/FontFile2" in descriptor else "/FontFile3"]
        data = io.BytesIO(program.read_bytes())
        if plain(program.get("/Subtype")) == "/CIDFontType0C":
            fonts = CFFFontSet()
            fonts.decompile(data, None)
            self.top, self.font = fonts[0], None
        else:
            self.font = TTFont(data, lazy=True)
            self.scale = 1000 / self.font["head"].unitsPerEm
            self.advances = self.read_advances()

    def read_advances(self):
        """Straight from the tables: a subset may lack what names glyphs."""
        n = self.font["hhea"].numberOfHMetrics
        data = self.font.reader["hmtx"]
        return [int.from_bytes(data[4 * i:4 * i + 2], "big") for i in range(n)]

    def width(self, cid):
        if self.font is None:
            return self.outline_width(cid)
        gid = cid
        if isinstance(self.map, pikepdf.Stream):
            data = self.map.read_bytes()
            gid = int.from_bytes(data[2 * cid:2 * cid + 2], "big")
        return self.advances[min(gid, len(self.advances) - 1)] * self.scale

    def outline_width(self, cid):
        """CFF keeps the width in the outline."""
        names = self.top.charset
        name = f"cid{cid:05d}" if hasattr(self.top, "ROS") else names[cid]
        outline = self.top.CharStrings[name]
        outline.draw(NoPen())
        matrix = getattr(self.top, "FontMatrix", [0.001])
        return outline.width * matrix[0] * 1000


class NoPen:
    def __getattr__(self, name):
        return lambda *points: None


def check_widths(name, font, codes, faults):
    descendant = font.DescendantFonts[0]
    descriptor = descendant.FontDescriptor
    if "/FontFile2" not in descriptor and "/FontFile3" not in descriptor:
        faults.add("floor-font", f"{name} is not embedded")
        return
    stated, real = stated_widths(descendant), GlyphWidths(descendant)
    usual = float(descendant.get("/DW", 1000))
    for cid in sorted(codes | set(stated)):
        says, is_wide = stated.get(cid, usual), real.width(cid)
        if abs(says - is_wide) > 1:
            faults.add("floor-widths", f"{name}: {cid} is {is_wide:.1f} wide and says {says:g}")
            return


def check_contents(pdf, faults):
    contents = Contents(faults)
    for number, page in enumerate(pdf.pages, 1):
        is_painted = contents.read(f"page {number}", page, page.obj.get("/Resources", {}))
        if not is_painted:
            faults.add("gwg-R0005", f"page {number} is empty")
    for font, codes in contents.codes.values():
        name = plain(font.get("/BaseFont", "a font"))[1:]
        kind = plain(font.get("/Subtype"))
        if kind == "/Type3":
            faults.add("press-type3", f"{name} is of Type 3")
        check_unicode(name, font, codes, faults)
        if kind == "/Type0":
            check_widths(name, font, read_cids(font, codes), faults)


def check_fonts(path, pdf, faults):
    """By poppler, which looks at all fonts that pages name."""
    said = ask(["pdffonts"], path, pdf).decode("utf-8", "replace")
    for row in said.splitlines()[2:]:
        cells = row.split()
        name, embedded, unicode = cells[0], cells[-5], cells[-3]
        if embedded != "yes":
            faults.add("floor-font", f"{name} is not embedded")
        if unicode != "yes":
            faults.add("floor-unicode", f"{name} has no ToUnicode")
