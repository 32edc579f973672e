#!/usr/bin/env python3
"""seeds.py GOOD.pdf DIR [SEED...]: files with one fault each, made from a good one.

GOOD.pdf is what one of the profiles print, print-x1a and archive writes, with two pages or more.
DIR/SEED.pdf are written: all that there are for this profile, or those that are named. seeds.tsv
says which rules each of them breaks. As a module: names(good), make(name, good, path).

What pikepdf would mend while it saves is done to the bytes of the saved file (functions marked
with @after)."""
import io
import re
import sys
import zlib
from pathlib import Path

import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

SEEDS = {}   # name: function, what it is given
MM = 72 / 25.4


def seed(function):
    """The function changes a Pdf; its name, with dashes, is the seed's."""
    SEEDS[function.__name__.replace("_", "-")] = function, "pdf"
    return function


def after(function):
    """The function takes the bytes of a file and returns others."""
    SEEDS[function.__name__.replace("_", "-")] = function, "bytes"
    return function


def base(good):
    """The profile that the file was made for; seeds of others than print begin with its name."""
    with Pdf.open(good) as pdf:
        if b"pdfaid:part" in pdf.Root.Metadata.read_bytes():
            return "archive"
        return "print-x1a" if "X-1a" in str(pdf.docinfo["/GTS_PDFXVersion"]) else "print"


def names(good):
    """The seeds that can be made of the file."""
    prefix = {"archive": "archive-", "print-x1a": "x1a-", "print": ""}[base(good)]
    return [name for name in SEEDS if name.startswith(prefix) and
            (prefix or not name.startswith(("archive-", "x1a-")))]


def save(pdf, path, **more):
    if not more:   # qpdf cannot encrypt and leave streams as they are
        more = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "static_id": True}
    pdf.save(path, compress_streams=False, fix_metadata_version=False,
             object_stream_mode=pikepdf.ObjectStreamMode.disable, **more)


def make(name, good, path):
    function, kind = SEEDS[name]
    with Pdf.open(good) as pdf:
        if kind == "pdf":
            options = function(pdf) or {}
            save(pdf, path, **options)
            return
        whole = io.BytesIO()
        save(pdf, whole)
    changed = function(whole.getvalue())
    assert changed != whole.getvalue(), name
    Path(path).write_bytes(changed)


# --- What many of them do ------------------------------------------------------------------------

def resource(pdf, kind, name, value):
    """All pages share one dictionary of resources."""
    resources = pdf.pages[0].obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def paint(pdf, operators, page=0):
    """Appends to the content of a page, outside of what is tagged."""
    stream = pdf.pages[page].obj.Contents
    stream.write(stream.read_bytes() + b"\n/Artifact BMC q\n" + operators.encode("latin-1") +
                 b"\nQ EMC\n")


def state(pdf, **keys):
    """A graphics state with these entries, named /Seed."""
    resource(pdf, "/ExtGState", "/Seed", Dictionary(Type=Name.ExtGState, **keys))


def text(pdf, colour, size=20, before=""):
    """A few letters, in the first font, in the left bottom corner of the trimmed page."""
    font = sorted(pdf.pages[0].obj.Resources.Font.keys())[0]
    paint(pdf, f"{before} {colour} BT {font} {size} Tf 60 40 Td <00020003000400050006> Tj ET")


def box(pdf, colour, before="", mm=20):
    paint(pdf, f"{before} {colour} 60 40 {mm * MM:.3f} {mm * MM:.3f} re f")


def line(pdf, colour, width, before=""):
    paint(pdf, f"{before} {colour} {width} w 60 40 m 160 45 l S")


def tint(*cmyk):
    """From one ink to four, linear."""
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(cmyk), N=1)


def spot(pdf, resource_name, name, function, alternate=Name.DeviceCMYK):
    resource(pdf, "/ColorSpace", resource_name,
             pdf.make_indirect(Array([Name.Separation, Name(name), alternate, function])))


