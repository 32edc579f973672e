"""Everything that an author can write reaches who reads or hears the pages.

every.py PROGRAM SCHEMA FOLDER: FOLDER has whole.xml, which holds each element in each place that
the schema gives it. One text, one attribute at a time is changed; then the text of the pages, what
they look like, the tags with their Lang, Alt and E, the links, the bookmarks or the properties must
differ. What is new in free words must be found there as it was written. Prints a line for each that
is lost, then how many changes there were.
"""
import copy
import functools
import hashlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import pikepdf

from schema import RNG, Schema, parts_of

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
INLINE = ("em", "strong", "sub", "sup", "code", "a", "ref", "indexed", "abbr", "span", "role-name",
          "role-names", "footnote", "br")
MARK = "Zebra"
# What chooses between words: tests/translations looks at it.
CHOOSING = ("t", "translate", "for", "if", "audiences", "needs")

# What nobody sees, and why.
UNSEEN = {
    "guide@id": "names the guide towards questionnaires and answers",
    "guide@questionnaire": "is for reports",
    "handout": "is for handouts of some of many roles: tests/atlas",
    "guide@contents": "is for guides without <contents>",
    "guide@version": "is named by reports; a guide says it where its author writes it",
    "roles@kind": "is said by reports",
    "section@keep": "shows where a page would end in it: tests/layout",
    **{f"{part}@keep": "shows where a page would end in it or behind it: tests/layout" for part in (
        "quote", "callout", "definitions", "key-figures", "list", "steps", "figure", "panels",
        "cards", "signs", "path", "cta", "sources")},
    "input@xml:lang": "is drawn; what is heard of a drawing is its alt",
    "about@xml:lang": "properties of a file have no language of their own",
    "short-title@xml:lang": "properties of a file have no language of their own",
    "author@xml:lang": "properties of a file have no language of their own",
    "subject@xml:lang": "properties of a file have no language of their own",
    "td@colspan": "cannot change alone: the cells would not fill the table",
    "td@rowspan": "cannot change alone: the cells would not fill the table",
    "th@colspan": "cannot change alone: the cells would not fill the table",
    "th@rowspan": "cannot change alone: the cells would not fill the table",
    "keywords@xml:lang": "properties of a file have no language of their own",
    "logo@alt": "is for the masthead, where a picture stands in its place: tests/svg",
    "logo@width": "is for the masthead, where a picture stands in its place: tests/svg",
}

# Values to change to, where the schema's patterns alone do not tell; all others have their own.
VALUES = {
    "guide@date": "2026-03-04", "guide@version": "2.5", "level@value": "4", "level@max": "7",
    "money@low": "1000", "money@high": "4000", "money@currency": "GBP", "money@year": "2021",
    "money@median": "2600", "band@low": "2800", "band@high": "3600", "band@median": "3300",
    "dimensions@week-hours": "40", "dimensions@week-days": "4", "dimensions@year-weeks": "48",
    "picture@width": "17mm", "picture@src": "other.png", "groups@count": "3", "groups@each": "7",
    "logo@src": "other.png", "organisation@href": "https://example.org/" + MARK,
    "timeline@units": "3", "bar@from": "1", "bar@to": "1.5",
    "cta@href": "https://example.org/" + MARK,
}
for cell in ("text", "points", "none", "level", "flag", "money"):
    VALUES |= {cell + "@source": "peel-maker", cell + "@as-of": "2019"}
# Words that must be found again as they are.
WORDS = ("alt", "caption", "unit", "place", "basis", "abbr", "level")


