#!/usr/bin/env python3
"""tools/guide_reference.py SCHEMA.rng: doc/elements.md, every element of a guide, from the schema.

What an element is, where it may stand, what it may hold, its attributes. What the schema cannot say so
that this program understands it, or says without a word of documentation, is an error with its name.
"""

import re
import sys
import xml.etree.ElementTree as ET

RNG = "{http://relaxng.org/ns/structure/1.0}"
TOLD = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
# Attributes of these groups are told once, below "Attributes of many elements".
SHARED = ["target.attrs", "choice.attrs", "needs.attrs", "keep.attrs", "page.attrs", "common.attrs"]
LINE = "[words](#in-a-line)"


def told(node, of):
    """What the schema says of it, in one line."""
    found = node.find(TOLD)
    if found is None or not (found.text or "").split():
        sys.exit(f"guide_reference: the schema says nothing of {of}")
    return " ".join(found.text.split())


def tag(node):
    return node.tag.removeprefix(RNG)


def listed(words, last="and"):
    words = list(words)
    comma = "," if any(", " in word for word in words) else ""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f"{comma} {last} {words[-1]}"


def link(name):
    return f"[`<{name}>`](#{name})"


class Reference:
    """The schema, and what can be said of each of its elements, with `...` and [...](#...) in it."""

    def __init__(self, path):
        grammar = ET.parse(path).getroot()
        self.defines = {node.get("name"): node for node in grammar.iter(RNG + "define")}
        self.elements = {}
        for define in self.defines.values():
            for element in define.iter(RNG + "element"):
                self.elements[element.get("name")] = element
        self.starts = [ref.get("name") for ref in grammar.find(RNG + "start").iter(RNG + "ref")]
        self.lines = self.children(self.defines["inline.words"])

    def children(self, node, through=None):
        """Names of the elements that may stand in one, those of the groups it refers to too."""
        found = []
        for ref in node.iter(RNG + "ref"):
            name = ref.get("name")
            if name in self.elements:
                found.append(name)
            elif not name.endswith((".attrs", ".type")) and name != through:
                found += self.children(self.defines[name], through)
        return list(dict.fromkeys(found))

    def has_lines(self, node):
        """Whether its words may have in them what stands in a line."""
        return any(
            ref.get("name") == "inline.words" or ref.get("name").endswith(".content") and self.has_lines(self.defines[ref.get("name")])
            for ref in node.iter(RNG + "ref")
        )

    def places(self, name):
        """Where an element may stand."""
        said = ["in a file of its own"] if name in self.starts else []
        parents = []
        for parent, element in self.elements.items():
            is_line = name in self.lines or name == "t"
            if not is_line and name in self.children(element):
                parents.append(parent)
            if is_line and name in self.children(element, "inline.content") and not self.has_lines(element):
                parents.append(parent)
        if name in self.lines:
            said.append("[in a line](#in-a-line) of words")
        if name == "t":
            said.append("behind [words](#in-a-line)")
        if parents:
            said.append("in " + listed((link(parent) for parent in sorted(parents)), "or"))
        return "; ".join(said)

    def pieces(self, node):
        """What stands in an element, in order."""
        said = []
        for child in node:
            if not isinstance(child.tag, str) or child.tag == TOLD or tag(child) in ("attribute", "empty"):
                continue
            kind, name = tag(child), child.get("name")
            if kind == "text":
                said.append("plain words")
            elif kind == "ref" and name in self.elements:
                said.append(link(name))
            elif kind == "ref" and name in ("inline.words", "inline.content"):
                said.append(LINE + (f", perhaps with {link('t')}" if name == "inline.content" else ""))
            elif kind == "ref" and not name.endswith(".attrs"):
                said += self.pieces(self.defines[name])
            elif kind in ("optional", "zeroOrMore", "oneOrMore"):
                inner = self.pieces(child)
                many = {"optional": "perhaps ", "zeroOrMore": "any number of ", "oneOrMore": "one or more "}[kind]
                is_choice = child[0].tag == RNG + "choice"
                said += [many + ("of " if is_choice and kind == "oneOrMore" else "") + ", ".join(inner)] if inner else []
            elif kind == "choice":
                inner = self.pieces(child)
                is_any = tag(node) in ("zeroOrMore", "oneOrMore")
                said.append(listed(inner) + ", in any order" if is_any else "either " + listed(inner, "or"))
            elif kind != "ref":
                sys.exit(f"guide_reference: cannot say what <{kind}> means")
        return said

    def holds(self, name):
        return "; then ".join(self.pieces(self.elements[name])) or "nothing"

    def value(self, node):
        """What an attribute may be."""
        values = [f"`{value.text}`" for value in node.iter(RNG + "value")]
        if values:
            return listed(values, "or")
        ref = node.find(RNG + "ref")
        if ref is not None:
            return told(self.defines[ref.get("name")], ref.get("name"))
        if node.find(RNG + "text") is None:
            sys.exit(f"guide_reference: cannot say what the values of {node.get('name')} are")
        return "text"

    def row(self, node, of, is_needed):
        """An attribute as (name, whether it is needed, what is said of it, what it may be)."""
        name = node.get("name")
        said = told(node, f"{name} of {of}")
        if not is_needed and len(list(node.iter(RNG + "value"))) > 1 and "left out" not in said.lower():
            sys.exit(f"guide_reference: the schema does not say what {of} is without {name}")
        return name, is_needed, said, self.value(node)

    def attributes(self, node, of, is_needed=True):
        """Rows of its own attributes, and the names of the groups that it shares."""
        own, shared = [], []
        for child in node:
            if not isinstance(child.tag, str):
                continue
            kind, name = tag(child), child.get("name")
            if kind == "attribute":
                own.append(self.row(child, of, is_needed))
            elif kind == "optional":
                more = self.attributes(child, of, False)
                own, shared = own + more[0], shared + more[1]
            elif kind == "ref" and name in SHARED:
                shared.append(name)
            elif kind == "ref" and name.endswith(".attrs"):
                more = self.attributes(self.defines[name], name, is_needed)
                own, shared = own + more[0], shared + more[1]
        return own, shared

    def shared_attributes(self, group):
        """Those of a shared group and of the groups that it is made of."""
        own, inner = self.attributes(self.defines[group], group)
        for name in inner:
            own += self.shared_attributes(name)
        return own

    def entry(self, name):
        """What can be said of an element: (what it is, places, content, own attributes, shared names)."""
        element = self.elements[name]
        own, groups = self.attributes(element, name)
        names = dict.fromkeys(row[0] for group in groups for row in self.shared_attributes(group))
        said = told(element, f"<{name}>")
        return said, self.places(name), self.holds(name), own, [each for each in names if each not in {row[0] for row in own}]

    def rows_of_shared(self):
        rows = {row[0]: row for group in SHARED for row in self.shared_attributes(group)}
        return sorted(rows.values())

    def names_with_lines(self):
        return sorted(name for name, element in self.elements.items() if self.has_lines(element))


