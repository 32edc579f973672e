"""Forms as PDF files, made from the names of their fields alone, and filled in as programs of all
kinds save them.

forms.py QUIZ N SEED DIR [FORM]: N random people, DIR/0001.xml and so on what they answer, DIR/0001.pdf
and so on their forms, each saved in another of the WAYS. FORM: the form that they fill in; else one is
made here.
"""

import hashlib
import io
import os
import random
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "doors"))
import people  # noqa: E402

READ_ONLY, MULTILINE, RADIO = 1, 1 << 12, 1 << 15 | 1 << 14


def identity(quiz, path):
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()[:16]
    return f'form 1 {quiz.root.get("id")} {quiz.root.get("version")} {digest}'


class Blank:
    """A form with nothing filled in: a page for ten questions, fields below their parents."""

    def __init__(self, quiz, path):
        self.pdf = pikepdf.new()
        self.boxes = 0
        self.pages = []
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                          Encoding=Name.WinAnsiEncoding)
        self.font = self.pdf.make_indirect(font)
        self.root = Array()
        self.parents = {"": None}
        for name, question in quiz.questions.items():
            if self.boxes % 10 == 0:
                self.turn()
            self.boxes += 1
            getattr(self, question.kind)(f"q.{name}", question)
            if question.other is not None:
                self.add_text(f"w.{name}")
        self.add_text("person.name")
        self.add_text("person.date")
        self.add_text("roleguide", identity(quiz, path), READ_ONLY)
        for page in self.pages:
            self.pdf.pages.append(pikepdf.Page(page))
        self.pdf.Root.AcroForm = self.pdf.make_indirect(Dictionary(
            Fields=self.root, DR=Dictionary(Font=Dictionary(Helv=self.font)),
            DA=String("/Helv 9 Tf 0 g")))

    def turn(self):
        page = Dictionary(Type=Name.Page, MediaBox=[0, 0, 595, 842], Annots=Array(),
                          Contents=Stream(self.pdf, b"BT /Helv 9 Tf 50 800 Td (Form) Tj ET"),
                          Resources=Dictionary(Font=Dictionary(Helv=self.font)))
        self.pages.append(self.pdf.make_indirect(page))

    def add(self, name, field):
        """Puts a field below its parents, which are made as they are needed."""
        above, _, last = name.rpartition(".")
        if above and above not in self.parents:
            self.parents[above] = self.add(above, Dictionary(Kids=Array()))
        field = self.pdf.make_indirect(field)
        field.T = String(last)
        if above:
            field.Parent = self.parents[above]
            field.Parent.Kids.append(field)
        else:
            self.root.append(field)
        return field

    def place(self, field):
        field.Type, field.Subtype, field.F = Name.Annot, Name.Widget, 4
        n = len(self.pages[-1].Annots)
        left, low = 50 + n % 3 * 170, 770 - n // 3 * 24
        field.Rect = [left, low, left + (160 if "/FT" in field and field.FT == Name.Tx else 12), low + 18]
        field.P = self.pages[-1]
        self.pages[-1].Annots.append(field)

    def look(self, content=b""):
        return self.pdf.make_indirect(Stream(
            self.pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20],
            Resources=Dictionary(Font=Dictionary(Helv=self.font))))

    def states(self, on):
        return Dictionary(N=Dictionary({"/Off": self.look(b"q Q"), "/" + on: self.look(b"q f Q")}))

    def add_text(self, name, value=None, flags=0):
        field = self.add(name, Dictionary(FT=Name.Tx, Ff=flags, DA=String("/Helv 9 Tf 0 g")))
        if value is not None:
            field.V = String(value)
        field.AP = Dictionary(N=self.look(b"/Tx BMC EMC"))
        self.place(field)

    def add_box(self, name):
        field = self.add(name, Dictionary(FT=Name.Btn, V=Name.Off, AS=Name.Off, AP=self.states("Yes")))
        self.place(field)

    def single(self, name, question):
        group = self.add(name, Dictionary(FT=Name.Btn, Ff=RADIO, V=Name.Off, Kids=Array()))
        for option in question.ids:
            kid = self.pdf.make_indirect(Dictionary(AS=Name.Off, AP=self.states(option), Parent=group))
            group.Kids.append(kid)
            self.place(kid)

    likert = single

    def multi(self, name, question):
        for option in question.ids:
            self.add_box(f"{name}.{option}")

    def rank(self, name, question):
        for option in question.ids:
            self.add_text(f"{name}.{option}")

    def number(self, name, question):
        self.add_text(f"{name}.number")
        for option in question.ids:
            self.add_box(f"{name}.{option}")

    def text(self, name, question):
        self.add_text(f"{name}.text", None, MULTILINE)