class Page:
    """What can be seen and heard of a PDF."""

    def __init__(self, path):
        self.text = run("pdftotext", "-raw", path, "-").decode()
        self.look = hashlib.sha256(run("pdftoppm", "-r", "72", path)).hexdigest()
        with pikepdf.open(path) as pdf:
            self.tags, self.langs, self.said = [], {str(pdf.Root.Lang)}, []
            self.tag(pdf.Root.StructTreeRoot.K)
            self.links = [str(link.A.get("/URI", "")) if "/A" in link else ""
                          for page in pdf.pages for link in page.get("/Annots", [])]
            self.outline = [item.title for item in pdf.open_outline().root]
            self.facts = [str(value) for _, value in pdf.docinfo.items()]
            xmp = pdf.Root.Metadata.read_bytes().decode()
            self.xmp = re.sub("<xmpMM:.*?</xmpMM:[^>]*>", "", xmp)

    def tag(self, node):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                self.tag(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            heard = [str(node[key]) if key in node else "" for key in ("/Alt", "/E", "/ActualText")]
            self.tags.append([str(node.S), str(node.get("/Lang", "")), *heard])
            self.said += heard
            if "/Lang" in node:
                self.langs.add(str(node.Lang))
            self.tag(node.get("/K", []))

    def has(self, words):
        texts = [self.text, self.xmp, *self.said, *self.facts, *self.links, *self.outline]
        return any(words in squeeze(text) for text in texts)

    def alike(self):
        return (self.text, self.look, self.tags, self.links, self.outline, self.facts, self.xmp)


def squeeze(text):
    return "".join(text.replace("\u00ad", "").split())


def run(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout


class Case:
    """One change: what it is called, the tree with it, and what is missing on the page then."""

    def __init__(self, name, tree, missing):
        self.name, self.tree, self.missing = name, tree, missing


def places(schema):
    """(element, element inside it) for all that the schema allows, words inside a line apart."""
    found, todo = {(None, "guide")}, ["guide"]
    for outer in todo:
        for inner in inside(schema, schema.element(outer)):
            if inner not in (*INLINE, *UNSEEN, *CHOOSING) and (outer, inner) not in found:
                found.add((outer, inner))
                todo.append(inner)
    return found


def inside(schema, patterns):
    for pattern in patterns:
        if pattern.tag == RNG + "ref":
            name = pattern.get("name")
            if schema.is_element(name):
                yield name
            else:
                yield from inside(schema, schema.defines[name])
        elif pattern.tag != RNG + "attribute":
            yield from inside(schema, parts_of(pattern))


def attributes(schema, patterns):
    """(name, its values if they are listed) of all attributes of an element."""
    for pattern in patterns:
        if pattern.tag == RNG + "attribute":
            yield pattern.get("name"), [value.text for value in pattern.iter(RNG + "value")]
        elif pattern.tag == RNG + "ref" and not schema.is_element(pattern.get("name")):
            yield from attributes(schema, schema.defines[pattern.get("name")])
        elif pattern.tag != RNG + "ref":
            yield from attributes(schema, parts_of(pattern))


def find(tree, place):
    """All elements in that place, in the order of the file."""
    outer, inner = place
    if outer is None:
        return [tree.getroot()]
    return [at for around in tree.iter(outer) for at in around if at.tag == inner]


def other(name, old, values):
    if values:
        return next(value for value in values if value != old)
    if name in VALUES:
        return VALUES[name]
    if name.endswith("@role"):
        return "baker" if old == "cook" else "cook"
    return MARK


def change(tree, place, n, then):
    changed = copy.deepcopy(tree)
    then(find(changed, place)[n])
    return changed


def set_attribute(element, key, value):
    """And what must go with it: what is decoration says nothing."""
    element.set(key, value)
    if key == "decorative":
        del element.attrib["alt"]


def swap_roles(dimension):
    for cell in dimension:
        if "role" in cell.attrib:
            cell.set("role", "baker" if cell.get("role") == "cook" else "cook")


def split_roles(tree, cell):
    """Leaves a cell that all share to one of them."""
    changed = copy.deepcopy(tree)
    dimension = list(changed.iter("dimension"))[dimension_of(tree, cell)]
    shared = next(at for at in dimension if "roles" in at.attrib)
    del shared.attrib["roles"]
    shared.set("role", "cook")
    ET.SubElement(dimension, "none", {"role": "baker"})
    return changed


def dimension_of(tree, cell):
    return next(n for n, dimension in enumerate(tree.iter("dimension")) if cell in list(dimension))


def cases(schema, tree):
    for place in sorted(places(schema), key=str):
        outer, inner = place
        there = find(tree, place)
        called = f"{outer}/{inner}"
        if not there:
            yield Case(called, None, None)
            continue
        for n, element in enumerate(there):
            if (element.text or "").strip():
                yield Case(called, change(tree, place, n, lambda at: setattr(at, "text", MARK)),
                           differs_with(MARK))
        for name, values in attributes(schema, schema.element(inner)):
            yield from of_attribute(tree, place, called + "@" + name, name, values)


def of_attribute(tree, place, called, name, values):
    full = f"{place[1]}@{name}"
    key = LANG if name == "xml:lang" else name
    there = find(tree, place)
    if full in UNSEEN or name in CHOOSING or (name == "id" and full != "guide@id"):
        return
    if name == "xml:lang":
        yield Case(called, change(tree, place, 0, lambda at: at.set(LANG, "fr")), speaks_french)
        return
    n = next((i for i, at in enumerate(there) if key in at.attrib), None)
    if n is None:
        yield Case(called, None, None)
        return
    if place[0] == "dimension" and name == "role":
        yield Case(called, change(tree, ("dimensions", "dimension"), dimension_of(tree, there[n]),
                                  swap_roles), differs)
        return
    if name == "roles":
        yield Case(called, split_roles(tree, there[n]), differs)
        return
    new = other(full, there[n].get(key), values)
    yield Case(called, change(tree, place, n, lambda at: set_attribute(at, key, new)),
               differs_with(new) if name in WORDS and full != "logo@place" else differs)


# What is missing on a page: a message, or None. plain is the page of whole.xml as it is.

def differs(page, plain):
    return "nothing has changed" if page.alike() == plain.alike() else None


def differs_with(words):
    return lambda page, plain: differs(page, plain) or (
        None if page.has(words) else "its words are nowhere")


def speaks_french(page, _):
    return None if "fr" in page.langs else "no tag has this language"


def inline_cases(schema, tree):
    """One for each kind of what stands inside a line, which is put into all places at once."""
    around = sorted({place for place in places(schema) if any(
        pattern.get("name") in ("inline.content", "words.content", "cell.content")
        for pattern in schema.element(place[1]) if pattern.tag == RNG + "ref")}, key=str)
    for kind in INLINE:
        changed, marks = copy.deepcopy(tree), []
        for n, place in enumerate(around):
            element = find(changed, place)[0]
            if len(element) and element[0].tag == "p":
                continue
            if kind == "indexed" and place[0] in ("colophon", "entry"):
                continue
            mark = f"zebra{n}z"
            child = ET.Element(kind, INLINE_ATTRIBUTES.get(kind, lambda mark: {})(mark))
            child.text = None if kind in ("role-name", "ref", "br") else mark
            element.insert(0, child)
            child.tail, element.text = element.text, "So "
            marks.append((place, mark))
        yield Case(f"<{kind}>", changed, functools.partial(lost_marks, kind, marks))


INLINE_ATTRIBUTES = {
    "a": lambda mark: {"href": "https://example.org/" + mark},
    "abbr": lambda mark: {"title": "title" + mark},
    "span": lambda mark: {LANG: "fr-x-" + mark},
    "role-name": lambda mark: {"ref": "cook", "form": "short"},
    "role-names": lambda mark: {"form": "short"},
    "ref": lambda mark: {"to": "prose", "page": "only"},
}


def lost_marks(kind, marks, page, plain):
    if kind == "br":
        return differs(page, plain)
    text = squeeze(page.text)
    if kind in ("role-name", "ref"):
        n = text.count({"role-name": "SoCK", "ref": "Sopage"}[kind])
        return None if n >= len(marks) else f"{n} of {len(marks)} are there"
    there = {"a": page.links, "abbr": page.said, "span": page.langs}.get(kind)
    lost = [f"{place[0]}/{place[1]}" for place, mark in marks if mark not in text or
            (there is not None and INLINE_ATTRIBUTES[kind](mark).popitem()[1] not in there)]
    return "not there in " + ", ".join(lost) if lost else None


def look(program, folder, number, case, plain):
    if case.tree is None:
        return f"{case.name} is not in whole.xml"
    path = os.path.join(folder, f"{number}.xml")
    case.tree.write(path, encoding="utf-8", xml_declaration=True)
    done = subprocess.run((program, "guide", path, "-q", "-o", path + ".pdf"),
                          stderr=subprocess.PIPE, check=False)
    if done.returncode:
        return f"{case.name}: " + done.stderr.decode().split("\n")[0]
    page = Page(path + ".pdf")
    if plain is None:
        return page
    missing = case.missing(page, plain)
    return f"{case.name}: {missing}" if missing else None


def main(program, schema, folder):
    schema = Schema(schema)
    tree = ET.parse(os.path.join(folder, "whole.xml"))
    plain = look(program, folder, "plain", Case("whole.xml", tree, None), None)
    if isinstance(plain, str):
        sys.exit(plain)
    todo = [*cases(schema, tree), *inline_cases(schema, tree)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        said = [line for line in pool.map(lambda one: look(program, folder, *one, plain),
                                          enumerate(todo)) if line]
    print("".join(line + "\n" for line in said), end="")
    print(f"{len(todo)} changes")


if __name__ == "__main__":
    main(*sys.argv[1:])