def picture(pdf, width, height, space, bits=8, colours=4, **more):
    data = zlib.compress(b"\x33" * (((width * bits * colours + 7) // 8) * height))
    image = Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
                   BitsPerComponent=bits, ColorSpace=space, Filter=Name.FlateDecode, **more)
    resource(pdf, "/XObject", "/Seed", image)
    return image


def show_picture(pdf, width, height):
    """As large as this, in points."""
    paint(pdf, f"{width} 0 0 {height} 60 40 cm /Seed Do")


def intent(pdf):
    return next(i for i in pdf.Root.OutputIntents if i.S == "/GTS_PDFX")


def change_profile(pdf, change):
    profile = intent(pdf).DestOutputProfile
    profile.write(change(profile.read_bytes()))


def change_xmp(pdf, pattern, replacement):
    xmp = pdf.Root.Metadata.read_bytes()
    changed, n = re.subn(pattern, replacement, xmp, flags=re.S)
    assert n, pattern
    pdf.Root.Metadata.write(changed)


def annotate(pdf, **keys):
    """An annotation within the trimmed page."""
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[100, 100, 200, 130], F=4, **keys))
    pdf.pages[0].obj.Annots = Array([note])
    return note


# --- Boxes and pages -----------------------------------------------------------------------------

@seed
def no_trim(pdf):
    del pdf.pages[0].obj.TrimBox


@seed
def trim_outside_bleed(pdf):
    for page in pdf.pages:
        box = [float(n) for n in page.obj.BleedBox]
        page.obj.TrimBox = Array([box[0] - 3, *box[1:]])
        page.obj.MediaBox = Array([-10, -10, box[2] + 10, box[3] + 10])


@seed
def bleed_outside_media(pdf):
    for page in pdf.pages:
        box = [float(n) for n in page.obj.MediaBox]
        page.obj.BleedBox = Array([box[0] - 5, *box[1:]])


@seed
def art_and_trim(pdf):
    for page in pdf.pages:
        page.obj.ArtBox = page.obj.TrimBox


@seed
def crop_box(pdf):
    for page in pdf.pages:
        page.obj.CropBox = page.obj.TrimBox


@seed
def user_unit(pdf):
    pdf.pages[0].obj.UserUnit = 2


@seed
def rotate(pdf):
    pdf.pages[1].obj.Rotate = 180


@seed
def trims_differ(pdf):
    box = [float(n) for n in pdf.pages[1].obj.TrimBox]
    pdf.pages[1].obj.TrimBox = Array([box[0], box[1], box[2] - 3, box[3]])


@seed
def empty_page(pdf):
    first = pdf.pages[0].obj
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(Dictionary(
        Type=Name.Page, MediaBox=first.MediaBox, BleedBox=first.BleedBox, TrimBox=first.TrimBox,
        Resources=Dictionary(), Contents=Stream(pdf, b"q Q")))))


@seed
def media_too_large(pdf):
    for page in pdf.pages:
        page.obj.MediaBox = Array([0, 0, 14500, 14500])


# --- The file ------------------------------------------------------------------------------------

@after
def header_17(data):
    return data.replace(b"%PDF-1.6", b"%PDF-1.7", 1)


@after
def header_text(data):
    """Without bytes above 127 in the second line it may be taken for text."""
    end = data.index(b"\n", 9)
    return data[:9] + b"%" + b"A" * (end - 10) + data[end:]


@after
def no_id(data):
    at = data.rindex(b"/ID [")
    return data[:at] + b"/Id [" + data[at + 5:]


@after
def after_the_end(data):
    return data.rstrip() + b"\nsomething that a mail program left here\n"


