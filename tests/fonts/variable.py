#!/usr/bin/env python3
"""variable.py FILE: a variable font "Swell" whose letters are bars, 100 units wide at weight 100 and 900 at 900."""

import string
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

names = {ord(c): f"g{ord(c)}" for c in string.printable if c.isprintable()}
order = [".notdef", *names.values()]


def bar(width):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((width, 700))
    pen.lineTo((width, 0))
    pen.closePath()
    return pen.glyph()


font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(order)
font.setupCharacterMap(names)
font.setupGlyf({name: bar(400) for name in order})
font.setupHorizontalMetrics({name: (500, 0) for name in order})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Swell", "styleName": "Regular", "psName": "Swell-Regular"})
font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
font.setupPost()
font.setupFvar([("wght", 100, 400, 900, "Weight")], [])
# the points of a bar, then its origin, advance, top and bottom
wider = [(0, 0), (0, 0), (500, 0), (500, 0), (0, 0), (500, 0), (0, 0), (0, 0)]
thinner = [(0, 0), (0, 0), (-300, 0), (-300, 0), (0, 0), (-300, 0), (0, 0), (0, 0)]
font.setupGvar({
    name: [TupleVariation({"wght": (0, 1, 1)}, wider), TupleVariation({"wght": (-1, -1, 0)}, thinner)]
    for name in order
})
font.save(sys.argv[1])
