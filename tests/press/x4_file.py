"""What a file says of itself: bytes, boxes, catalogue, output intents, Info and XMP, and every
object of it; read by qpdf through pikepdf."""
import hashlib
import io
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone

import pikepdf
from PIL import ImageCms

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
ACTIONS = {"/JavaScript", "/Launch", "/Movie", "/Sound", "/SetOCGState", "/Hide", "/ResetForm",
           "/ImportData", "/SubmitForm", "/Rendition", "/Trans", "/GoTo3DView"}
EDGE = 0.01   # points: boxes within this are the same


def is_dictionary(thing):
    return isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream))


def plain(thing):
    """A name, number or string as text; "" for all else, which pikepdf cannot write."""
    return "" if thing is None or is_dictionary(thing) or isinstance(thing, pikepdf.Array) \
        else str(thing)


def box(page, name):
    """A page's box as four numbers; MediaBox and CropBox may stand above the page."""
    while page is not None:
        if name in page:
            left, bottom, right, top = (float(n) for n in page[name])
            return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
        page = page.get("/Parent") if name in ("/MediaBox", "/CropBox", "/Rotate") else None
    return None


def is_within(inner, outer):
    return (inner[0] >= outer[0] - EDGE and inner[1] >= outer[1] - EDGE and
            inner[2] <= outer[2] + EDGE and inner[3] <= outer[3] + EDGE)


# --- Bytes ---------------------------------------------------------------------------------------

def streams(data):
    """(place, length it says, whether `endstream` follows as it should, and after a line's end)."""
    at = 0
    while found := re.compile(rb">>\s*stream(\r\n|\n)").search(data, at):
        head = data[data.rindex(b" obj", 0, found.start()):found.start()]
        length = re.findall(rb"/Length (\d+)(?: (\d+) R)?", head)
        at = found.end()
        if not length:
            yield at, None, False, True
            continue
        n = int(length[-1][0])
        if length[-1][1]:
            value = re.search(rb"(?:^|[\r\n])%d %s obj\s*(\d+)" % (n, length[-1][1]), data)
            n = int(value[1]) if value else 0
        end = re.match(rb"(\r\n|\n|\r|)endstream", data[at + n:at + n + 12])
        yield at, n, bool(end), bool(end and end[1])
        at = at + n if end else data.find(b"endstream", at)


def check_bytes(data, claims, faults):
    header = re.match(rb"%PDF-(\d\.\d)(\r\n|\r|\n)", data)
    if not header or not re.match(rb"%[^\r\n]*[\x80-\xff]{4}", data[header.end():]):
        faults.add("floor-header", "no %PDF-1.n followed by a comment of four bytes above 127")
    version = header[1].decode() if header else "?"
    highest = "1.4" if claims.is_x1a else "1.6"
    if not "1.0" <= version <= highest:
        faults.add("x4-version", f"the header says {version}, above {highest}")
    if not re.search(rb"%%EOF(\r\n|\r|\n)?\Z", data):
        faults.add("floor-end", "something follows the last %%EOF")
    if len(re.findall(rb"(?:\r|\n)%%EOF(?=[\r\n]|\Z)", data)) != 1:
        faults.add("floor-end", "there is not one %%EOF")
    for place, length, is_right, is_on_line in streams(data):
        if not is_right:
            faults.add("floor-stream", f"the stream at byte {place} is not {length} bytes long")
        elif claims.is_archive and not is_on_line:
            faults.add("archive-stream", f"no line ends before endstream after byte {place}")


def check_syntax(path, faults):
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    if run.returncode or "WARNING" in run.stdout + run.stderr:
        said = [line for line in (run.stdout + run.stderr).splitlines()
                if "WARNING" in line or "rror" in line]
        faults.add("floor-damaged", f"qpdf: {said[0] if said else run.returncode}")


# --- Info and XMP --------------------------------------------------------------------------------

def read_xmp(pdf):
    """Properties by "prefix:name", and what is wrong with the packet."""
    stream = pdf.Root.get("/Metadata")
    if stream is None:
        return {}, "there is no XMP"
    data = stream.read_bytes()
    header = re.search(rb"<\?xpacket begin=.*?\?>", data)
    try:
        root = ElementTree.fromstring(data.decode("utf-8").lstrip("\ufeff"))
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        return {}, f"XMP: {error}"
    found = {}
    for description in root.iter(RDF + "Description"):
        fields = [(key, value) for key, value in description.attrib.items()]
        for field in description:
            items = list(field.iter(RDF + "li"))
            fields.append((field.tag, (items[0].text if items else field.text) or ""))
        for key, value in fields:
            for prefix, space in NAMESPACES.items():
                if key.startswith("{" + space + "}"):
                    found.setdefault(f"{prefix}:{key.split('}')[1]}", value.strip())
    if not header or b"encoding" in header[0] or b"bytes" in header[0]:
        return found, "the XMP packet has no header, or one with bytes= or encoding="
    if plain(stream.get("/Type")) != "/Metadata" or plain(stream.get("/Subtype")) != "/XML":
        return found, "the XMP stream is not of type Metadata, subtype XML"
    return found, None


