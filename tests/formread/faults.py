"""Forms that no person should have handed in: faults.py FORM DIR makes one for each of the FAULTS
from the form of tests/forms/small.xml."""

import os
import re
import sys

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

from forms import Filling, on_state, people


def nothing(filling):
    pass


def set_text(name, value):
    return lambda filling: filling.text(name, value)


def set_identity(old, new):
    def change(filling):
        field = filling.fields["roleguide"]
        field.V = String(re.sub(old, new, str(field.V)))
        del field.AP
    return change


def set_boxes(*names):
    def change(filling):
        for name in names:
            filling.box(name)
    return change


def two_buttons(filling):
    group = filling.fields["q.q1"]
    for kid in group.Kids:
        kid.AS = Name(on_state(kid))


def two_values(filling):
    filling.fields["q.q1"].V = Name.sill


def no_option(filling):
    filling.fields["q.q1"].V = Name.attic
    for kid in filling.fields["q.q1"].Kids:
        kid.AS = Name.Off


def half(filling):
    """Value and page differ, one of them being blank."""
    filling.fields["q.q4.saw"].AS = Name.Off
    filling.fields["q.q8"].V = Name.Off


def no_text(filling):
    filling.fields["q.q7.text"].V = String(b"\xfe\xff\xd8\x00\x00A")


def shown_strangely(filling):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"))
    filling.fields["q.q7.text"].AP.N = Stream(
        filling.pdf, b"/Tx BMC BT /F 9 Tf <00410042> Tj ET EMC",
        Resources=Dictionary(Font=Dictionary(F=font)))


def shown_in_lines(filling):
    filling.fields["q.q7.text"].AP.N = Stream(
        filling.pdf, b"/Tx BMC BT /Helv 9 Tf 2 20 Td (One line) Tj 0 -10 Td (and two) Tj ET EMC")


def lose(*names):
    def change(filling):
        for name in names:
            field = filling.fields[name]
            kids = field.Parent.Kids
            for i in range(len(kids) - 1, -1, -1):
                if kids[i].objgen == field.objgen:
                    del kids[i]
        for page in filling.pdf.pages:
            del page.Annots
    return change


def rename(filling):
    for field in filling.pdf.Root.AcroForm.Fields:
        field.T = String("other" + str(field.T))


def empty(filling):
    for field in filling.fields.values():
        if str(field.T) != "roleguide" and "/V" in field:
            field.V = Name.Off if field.FT == Name.Btn else String("")
        for widget in [field, *field.get("/Kids", ())]:
            if "/AS" in widget:
                widget.AS = Name.Off


def flatten(filling):
    del filling.pdf.Root.AcroForm
    for page in filling.pdf.pages:
        del page.Annots


def scanned(filling):
    flatten(filling)
    for page in filling.pdf.pages:
        page.Contents = Stream(filling.pdf, b"q 595 0 0 842 0 0 cm /Im Do Q")
        page.Resources = Dictionary(XObject=Dictionary(Im=Stream(
            filling.pdf, b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
            BitsPerComponent=8, ColorSpace=Name.DeviceGray)))


def xfa(filling):
    filling.pdf.Root.AcroForm.XFA = Stream(filling.pdf, b"<xdp/>")


def changed(name):
    """One more value of that field, in a field of its own."""
    def change(filling):
        field = filling.fields[name]
        again = filling.pdf.make_indirect(Dictionary(field))
        again.V = String("Otherwise")
        field.Parent.Kids.append(again)
    return change


class Password(Filling):
    def save(self, path):
        self.pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="user"))