def values(quiz, answers, name, day):
    """What a person sets: options of groups, boxes that are on, texts, each by the field's name."""
    groups, boxes, texts = {}, set(), {"person.date": day}
    if name:
        texts["person.name"] = name
    for q, question in quiz.questions.items():
        answer = answers.get(q)
        if answer is None:
            continue
        ids = [question.ids[i] for i in answer.chosen]
        if question.kind in ("single", "likert"):
            groups[f"q.{q}"] = ids[0]
        elif question.kind == "rank":
            texts.update({f"q.{q}.{option}": str(i + 1) for i, option in enumerate(ids)})
        elif question.kind == "text":
            texts[f"q.{q}.text"] = answer.words
        elif answer.number is not None:
            texts[f"q.{q}.number"] = str(answer.number)
        else:
            boxes.update(f"q.{q}.{option}" for option in ids)
        if answer.words and question.kind != "text":
            texts[f"w.{q}"] = answer.words
    return groups, boxes, texts


def fields(pdf):
    """All fields that have no fields below them, by name."""
    found = {}

    def walk(field, name):
        if "/T" in field:
            name = f"{name}.{field.T}" if name else str(field.T)
        kids = [kid for kid in field.get("/Kids", ()) if "/T" in kid]
        if not kids:
            found[name] = field
        for kid in kids:
            walk(kid, name)

    for field in pdf.Root.AcroForm.Fields:
        walk(field, "")
    return found


def on_state(widget):
    return next(key for key in widget.AP.N.keys() if key != "/Off")


def escaped(text):
    return re.sub(rb"([()\\])", rb"\\\1", text.encode("cp1252"))


class Filling:
    """A form being filled in; a way of saving it changes what is set, or how."""

    def __init__(self, base):
        self.base = base
        self.pdf = pikepdf.open(io.BytesIO(base))
        self.fields = fields(self.pdf)

    def group(self, name, option):
        field = self.fields[name]
        field.V = Name("/" + option)
        for kid in field.Kids:
            kid.AS = Name(on_state(kid)) if on_state(kid) == "/" + option else Name.Off

    def box(self, name):
        field = self.fields[name]
        field.V = field.AS = Name(on_state(field))

    def text(self, name, value):
        field = self.fields[name]
        field.V = String(value)
        field.AP.N = Stream(self.pdf, b"/Tx BMC EMC", Type=Name.XObject, Subtype=Name.Form,
                            BBox=[0, 0, 100, 20])

    def fill(self, groups, boxes, texts):
        for name, option in groups.items():
            self.group(name, option)
        for name in sorted(boxes):
            self.box(name)
        for name, value in texts.items():
            self.text(name, value)

    def save(self, path):
        self.pdf.save(path, static_id=True)


