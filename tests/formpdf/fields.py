"""The fields of a form held against its questionnaire: fields.py QUIZ LANG FORM.pdf prints a line for
each fault, and how many fields and widgets there are.

Looked at are names, types, states, values, descriptions, places, flags and appearances, what nobody
may find in such a file, and the structure tree: a widget is all that a Form has, and words stand
before it in the same parent.
"""

import os
import sys

import pikepdf
from pikepdf import Name

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "forms"))
from fill import XML_LANG, tree  # noqa: E402

BOX = 3.6 / 25.4 * 72  # points
RADIO, TEXT_LINES, READ_ONLY = 1 << 15, 1 << 12, 1
KIND = {"single": "radio", "likert": "radio", "multi": "check", "rank": "place"}


def words(node, name, lang):
    """A text in the language, or in that of the questionnaire, as one line."""
    found = [child for child in node.findall(name) if child.get(XML_LANG, "") == lang]
    found = found or [child for child in node.findall(name) if XML_LANG not in child.attrib]
    return " ".join(found[0].text.split())


class Wanted:
    def __init__(self, kind, texts, state=None, most=0):
        self.kind, self.texts, self.state, self.most = kind, texts, state, most


def wanted_fields(path, lang):
    """Lists of what is wanted by name; of a radio field one for each button."""
    root = tree.parse(path).getroot()
    scales = {scale.get("id"): scale.findall("point") for scale in root.findall("scale")}
    fields = {"person.name": [Wanted("text", [])], "person.date": [Wanted("text", [])],
              "roleguide": [Wanted("code", [])]}
    for question in root.findall("question"):
        kind, name = question.get("type"), "q." + question.get("id")
        text = words(question, "text", lang)
        for i, option in enumerate(scales.get(question.get("scale"), question.findall("option"))):
            one, ident = words(option, "text", lang), option.get("id", str(i + 1))
            if KIND.get(kind) == "radio":
                fields.setdefault(name, []).append(Wanted("radio", [text, one], ident))
            else:
                fields[f"{name}.{ident}"] = [Wanted(KIND.get(kind, "check"), [text, one], "Yes")]
            if option.get("other") == "true":
                fields.setdefault("w." + question.get("id"), [Wanted("text", [text, one])])
        if kind == "number":
            fields[name + ".number"] = [Wanted("text", [text])]
        if kind == "text":
            fields[name + ".text"] = [Wanted("lines", [text], most=int(question.get("maxlength", 0)))]
    return fields


class Form:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.faults = []
        self.form = self.pdf.Root.AcroForm
        self.fields = {}
        for field in self.form.Fields:
            self.add(field, "")
        self.parents = {}
        self.read_parents(self.pdf.Root.StructTreeRoot.ParentTree)

    def add(self, field, above):
        name = f"{above}.{field.T}" if above else str(field.T)
        kids = [kid for kid in field.get("/Kids", ()) if "/T" in kid]
        for kid in kids:
            if kid.Parent.objgen != field.objgen:
                self.fault(name, "a kid has another parent")
            self.add(kid, name)
        if not kids:
            if name in self.fields:
                self.fault(name, "is there twice")
            self.fields[name] = field

    def fault(self, name, what):
        self.faults.append(f"{name}: {what}")

    def read_parents(self, node):
        nums = list(node.get("/Nums", ()))
        self.parents.update(zip(nums[::2], nums[1::2]))
        for kid in node.get("/Kids", ()):
            self.read_parents(kid)


def check_widget(form, name, widget, wanted):
    """What holds for each."""
    page = next((i for i, page in enumerate(form.pdf.pages)
                 if any(one.objgen == widget.objgen for one in page.get("/Annots", ()))), -1)
    rect = [float(x) for x in widget.Rect]
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    tip = str(widget.get("/TU", ""))
    if page < 0 or widget.P.objgen != form.pdf.pages[page].objgen:
        form.fault(name, "is on no page, or knows another one")
    if widget.Subtype != Name.Widget or widget.F != 4 or list(widget.AP.keys()) != ["/N"]:
        form.fault(name, "is no widget that is printed with one appearance")
    if not tip or any(text not in tip for text in wanted.texts):
        form.fault(name, f"is described as \"{tip}\"")
    if wanted.kind in ("radio", "check") and max(abs(width - BOX), abs(height - BOX)) > 0.01:
        form.fault(name, f"its box is {width} by {height}")
    if any(key in widget for key in ("/A", "/AA")):
        form.fault(name, "does something")
    return page, rect


def check_look(form, name, widget, wanted):
    normal = widget.AP.N
    if wanted.kind not in ("radio", "check"):
        if normal.Subtype != Name.Form:
            form.fault(name, "has no appearance")
        return
    if set(normal.keys()) != {"/" + wanted.state, "/Off"} or widget.AS != Name.Off:
        form.fault(name, f"has the states {list(normal.keys())}, and is {widget.AS}")


