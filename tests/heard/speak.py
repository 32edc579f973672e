#!/usr/bin/env python3
"""speak.py FILE: a tagged PDF as a screen reader speaks it, a line for what is said in one breath.

A figure is its alternative text, and what is drawn in it is not said; a cell says first of which row
and column it is. Faults are lines that begin with "FAULT"."""
import re
import sys

import pikepdf


def unicode_map(font):
    """Codes of a font to what they say."""
    said = {}
    if "/ToUnicode" not in font:
        return said
    text = font.ToUnicode.read_bytes().decode("latin-1")

    def letters(digits):
        return bytes.fromhex(digits).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            said[bytes.fromhex(code)] = letters(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.S):
            each = re.findall(r"<(\w+)>", to)
            first, base = int(low, 16), letters(each[0])
            for i in range(int(high, 16) - first + 1):
                code = (first + i).to_bytes(len(low) // 2, "big")
                said[code] = letters(each[i]) if to[0] == "[" \
                    else base[:-1] + chr(ord(base[-1]) + i)
    return said


def code_lengths(font):
    """How long a code is, by its first byte."""
    if font.get("/Subtype") != "/Type0":
        return {}
    encoding = font.Encoding
    if not isinstance(encoding, pikepdf.Stream):
        return {byte: 2 for byte in range(256)}
    text, lengths = encoding.read_bytes().decode("latin-1"), {}
    for block in re.findall(r"begincodespacerange(.*?)endcodespacerange", text, re.S):
        for low, high in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            for byte in range(int(low[:2], 16), int(high[:2], 16) + 1):
                lengths[byte] = len(low) // 2
    return lengths


def read_page(page):
    """What each marked content of a page says, by its number."""
    texts, open_marks, font = {}, [], {}
    fonts = {name: (unicode_map(font), code_lengths(font))
             for name, font in page.get("/Resources", {}).get("/Font", {}).items()}

    def say(text):
        """Innermost first: an ActualText stands for all that is shown inside."""
        if any(mark.get("instead") is not None for mark in open_marks):
            return
        for mark in reversed(open_marks):
            if "mcid" in mark:
                texts[mark["mcid"]] = texts.get(mark["mcid"], "") + text
                return

    def show(string):
        said, lengths = font["is"]
        raw, at, text = bytes(string), 0, ""
        while at < len(raw):
            code = raw[at:at + lengths.get(raw[at], 1)]
            text += said.get(code, "\ufffd")
            at += len(code)
        say(text)

    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font["is"] = fonts[str(operands[0])]
        elif name in ("BDC", "BMC"):
            mark = {}
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                if "/MCID" in operands[1]:
                    mark["mcid"] = int(operands[1].MCID)
                    texts.setdefault(mark["mcid"], "")
                if "/ActualText" in operands[1]:
                    say(str(operands[1].ActualText))
                    mark["instead"] = True
            open_marks.append(mark)
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tj":
            show(operands[0])
        elif name == "TJ":
            for item in operands[0]:
                if isinstance(item, pikepdf.String):
                    show(item)
    return texts


class Reader:
    """Walks the tree and says it."""

    def __init__(self, pdf):
        self.pages = {page.objgen: read_page(page) for page in pdf.pages}
        self.root = pdf.Root.StructTreeRoot
        self.lines = []
        self.alts = []
        self.linked = set()
        self.ids = {}

    def fault(self, what):
        self.lines.append("FAULT " + what)

    def kids(self, element):
        kids = element.get("/K")
        return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    @staticmethod
    def is_element(kid):
        return isinstance(kid, pikepdf.Dictionary) and "/S" in kid

    def words(self, element, page=None):
        """All of an element in one breath."""
        kind = str(element.S)[1:]
        if kind == "Figure":
            return self.figure(element)
        if "/ActualText" in element:
            return str(element.ActualText)
        page = element.get("/Pg", page)
        said = ""
        for kid in self.kids(element):
            if self.is_element(kid):
                said += self.words(kid, page)
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                self.linked.add(kid.Obj.objgen)
            elif isinstance(kid, pikepdf.Dictionary):
                said += self.pages[kid.get("/Pg", page).objgen][int(kid.MCID)]
            else:
                said += self.pages[page.objgen][int(kid)]
        if "/E" in element:
            said = f"{said.strip()} ({element.E}) "
        if "/Lang" in element and kind in ("Span", "Link"):
            said = f"[{element.Lang}: {said}]"
        if kind == "Link":
            said = f"<{said}>"
        if kind in ("P", "LI", "Lbl", "LBody", "L", "Note"):
            said += " "
        return said

    def figure(self, element):
        if "/Alt" not in element:
            self.fault("a figure without a text instead")
            return ""
        if self.attributes_of(element).get("/Placement") == "/Block":
            self.alts.append(str(element.Alt))
        return f"(picture: {element.Alt}) "

    def say(self, text, label=""):
        text = re.sub(r"\s+", " ", text.replace("\u2028", " ")).strip()
        if text:
            self.lines.append(label + text)

    def table(self, element):
        rows = []
        for kid in self.kids(element):
            kind = str(kid.S)
            if kind == "/Caption":
                self.say(self.words(kid), "caption: ")
            rows += [kid] if kind == "/TR" else [row for row in self.kids(kid) if kind != "/Caption"]
        attributes = element.get("/A")
        summary = ""
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes or {}]:
            summary = str(one.get("/Summary", summary))
        self.say(f"table of {len(rows)} rows. {summary}")
        heads, taken = {}, {}
        for row in rows:
            self.row(row, heads, taken)

    @staticmethod
    def attributes_of(element):
        found = {}
        attributes = element.get("/A", [])
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            for key in ("/Scope", "/ColSpan", "/RowSpan", "/Placement", "/WritingMode"):
                if key in one:
                    found[key] = one[key]
        return found

    def row(self, row, heads, taken):
        """heads: a column's; taken: a column that a head of rows before still stands in."""
        at, own, cells = 0, "", []
        for cell in self.kids(row):
            while taken.get(at, (0, ""))[0] > 0:
                own = taken[at][1]
                taken[at] = (taken[at][0] - 1, own)
                at += 1
            attributes = self.attributes_of(cell)
            width, said = int(attributes.get("/ColSpan", 1)), self.words(cell).strip()
            scope = str(attributes.get("/Scope", ""))
            if scope == "/Column":
                heads[at] = said
            elif scope in ("/Row", "/Both"):
                own = said
                if int(attributes.get("/RowSpan", 1)) > 1:
                    taken[at] = (int(attributes["/RowSpan"]) - 1, said)
            else:
                cells.append((at, width, said))
            at += width
        if not cells:
            self.say(own or "; ".join(head for head in heads.values() if head),
                     "row: " if own else "columns: ")
        elif not own and any(said for _, _, said in cells):
            self.fault(f"a row of {len(cells)} cells has no name")
        for at, width, said in cells:
            if own and said:
                head = heads.get(at, "") if width == 1 else ""
                if width == 1 and not head:
                    self.fault(f"a cell in row {own!r} names no column")
                self.say(said, f"{own}, {head}: " if head else f"{own}: ")

    def block(self, element):
        kind = str(element.S)[1:]
        way = self.attributes_of(element).get("/WritingMode", "")
        lang = f"[{element.Lang}] " if "/Lang" in element else ""
        lang += f"[{str(way)[1:]}] " if way != "" else ""
        if re.fullmatch(r"H[1-6]", kind):
            self.say(self.words(element), f"{lang}heading {kind[1]}: ")
        elif kind == "Table":
            self.table(element)
        elif kind in ("P", "Caption", "Note", "Figure", "LI"):
            label = {"LI": "item: ", "Note": "footnote: ", "Caption": "caption: "}.get(kind, "")
            self.say(self.words(element), lang + label)
        else:
            for kid in self.kids(element):
                if self.is_element(kid):
                    self.block(kid)
                else:
                    self.fault(f"words in a {kind}, which is no text")

    def speak(self, pdf):
        for kid in self.kids(self.root):
            self.block(kid)
        if len(set(self.alts)) < len(self.alts):
            twice = {alt for alt in self.alts if self.alts.count(alt) > 1}
            self.fault(f"said of several figures: {sorted(twice)}")
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if note.Subtype == "/Link" and note.objgen not in self.linked:
                    self.fault("a link that no element holds")
        return "\n".join(self.lines) + "\n"


if __name__ == "__main__":
    with pikepdf.open(sys.argv[1]) as opened:
        sys.stdout.write(Reader(opened).speak(opened))
