"""The words of pages of --html against the documents that they were made of: words.py NAME... prints
where NAME.html and NAME.doc, what --dump doc --profile html wrote, part: each word is to stand in the
same place, charts and marks by their words."""
import re
import sys
from html.parser import HTMLParser

TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|([\w-]+)="((?:\\.|[^"\\])*)"|[^\s()"]+|[()]')
ESCAPED = {"n": "\n", '"': '"', "\\": "\\", "~": "~"}
# What layout would put behind links.
BEHIND = {"page-behind", "around-page", "page", "pages", "index-page"}
# A place without a name has a page after all; a dump has no page for it.
PAGE = "\ufffc"
CONTENTS = re.compile(r"<section [^>]*>\s*<h2[^>]*>.*?</h2>\s*<nav.*?</nav>\s*</section>", re.S)
# Elements within a line.
INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "span", "strong", "sub", "sup", "cite", "q"}


def plain(text):
    text = re.sub(r"(?<!\\)((?:\\\\)*)~", "\\1\u00a0", text)
    return re.sub(r"\\(.)", lambda found: ESCAPED[found[1]], text)


def spans(line):
    """What a line of the dump says: its texts, and the alternative texts of what is drawn."""
    out, at, inside, last, named = [], 0, False, None, {}
    for found in TOKEN.finditer(line):
        text, name, value = found[1], found[2], found[3]
        if found[0] in "()":
            inside = found[0] == "("
        elif inside:
            named[name or found[0]] = value
            if name == "alt":
                out[last] = f" {plain(value)} "
            elif found[0] in BEHIND or (found[0] == "page-of" and line.startswith("reference")):
                out[last] = ""
            elif found[0] == "page-of":
                out[last] = PAGE
        elif text is not None or found[0] == "*":
            last = len(out)
            out.append(plain(text or ""))
        elif name in ("alt", "label"):
            out.append(f" {plain(value)} ")
    return "".join(out)


def of_dump(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    said = []
    for line in lines[3:]:
        line = line.strip()
        if line.startswith("- alt "):
            said.append(spans(line))
        elif not line.startswith(("- ", "figure")):
            said.append(spans(line))
    return " ".join(said).split()


def of_page(path, has_contents):
    """Contents that stand only where there are so many pages are not in a dump without pages."""
    page = open(path, encoding="utf-8").read()
    return "".join(Page(page if has_contents else CONTENTS.sub("", page)).said).split()


class Page(HTMLParser):
    """The words of a page as they are read, but for its skip link and the ways back."""

    def __init__(self, page):
        super().__init__()
        self.said, self.open, self.body = [], [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.body = self.body or tag == "body"
        if tag not in ("br", "input", "meta", "img", "path", "use", "rect", "image"):
            left_out = attrs.get("class") in ("skip", "place") or attrs.get("role") == "doc-backlink"
            self.open.append(left_out)
        if tag in ("input", "textarea"):
            self.said.append(f" {attrs.get('aria-label', '')} ")
        elif tag not in INLINE:
            self.said.append(" ")

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        self.open.pop()
        if tag not in INLINE:
            self.said.append(" ")

    def handle_data(self, data):
        if self.body and not any(self.open):
            self.said.append(data)


def is_same(said, shown):
    if said == shown or not said or not shown:
        return said == shown
    return PAGE in said[0] and re.fullmatch(re.escape(said[0]).replace(PAGE, r"\w+"), shown[0])


def compare(name):
    dump = of_dump(f"{name}.doc")
    has_contents = re.search(r"^ *contents", open(f"{name}.doc", encoding="utf-8").read(), re.M)
    page = of_page(f"{name}.html", has_contents)
    for i in range(max(len(dump), len(page))):
        if not is_same(dump[i:i + 1], page[i:i + 1]):
            print(f"{name}: word {i + 1}: {' '.join(dump[max(i - 3, 0):i + 4])} | "
                  f"{' '.join(page[max(i - 3, 0):i + 4])}")
            return
    if not page:
        print(f"{name}: no words")


for argument in sys.argv[1:]:
    compare(argument)
