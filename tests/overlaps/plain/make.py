#!/usr/bin/env python3
"""Random guides of a plain vocabulary, which does not grow: a number is the same guide for good.
For guides of all that there is, see tests/random/make.py. Valid ones, from the schema beside this.

make.py SEED [--size small|medium|large] [--flavour plain|scripts]
    prints the guide of that number; the same number gives the same guide
make.py FIRST --to LAST --into DIR
    writes DIR/NUMBER.xml for each, and the picture that they show

The schema says what can stand where, so that a new element or attribute comes by itself. What no
schema says stands here: that each role has its cell, how many panels there may be, which bars end
where, where links may lead. Anything that the program then refuses is a fault of one of the two.
"""
import argparse
import os
import random
import struct
import sys
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(1, os.path.join(HERE, "../../random"))  # for words.py

from schema import RNG, Schema, fit, parts_of
from words import Words

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "guide.rng")
PICTURE = "picture.png"

# How many of what repeats inside an element: at least, at most.
COUNTS = {
    "panels": (1, 5), "cards": (1, 5), "signs": (1, 5), "path": (2, 5),
    "timeline": (1, 8), "merge": (2, 8), "section": (1, 6), "guide": (1, 5), "dimensions": (1, 6),
}
MAY_BE_EMPTY = ("comparison", "none")
DEEPEST_LIST = 4
CURRENCIES = ("ILS", "USD", "EUR", "GBP", "JPY", "CHF", "INR", "KWD")
ADDRESSES = (
    "https://example.org/", "http://example.org/?a=1&b=2#c", "mailto:someone@example.org",
    "https://example.org/a/very/long/address/that/goes/on/and/on/and/does/not/end/before/the/line",
    "https://example.org/straße",
)
# Words that an element usually holds, where it is not what a paragraph holds.
LENGTHS = {
    "title": 5, "word": 2, "head": 4, "label": 3, "lead": 2, "kind": 3, "audience": 5, "name": 2,
    "words": 2, "em": 2, "strong": 2, "a": 3, "span": 2, "abbr": 1, "input": 2, "role": 2,
    "condition": 4, "question": 6, "caption": 6, "short-title": 4, "author": 2, "keywords": 4,
}


class Node:
    def __init__(self, name, parent):
        self.name, self.parent = name, parent
        self.attrs, self.children = {}, []
        self.lang = parent.lang if parent else "en"

    def count_around(self, *names):
        return (self.name in names) + (self.parent.count_around(*names) if self.parent else 0)

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def has_words(self):
        """Whether anything is seen of it; a break or a footnote alone is nothing."""
        return any(child.strip() if isinstance(child, str) else
                   child.name == "role-name" or child.name != "footnote" and child.has_words()
                   for child in self.children)


