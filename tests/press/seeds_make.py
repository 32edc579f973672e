"""What seeds are made with: the list of them, and changes that many of them make."""
import re
import zlib

from pikepdf import Array, Dictionary, Name, Stream

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
    paint(pdf, f"{before} {colour} BT {font} {size} Tf 60 40 Td <2122232425> Tj ET")


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


def cut_xmp(pdf, name):
    """The element is left out of what the file says of itself."""
    change_xmp(pdf, f"<{name}>.*?</{name}>".encode(), b"")


def annotate(pdf, **keys):
    """An annotation within the trimmed page."""
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[100, 100, 200, 130], F=4, **keys))
    pdf.pages[0].obj.Annots = Array([note])
    return note
