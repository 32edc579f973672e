#!/usr/bin/env python3
"""Workbooks to begin from: workbooks.py xlsx|xlsx-parts FOLDER. As files, or as their parts with a
NUL behind each, in the order of fuzz.c."""
import datetime
import io
import sys
import zipfile

import openpyxl

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = f"""<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>
<c r="C1" t="inlineStr"><is><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></is></c></row><row r="3">
<c s="1"><v>45209.9</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x</v></c><c s="2"><v>1.5E3</v>
</c><c t="d"><v>2026-11-20T09:12:44</v></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>"""
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="0"/><sheets>
<sheet name="A" sheetId="1" state="hidden" r:id="b"/><sheet name="B" r:id="a"/></sheets></workbook>"""
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164"
formatCode="[Red]yyyy\\-mm\\-dd &quot;at&quot; hh:mm;@"/></numFmts><cellXfs><xf numFmtId="0"/>
<xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>"""
TEXTS = f"""<sst xmlns="{MAIN}"><si><t xml:space="preserve"> a </t></si><si><r><t>b</t></r></si></sst>"""


def relations(*rows):
    inside = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                     for name, kind, target in rows)
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


ROOT_RELS = relations(("r", "officeDocument", "xl/workbook.xml"))
BOOK_RELS = relations(("a", "worksheet", "s.xml"), ("b", "chartsheet", "/xl/s.xml"),
                      ("c", "styles", "./styles.xml"), ("d", "sharedStrings", "../xl/texts.xml"))
NAMES = ["xl/s.xml", "xl/workbook.xml", "xl/styles.xml", "xl/texts.xml", "_rels/.rels",
         "xl/_rels/workbook.xml.rels"]
PARTS = [SHEET, BOOK, STYLES, TEXTS, ROOT_RELS, BOOK_RELS]


def by_hand(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in zip(NAMES, PARTS):
            archive.writestr(name, part)
    return out.getvalue()


def by_openpyxl():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["a", 1, 0.5, True, datetime.datetime(2026, 11, 20, 9, 12)])
    book.save(out)
    return out.getvalue()


def main():
    kind, folder = sys.argv[1:]
    if kind == "xlsx":
        seeds = [by_hand(zipfile.ZIP_STORED), by_hand(zipfile.ZIP_DEFLATED), by_openpyxl()]
    else:
        seeds = ["".join(part + "\0" for part in PARTS).encode(),
                 "".join(part.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
                         + "\0" for part in PARTS).encode()]
    for number, seed in enumerate(seeds):
        with open(f"{folder}/{number}", "wb") as file:
            file.write(seed)


main()