class Maker:
    def __init__(self, schema, seed, size, flavour):
        self.schema = schema
        self.rng = random.Random(seed)
        self.size = size or self.rng.choice(("small", "small", "medium", "medium", "large"))
        # comes wherever it can, with all that it may have, so that nothing waits for chance
        names = sorted(name for name in schema.met() if "@" not in name)
        self.favourites = schema.leading_to(names[seed % len(names)])
        self.words = Words(self.rng, flavour or self.rng.choice(("plain", "scripts", "scripts")))
        self.roles = self.rng.sample(("pm", "tpm", "po", "r-4", "Ü.5"), self.rng.randint(2, 5))
        self.nids, self.nroles, self.has_comparison = 0, 0, False

    def chance(self, p):
        return self.rng.random() < p

    # --- what a schema says --------------------------------------------------------------------

    def element(self, name, parent):
        node = Node(name, parent)
        self.fill(node, self.schema.element(name))
        if name in FINISH:
            FINISH[name](self, node)
        return node

    def fill(self, node, patterns):
        for pattern in patterns:
            kind = pattern.tag.removeprefix(RNG)
            if kind == "ref":
                self.refer(node, pattern.get("name"))
            elif kind == "attribute":
                node.attrs[pattern.get("name")] = self.value(node, pattern)
                if pattern.get("name") == "xml:lang":
                    node.lang = node.attrs["xml:lang"]
            elif kind == "optional":
                self.maybe(node, pattern)
            elif kind in ("zeroOrMore", "oneOrMore"):
                self.repeat(node, pattern, kind == "oneOrMore")
            elif kind == "choice":
                self.fill(node, [self.choose(node, parts_of(pattern))])
            elif kind == "group":
                self.fill(node, parts_of(pattern))
            elif kind == "text":
                node.children.append(self.sentence(node).strip())

    def refer(self, node, name):
        if name == "inline.content":
            self.inline(node)
        elif not self.schema.is_element(name):
            self.fill(node, self.schema.defines[name])
        elif name == "list" and node.count_around("list", "steps") >= DEEPEST_LIST:
            return
        else:
            self.has_comparison |= name == "comparison"
            node.children.append(self.element(name, node))

    def maybe(self, node, pattern):
        inner = parts_of(pattern)
        p = 0.5
        if inner[0].get("name") in self.favourites or node.name == self.favourites[0]:
            p = 1
        elif inner[0].get("name") == "xml:lang":
            p = 0.1 if self.words.flavour != "plain" else 0.02
        elif inner[0].get("name") == "list":
            p = 0.2
        if self.chance(p):
            self.fill(node, inner)

    def repeat(self, node, pattern, is_needed):
        inner = parts_of(pattern)
        least, most = COUNTS.get(node.name, (int(is_needed), 3))
        if node.name == "roles":
            least = most = len(self.roles)
        if node.name == "dimension":
            self.cells(node, inner)
            return
        if node.name in ("section", "guide", "dimensions"):
            most = {"small": 2, "medium": 4, "large": most}[self.size]
        for _ in range(self.rng.randint(least, most)):
            self.fill(node, inner)

    def choose(self, node, patterns):
        """One of them; a comparison stands in a guide once."""
        while True:
            liked = [pattern for pattern in patterns if pattern.get("name") in self.favourites]
            pattern = self.rng.choice(liked if liked and self.chance(0.5) else patterns)
            if not (pattern.get("name") == "comparison" and self.has_comparison):
                return pattern

    def inline(self, node):
        """Text and what stands inside a line, not too deep."""
        choice = parts_of(parts_of(self.schema.defines["inline.content"][0])[0])
        names = [pattern.get("name") for pattern in choice if pattern.get("name")]
        depth = node.count_around(*names)
        n = self.rng.choice((1, 1, 2, 3, 5)) if depth < 3 else 1
        for _ in range(n):
            name = self.rng.choice(names)
            if depth < 3 and self.chance(0.4) and not (
                    name in ("a", "footnote") and node.count_around(name)):
                node.children.append(self.element(name, node))
            elif self.chance(0.97):
                node.children.append(self.spaced(node))
        has_notes = any(at.name == "footnote" for at in node.walk())
        if not node.has_words() and (node.name not in MAY_BE_EMPTY or has_notes):
            node.children.append(self.sentence(node))

    # --- values --------------------------------------------------------------------------------

    def spaced(self, node):
        """Words between elements: mostly with space around them."""
        before, after = (self.rng.choice((" ", " ", " ", "", "\n")) for _ in range(2))
        return before + self.sentence(node) + after

    def sentence(self, node):
        usual = LENGTHS.get(node.name, 12)
        n = self.rng.randint(1, usual)
        if usual == 12 and self.chance({"small": 0.02, "medium": 0.05, "large": 0.1}[self.size]):
            n = self.rng.randint(30, {"small": 60, "medium": 150, "large": 500}[self.size])
        elif self.chance(0.03):
            n *= 4
        return self.words.sentence(node.lang, n)

    def value(self, node, pattern):
        name = pattern.get("name")
        values = [value.text for value in pattern.iter(RNG + "value")]
        if name in VALUES:
            return VALUES[name](self, node)
        if values:
            return self.rng.choice(values)
        inner = parts_of(pattern)[0]
        while inner.tag == RNG + "ref":
            inner = self.schema.defines[inner.get("name")][0]
        if inner.tag == RNG + "text":
            return " ".join(self.words.sentence(node.lang, self.rng.randint(1, 4)).split())
        if inner.get("type") == "NCName":
            return self.new_id()
        if inner.get("type") == "language":
            return self.words.language()
        return fit(inner.find(RNG + "param").text, self.rng)

    def new_id(self):
        self.nids += 1
        return self.rng.choice(("i", "part-", "Ü", "a.b_")) + str(self.nids)

    def address(self, node):
        if node.name == "a" and self.chance(0.4):
            return "#"  # any place: known when the guide is complete
        return self.rng.choice(ADDRESSES)

    def some_role(self, _node):
        return self.rng.choice(self.roles)

    def language(self, node):
        """A guide is in a language of its own; phrases are English where there are no others."""
        if node.parent:
            return self.words.language()
        return self.rng.choice(("en", "en", "en-GB", "de", "de-AT", self.words.language()))

    def date(self, _node):
        return "%04d-%02d-%02d" % (self.rng.randint(1970, 2199), self.rng.randint(1, 12),
                                   self.rng.randint(1, 28))

    def year(self, _node):
        first = self.rng.randint(1990, 2026)
        return self.rng.choice(("{0}", "{0}", "{0}-{1}", "{0}\u2013{1}")).format(first, first + 3)

    def currency(self, _node):
        return fit("[A-Z]{3}", self.rng) if self.chance(0.05) else self.rng.choice(CURRENCIES)

    # --- what no schema says -------------------------------------------------------------------

    def cells(self, node, patterns):
        """A cell for each role, in any order; money often in one currency for one time."""
        same = {"currency": self.currency(node), "per": self.rng.choice(("hour", "month", "year")),
                "place": self.words.word(node.lang), "basis": self.words.word(node.lang)}
        is_same, only = self.chance(0.6), self.chance(0.4)
        choices = parts_of(patterns[0])
        one = self.rng.choice(choices)
        for role in self.rng.sample(self.roles, len(self.roles)):
            self.fill(node, [one] if only else patterns)
            cell = node.children[-1]
            cell.attrs["role"] = role
            if cell.name == "money" and is_same:
                cell.attrs.update(same)

    def finish_role(self, node):
        """No two have the same name."""
        node.attrs["id"] = self.roles[self.nroles]
        node.children.append(" " + "ABCDE"[self.nroles])
        self.nroles += 1

    def finish_level(self, node):
        most = self.rng.randint(1, 10)
        node.attrs["max"] = self.rng.choice(("%d", "%d", "0%d")) % most
        node.attrs["value"] = str(self.rng.randint(0, most))

    def finish_money(self, node):
        low = self.rng.randint(0, 10 ** self.rng.choice((1, 3, 5, 5, 5, 7, 11)))
        high = self.rng.choice((low, low + self.rng.randint(0, low + 1), low * 2))
        node.attrs["low"], node.attrs["high"] = str(low), str(high)

    def finish_groups(self, node):
        node.attrs["count"] = str(self.rng.randint(1, 12))
        node.attrs["each"] = str(self.rng.choice((1, 2, 5, 10, 100)))

    def finish_timeline(self, node):
        units = self.rng.randint(1, 12)
        node.attrs["units"] = str(units)
        for bar in (child for child in node.children if isinstance(child, Node)):
            begin = self.rng.randrange(0, units * 1000 - 1)
            end = self.rng.randrange(begin + 1, units * 1000 + 1)
            bar.attrs["from"], bar.attrs["to"] = thousandths(begin), thousandths(end)

    def finish_picture(self, node):
        """Words for it, or none, for one reason."""
        node.attrs["src"] = PICTURE
        if "alt" in node.attrs:
            node.attrs.pop("decorative" if self.chance(0.9) else "", None)
            node.attrs.update({"decorative": "false"} if "decorative" in node.attrs else {})
        else:
            node.attrs["decorative"] = "true"

    def finish_guide(self, node):
        """The table stands somewhere, links lead where something is, short names are there."""
        if not self.has_comparison:
            sections = [child for child in node.children if child.name == "section"]
            section = self.rng.choice(sections)
            section.children.append(self.element("comparison", section))
        short = [at.attrs["id"] for at in node.walk() if at.name == "role" and "abbr" in at.attrs]
        places = [at.attrs["id"] for at in node.walk()
                  if "id" in at.attrs and at.name not in ("guide", "role")]
        for at in node.walk():
            if at.attrs.get("href") == "#":
                at.attrs["href"] = "#" + self.rng.choice(places) if places else ADDRESSES[0]
            if at.name == "role-name" and at.attrs["ref"] not in short:
                at.attrs.pop("form", None)

    # --- the file ------------------------------------------------------------------------------

    def escape(self, text, signs):
        out = []
        for c in text:
            if c in signs or c in "&<" or (c == ">" and self.chance(0.5)):
                out.append({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
                            "'": "&apos;"}[c])
            elif c == "\u00ad" or (ord(c) > 32 and self.chance(0.003)):
                out.append(self.rng.choice(("&#%d;", "&#x%X;")) % ord(c))
            else:
                out.append(c)
        return "".join(out)

    def text(self, text):
        """Text as it may stand in a file: in CDATA, cut by a comment, or plain."""
        if self.chance(0.01) and "]]>" not in text:
            return "<![CDATA[%s]]>" % text
        if self.chance(0.01):
            at = self.rng.randrange(len(text) + 1)
            return "%s<!-- no -- word --->%s".replace(" -- ", " - ").replace("--->", "-->") % (
                self.escape(text[:at], ""), self.escape(text[at:], ""))
        return self.escape(text, "")

    def write(self, node, out):
        out.append("<" + node.name)
        names = list(node.attrs)
        self.rng.shuffle(names)
        for name in names:
            sign = self.rng.choice("\"'")
            out.append(f" {name}={sign}{self.escape(node.attrs[name], sign)}{sign}")
        if not node.children and self.chance(0.8):
            out.append("/>")
            return
        out.append(">")
        is_flat = all(isinstance(child, Node) for child in node.children) and not (
            is_inline(self.schema, node.name))
        for child in node.children:
            if is_flat:
                out.append("\n")
            if isinstance(child, str):
                out.append(self.text(child))
            else:
                self.write(child, out)
        out.append("\n</%s>" % node.name if is_flat else "</%s>" % node.name)

    def guide(self):
        out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
        self.write(self.element("guide", None), out)
        return "".join(out).replace("<guide", '<guide contents="no"', 1) + "\n"


