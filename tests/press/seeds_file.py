"""Seeds: faults of a file around its pages, of its boxes, and of what it says of itself."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from seeds_make import (after, annotate, change_profile, change_xmp, cut_xmp, intent, paint,
                        picture, seed, show_picture)

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
    cut_xmp(pdf, "pdfxid:GTS_PDFXVersion")


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
    cut_xmp(pdf, "dc:title")


@seed
def no_creator(pdf):
    del pdf.docinfo["/Creator"]


@seed
def dates_differ(pdf):
    pdf.docinfo["/ModDate"] = "D:20010203040506Z"


@seed
def no_metadata_date(pdf):
    cut_xmp(pdf, "xmp:MetadataDate")


@seed
def no_trapped(pdf):
    del pdf.docinfo["/Trapped"]
    cut_xmp(pdf, "pdf:Trapped")


@seed
def trapped_unknown(pdf):
    pdf.docinfo["/Trapped"] = Name.Unknown
    change_xmp(pdf, rb"<pdf:Trapped>.*?<", b"<pdf:Trapped>Unknown<")


@seed
def trapped_differs(pdf):
    pdf.docinfo["/Trapped"] = Name("/True")


@seed
def no_document_id(pdf):
    cut_xmp(pdf, "xmpMM:DocumentID")


@seed
def no_rendition_class(pdf):
    cut_xmp(pdf, "xmpMM:RenditionClass")


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