class Claims:
    """What the file says that it is."""

    def __init__(self, pdf, wanted):
        self.xmp, self.packet_fault = read_xmp(pdf)
        self.info = {key[1:]: str(value) for key, value in pdf.trailer.get("/Info", {}).items()}
        self.in_info = self.info.get("GTS_PDFXVersion")
        self.in_xmp = self.xmp.get("pdfxid:GTS_PDFXVersion")
        self.is_x1a = (self.in_info or "").startswith("PDF/X-1") or wanted == "print-x1a"
        self.is_archive = "pdfaid:part" in self.xmp or wanted == "archive"


def moment(text):
    """A date of Info or XMP in universal time."""
    parts = re.match(r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?"
                     r"(?:Z|([-+])(\d\d)[:']?(\d\d)?)?", text or "")
    if not parts:
        return None
    year, month, day, hour, minute, second = (int(n or d) for n, d in
                                              zip(parts.groups()[:6], (0, 1, 1, 0, 0, 0)))
    shift = timedelta(hours=int(parts[8] or 0), minutes=int(parts[9] or 0))
    time = datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    return time - shift if parts[7] != "-" else time + shift


def check_claims(claims, wanted, faults):
    name = "PDF/X-1a:2003" if claims.is_x1a else "PDF/X-4"
    if claims.is_x1a:
        if claims.in_info != name:
            faults.add("x4-claim", f"Info does not say {name}, but {claims.in_info}")
    elif not claims.in_info or not claims.in_xmp:
        faults.add("x4-claim", "Info and XMP do not both say which PDF/X this is")
    elif claims.in_info != claims.in_xmp:
        faults.add("x4-agree", f"Info says {claims.in_info}, XMP says {claims.in_xmp}")
    elif claims.in_info != name:
        faults.add("x4-claim", f"{claims.in_info} is not {name}")
    if wanted == "archive" and not claims.packet_fault:
        said = (claims.xmp.get("pdfaid:part"), claims.xmp.get("pdfaid:conformance"),
                claims.xmp.get("pdfuaid:part"))
        if said != ("2", "A", "1"):
            faults.add("archive-claim", f"XMP does not say PDF/A-2a and PDF/UA-1, but {said}")