def is_inline(schema, name):
    """Whether white space may not be put between the children of an element."""
    found = [pattern.get("name") for pattern in schema.element(name)]
    return "inline.content" in found or "words.content" in found


def thousandths(n):
    return ("%d.%03d" % divmod(n, 1000)).rstrip("0").rstrip(".")


VALUES = {
    "href": Maker.address, "role": Maker.some_role, "ref": Maker.some_role, "date": Maker.date,
    "xml:lang": Maker.language, "year": Maker.year, "currency": Maker.currency,
    "width": lambda self, _: "%d.%dmm" % (self.rng.randint(3, 150), self.rng.randint(0, 9)),
}
FINISH = {
    "role": Maker.finish_role, "level": Maker.finish_level, "money": Maker.finish_money,
    "groups": Maker.finish_groups, "timeline": Maker.finish_timeline,
    "picture": Maker.finish_picture, "guide": Maker.finish_guide,
}


def picture():
    """A PNG of 40 by 30 pixels."""
    rows = b"".join(b"\0" + bytes((x * 6, y * 8, 128)[i] for x in range(40) for i in range(3))
                    for y in range(30))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)) + (
        chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def make(seed, size=None, flavour=None, schema=None):
    return Maker(schema or Schema(SCHEMA), seed, size, flavour).guide()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("seed", type=int)
    options.add_argument("--to", type=int)
    options.add_argument("--into")
    options.add_argument("--size", choices=("small", "medium", "large"))
    options.add_argument("--flavour", choices=("plain", "scripts"))
    given = options.parse_args()
    schema = Schema(SCHEMA)
    if not given.into:
        sys.stdout.buffer.write(make(given.seed, given.size, given.flavour, schema).encode())
        return
    with open(os.path.join(given.into, PICTURE), "wb") as file:
        file.write(picture())
    for seed in range(given.seed, (given.to or given.seed) + 1):
        with open(os.path.join(given.into, f"{seed}.xml"), "wb") as file:
            file.write(make(seed, given.size, given.flavour, schema).encode())


if __name__ == "__main__":
    main()