@after
def wrong_length(data):
    """The last stream with a length of its own says that it is shorter."""
    found = list(re.finditer(rb"/Length (\d\d+)(?= )", data))[0]
    wrong = str(int(found[1]) // 2).zfill(len(found[1])).encode()
    return data[:found.start(1)] + wrong + data[found.end(1):]


@seed
def encrypted(pdf):
    return {"encryption": pikepdf.Encryption(owner="owner", user="", R=4)}


def lzw(data):
    """Codes of nine bits alone: the table is cleared before it grows out of them."""
    codes = []
    for i in range(0, len(data), 200):
        codes += [256, *data[i:i + 200]]
    bits = "".join(f"{code:09b}" for code in codes + [257])
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@seed
def lzw_stream(pdf):
    stream = pdf.pages[0].obj.Contents
    stream.write(lzw(stream.read_bytes()), filter=Name.LZWDecode)


@seed
def external_stream(pdf):
    pdf.pages[0].obj.Contents.F = String("elsewhere.bin")


@seed
def states_too_deep(pdf):
    paint(pdf, "q " * 40 + "Q " * 40)


@seed
def javascript(pdf):
    script = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(
        Names=Array([String("beep"), pdf.make_indirect(script)])))


@seed
def open_action(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("notepad.exe"))


@seed
def additional_actions(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.beep()")))


@seed
def xfa(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Stream(pdf, b"<xdp/>"))


@seed
def embedded_file(pdf):
    data = Stream(pdf, b"a,b\n", Type=Name.EmbeddedFile, Subtype=Name("/text/csv"))
    spec = Dictionary(Type=Name.Filespec, F=String("a.csv"), UF=String("a.csv"),
                      EF=Dictionary(F=pdf.make_indirect(data)))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(
        Names=Array([String("a.csv"), pdf.make_indirect(spec)])))


