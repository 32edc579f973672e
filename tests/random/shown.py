"""What a reader of a guide should see of it, from the XML alone: pieces of text, each of which must
stand on the pages in one piece, white space and hyphens at line ends apart."""
import re
import unicodedata
import xml.etree.ElementTree as ET

INLINE = ("em", "strong", "a", "abbr", "span")
# Elements whose words are for the properties of the file.
UNSEEN = ("about", "short-title", "author", "subject", "keywords")


class Seen(dict):
    """For str.translate: what of a character is seen, found once."""

    def __missing__(self, code):
        c = chr(code)
        self[code] = None if c.isspace() or unicodedata.category(c) in (
            "Cf", "Cc", "Zs", "Mn", "Me", "Mc") else c
        return self[code]


SEEN = Seen()


def squeeze(text):
    """Alike, however it was broken, composed or mirrored."""
    return unicodedata.normalize("NFKC", text).translate(SEEN)


class Reader:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.roles = {role.get("id"): role for role in self.root.iter("role")}
        self.pieces, self.facts = [], set()

    def flow(self, element, out):
        """The pieces of an element's words: footnotes part them, and have their own."""
        out[-1] += element.text or ""
        for child in element:
            if child.tag == "role-name":
                role = self.roles[child.get("ref")]
                out[-1] += role.get("abbr") if child.get("form") == "short" else role.text
            elif child.tag == "footnote":
                self.words(child)
                out.append("")
            elif child.tag == "br":
                out[-1] += "\n"
            elif child.tag in INLINE:
                self.flow(child, out)
            else:
                self.walk(child)
            out[-1] += child.tail or ""

    def words(self, element):
        out = [""]
        self.flow(element, out)
        self.pieces.extend(out)

    def walk(self, element):
        if element.tag in UNSEEN:
            return
        if element.tag in ("groups", "timeline", "merge"):
            self.pieces.append(element.get("caption"))
        if element.tag == "cta":
            self.pieces.append(re.sub("^(https?://|mailto:)", "", element.get("href")))
        if element.tag == "money":
            self.facts |= {element.get("place"), element.get("basis")}
        self.words(element)


def shown(path):
    """The pieces, longest first, so that what stands in another is looked for after it; and facts,
    which are said once, however many cells they are true of."""
    reader = Reader(path)
    reader.walk(reader.root)
    pieces = (squeeze(piece) for piece in reader.pieces)
    return (sorted((piece for piece in pieces if piece), key=len, reverse=True),
            [squeeze(fact) for fact in reader.facts])
