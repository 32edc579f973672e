#!/usr/bin/env python3
"""Random guides, valid ones, from the schema.

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

from schema import RNG, Schema, fit, parts_of
from words import Words

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "../../content/schema/guide.rng")
PICTURE = "picture.png"

# How many of what repeats inside an element: at least, at most.
COUNTS = {
    "panels": (1, 5), "cards": (1, 5), "key-figures": (1, 5), "signs": (1, 5), "path": (2, 5),
    "timeline": (1, 8), "merge": (2, 8), "section": (1, 6), "guide": (1, 5), "dimensions": (1, 6),
    "group": (1, 3), "table": (2, 5),
}
MAY_BE_EMPTY = ("comparison", "none")
INLINE = ("em", "strong", "sub", "sup", "code", "a", "ref", "indexed", "abbr", "span", "role-name",
          "role-names", "footnote", "br")
TRANSLATED = ("abbr", "alt", "caption", "unit", "place", "basis", "href", "src")
ONCE = ("comparison", "contents")  # in a guide
DEEPEST_LIST = 4
CURRENCIES = ("ILS", "USD", "EUR", "GBP", "JPY", "CHF", "INR", "KWD")
WITHOUT_CENTS = ("JPY",)
ADDRESSES = (
    "https://example.org/", "http://example.org/?a=1&b=2#c", "mailto:someone@example.org",
    "https://example.org/a/very/long/address/that/goes/on/and/on/and/does/not/end/before/the/line",
    "https://example.org/straße",
)
FEET = ("p. {page}", "{page}/{pages}", "{date}", "a } b", "{pages} {page}")
# Words that an element usually holds, where it is not what a paragraph holds.
LENGTHS = {
    "title": 5, "word": 2, "head": 4, "label": 3, "lead": 2, "kind": 3, "audience": 5, "name": 2,
    "words": 2, "em": 2, "strong": 2, "a": 3, "span": 2, "abbr": 1, "input": 2, "role": 2,
    "sub": 1, "sup": 1, "code": 2, "indexed": 2, "role-names": 1, "value": 2, "term": 3, "by": 6,
    "subhead": 4, "condition": 4, "question": 6, "caption": 6, "short-title": 4, "author": 2,
    "keywords": 4,
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

    def has_words(self, refs=True):
        """Whether anything is seen of it; a break or a footnote alone is nothing."""
        return any(child.strip() if isinstance(child, str) else
                   child.name in ("role-name", "role-names") or child.name == "ref" and refs or
                   child.name != "footnote" and child.has_words(refs)
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
        self.nids, self.nroles, self.once = 0, 0, set()
        self.shares_cells = schema.holds("text", "roles")

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
        if name in ("inline.content", "inline.words"):
            self.inline(node)
        elif name == "translations":
            return  # they come last, in the languages of the title
        elif not self.schema.is_element(name):
            self.fill(node, self.schema.defines[name])
        elif name == "list" and node.count_around("list", "steps") >= DEEPEST_LIST:
            return
        else:
            self.once |= {name} & set(ONCE)
            node.children.append(self.element(name, node))

    def maybe(self, node, pattern):
        inner = parts_of(pattern)
        p = 0.5
        if inner[0].get("name") in ("for", "if", "audiences"):
            return  # when it is known whom the guide is for
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
        """One of them; some stand in a guide once."""
        while True:
            liked = [pattern for pattern in patterns if pattern.get("name") in self.favourites]
            pattern = self.rng.choice(liked if liked and self.chance(0.5) else patterns)
            if pattern.get("name") not in self.once:
                return pattern

    def inline(self, node):
        """Text and what stands inside a line, not too deep."""
        words = "inline.words" if "inline.words" in self.schema.defines else "inline.content"
        choice = parts_of(parts_of(self.schema.defines[words][0])[0])
        names = [pattern.get("name") for pattern in choice if pattern.get("name")]
        depth = node.count_around(*names)
        n = self.rng.choice((1, 1, 2, 3, 5)) if depth < 3 and not (
            node.count_around("th", "value")) else 1
        for _ in range(n):
            name = self.rng.choice(names)
            if depth < 3 and self.chance(0.4) and not (
                    name in ("a", "footnote") and node.count_around(name) or
                    name == "ref" and node.count_around("a") or
                    name == "indexed" and node.count_around("colophon")):
                space = [" "] if name == "ref" else []  # whose words are no part of others
                node.children += [*space, self.element(name, node), *space]
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
        usual = 3 if node.count_around("table") else LENGTHS.get(node.name, 12)
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

    def as_of(self, node):
        return self.date(node)[:self.rng.choice((4, 7, 10))]

    def year(self, _node):
        first = self.rng.randint(1990, 2026)
        return self.rng.choice(("{0}", "{0}", "{0}-{1}", "{0}\u2013{1}")).format(first, first + 3)

    def currency(self, _node):
        return fit("[A-Z]{3}", self.rng) if self.chance(0.05) else self.rng.choice(CURRENCIES)

    # --- what no schema says -------------------------------------------------------------------

    def cells(self, node, patterns):
        """A cell for each role, in any order; money often in one currency for one time."""
        same = {"currency": self.currency(node),
                "per": self.rng.choice(self.schema.values("money", "per")),
                "place": self.words.word(node.lang), "basis": self.words.word(node.lang)}
        is_same, only = self.chance(0.6), self.chance(0.4)
        choices = parts_of(patterns[0])
        one = self.rng.choice(choices)
        for roles in self.sharing():
            self.fill(node, [one] if only else patterns)
            cell = node.children[-1]
            if any(at.name in ("list", "picture") for at in inner_nodes(cell)) and not any(
                    at.name == "p" for at in inner_nodes(cell)):
                cell.attrs.pop("source", None)  # no words that could say it
                cell.attrs.pop("as-of", None)
            if self.shares_cells and (roles == "all" or " " in roles or self.chance(0.05)):
                cell.attrs.pop("role", None)
                cell.attrs["roles"] = roles
            else:
                cell.attrs.pop("roles", None)
                cell.attrs["role"] = roles
            if cell.name == "money" and is_same:
                cell.attrs.update(same)
            if cell.name == "money" and cell.attrs["currency"] in WITHOUT_CENTS:
                for at in cell.walk():
                    at.attrs.update((name, at.attrs[name].split(".")[0])
                                    for name in ("low", "high", "median") if name in at.attrs)

    def sharing(self):
        """All roles, those in each text for one cell."""
        roles = self.rng.sample(self.roles, len(self.roles))
        if not self.shares_cells or not self.chance(0.3):
            return roles
        n = self.rng.randint(2, len(roles))
        if n == len(roles) and self.chance(0.5):
            return ["all"]
        return [self.rng.choice((" ", " ", "  ")).join(roles[:n]), *roles[n:]]

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
        if not self.schema.holds("money", "median"):
            node.attrs["low"], node.attrs["high"] = str(low), str(high)
            return
        median = self.rng.randint(low, high)
        if self.chance(0.1) and high < 10 ** 6:
            low, median, high = (n + self.rng.randint(0, 99) / 100 for n in (low, median, high))
            low, high = min(low, high), max(low, high)
            median = min(max(low, median), high)
        both = {"low": low, "high": high}
        if self.chance(0.2):
            del both[self.rng.choice(("low", "high"))]
        if "median" in node.attrs:
            both["median"] = median
        for name in ("low", "high", "median"):
            node.attrs.pop(name, None)
        node.attrs.update({name: f"{n:.2f}" if isinstance(n, float) else str(n)
                           for name, n in both.items()})

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

    def finish_section(self, node):
        """A subhead of level 2 stands below one of level 1."""
        for child in node.children:
            if child.name == "subhead":
                child.attrs.pop("level", None)
                break

    def finish_picture(self, node):
        """Words for it, or none, for one reason."""
        node.attrs["src"] = PICTURE
        if "alt" in node.attrs:
            node.attrs.pop("decorative" if self.chance(0.9) else "", None)
            node.attrs.update({"decorative": "false"} if "decorative" in node.attrs else {})
        else:
            node.attrs["decorative"] = "true"

    def finish_logo(self, node):
        node.attrs["src"] = PICTURE

    def finish_foot(self, node):
        """Short enough for every sheet."""
        node.attrs.update((name, self.rng.choice(FEET)) for name in list(node.attrs))

    # --- languages and audiences ---------------------------------------------------------------

    def translate(self, node, lang):
        """A <t> of that language for what an element says, or None where it says nothing."""
        words = node.has_words(refs=False) and any(isinstance(child, str) or child.name in INLINE
                                         for child in node.children)
        spoken = [name for name in TRANSLATED if name in node.attrs]
        if not words and not spoken:
            return None
        t = Node("t", node)
        t.lang = t.attrs["xml:lang"] = lang
        for name in spoken:
            t.attrs[name] = (PICTURE if name == "src" else ADDRESSES[0] if name == "href" else
                             self.words.sentence(lang, 2))
        if words:
            t.children.append(self.sentence(t))
        return t

    def add_translations(self, guide):
        """Of the title into some languages, and of other things into some of these."""
        title = next(at for at in guide.walk() if at.name == "title")
        own = {lang.split("-")[0] for lang in (guide.lang, title.lang)}
        langs = [lang for lang in ("he", "de-AT", "fr")
                 if lang.split("-")[0] not in own and self.chance(0.6)]
        for node in list(guide.walk()):
            if not self.schema.holds(node.name, "t") or (
                    node.name != "title" and self.chance(0.4)):
                continue
            place = next((n for n, child in enumerate(node.children)
                          if isinstance(child, Node) and child.name in ("list", "note")), None)
            for lang in langs:
                t = None if lang == node.lang else self.translate(node, lang)
                if t:
                    node.children.insert(len(node.children) if place is None else place, t)

    def add_audiences(self, guide):
        guide.attrs["audiences"] = "cooks bakers"
        for node in guide.walk():
            if self.schema.holds(node.name, "for") and self.chance(0.3):
                node.attrs["for"] = self.rng.choice(("cooks", "bakers", "bakers  cooks"))
            if self.schema.holds(node.name, "if") and self.chance(0.3):
                node.attrs["if"] = self.rng.choice((
                    "audience(cooks)", "not (audience(cooks) or audience( bakers ))",
                    f"lang({guide.lang})", f"role({self.roles[0]}) and not audience(cooks)"))

    def has_own_words(self, node):
        """Some that stand there whatever the language and wherever references lead."""
        return any(at.strip() if isinstance(at, str) else
                   at.name not in ("ref", "footnote", "t") and self.has_own_words(at)
                   for at in node.children)

    def finish_index(self, guide, title):
        """Whoever sees an index sees a term of the title, which is never left out."""
        if not self.schema.is_element("indexed"):
            return
        index = [at for at in guide.walk() if at.name == "index"]
        term = Node("indexed", title)
        term.children.append(self.words.word(title.lang))
        term.attrs["as"] = self.words.word(title.lang)
        for mark in guide.walk():
            if mark.name == "indexed" and "see" in mark.attrs:
                mark.attrs["see"] = term.attrs["as"]
            if mark.name == "indexed" and not self.has_own_words(mark):
                mark.attrs.setdefault("as", term.attrs["as"])
        if index or any(at.name == "indexed" for at in guide.walk()):
            title.children += [" ", term]

    def finish_table(self, node):
        """Rows of one width: heads above or at the start, cells that span."""
        rows = [at for at in node.children if isinstance(at, Node) and at.name == "row"]
        width = self.rng.randint(1, 4)
        has_row_heads = width > 1 and self.chance(0.5)
        covered = [0] * width
        for n, row in enumerate(rows):
            row.children.clear()
            is_head = n == 0 and len(rows) > 1 and (not has_row_heads or self.chance(0.7))
            at = 0
            while at < width:
                if covered[at]:
                    at += 1
                    continue
                cell = self.element("th" if is_head or (at == 0 and (
                    has_row_heads or len(rows) == 1 and width > 1)) else "td", row)
                cell.attrs.pop("rowspan", None)
                cell.attrs.pop("colspan", None)
                room = next((i for i in range(at, width) if covered[i]), width) - at
                spans = self.rng.randint(1, room) if self.chance(0.2) else 1
                deep = 1 if is_head else (
                    self.rng.randint(1, len(rows) - n) if self.chance(0.2) else 1)
                if at + spans == width and all(left > 1 for left in covered[:at]):
                    deep = 1  # each row has a cell of its own
                if cell.name == "th" and not is_head:
                    spans = 1
                if spans > 1 or self.chance(0.1):
                    cell.attrs["colspan"] = str(spans)
                if deep > 1 or self.chance(0.1):
                    cell.attrs["rowspan"] = str(deep)
                if deep > 1 or any(left > 1 for left in covered):
                    self.shorten(row, cell)
                covered[at:at + spans] = [deep] * spans
                row.children.append(cell)
                at += spans
            covered = [max(left - 1, 0) for left in covered]

    @staticmethod
    def shorten(row, cell):
        """Rows that a cell ties together stay on one page: a paragraph a cell."""
        for at in (*inner_nodes(row), cell):
            paragraphs = [p for p in inner_nodes(at) if p.name == "p"]
            at.children = [child for child in at.children if child not in paragraphs[1:]]

    def finish_guide(self, node):
        """The table stands somewhere, links lead where something is, short names are there."""
        title = next(at for at in node.walk() if at.name == "title")
        if self.schema.is_element("ref"):
            title.children.append(" " + self.words.word(title.lang))  # besides references
        sections = [child for child in node.children if child.name == "section"]
        if not sections:
            sections = [self.element("section", node)]
            last = sum(at.name in ("index", "colophon") for at in node.children)
            node.children.insert(len(node.children) - last, sections[0])
        if "contents" in self.once:
            node.attrs.pop("contents", None)
        if "comparison" not in self.once:
            section = self.rng.choice(sections)
            section.children.append(self.element("comparison", section))
        self.finish_index(node, title)
        if self.schema.is_element("t") and self.chance(0.3):
            self.add_translations(node)
        if self.schema.holds("guide", "audiences") and self.chance(0.3):
            self.add_audiences(node)
        short = [at.attrs["id"] for at in node.walk() if at.name == "role" and "abbr" in at.attrs]
        places = [at.attrs["id"] for at in node.walk()
                  if "id" in at.attrs and at.name not in ("guide", "role")]
        if not places and self.schema.is_element("ref"):
            places = [sections[0].attrs.setdefault("id", self.new_id())]
        sources = [at.attrs["id"] for at in node.walk() if at.name == "source" and "id" in at.attrs]
        for at in node.walk():
            if "source" in at.attrs and sources:
                at.attrs["source"] = self.rng.choice(sources)
            else:
                at.attrs.pop("source", None)
            if at.name == "ref":
                at.attrs["to"] = self.rng.choice(places)
            if at.attrs.get("href") == "#":
                at.attrs["href"] = "#" + self.rng.choice(places) if places else ADDRESSES[0]
            if at.name == "role-name" and at.attrs["ref"] not in short:
                at.attrs.pop("form", None)
            if at.name == "role-names" and len(short) < len(self.roles):
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
        return "".join(out) + "\n"


def inner_nodes(node):
    return [child for child in node.children if isinstance(child, Node)]


def is_inline(schema, name):
    """Whether white space may not be put between the children of an element."""
    found = [pattern.get("name") for pattern in schema.element(name)]
    return bool({"inline.content", "inline.words", "words.content", "cell.content"} & set(found))


def thousandths(n):
    return ("%d.%03d" % divmod(n, 1000)).rstrip("0").rstrip(".")


VALUES = {
    "href": Maker.address, "role": Maker.some_role, "ref": Maker.some_role, "date": Maker.date,
    "needs": Maker.some_role, "as-of": Maker.as_of,
    "xml:lang": Maker.language, "year": Maker.year, "currency": Maker.currency,
    "width": lambda self, _: "%d.%dmm" % (self.rng.randint(3, 150), self.rng.randint(0, 9)),
}
FINISH = {
    "band": Maker.finish_money,
    "role": Maker.finish_role, "level": Maker.finish_level, "money": Maker.finish_money,
    "groups": Maker.finish_groups, "timeline": Maker.finish_timeline,
    "picture": Maker.finish_picture, "logo": Maker.finish_logo, "foot": Maker.finish_foot,
    "table": Maker.finish_table, "section": Maker.finish_section, "guide": Maker.finish_guide,
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