@seed
def layer_switches(pdf):
    """Optional content that a viewer switches by what it does."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    usage = Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([group]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(
        Name=String("Default"), Order=Array([group]), AS=Array([usage])))


@seed
def unknown_operator(pdf):
    paint(pdf, "1 2 3 paint")


@seed
def state_left_open(pdf):
    paint(pdf, "q")


@seed
def resource_missing(pdf):
    paint(pdf, "/Nowhere gs")


@seed
def view_area(pdf):
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, ViewArea=Name.ArtBox)


# --- Annotations ---------------------------------------------------------------------------------

@seed
def link(pdf):
    annotate(pdf, Subtype=Name.Link, Border=[0, 0, 0], Dest=Array([pdf.pages[1].obj, Name.Fit]))


@seed
def widget(pdf):
    look = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 30])
    field = annotate(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("name"),
                     AP=Dictionary(N=pdf.make_indirect(look)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


# --- Output intent -------------------------------------------------------------------------------

@seed
def no_intent(pdf):
    del pdf.Root.OutputIntents


@seed
def two_intents(pdf):
    pdf.Root.OutputIntents.append(Dictionary(intent(pdf)))


@seed
def profile_rgb(pdf):
    change_profile(pdf, lambda data: data[:16] + b"RGB " + data[20:])
    intent(pdf).DestOutputProfile.N = 3


@seed
def profile_monitor(pdf):
    change_profile(pdf, lambda data: data[:12] + b"mntr" + data[16:])


@seed
def profile_components(pdf):
    intent(pdf).DestOutputProfile.N = 3


@seed
def profile_cut(pdf):
    change_profile(pdf, lambda data: data[:1000])


@seed
def no_profile(pdf):
    del intent(pdf).DestOutputProfile


@seed
def no_identifier(pdf):
    del intent(pdf).OutputConditionIdentifier


# --- What the file says of itself ----------------------------------------------------------------

@seed
def no_xmp(pdf):
    del pdf.Root.Metadata


@seed
def xmp_malformed(pdf):
    change_xmp(pdf, rb"</dc:format>", rb"</dc:formal>")


@seed
def xmp_without_pdfx(pdf):
    change_xmp(pdf, rb"<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>", b"")


@seed
def xmp_pdfx_3(pdf):
    change_xmp(pdf, rb"(<pdfxid:GTS_PDFXVersion>).*?<", rb"\1PDF/X-3:2003<")


@seed
def xmp_encoding(pdf):
    change_xmp(pdf, rb'(<\?xpacket begin="[^"]*")', rb'\1 encoding="UTF-8"')


@seed
def info_without_pdfx(pdf):
    del pdf.docinfo["/GTS_PDFXVersion"]


@seed
def title_differs(pdf):
    pdf.docinfo["/Title"] = "Another title"


@seed
def no_title(pdf):
    del pdf.docinfo["/Title"]
    change_xmp(pdf, rb"<dc:title>.*?</dc:title>", b"")


@seed
def no_creator(pdf):
    del pdf.docinfo["/Creator"]


@seed
def dates_differ(pdf):
    pdf.docinfo["/ModDate"] = "D:20010203040506Z"


@seed
def no_metadata_date(pdf):
    change_xmp(pdf, rb"<xmp:MetadataDate>.*?</xmp:MetadataDate>", b"")


@seed
def no_trapped(pdf):
    del pdf.docinfo["/Trapped"]
    change_xmp(pdf, rb"<pdf:Trapped>.*?</pdf:Trapped>", b"")


@seed
def trapped_unknown(pdf):
    pdf.docinfo["/Trapped"] = Name.Unknown
    change_xmp(pdf, rb"<pdf:Trapped>.*?<", b"<pdf:Trapped>Unknown<")


@seed
def trapped_differs(pdf):
    pdf.docinfo["/Trapped"] = Name("/True")


@seed
def no_document_id(pdf):
    change_xmp(pdf, rb"<xmpMM:DocumentID>.*?</xmpMM:DocumentID>", b"")


@seed
def no_rendition_class(pdf):
    change_xmp(pdf, rb"<xmpMM:RenditionClass>.*?</xmpMM:RenditionClass>", b"")


# --- Fonts ---------------------------------------------------------------------------------------

def first_font(pdf):
    fonts = pdf.pages[0].obj.Resources.Font
    return fonts[sorted(fonts.keys())[0]]


@seed
def font_not_embedded(pdf):
    descriptor = first_font(pdf).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@seed
def no_to_unicode(pdf):
    del first_font(pdf).ToUnicode


@seed
def glyph_missing(pdf):
    font = sorted(pdf.pages[0].obj.Resources.Font.keys())[0]
    paint(pdf, f"0 0 0 1 k /G1 gs BT {font} 20 Tf 60 40 Td <00000000> Tj ET")


@seed
def font_of_drawings(pdf):
    letter = Stream(pdf, b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    names = Stream(pdf, b"1 begincodespacerange <00> <ff> endcodespacerange\n"
                        b"1 beginbfchar <41> <0041> endbfchar")
    resource(pdf, "/Font", "/Seed", pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500], ToUnicode=names,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=65, LastChar=65, Widths=[500],
        CharProcs=Dictionary(square=letter), Resources=Dictionary(),
        Encoding=Dictionary(Differences=Array([65, Name.square])))))
    paint(pdf, "0 0 0 1 k /G1 gs BT /Seed 20 Tf 60 40 Td (A) Tj ET")


@seed
def widths_wrong(pdf):
    font = first_font(pdf).DescendantFonts[0]
    widths = font.W[1]
    font.W = Array([font.W[0], Array([*list(widths)[:2], 333, *list(widths)[3:]]),
                    *list(font.W)[2:]])


# --- Colour --------------------------------------------------------------------------------------

@seed
def rgb_fill(pdf):
    box(pdf, "0.8 0.2 0.1 rg", mm=5)


@seed
def rgb_line(pdf):
    line(pdf, "0.8 0.2 0.1 RG", 3)


@seed
def rgb_shading(pdf):
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    resource(pdf, "/Shading", "/Seed", Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[60, 40, 160, 40], Function=function))
    paint(pdf, "60 40 40 20 re W n /Seed sh")


@seed
def rgb_indexed(pdf):
    space = Array([Name.Indexed, Name.DeviceRGB, 1, String(bytes(6))])
    resource(pdf, "/ColorSpace", "/Seed", space)
    box(pdf, "/Seed cs 1 sc", mm=5)


@seed
def calrgb(pdf):
    resource(pdf, "/ColorSpace", "/Seed",
             Array([Name.CalRGB, Dictionary(WhitePoint=[0.9505, 1, 1.089])]))
    box(pdf, "/Seed cs 0.5 0.5 0.5 sc", mm=5)


@seed
def lab(pdf):
    resource(pdf, "/ColorSpace", "/Seed", Array([Name.Lab, Dictionary(
        WhitePoint=[0.9642, 1, 0.8249], Range=[-128, 127, -128, 127])]))
    box(pdf, "/Seed cs 50 20 20 sc", mm=5)


@seed
def icc_cmyk(pdf):
    resource(pdf, "/ColorSpace", "/Seed",
             Array([Name.ICCBased, intent(pdf).DestOutputProfile]))
    box(pdf, "/Seed cs 0.1 0.2 0.3 0 sc", mm=5)


@seed
def gray_text(pdf):
    text(pdf, "0 g", 9)


@seed
def gray_line(pdf):
    line(pdf, "0 G", 0.5)


@seed
def gray_overprints(pdf):
    state(pdf, OP=True, op=True, OPM=1)
    box(pdf, "0.5 g", "/Seed gs", mm=5)


@seed
def white_text_overprints(pdf):
    state(pdf, OP=True, op=True, OPM=1)
    text(pdf, "0 0 0 0 k", before="/Seed gs")


@seed
def white_box_overprints(pdf):
    state(pdf, OP=True, op=True, OPM=1)
    box(pdf, "0 0 0 0 k", "/Seed gs", mm=5)


@seed
def black_text_knocks_out(pdf):
    state(pdf, OP=False, op=False, OPM=1)
    text(pdf, "0 0 0 1 k", 9, "/Seed gs")


@seed
def black_line_knocks_out(pdf):
    state(pdf, OP=False, op=False, OPM=1)
    line(pdf, "0 0 0 1 K", 0.5, "/Seed gs")


@seed
def black_rule_knocks_out(pdf):
    """A line that is drawn as a filled box."""
    state(pdf, OP=False, op=False, OPM=1)
    paint(pdf, "/Seed gs 0 0 0 1 k 60 40 100 0.5 re f")


@seed
def overprint_mode_0(pdf):
    state(pdf, OP=True, op=True, OPM=0)
    text(pdf, "0 0 0 1 k", 9, "/Seed gs")


@seed
def rich_black_text(pdf):
    text(pdf, "0.7 0.6 0.6 1 k")


@seed
def small_white_text(pdf):
    text(pdf, "0 0 0 0 k", 7)


@seed
def small_text_three_inks(pdf):
    text(pdf, "0.5 0.9 0.9 0 k", 7)


@seed
def small_text_scaled(pdf):
    """Twelve points, made seven by the matrix."""
    text(pdf, "0.5 0.9 0 0 k", 12, "0.583 0 0 0.583 0 0 cm")


@seed
def thin_white_line(pdf):
    line(pdf, "0 0 0 0 K", 0.2)


@seed
def thin_line_two_inks(pdf):
    line(pdf, "0.5 0.9 0 0 K", 0.2)


@seed
def hairline(pdf):
    line(pdf, "/Seed gs 0 0 0 1 K", 0)
    state(pdf, OP=True, op=True, OPM=1)


@seed
def total_ink(pdf):
    box(pdf, "1 1 1 1 k")


@seed
def total_ink_by_overprint(pdf):
    state(pdf, OP=True, op=True, OPM=1)
    box(pdf, "1 1 0 0 k")
    box(pdf, "0 0 1 1 k", "/Seed gs")


@seed
def art_cut_at_trim(pdf):
    """From the left edge of the trimmed page inwards, and not beyond it."""
    left, bottom, _, _ = (float(n) for n in pdf.pages[0].obj.TrimBox)
    paint(pdf, f"0 0.5 0 0 k {left:.3f} {bottom + 50:.3f} 20 20 re f")


# --- Transparency and what presses must not be told ----------------------------------------------

@seed
def transparent(pdf):
    state(pdf, ca=0.5, CA=0.5)
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


@seed
def multiply(pdf):
    state(pdf, BM=Name.Multiply)
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


@seed
def soft_mask(pdf):
    group = Stream(pdf, b"0 0 0 0.5 k 0 0 600 800 re f", Type=Name.XObject, Subtype=Name.Form,
                   BBox=[0, 0, 600, 800],
                   Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))
    state(pdf, SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(group)))
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


@seed
def group_rgb(pdf):
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@seed
def picture_mask(pdf):
    mask = Stream(pdf, zlib.compress(b"\x80" * 3600), Type=Name.XObject, Subtype=Name.Image,
                  Width=60, Height=60, BitsPerComponent=8, ColorSpace=Name.DeviceGray,
                  Filter=Name.FlateDecode)
    picture(pdf, 60, 60, Name.DeviceCMYK, SMask=pdf.make_indirect(mask))
    show_picture(pdf, 14.4, 14.4)


@seed
def transfer_function(pdf):
    state(pdf, TR=Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1))
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


@seed
def transfer_function_2(pdf):
    state(pdf, TR2=Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1))
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


@seed
def halftone_phase(pdf):
    state(pdf, HTP=[1, 1])
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


@seed
def halftone_6(pdf):
    state(pdf, HT=Stream(pdf, bytes(64), Type=Name.Halftone, HalftoneType=6, Width=8, Height=8))
    box(pdf, "0 0.5 0 0 k", "/Seed gs", mm=5)


# --- Pictures and forms --------------------------------------------------------------------------

@seed
def alternate_picture(pdf):
    other = Stream(pdf, zlib.compress(bytes(4)), Type=Name.XObject, Subtype=Name.Image, Width=1,
                   Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceCMYK,
                   Filter=Name.FlateDecode)
    picture(pdf, 60, 60, Name.DeviceCMYK, Alternates=Array([Dictionary(
        Image=pdf.make_indirect(other), DefaultForPrinting=True)]))
    show_picture(pdf, 14.4, 14.4)


@seed
def opi(pdf):
    """A picture that stands for another one elsewhere."""
    picture(pdf, 60, 60, Name.DeviceCMYK, OPI=Dictionary({"/2.0": Dictionary(
        Type=Name.OPI, Version=2.0, F=String("large.tif"))}))
    show_picture(pdf, 14.4, 14.4)


@seed
def postscript(pdf):
    resource(pdf, "/XObject", "/Seed", Stream(pdf, b"showpage", Type=Name.XObject,
                                              Subtype=Name.PS))


@seed
def reference(pdf):
    form = Stream(pdf, b"0 0 0 0.5 k 0 0 14 14 re f", Type=Name.XObject, Subtype=Name.Form,
                  BBox=[0, 0, 14, 14], Ref=Dictionary(F=String("other.pdf"), Page=0))
    resource(pdf, "/XObject", "/Seed", form)
    paint(pdf, "1 0 0 1 60 40 cm /Seed Do")


@seed
def rgb_picture(pdf):
    picture(pdf, 60, 60, Name.DeviceRGB, colours=3)
    show_picture(pdf, 14.4, 14.4)


@seed
def picture_ink(pdf):
    """One pixel with all four inks."""
    image = picture(pdf, 60, 60, Name.DeviceCMYK)
    data = bytearray(image.read_bytes())
    data[4000:4004] = b"\xff" * 4
    image.write(zlib.compress(bytes(data)), filter=Name.FlateDecode)
    show_picture(pdf, 14.4, 14.4)


@seed
def picture_100_ppi(pdf):
    picture(pdf, 100, 100, Name.DeviceCMYK)
    show_picture(pdf, 72, 72)


@seed
def picture_200_ppi(pdf):
    picture(pdf, 200, 200, Name.DeviceCMYK)
    show_picture(pdf, 72, 72)


@seed
def picture_stretched(pdf):
    """300 ppi across, 100 down."""
    picture(pdf, 300, 100, Name.DeviceCMYK)
    show_picture(pdf, 72, 72)


@seed
def bitmap_300_ppi(pdf):
    picture(pdf, 300, 300, Name.DeviceGray, bits=1, colours=1)
    show_picture(pdf, 72, 72)


@seed
def bitmap_700_ppi(pdf):
    picture(pdf, 700, 700, Name.DeviceGray, bits=1, colours=1)
    show_picture(pdf, 72, 72)


# --- Spot inks -----------------------------------------------------------------------------------

@seed
def spots_by_case(pdf):
    spot(pdf, "/Seed1", "/Warm Red", tint(0, 0.8, 0.7, 0))
    spot(pdf, "/Seed2", "/WARM RED", tint(0, 0.8, 0.7, 0.1))
    box(pdf, "/Seed1 cs 1 scn", mm=5)
    box(pdf, "/Seed2 cs 1 scn", mm=4)


@seed
def spots_alike(pdf):
    spot(pdf, "/Seed1", "/Warm Red", tint(0, 0.8, 0.7, 0))
    spot(pdf, "/Seed2", "/Signal Red", tint(0, 0.8, 0.7, 0))
    box(pdf, "/Seed1 cs 1 scn", mm=5)
    box(pdf, "/Seed2 cs 1 scn", mm=4)


@seed
def spots_at_odds(pdf):
    spot(pdf, "/Seed1", "/Warm Red", tint(0, 0.8, 0.7, 0))
    spot(pdf, "/Seed2", "/Warm Red", tint(0.3, 0.8, 0.7, 0))
    box(pdf, "/Seed1 cs 1 scn", mm=5)
    box(pdf, "/Seed2 cs 1 scn", mm=4)


@seed
def spots_by_suffix(pdf):
    spot(pdf, "/Seed1", "/PANTONE 185 C", tint(0, 0.9, 0.75, 0))
    spot(pdf, "/Seed2", "/PANTONE 185 U", tint(0, 0.75, 0.6, 0))
    box(pdf, "/Seed1 cs 1 scn", mm=5)
    box(pdf, "/Seed2 cs 1 scn", mm=4)


@seed
def all_inside_trim(pdf):
    spot(pdf, "/Seed1", "/All", tint(1, 1, 1, 1))
    paint(pdf, "/Seed1 CS 1 SCN 0.5 w 60 40 m 90 40 l S")


@seed
def spot_through_rgb(pdf):
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0.8, 0.1, 0.1], N=1)
    spot(pdf, "/Seed1", "/Warm Red", function, Name.DeviceRGB)
    box(pdf, "/Seed1 cs 1 scn", mm=5)


# --- PDF/X-1a alone ------------------------------------------------------------------------------

@after
def x1a_version(data):
    return data.replace(b"%PDF-1.4", b"%PDF-1.6", 1)


@seed
def x1a_claim(pdf):
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1:2001"


@seed
def x1a_transparent(pdf):
    transparent(pdf)


@seed
def x1a_layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(
        Name=String("Default"), Order=Array([group])))


@seed
def x1a_lab(pdf):
    lab(pdf)


@seed
def x1a_jpeg2000(pdf):
    data = io.BytesIO()
    Image.new("RGBA", (60, 60), (60, 60, 60, 60)).save(data, "JPEG2000", no_jp2=True)
    image = picture(pdf, 60, 60, Name.DeviceCMYK)
    image.write(data.getvalue(), filter=Name.JPXDecode)
    show_picture(pdf, 14.4, 14.4)


# --- The archive file alone ----------------------------------------------------------------------

@seed
def archive_unmarked(pdf):
    del pdf.Root.MarkInfo


@seed
def archive_without_tree(pdf):
    del pdf.Root.StructTreeRoot


@seed
def archive_without_language(pdf):
    del pdf.Root.Lang


@seed
def archive_title_hidden(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@seed
def archive_two_profiles(pdf):
    other = next(i for i in pdf.Root.OutputIntents if i.S == "/GTS_PDFA1")
    other.DestOutputProfile = Stream(pdf, other.DestOutputProfile.read_bytes(), N=4)


@seed
def archive_picture_smoothed(pdf):
    picture(pdf, 60, 60, Name.DeviceCMYK, Interpolate=True)
    show_picture(pdf, 14.4, 14.4)


@after
def archive_endstream(data):
    """A stream whose last line runs into endstream; the length is still right."""
    return data.replace(b"\nendstream\nendobj", b"endstream\nendobj\n", 1)


def main():
    good, folder, *chosen = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in chosen or names(good):
        make(name, good, Path(folder) / f"{name}.pdf")


if __name__ == "__main__":
    main()