class Packed(Filling):
    """Objects in streams, cross-references as a stream."""

    def save(self, path):
        self.pdf.save(path, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


class Linear(Filling):
    def save(self, path):
        self.pdf.save(path, static_id=True, linearize=True)


class Old(Filling):
    """Nothing packed, an old header."""

    def save(self, path):
        self.pdf.save(path, static_id=True, qdf=True, force_version="1.4")


class Update(Filling):
    """The file as it was, and behind it what has changed."""

    def written(self, pdf):
        objects = {}
        for number, found in enumerate(pdf.objects, 1):
            if isinstance(found, Stream):
                body = found.read_raw_bytes()
                found.stream_dict.Length = len(body)
                body = b"\nstream\n" + body + b"\nendstream"
                found = found.stream_dict
            else:
                body = b""
            # whole numbers come as those of Python
            objects[number] = (found.unparse(resolved=True) if isinstance(found, pikepdf.Object)
                               else str(found).encode()) + body
        return objects

    def save(self, path):
        with pikepdf.open(io.BytesIO(self.base)) as before:
            old = self.written(before)
        out = self.base + b"\n"
        places = []
        for number, body in self.written(self.pdf).items():
            if old.get(number) != body:
                places.append((number, len(out)))
                out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
        root = self.pdf.trailer.Root.objgen[0]
        last = int(re.findall(rb"startxref\s+(\d+)", self.base)[-1])
        out += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
            len(self.pdf.objects) + 1, root, last, start)
        with open(path, "wb") as file:
            file.write(out)


class OnKids(Filling):
    """The value of a group stands at the button that is on."""

    def group(self, name, option):
        super().group(name, option)
        field = self.fields[name]
        field.V = Name.Off
        for kid in field.Kids:
            if on_state(kid) == "/" + option:
                kid.V = Name("/" + option)


class OnKidsAlone(OnKids):
    def group(self, name, option):
        super().group(name, option)
        del self.fields[name].V


class Shown(Filling):
    """No values: buttons have states, texts what is drawn."""

    def group(self, name, option):
        super().group(name, option)
        del self.fields[name].V

    def box(self, name):
        super().box(name)
        del self.fields[name].V

    def text(self, name, value):
        try:
            drawn = escaped(" ".join(value.split()))
        except UnicodeEncodeError:
            super().text(name, value)
            return
        self.fields[name].AP.N = Stream(
            self.pdf, b"/Tx BMC q BT /Helv 9 Tf 0 g 2 5 Td (" + drawn + b") Tj ET Q EMC",
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20],
            Resources=Dictionary(Font=Dictionary(Helv=Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding))))
        self.fields[name].V = String("")


class ShownWide(Shown):
    """The same in a font of two bytes a character, which says what they are."""

    def text(self, name, value):
        value = " ".join(value.split())
        codes = sorted({ord(c) for c in value})
        if any("\u0590" <= c < "\u0700" for c in value):
            Filling.text(self, name, value)
            return
        pairs = "\n".join(f"<{i + 1:04x}> <{chr(code).encode('utf-16-be').hex()}>"
                          for i, code in enumerate(codes))
        cmap = ("/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <ffff> "
                f"endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"),
                          BaseFont=Name.Helvetica, ToUnicode=Stream(self.pdf, cmap.encode()))
        shown = "".join(f"{codes.index(ord(c)) + 1:04x}" for c in value)
        self.fields[name].V = String("")
        self.fields[name].AP.N = Stream(
            self.pdf, f"/Tx BMC q BT /F0 9 Tf 2 5 Td [<{shown[:4]}> -20 <{shown[4:]}>] TJ ET Q EMC"
            .encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20],
            Resources=Dictionary(Font=Dictionary(F0=font)))


class Said(Filling):
    """Values alone; viewers are asked to draw them."""

    def group(self, name, option):
        self.fields[name].V = Name("/" + option)

    def box(self, name):
        self.fields[name].V = Name(on_state(self.fields[name]))

    def text(self, name, value):
        self.fields[name].V = String(value)

    def save(self, path):
        self.pdf.Root.AcroForm.NeedAppearances = True
        super().save(path)


