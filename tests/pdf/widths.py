#!/usr/bin/env python3
"""Widths in the file against those in the fonts it embeds: widths.py PDF prints each glyph that has
another, then how many there are of fonts and of glyphs."""
import io
import sys

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont


def widths_said(descendant):
    """By CID, as the file says (ISO 32000-1, 9.7.4.3, its first form)."""
    says = list(descendant.W)
    for first, widths in zip(says[::2], says[1::2]):
        for i, width in enumerate(widths):
            yield int(first) + i, float(width)


def widths_of_outlines(descendant):
    """By CID, in thousandths of an em, as the font program has them."""
    program = descendant.FontDescriptor
    if "/FontFile2" in program:
        font = TTFont(io.BytesIO(program.FontFile2.read_bytes()))
        em, names = font["head"].unitsPerEm, font.getGlyphOrder()
        ids = descendant.CIDToGIDMap.read_bytes()
        for cid in range(len(ids) // 2):
            glyph = ids[2 * cid] << 8 | ids[2 * cid + 1]
            yield cid, font["hmtx"][names[glyph]][0] * 1000 / em
        return
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program.FontFile3.read_bytes()), None)
    font = fonts[0]
    em = 1 / (font.FontMatrix if hasattr(font, "FontMatrix") else [0.001])[0]
    for name in font.CharStrings.keys():
        glyph = font.CharStrings[name]
        glyph.draw(NullPen())
        yield int(name[3:]) if name.startswith("cid") else 0, glyph.width * 1000 / em


def main():
    nfonts = nglyphs = 0
    with pikepdf.open(sys.argv[1]) as file:
        for font in file.objects:
            if not isinstance(font, pikepdf.Dictionary) or \
                    not str(font.get("/Subtype", "")).startswith("/CIDFontType"):
                continue
            nfonts += 1
            drawn = dict(widths_of_outlines(font))
            for cid, width in widths_said(font):
                nglyphs += 1
                if abs(drawn[cid] - width) > 0.001:
                    print(f"{font.BaseFont} {cid}: {width}, drawn {drawn[cid]:.2f} wide")
    print(f"{nfonts} fonts, {nglyphs} glyphs")


main()