def table(rows):
    out = ["| attribute | needed | what it says | its value |", "|---|---|---|---|"]
    for name, is_needed, said, value in rows:
        cells = [f"`{name}`", "yes" if is_needed else "", said, value]
        out.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return out


def sentences(reference, name):
    """The entry of an element as lines: what the page and the manual say of it."""
    said, places, holds, own, shared = reference.entry(name)
    lines = [said, ""]
    if places:
        lines.append(f"- Stands {places}.")
    lines.append(f"- Holds {holds}.")
    if shared:
        lines.append(f"- {'Also has' if own else 'Has'}, [as many elements](#attributes-of-many-elements): "
                     + listed(f"`{each}`" for each in shared) + ".")
    return lines, own


def in_a_line(reference):
    return [
        "Words may have in them " + listed(link(name) for name in sorted(reference.lines)) + ", and behind them "
        + f"{link('t')}, the same in another language. They are lines of words in "
        + listed(link(name) for name in reference.names_with_lines()) + ".",
    ]


def page(reference):
    out = [
        "<!-- Made of content/schema/guide.rng by make reference: change that, not this file. -->",
        "# Every element of a guide",
        "",
        "In the order of the alphabet: what each is, where it may stand, what it may hold, in this order, and",
        "its attributes. [guide.md](guide.md) explains them in the order in which a guide is written, with",
        "examples; `make manual` makes a page of all of this, with a picture of each.",
        "",
        " ".join(link(name) for name in sorted(reference.elements)),
        "",
    ]
    for name in sorted(reference.elements):
        lines, own = sentences(reference, name)
        out += [f"## `<{name}>`", ""] + lines + ([""] + table(own) if own else []) + [""]
    out += ["## In a line", ""] + in_a_line(reference) + ["", "## Attributes of many elements", ""]
    out += table(reference.rows_of_shared())
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: tools/guide_reference.py SCHEMA.rng >doc/elements.md")
    sys.stdout.write(page(Reference(sys.argv[1])))