class Strings(Filling):
    """Names as strings, texts in each encoding that readers know, and as names and streams."""

    turn = 0

    def group(self, name, option):
        super().group(name, option)
        self.fields[name].V = String(option)

    def box(self, name):
        super().box(name)
        self.fields[name].V = String(on_state(self.fields[name])[1:])

    def text(self, name, value):
        super().text(name, value)
        field = self.fields[name]
        self.turn += 1
        codes = [b"\xfe\xff" + value.encode("utf-16-be"), b"\xff\xfe" + value.encode("utf-16-le"),
                 b"\xef\xbb\xbf" + value.encode(), value.encode(),
                 b"\xfe\xff" + "\x1ben\x1b".encode("utf-16-be") + value.encode("utf-16-be"),
                 b"\xfe\xff" + value.encode("utf-16-be") + b"\0\0"]
        if self.turn % 8 < len(codes):
            field.V = String(codes[self.turn % 8])
        elif self.turn % 8 == 6:
            field.V = Stream(self.pdf, b"\xfe\xff" + value.encode("utf-16-be"))
        elif value.isdecimal():
            field.V = int(value)


class Locked(Filling):
    """Encrypted; who reads needs no password."""

    revision = 6

    def save(self, path):
        self.pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="", R=self.revision))


class LockedOld(Locked):
    revision = 4


class Cut(Filling):
    """Without its end, behind what a server put before it."""

    def save(self, path):
        plain = io.BytesIO()
        self.pdf.save(plain, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        bytes = plain.getvalue()
        with open(path, "wb") as out:
            out.write(b"Content-Type: application/pdf\r\n\r\n" + bytes[:bytes.rindex(b"startxref")])


class Flat(Filling):
    """All fields in one row, with dots in their names."""

    def save(self, path):
        for name, field in self.fields.items():
            field.T = String(name)
            if "/Parent" in field:
                del field.Parent
        self.pdf.Root.AcroForm.Fields = Array(list(self.fields.values()))
        super().save(path)


class Stray(Filling):
    """Pages that another program took over, and no list of fields."""

    def save(self, path):
        other = pikepdf.new()
        other.pages.extend(self.pdf.pages)
        other.save(path, static_id=True)


class Numbered(Filling):
    """Buttons by number, what they stand for in a list of the group; boxes with states of their own."""

    def group(self, name, option):
        super().group(name, option)
        field = self.fields[name]
        field.Opt = Array([String(on_state(kid)[1:]) for kid in field.Kids])
        for i, kid in enumerate(field.Kids):
            state = on_state(kid)
            if state == "/" + option:
                field.V = kid.AS = Name(f"/{i}")
            kid.AP.N = Dictionary({"/Off": kid.AP.N.Off, f"/{i}": kid.AP.N[state]})

    def box(self, name):
        field = self.fields[name]
        field.AP.N = Dictionary({"/Off": field.AP.N.Off, "/On": field.AP.N.Yes})
        field.V = field.AS = Name.On


class Twice(Filling):
    """Each field stands there once more, as where files were put together."""

    def save(self, path):
        for field in list(self.fields.values()):
            if "/Kids" not in field and "/Parent" in field:
                again = self.pdf.make_indirect(Dictionary(field))
                field.Parent.Kids.append(again)
        super().save(path)


WAYS = [Filling, Packed, Linear, Old, Update, OnKids, OnKidsAlone, Shown, ShownWide, Said, Strings, Locked,
        LockedOld, Cut, Flat, Stray, Numbered, Twice]


def blank(quiz, path):
    """The bytes of a form that nobody has filled in."""
    out = io.BytesIO()
    Blank(quiz, path).pdf.save(out, static_id=True,
                               object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def make_people(path, n, seed, folder, form=None):
    quiz = people.load(path)
    dice = random.Random(seed)
    base = blank(quiz, path)
    if form:
        with open(form, "rb") as file:
            base = file.read()
    os.makedirs(folder, exist_ok=True)
    for i in range(1, n + 1):
        answers = people.make_person(quiz, dice)
        name = dice.choice(people.NAMES) if dice.random() < 0.7 else None
        with open(f"{folder}/{i:04}.xml", "w", encoding="utf-8", newline="") as out:
            out.write(people.canonical(quiz, answers, name))
        filling = WAYS[i % len(WAYS)](base)
        filling.fill(*values(quiz, answers, name, people.DAY))
        filling.save(f"{folder}/{i:04}.pdf")


if __name__ == "__main__":
    make_people(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