def check_field(form, name, wanted):
    field = form.fields[name]
    first = wanted[0]
    is_box = first.kind in ("radio", "check")
    if field.FT != (Name.Btn if is_box else Name.Tx):
        form.fault(name, f"is of type {field.FT}")
    flags = {"radio": RADIO, "lines": TEXT_LINES, "code": READ_ONLY}.get(first.kind, 0)
    if int(field.get("/Ff", 0)) != flags:
        form.fault(name, f"has the flags {int(field.get('/Ff', 0))}")
    if "/V" not in field or (is_box and field.V != Name.Off) or \
            (not is_box and (str(field.V) == "") == (first.kind == "code")):
        form.fault(name, "has another value from the start")
    if first.most and int(field.MaxLen) != first.most:
        form.fault(name, "takes another number of characters")
    if not is_box and "/Typed " not in str(field.DA):
        form.fault(name, "names no font")
    if first.kind == "radio" and first.texts[0] not in str(field.TU):
        form.fault(name, "the field is described otherwise than its question")


def has_words(element):
    """Whether text stands in an element, or below it."""
    kids = element.get("/K", None)
    kids = kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
    return any(not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") == Name.MCR or
               ("/S" in kid and kid.S != Name.Form and has_words(kid)) for kid in kids)


def check_element(form, name, widget):
    element = form.parents.get(int(widget.StructParent))
    if element is None or element.S != Name.Form:
        form.fault(name, "has no Form")
        return
    kid = element.K[0] if isinstance(element.K, pikepdf.Array) else element.K
    if kid.get("/Type") != Name.OBJR or kid.Obj.objgen != widget.objgen or \
            (isinstance(element.K, pikepdf.Array) and len(element.K) > 1):
        form.fault(name, "its Form holds something else")
    before = []
    for other in element.P.K:
        if other.objgen == element.objgen:
            break
        before.append(other)
    if not any(has_words(other) for other in before):
        form.fault(name, "no words stand before its Form")


def check_file(form):
    root, acroform = form.pdf.Root, form.form
    font = acroform.DR.Font.Typed
    if any(key in acroform for key in ("/NeedAppearances", "/XFA", "/CO", "/SigFlags")) or \
            any(key in root for key in ("/OpenAction", "/AA")) or \
            "/JavaScript" in root.get("/Names", {}):
        form.fault("the file", "leaves something to others")
    if "/FontFile2" not in font.FontDescriptor or font.Encoding != Name.WinAnsiEncoding:
        form.fault("the file", "the font of what is typed is not embedded")
    if min(int(font.Widths[code - int(font.FirstChar)]) for code in b"Az0 \xe4\xd8\x80") <= 0:
        form.fault("the file", "the font of what is typed has no Latin")
    for page in form.pdf.pages:
        if "/Annots" in page and page.get("/Tabs") != Name.S:
            form.fault("the file", "a page has no order of tabs")


def check_places(form, places):
    """places: name, page, rectangle of each widget."""
    for i, (name, page, rect) in enumerate(places):
        box = [float(x) for x in form.pdf.pages[page].MediaBox]
        if rect[0] < box[0] + 20 or rect[1] < box[1] + 20 or rect[2] > box[2] - 20 or \
                rect[3] > box[3] - 20:
            form.fault(name, "is at the edge of its page")
        for other, second, there in places[:i]:
            if page == second and min(rect[2], there[2]) > max(rect[0], there[0]) and \
                    min(rect[3], there[3]) > max(rect[1], there[1]):
                form.fault(name, f"lies over {other}")


def check_order(form, places):
    """Tabs follow the tree; annotations are in its order too, for viewers that go by these."""
    order = [form.parents[int(annotation.StructParent)].objgen
             for page in form.pdf.pages for annotation in page.get("/Annots", ())]
    found = []

    def walk(element):
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if kid.S == Name.Form:
                    found.append(kid.objgen)
                else:
                    walk(kid)
    walk(form.pdf.Root.StructTreeRoot)
    if found != [one for one in order if one in set(found)] or len(found) != len(places):
        form.fault("the file", "fields are in another order than their elements")


def main():
    quiz, lang, path = sys.argv[1:]
    wanted = wanted_fields(quiz, lang)
    form = Form(path)
    places = []
    for name in sorted(set(wanted) ^ set(form.fields)):
        form.fault(name, "is missing" if name in wanted else "is too much")
    for name in sorted(set(wanted) & set(form.fields)):
        check_field(form, name, wanted[name])
        widgets = list(form.fields[name].get("/Kids", ())) or [form.fields[name]]
        if len(widgets) != len(wanted[name]):
            form.fault(name, f"has {len(widgets)} widgets")
        for widget, one in zip(widgets, wanted[name]):
            places.append((name, *check_widget(form, name, widget, one)))
            check_look(form, name, widget, one)
            check_element(form, name, widget)
    check_file(form)
    check_places(form, places)
    check_order(form, places)
    print("\n".join(form.faults + [f"{len(form.fields)} fields, {len(places)} widgets"]))


main()
