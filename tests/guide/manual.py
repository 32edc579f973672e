"""manual.py FOLDER SCHEMA N: what is wrong with FOLDER/index.html, the page of tools/manual.py, a fault a line."""

import pathlib
import re
import sys
from html.parser import HTMLParser

# Elements whose words are not on the pages: they are properties of the file.
UNSEEN = {"author", "subject", "keywords"}


class Entries(HTMLParser):
    """Of each entry its picture, the words of the picture and the example."""

    def __init__(self):
        super().__init__()
        self.entries, self.ids, self.links, self.entry, self.is_example = {}, set(), set(), None, False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.add(attrs["id"])
        if tag == "a":
            self.links.add(attrs["href"].removeprefix("#"))
        if tag == "h2":
            self.entry = self.entries.setdefault(attrs["id"], {"example": ""})
        if tag == "img":
            self.entry["picture"], self.entry["words"] = attrs["src"], attrs["alt"]
        self.is_example = self.is_example or tag == "pre"

    def handle_endtag(self, tag):
        self.is_example = self.is_example and tag != "pre"

    def handle_data(self, data):
        if self.is_example:
            self.entry["example"] += data


def fault(folder, name, entry):
    """What is wrong with the entry of an element, or None."""
    if not re.search(rf"<{name}[\s/>]", entry.get("example", "")):
        return "its example does not have it"
    picture = folder / entry.get("picture", "none")
    if not picture.is_file():
        return "has no picture"
    width, height = map(float, re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', picture.read_text()).groups())
    if not 60 < width < 600 or not 15 < height < 450:
        return f"its picture is {width} x {height} pt"
    inside = re.search(rf"<{name}(?:\s[^>]*)?>(.*?)</{name}>", entry["example"], re.S)
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"<[^>]*>", " ", inside[1] if inside else entry["example"]))
    if words and name not in UNSEEN and not set(words) & set(re.findall(r"\w+", entry["words"])):
        return "its picture says nothing of what its example says"
    return None


def main(folder, schema, n):
    page = Entries()
    page.feed((folder / "index.html").read_text(encoding="utf-8"))
    names = set(re.findall(r'<element name="([^"]*)"', schema.read_text(encoding="utf-8")))
    told = [f"{name}: has no entry" for name in sorted(names - set(page.entries)) if not n]
    found = {name: fault(folder, name, page.entries[name]) for name in sorted(names & set(page.entries))}
    told += [f"{name}: {said}" for name, said in found.items() if said]
    if len(found) < (n or 1):
        told.append(f"there are {len(found)} entries")
    if not n:
        told += [f"a link leads to {name}, which is not there" for name in sorted(page.links - page.ids)]
    print("\n".join(told), end="\n" if told else "")
    return bool(told)


sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])))
