"""Seeds: faults of what pages paint: fonts, colours, overprint, pictures, spot inks."""
import io
import zlib

from PIL import Image
from pikepdf import Array, Dictionary, Name, Stream, String

from seeds_make import (after, box, intent, line, paint, picture, resource, seed, show_picture,
                        spot, state, text, tint)

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
    paint(pdf, f"0 0 0 1 k /G1 gs BT {font} 20 Tf 60 40 Td <1F1F> Tj ET")


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

def two_spots(pdf, *inks):
    for n, (name, function) in enumerate(inks, 1):
        spot(pdf, f"/Seed{n}", name, function)
        box(pdf, f"/Seed{n} cs 1 scn", mm=6 - n)


@seed
def spots_by_case(pdf):
    two_spots(pdf, ["/Warm Red", tint(0, 0.8, 0.7, 0)], ["/WARM RED", tint(0, 0.8, 0.7, 0.1)])


@seed
def spots_alike(pdf):
    two_spots(pdf, ["/Warm Red", tint(0, 0.8, 0.7, 0)], ["/Signal Red", tint(0, 0.8, 0.7, 0)])


@seed
def spots_at_odds(pdf):
    two_spots(pdf, ["/Warm Red", tint(0, 0.8, 0.7, 0)], ["/Warm Red", tint(0.3, 0.8, 0.7, 0)])


@seed
def spots_by_suffix(pdf):
    two_spots(pdf, ["/PANTONE 185 C", tint(0, 0.9, 0.75, 0)],
              ["/PANTONE 185 U", tint(0, 0.75, 0.6, 0)])


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