def check_metadata(claims, faults):
    xmp, info = claims.xmp, claims.info
    if claims.packet_fault:
        faults.add("x4-metadata", claims.packet_fault)
    wanted = ["dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
              "xmp:CreatorTool", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"]
    for name in wanted if xmp else []:
        if not xmp.get(name):
            faults.add("x4-metadata", f"XMP has no {name}")
    for name in ("Title", "CreationDate", "ModDate", "Creator", "Producer"):
        if not info.get(name):
            faults.add("x4-info", f"Info has no {name}")
    if not xmp:
        return
    pairs = [("Title", "dc:title"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"),
             ("Author", "dc:creator"), ("Subject", "dc:description"),
             ("Keywords", "pdf:Keywords")]
    for old, new in pairs:
        if old in info and new in xmp and info[old] != xmp[new]:
            faults.add("x4-agree", f"Info {old} is {info[old]!r}, XMP {new} {xmp[new]!r}")
    for old, new in (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")):
        if old in info and new in xmp and moment(info[old]) != moment(xmp[new]):
            faults.add("x4-agree", f"Info {old} is {info[old]}, XMP {new} {xmp[new]}")


def check_trapped(claims, faults):
    old, new = claims.info.get("Trapped", "").lstrip("/"), claims.xmp.get("pdf:Trapped", "")
    for name, value in (("Info", old), ("XMP", new)):
        if value not in ("True", "False") and (claims.xmp or name == "Info"):
            faults.add("x4-trapped", f"{name} says {value or 'nothing'} of traps")
    if old and new and old != new:
        faults.add("x4-agree", f"Trapped is {old} in Info, {new} in XMP")


# --- Output intents ------------------------------------------------------------------------------

def check_profile(intent, faults):
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        faults.add("x4-profile", "no profile is embedded")
        return
    data = profile.read_bytes()
    space, kind = data[16:20].decode("latin-1"), data[12:16].decode("latin-1")
    inks = {"GRAY": 1, "RGB ": 3, "CMYK": 4}.get(space)
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(data))
        is_whole = len(data) == int.from_bytes(data[:4], "big") and data[36:40] == b"acsp"
    except OSError:
        is_whole = False
    if not is_whole:
        faults.add("x4-profile", "the profile is no ICC profile, or damaged")
    if kind != "prtr":
        faults.add("x4-profile", f"the profile's class is {kind}, not prtr")
    if int(profile.get("/N", 0)) != inks:
        faults.add("x4-profile", f"the profile has {inks} components and says {profile.get('/N')}")
    if space != "CMYK":
        faults.add("gwg-R0035", f"the profile is for {space}")


def check_intents(pdf, claims, faults):
    intents = list(pdf.Root.get("/OutputIntents", []))
    ours = [i for i in intents if plain(i.get("/S")) == "/GTS_PDFX"]
    if len(ours) != 1:
        faults.add("x4-intent", f"there are {len(ours)} output intents GTS_PDFX")
    for intent in ours:
        if not plain(intent.get("/OutputConditionIdentifier", "")).strip():
            faults.add("x4-intent", "no OutputConditionIdentifier")
        check_profile(intent, faults)
    if not claims.is_archive:
        return
    profiles = {i.DestOutputProfile.objgen for i in intents if "/DestOutputProfile" in i}
    if not [i for i in intents if plain(i.get("/S")) == "/GTS_PDFA1"] or len(profiles) > 1:
        faults.add("archive-intent", "no intent GTS_PDFA1 with the same profile object")


# --- Pages ---------------------------------------------------------------------------------------

def check_boxes(number, page, faults):
    media, crop, bleed, trim, art = (
        box(page, "/" + name) for name in ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"))
    if (trim is None) == (art is None):
        faults.add("x4-trimbox", f"page {number} has not one of TrimBox and ArtBox")
    inside = trim or art
    pairs = [("trim", inside, "bleed", bleed or media), ("bleed", bleed, "media", media),
             ("trim", inside, "crop", crop), ("trim", inside, "media", media)]
    for name, inner, other, outer in pairs:
        if inner and outer and not is_within(inner, outer):
            faults.add("x4-boxes", f"page {number}: {name} {inner} not within {other} {outer}")
    if crop and not (is_within(crop, media) and is_within(media, crop)):
        faults.add("gwg-R0003", f"page {number}: CropBox is not the MediaBox")
    for each in (media, crop, bleed, trim, art):
        if each and not all(3 <= each[i + 2] - each[i] <= 14400 for i in (0, 1)):
            faults.add("floor-limits", f"page {number}: a box has a side that PDF does not allow")
    if "/UserUnit" in page:
        faults.add("gwg-R0002", f"page {number} has a UserUnit")
    if page.get("/Rotate", 0):
        faults.add("gwg-R0004", f"page {number} is turned by {page.Rotate}")


def check_annotations(number, page, faults):
    reach = box(page, "/BleedBox") or box(page, "/TrimBox") or box(page, "/MediaBox")
    for note in page.get("/Annots", []):
        kind = plain(note.get("/Subtype"))
        left, bottom, right, top = box(note, "/Rect") or reach
        is_outside = (left >= reach[2] or right <= reach[0] or
                      bottom >= reach[3] or top <= reach[1])
        if kind == "/TrapNet" or (kind != "/PrinterMark" and not is_outside):
            faults.add("x4-annotation", f"page {number} has a {kind[1:]} within the bleed")


def check_pages(pdf, faults):
    sizes = set()
    for number, page in enumerate((p.obj for p in pdf.pages), 1):
        check_boxes(number, page, faults)
        check_annotations(number, page, faults)
        trim = box(page, "/TrimBox")
        if trim:
            sizes.add((round(trim[2] - trim[0], 2), round(trim[3] - trim[1], 2)))
    if len(sizes) > 1:
        faults.add("gwg-R0004", f"pages are trimmed to {len(sizes)} sizes: {sorted(sizes)}")


# --- The catalogue -------------------------------------------------------------------------------

def check_layers(root, claims, faults):
    layers = root.get("/OCProperties")
    if layers is None:
        return
    if claims.is_x1a:
        faults.add("x1a-layers", "there are layers")
    groups = {g.objgen for g in layers.get("/OCGs", [])}
    names = [plain(g.get("/Name", "")) for g in layers.get("/OCGs", [])]
    if not all(names) or len(set(names)) != len(names):
        faults.add("x4-layers", "layers without names of their own")
    for config in [layers.get("/D", {}), *layers.get("/Configs", [])]:
        if "/AS" in config:
            faults.add("x4-layers", "layers are switched by themselves (AS)")
        listed, queue = set(), list(config.get("/Order", []))
        while queue:
            item = queue.pop()
            if isinstance(item, pikepdf.Array):
                queue += list(item)
            elif is_dictionary(item):
                listed.add(item.objgen)
        if listed != groups:
            faults.add("x4-layers", "not all layers are in the order list")


def check_catalogue(pdf, claims, faults):
    root = pdf.Root
    check_layers(root, claims, faults)
    form = root.get("/AcroForm", {})
    if "/XFA" in form:
        faults.add("floor-xfa", "there is an XFA form")
    names = root.get("/Names", {})
    if "/EmbeddedFiles" in names or "/AF" in root:
        faults.add("x4-attachment", "files travel inside")
    for key, value in root.get("/ViewerPreferences", {}).items():
        if key[1:] in ("ViewArea", "ViewClip", "PrintArea", "PrintClip") and \
                str(value) not in ("/MediaBox", "/BleedBox"):
            faults.add("x4-view", f"{key[1:]} is {value}")
    if claims.is_archive:
        check_archive(root, faults)


def check_archive(root, faults):
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or "/StructTreeRoot" not in root:
        faults.add("archive-tagged", "not marked, or without a structure tree")
    if not plain(root.get("/Lang", "")):
        faults.add("archive-language", "the catalogue has no Lang")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        faults.add("archive-title", "DisplayDocTitle is not true")
    if "/Metadata" in root and "/Filter" in root.Metadata:
        faults.add("archive-metadata", "XMP is packed")


# --- Every object --------------------------------------------------------------------------------

def walk(top):
    """Every (key it stands under, key above that, object), each indirect object once."""
    seen, queue = set(), [("", "", top)]
    while queue:
        key, above, thing = queue.pop()
        if isinstance(thing, pikepdf.Object) and thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        yield key, above, thing
        if is_dictionary(thing):
            queue += [(name, key, value) for name, value in thing.items()]
        elif isinstance(thing, pikepdf.Array):
            queue += [(key, above, value) for value in thing]


def kind_of(space):
    """What kind of colour space an array is, if it is one."""
    is_one = isinstance(space, pikepdf.Array) and len(space) > 1 and \
        isinstance(space[0], pikepdf.Name)
    return str(space[0]) if is_one else ""


def fingerprint(pdf):
    """The same for files whose pages are the same, whatever stands around them."""
    digest = hashlib.sha256()
    for key, _, thing in walk(pdf.Root.Pages):
        digest.update(key.encode())
        if isinstance(thing, pikepdf.Stream):
            digest.update(thing.read_raw_bytes())
        else:
            digest.update(plain(thing).encode("utf-8", "replace"))
    return digest.digest()


SAID = {}   # what programs said of pages: many files differ elsewhere


def ask(command, path, pdf):
    """What a program prints that looks at the pages of a file alone."""
    question = *command, fingerprint(pdf)
    if question not in SAID:
        SAID[question] = subprocess.run([*command, path], capture_output=True, check=False).stdout
    return SAID[question]


def check_dictionary(key, thing, claims, faults):
    kind = plain(thing.get("/S", ""))
    if kind in ACTIONS or "/JS" in thing:
        faults.add("floor-action", f"there is an action {kind[1:]}")
    if "/AA" in thing:
        faults.add("floor-trigger", "there are actions by themselves (AA)")
    if key == "/Group" and kind == "/Transparency":
        faults.add("press-transparency", "there is a transparency group")
        if plain(thing.get("/CS", "/DeviceCMYK")) != "/DeviceCMYK":
            faults.add("gwg-R0030", f"a group blends in {thing.CS}")
        if claims.is_x1a:
            faults.add("x1a-transparency", "there is a transparency group")


def check_state(thing, claims, faults):
    opaque = {"/ca": ("1", "1.0"), "/CA": ("1", "1.0"), "/SMask": ("/None",),
              "/BM": ("/Normal", "/Compatible")}
    for key, values in opaque.items():
        if key in thing and plain(thing[key]) not in values:
            faults.add("press-transparency", f"a graphics state has {key[1:]}")
            if claims.is_x1a:
                faults.add("x1a-transparency", f"a graphics state has {key[1:]}")
    if "/TR" in thing or "/HTP" in thing or plain(thing.get("/TR2", "/Default")) != "/Default":
        faults.add("x4-transfer", "a graphics state has a transfer function or halftone phase")
    halftone = thing.get("/HT")
    if is_dictionary(halftone) and int(halftone.get("/HalftoneType", 0)) not in (1, 5):
        faults.add("x4-halftone", f"a halftone of type {halftone.get('/HalftoneType')}")


def check_stream(thing, claims, faults):
    filters = thing.get("/Filter", [])
    filters = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if "/LZWDecode" in filters:
        faults.add("floor-lzw", "a stream is packed by LZW")
    if "/F" in thing:
        faults.add("floor-stream", "a stream lies in another file")
    packed = {"/JPXDecode", "/JBIG2Decode"} & set(filters) or \
        {"/ObjStm", "/XRef"} & {plain(thing.get("/Type"))}
    if claims.is_x1a and packed:
        faults.add("x1a-packing", f"{packed.pop()[1:]} is newer than PDF/X-1a")
    kind = plain(thing.get("/Subtype"))
    if kind == "/PS" or plain(thing.get("/Subtype2")) == "/PS":
        faults.add("x4-postscript", "there is a PostScript object")
    if "/OPI" in thing or "/Ref" in thing:
        faults.add("x4-opi", "an object stands for another one elsewhere")
    if kind != "/Image":
        return
    if "/Alternates" in thing:
        faults.add("x4-alternate", "a picture has alternates")
    if "/SMask" in thing or int(thing.get("/SMaskInData", 0)):
        faults.add("press-transparency", "a picture has a soft mask")
    if claims.is_archive and bool(thing.get("/Interpolate", False)):
        faults.add("archive-picture", "a picture is to be smoothed")


def check_colour_space(thing, claims, faults):
    kind = str(thing[0])
    if kind in ("/CalGray", "/CalRGB", "/Lab"):
        faults.add("gwg-R0027", f"a colour space is {kind[1:]}")
    elif kind == "/ICCBased":
        rule = "x4-icc-cmyk" if int(thing[1].get("/N", 0)) == 4 else "gwg-R0027"
        faults.add(rule, f"a colour space is ICCBased with {thing[1].get('/N')} components")
    else:
        return
    if claims.is_x1a:
        faults.add("x1a-colour", f"a colour space is {kind[1:]}")


def check_objects(pdf, claims, faults):
    for key, above, thing in walk(pdf.trailer):
        if isinstance(thing, pikepdf.Stream):
            check_stream(thing, claims, faults)
        if is_dictionary(thing):
            check_dictionary(key, thing, claims, faults)
            if above == "/ExtGState" or plain(thing.get("/Type")) == "/ExtGState":
                check_state(thing, claims, faults)
            if any(len(name.encode()) > 128 for name in thing.keys()):
                faults.add("floor-limits", "a name has more than 127 bytes")
        elif kind_of(thing):
            check_colour_space(thing, claims, faults)
        elif isinstance(thing, pikepdf.Name):
            if str(thing) == "/DeviceRGB":
                faults.add("x4-rgb", f"DeviceRGB stands under {key}")
            if len(str(thing).encode()) > 128:
                faults.add("floor-limits", "a name has more than 127 bytes")
        elif isinstance(thing, pikepdf.String) and len(bytes(thing)) > 32767:
            faults.add("floor-limits", "a string has more than 32767 bytes")
        elif isinstance(thing, int) and abs(thing) > 2**31 - 1:
            faults.add("floor-limits", f"{thing} is too large a number")


def check_file(path, pdf, claims, wanted, faults):
    with open(path, "rb") as file:
        data = file.read()
    check_bytes(data, claims, faults)
    check_syntax(path, faults)
    if pdf.is_encrypted:
        faults.add("floor-encrypted", "the file is encrypted")
    # qpdf gives a file without ID none, and one of a damaged file none either
    ids = pdf.trailer.get("/ID", [])
    if len(ids) != 2 or not all(len(bytes(i)) for i in ids):
        faults.add("x4-id", "the trailer has no ID of two strings")
    check_claims(claims, wanted, faults)
    check_metadata(claims, faults)
    check_trapped(claims, faults)
    check_intents(pdf, claims, faults)
    check_pages(pdf, faults)
    check_catalogue(pdf, claims, faults)
    check_objects(pdf, claims, faults)
