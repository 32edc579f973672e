"""What a reader of a guide should see of it, from the XML alone: pieces of text, each of which must
stand in the document in one piece."""
import re
import unicodedata
import xml.etree.ElementTree as ET

INLINE = ("em", "strong", "sub", "sup", "code", "a", "indexed", "abbr", "span")
# What calls the places inside an element.
HEADS = {"section": "head", "contents": "head", "index": "head", "dimension": "name",
         "group": "name"}
# Elements whose words are for the properties of the file.
NOTE, BREAK = "\uf8ff", "\uf8fe"  # where a footnote and the end of a line were
UNSEEN = ("about", "short-title", "author", "subject", "keywords", "handout")



class Kept(dict):
    """For str.translate: characters but those of some categories, each looked up once."""

    def __init__(self, left_out, but=""):
        super().__init__((ord(c), c) for c in but)
        self.left_out = left_out

    def __missing__(self, code):
        c = chr(code)
        self[code] = None if unicodedata.category(c) in self.left_out or (
            "Zs" in self.left_out and c.isspace()) else c
        return self[code]


SEEN = Kept(("Cf", "Cc", "Zs", "Mn", "Me", "Mc"))
LETTERS = Kept(("Cf", "Mn", "Me", "Mc"))
EXACT = Kept(("Cf",), but="\u200c\u200d")
WORD = re.compile(r"[^\W\d_]+|\d")


def squeeze(text):
    """What is seen, alike, however it was broken, composed or mirrored."""
    return unicodedata.normalize("NFKC", text).translate(SEEN)


def words(text):
    """The words of a text, without signs and marks, which others read in an order of their own;
    each digit by itself, since a footnote's may stand behind a number."""
    return WORD.findall(unicodedata.normalize("NFKC", text).translate(LETTERS))


def exact(text):
    """The text to the letter, without what shows where it may be broken; white space is alike."""
    return " ".join(unicodedata.normalize("NFC", text).translate(EXACT).split())


def short(address):
    """An address of the web as people write it."""
    return address and re.sub("(.)/$", r"\1", re.sub("^([^:/]*://|mailto:)", "", address))


class Reader:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.roles = {role.get("id"): role for role in self.root.iter("role")}
        self.pieces, self.facts = [], set()
        self.called = {}
        self.name(self.root, None)

    def name(self, element, head):
        """What references call the places in an element, whose head is that of its section or the
        name of its dimension."""
        for child in element:
            around = child.find(HEADS[child.tag]) if child.tag in HEADS else head
            own = child.find("caption") if child.tag in ("figure", "table") else (
                child if child.tag == "subhead" else None)
            own = around if own is None else own
            if "id" in child.attrib and own is not None:
                self.called[child.get("id")] = self.plain(own)
            self.name(child, around)

    def plain(self, element):
        """The words of an element in one line, without what has words of its own; a footnote's
        number stood close to the word before it."""
        return re.sub(rf"\s*{NOTE}", "", self.line(element)).replace(BREAK, " ")

    def line(self, element):
        text = element.text or ""
        for child in element:
            if child.tag == "role-name":
                text += self.role(child, self.roles[child.get("ref")])
            elif child.tag == "role-names":
                text += self.line(child).join(self.role(child, role)
                                              for role in self.roles.values())
            elif child.tag == "br":
                text += BREAK
            elif child.tag == "footnote":
                text += NOTE
            elif child.tag in INLINE:
                text += self.line(child)
            text += child.tail or ""
        return text

    def flow(self, element, out):
        """The pieces of an element's words: footnotes part them, and have their own."""
        out[-1] += element.text or ""
        for child in element:
            if child.tag == "role-name":
                out[-1] += self.role(child, self.roles[child.get("ref")])
            elif child.tag == "role-names":
                self.names(child, out)
            elif child.tag == "ref":
                if child.get("page") != "only":
                    self.pieces.append(self.called.get(child.get("to"), ""))
                out.append("")
            elif child.tag == "footnote":
                self.words(child)
                out.append("")
            elif child.tag == "t":
                pass  # in another language than that of the guide
            elif child.tag == "br":
                out[-1] += "\n"
            elif child.tag in INLINE:
                self.flow(child, out)
            else:
                self.walk(child)
            out[-1] += child.tail or ""

    def names(self, element, out):
        """The names of all roles, with what stands in the element between them."""
        for n, role in enumerate(self.roles.values()):
            if n:
                self.flow(element, out)
            out[-1] += self.role(element, role)

    @staticmethod
    def role(element, role):
        """What a name of a role says."""
        return role.get("abbr") if element.get("form") == "short" else role.text

    def words(self, element):
        out = [""]
        self.flow(element, out)
        self.pieces.extend(out)

    def walk(self, element):
        if element.tag == "organisation":
            self.pieces.append(" · ".join(filter(None, (
                element.get("name"), element.get("address"), short(element.get("href"))))))
        if element.tag == "about":
            for organisation in element.iter("organisation"):
                self.walk(organisation)
        if element.tag in UNSEEN:
            return
        if element.tag in ("groups", "timeline", "merge"):
            self.pieces.append(element.get("caption"))
        if element.tag == "cta":
            self.pieces.append(re.sub("^(https?://|mailto:)", "", element.get("href")))
        if element.tag == "money":
            self.facts |= {element.get("place"), element.get("basis")}
        for _ in range(self.times(element)):
            self.words(element)

    def times(self, element):
        """How often it is there: a cell stands in each stretch of columns of roles that share it."""
        whom = element.get("roles")
        if not whom:
            return 1
        has = [whom == "all" or role in whom.split() for role in self.roles]
        return sum(own and not before for own, before in zip(has, [False, *has]))


def shown(path):
    """A reader with the pieces, and with facts, which are said once, however many cells they are
    true of."""
    reader = Reader(path)
    reader.walk(reader.root)
    return reader