class Broken(Filling):
    """The first quarter of it."""

    def save(self, path):
        super().save(path)
        with open(path, "r+b") as file:
            file.truncate(os.path.getsize(path) // 4)


class Mended(Filling):
    """Where the cross-references begin is said wrongly."""

    def save(self, path):
        self.pdf.save(path, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        self.spoil(path)

    def spoil(self, path):
        with open(path, "rb") as file:
            bytes = file.read()
        with open(path, "wb") as file:
            file.write(re.sub(rb"startxref\s+\d+", b"startxref\n7", bytes))


class MendedPacked(Mended):
    """The same of cross-references that are a stream, on which all else depends."""

    def save(self, path):
        self.pdf.save(path, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        self.spoil(path)


class CutPacked(Filling):
    """Cut off in the middle, cross-references and all."""

    def save(self, path):
        self.pdf.save(path, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        with open(path, "r+b") as file:
            file.truncate(os.path.getsize(path) - 600)


class Values(Filling):
    def save(self, path):
        with open(path, "wb") as file:
            file.write(b"%FDF-1.2\n1 0 obj\n<< /FDF << /Fields [ << /T (q) >> ] >> >>\nendobj\n"
                       b"trailer\n<< /Root 1 0 R >>\n%%EOF\n")


class Text(Filling):
    def save(self, path):
        with open(path, "wb") as file:
            file.write(b"%PDF-1.7\nThis is no PDF.\n")


FAULTS = {
    "good": (Filling, nothing),
    "not-asked": (Filling, set_text("q.q7.text", "Words")),
    "another-questionnaire": (Filling, set_identity("small", "large")),
    "another-version": (Filling, set_identity("2.1", "1.9 beta")),
    "another-text": (Filling, set_identity(".$", "x")),
    "another-kind": (Filling, set_identity("form 1", "form 2")),
    "no-identity": (Filling, set_identity(".*", "")),
    "foreign": (Filling, rename),
    "flattened": (Filling, flatten),
    "scanned": (Filling, scanned),
    "xfa": (Filling, xfa),
    "empty": (Filling, empty),
    "two-buttons": (Filling, two_buttons),
    "two-values": (Filling, two_values),
    "no-option": (Filling, no_option),
    "half-said": (Filling, half),
    "same-place": (Filling, set_text("q.q5.cut", "1")),
    "place-too-many": (Filling, set_text("q.q5.cut", "3")),
    "place-left-out": (Filling, set_text("q.q5.sow", "2")),
    "no-place": (Filling, set_text("q.q5.cut", "first")),
    "number-out-of-range": (Filling, set_text("q.q2.number", "5001")),
    "number-two-ways": (Filling, set_text("q.q2.number", "1.234,5")),
    "no-number": (Filling, set_text("q.q2.number", "many")),
    "number-and-declined": (Filling, set_boxes("q.q2.never")),
    "too-many": (Filling, set_boxes("q.q4.spade", "q.q4.can", "q.q4.more")),
    "none-and-others": (Filling, set_boxes("q.q4.none")),
    "words-alone": (Filling, set_text("w.q4", "A drill")),
    "text-too-long": (Filling, set_text("q.q7.text", "long " * 20)),
    "no-text": (Filling, no_text),
    "shown-strangely": (Filling, shown_strangely),
    "shown-in-lines": (Filling, shown_in_lines),
    "field-lost": (Filling, lose("q.q4.saw")),
    "two-texts": (Filling, changed("q.q7.text")),
    "no-date": (Filling, set_text("person.date", "last week")),
    "date-two-ways": (Filling, set_text("person.date", "11/10/2026")),
    "date-in-words": (Filling, set_text("person.date", "20 November 2026")),
    "password": (Password, nothing),
    "broken": (Broken, nothing),
    "mended": (Mended, nothing),
    "mended-packed": (MendedPacked, nothing),
    "cut-packed": (CutPacked, nothing),
    "no-pdf": (Text, nothing),
    "values-alone": (Values, nothing),
}


def make_faults(form, folder):
    with open(form, "rb") as file:
        base = file.read()
    os.makedirs(folder, exist_ok=True)
    for name, (kind, change) in FAULTS.items():
        filling = kind(base)
        groups = {"q.q1": "sill"}
        texts = {"q.q5.sow": "1", "q.q5.rest": "2", "q.q7.text": "Words" if "text" in name else ""}
        if name == "place-left-out":
            texts = {}
        if not any(word in name for word in ("text", "shown")):
            groups.update({"q.q1": "gard", "q.q3": "3"})
            texts["q.q2.number"] = "12"
        filling.fill({**groups, "q.q8": "2"}, {"q.q4.saw", "q.q4.can"},
                     {**texts, "person.name": "Ana Lima", "person.date": people.DAY})
        change(filling)
        filling.save(f"{folder}/{name}.pdf")


if __name__ == "__main__":
    make_faults(*sys.argv[1:])
