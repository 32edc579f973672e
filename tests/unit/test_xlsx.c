/* answers/xlsx: workbooks made here, part by part, and by other programs; rows compared as text. */
#include "answers/xlsx.h"

#include <stdlib.h>

#include "answers/xlsx_value.h"
#include "base/archive.h"
#include "base/file.h"
#include "tap.h"
#include "xml/xml.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define STRICT_OFFICE "http://purl.oclc.org/ooxml/officeDocument/relationships"

#define ROOT_RELS \
	"<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE \
	"/officeDocument' Target='xl/workbook.xml'/></Relationships>"
#define BOOK(inside) "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'>" inside "</workbook>"
#define ONE_SHEET "<sheets><sheet name='Answers' sheetId='1' r:id='r1'/></sheets>"
#define RELS(more) \
	"<Relationships xmlns='" PACKAGE "'>" RELATION("r1", "worksheet", "s1.xml") \
		RELATION("r2", "worksheet", "s2.xml") RELATION("r8", "styles", "styles.xml") \
			RELATION("r9", "sharedStrings", "strings.xml") more "</Relationships>"
#define RELATION(id, type, target) \
	"<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"
#define SHEET(rows) "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"
#define STYLES \
	"<styleSheet xmlns='" MAIN "'><numFmts>" \
	"<numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/>" \
	"<numFmt numFmtId='165' formatCode='0000'/></numFmts>" \
	"<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>" \
	"<xf numFmtId='22'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='10'/>" \
	"<xf numFmtId='20'/><xf numFmtId='46'/></cellXfs><x><xf numFmtId='9'/></x><dxfs><dxf>" \
	"<numFmt numFmtId='0' formatCode='d'/></dxf></dxfs></styleSheet>"
#define STRINGS \
	"<sst xmlns='" MAIN "'><si><t>first</t></si><si><t xml:space='preserve'> b </t></si>" \
	"<si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r>" \
	"<rPh sb='0' eb='1'><t>sound</t></rPh><phoneticPr fontId='1'/></si>" \
	"<si><t>a_x000D_b_x005F_x000D__xD83D__xDE00__xD83D__x0000_&amp;</t></si><si/></sst>"

struct fixture {
	struct arena arena;
	struct diag diag;
};

/* What is packed; NULL: the part is not there. */
struct parts {
	const char *root_rels, *book, *rels, *sheet, *second, *styles, *strings;
};

static const struct parts plain = {.root_rels = ROOT_RELS,
				   .book = BOOK(ONE_SHEET),
				   .rels = RELS(""),
				   .sheet = SHEET(""),
				   .styles = STYLES,
				   .strings = STRINGS};

static void pack(struct fixture *f, const struct parts *parts, struct buf *out)
{
	const char *const names[] = {
		"_rels/.rels",   "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
		"xl/s1.xml",     "xl/s2.xml",       "xl/styles.xml",
		"xl/strings.xml"};
	const char *const texts[] = {parts->root_rels, parts->book,   parts->rels,   parts->sheet,
				     parts->second,    parts->styles, parts->strings};
	struct archive_entry entries[7];
	int n = 0;

	for (int i = 0; i < 7; i++)
		if (texts[i])
			entries[n++] = (struct archive_entry){names[i], texts[i], strlen(texts[i])};
	archive_write(out, entries, n, &f->diag);
}

static void add_rows(struct sheet *sheet, struct arena *arena, struct buf *out)
{
	struct row row;

	while (sheet->next(sheet, arena, &row)) {
		buf_printf(out, "%d:", row.number);
		for (int i = 0; i < row.ncells; i++) {
			struct place place = row.cells[i].place;

			buf_printf(out, "%s[%s]",
				   place.row == row.number && place.cell == i + 1 &&
						   strcmp(place.pos.file, "a.xlsx") == 0
					   ? ""
					   : "WRONG PLACE",
				   row.cells[i].text);
		}
		buf_addc(out, ' ');
	}
	if (sheet->has_failed)
		buf_addstr(out, "failed ");
}

/* The rows of a workbook, then what is wrong with it. */
static const char *read_bytes(struct fixture *f, const char *bytes, size_t n, const char *name)
{
	struct xml_source source = {.path = "a.xlsx", .bytes = bytes, .nbytes = n};
	struct sheet *sheet;
	struct buf out;

	diag_release(&f->diag);
	diag_init(&f->diag);
	buf_init(&out);
	sheet = xlsx_open(&f->arena, &source, name, &f->diag);
	if (sheet) {
		add_rows(sheet, &f->arena, &out);
		sheet->close(sheet);
	}
	for (int i = 0; i < f->diag.nmessages; i++)
		buf_printf(&out, "%s: %s",
			   f->diag.messages[i].level == DIAG_ERROR ? "error" : "warning",
			   f->diag.messages[i].text);
	bytes = arena_strndup(&f->arena, buf_text(&out), out.n);
	buf_release(&out);
	return bytes;
}

static const char *read_parts(struct fixture *f, const struct parts *parts, const char *name)
{
	const char *text;
	struct buf out;

	buf_init(&out);
	pack(f, parts, &out);
	text = read_bytes(f, out.bytes, out.n, name);
	buf_release(&out);
	return text;
}

static const char *hint(const struct fixture *f)
{
	return f->diag.nmessages ? f->diag.messages[f->diag.nmessages - 1].hint : NULL;
}

static const struct {
	const char *sheet, *wanted, *name;
} sheets[] = {
	{SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"),
	 "1:[first][ b ] ", "shared texts, with their spaces"},
	{SHEET("<row><c t='s'><v>2</v></c><c t='s'><v>3</v></c></row>"),
	 "1:[two runs][a\rb_x000D_\xf0\x9f\x98\x80_xD83D__x0000_&] ",
	 "runs without what tells their sound; characters escaped, halves of none and NUL left"},
	{SHEET("<row><c t='inlineStr'><is><t>in</t></is></c><c t='inlineStr'><is><r><t>li</t></r>"
	       "<r><t>ne</t></r><rPh><t>x</t></rPh></is></c><c t='str'><f>A1&amp;\"x\"</f>"
	       "<v>made_x0021_</v></c></row>"),
	 "1:[in][line][made!] ", "inline texts, formulas"},
	{SHEET("<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c>"
	       "<c t='d'><v>2026-11-20T09:12:44.5</v></c><c t='d'><v>2026-11-20T00:00:00</v></c>"
	       "<c t='d'><v>2026-11-20</v></c></row>"),
	 "1:[TRUE][FALSE][#N/A][2026-11-20 09:12:44][2026-11-20][2026-11-20] ",
	 "truth, errors, dates of strict files"},
	{SHEET("<row><c t='str'><v>a<x>b</x><![CDATA[<c>]]><!-- d -->e</v></c></row>"),
	 "1:[a<c>e] ", "text in pieces, without that of elements inside"},
	{SHEET("<row><c><v>4.0</v></c><c t='n'><v>1.18E+11</v></c><c><v>45209.999059999995</v></c>"
	       "<c s='7'><v>1</v></c><c s='-1'><v>2</v></c></row>"),
	 "1:[4][118000000000][45209.99906][1][2] ", "numbers; styles that are not there"},
	{SHEET("<row><c s='1'><v>45209.99906</v></c><c s='2'><v>45209</v></c><c s='3'><v>7</v></c>"
	       "<c s='4'><v>0.5</v></c><c s='5'><v>0.75</v></c><c s='6'><v>1.25</v></c></row>"),
	 "1:[2023-10-10 23:58:39][2023-10-10][0007][50%][18:00:00][30:00:00] ",
	 "numbers by the formats of their styles"},
	{SHEET("<row><c t='str'><f>A2</f><v/></c><c><f>1+1</f><v>2</v></c></row><row><c/>"
	       "<c><f>1+1</f><v></v></c></row>"),
	 "1:[][2] failed error: sheet \"Answers\", row 2, column B: the file holds a formula, and "
	 "not what it comes to",
	 "formulas without their values"},
	{SHEET("<row r='2'><c r='B2'><v>1</v></c><c><v>2</v></c><c r='E2'><v>3</v></c></row>"
	       "<row><c r='A3'><v>4</v></c></row><row r='9'><c><v>5</v></c></row>"),
	 "2:[][1][2][][3] 3:[4][][][][] 9:[5][][][][] ",
	 "gaps filled, rows as wide as those before; places that follow from the order"},
	{SHEET("<row><c><v>1</v></c></row><row r='2'/><row><c t='s'/><c r='B3' t='s'></c><c/></row>"
	       "<row><c t='inlineStr'><is><t> \n</t></is></c></row><row><c t='s'><v>4</v></c></row>"
	       "<row><c/><c><v>1</v></c><c t='inlineStr'/><c><v></v></c></row>"),
	 "1:[1] 6:[][1] ", "what is empty, and blank rows, which count"},
	{"<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c><x:c "
	 "t='s'/></x:row></x:sheetData></x:worksheet>",
	 "1:[first] ", "any prefix"},
	{"<worksheet xmlns='" STRICT "'><sheetData><row><c><v>1</v></c></row></sheetData>"
	 "</worksheet>",
	 "1:[1] ", "the strict namespace"},
	{"<worksheet xmlns='" MAIN "' xmlns:y='urn:y'><sheetData><row><y:c><y:v>0</y:v></y:c><c "
	 "y:r='B1' y:t='s'><y:v>9</y:v><v>1</v><extLst><ext><v>8</v></ext></extLst></c></row>"
	 "</sheetData><extLst><y:row><c><v>7</v></c></y:row></extLst></worksheet>",
	 "1:[1] ", "no other namespace, no values elsewhere"},
	{SHEET("<row r='1' hidden='1'><c><v>1</v></c></row>"), "1:[1] ", "hidden rows"},
	{SHEET("<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>"),
	 "2:[1] failed error: sheet \"Answers\", row 2: the next row is out of its order",
	 "a row out of its order"},
	{SHEET("<row r='x'/>"),
	 "failed error: sheet \"Answers\", row 0: the next row is out of its order",
	 "a row without a number"},
	{SHEET("<row r='1048577'/>"),
	 "failed error: sheet \"Answers\", row 1048577: a sheet has no more than 1,048,576 rows",
	 "a row too far down"},
	{SHEET("<row><c r='B1'/><c r='AA1'/><c r='B1'/></row>"),
	 "failed error: sheet \"Answers\", row 1, column B: the cell is out of its order",
	 "a cell out of its order"},
	{SHEET("<row r='3'><c r='B1'/></row>"),
	 "failed error: sheet \"Answers\", row 3, column B: the cell is out of its order",
	 "a cell of another row"},
	{SHEET("<row><c r='1'/></row>"),
	 "failed error: sheet \"Answers\", row 1: a cell does not say where it stands",
	 "a cell without a column"},
	{SHEET("<row><c r='ZZZZZZZZ1'><v>1</v></c></row>"),
	 "failed error: sheet \"Answers\", row 1: it has more columns than a sheet may have, "
	 "16,384",
	 "a cell too far right"},
	{SHEET("<row><c/><c t='s'><v>5</v></c></row>"),
	 "failed error: sheet \"Answers\", row 1, column B: what the cell holds cannot be told",
	 "a shared text that is not there"},
	{SHEET("<row><c t='new'><v>5</v></c></row>"),
	 "failed error: sheet \"Answers\", row 1, column A: what the cell holds cannot be told",
	 "a type of cells that is not known"},
	{SHEET("<row><c><v>5</c></row>"),
	 "failed error: the part \"xl/s1.xml\" of the file cannot be read: Opening and ending tag "
	 "mismatch: v line 1 and c",
	 "XML that is broken"},
	{"<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c></row>",
	 "1:[1] failed error: the part \"xl/s1.xml\" of the file cannot be read: it breaks off, "
	 "or goes on behind its end",
	 "XML that breaks off"},
	{"",
	 "failed error: the part \"xl/s1.xml\" of the file cannot be read: it breaks off, or goes "
	 "on behind its end",
	 "no XML at all"},
	{"<!DOCTYPE w [<!ENTITY e 'x'>]>" SHEET("<row><c t='str'><v>&e;</v></c></row>"),
	 "failed error: the part \"xl/s1.xml\" of the file cannot be read: it declares entities, "
	 "which are not read",
	 "entities"},
	{"<!DOCTYPE w SYSTEM 'w.dtd'>" SHEET("<row><c><v>1</v></c></row>"),
	 "failed error: the part \"xl/s1.xml\" of the file cannot be read: it declares entities, "
	 "which are not read",
	 "a DOCTYPE"},
};

static void test_sheets(struct fixture *f)
{
	struct parts parts = plain;

	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		parts.sheet = sheets[i].sheet;
		tap_is(read_parts(f, &parts, NULL), sheets[i].wanted, sheets[i].name);
	}
}

static void test_rewind(struct fixture *f)
{
	struct parts parts = plain;
	struct xml_source source;
	struct sheet *sheet;
	struct buf bytes, out;

	buf_init(&bytes);
	buf_init(&out);
	parts.sheet = SHEET("<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>");
	pack(f, &parts, &bytes);
	source = (struct xml_source){.path = "a.xlsx", .bytes = bytes.bytes, .nbytes = bytes.n};
	sheet = xlsx_open(&f->arena, &source, NULL, &f->diag);
	add_rows(sheet, &f->arena, &out);
	tap_ok(sheet->rewind(sheet), "back to the beginning");
	add_rows(sheet, &f->arena, &out);
	tap_is(buf_text(&out), "1:[1] 2:[][2] 1:[1] 2:[][2] ", "the same rows");
	sheet->close(sheet);
	buf_release(&bytes);
	buf_release(&out);
}

#define TWO_SHEETS \
	"<sheets><sheet name='One' state='hidden' sheetId='1' r:id='r1'/>" \
	"<sheet name='Chart' sheetId='3' r:id='r3'/><sheet name='Two' sheetId='2' " \
	"r:id='r2'/></sheets>"

static void test_choice(struct fixture *f)
{
	struct parts parts = plain;

	parts.sheet = SHEET("<row><c><v>1</v></c></row>");
	parts.second = SHEET("<row><c><v>2</v></c></row>");
	parts.book = BOOK(TWO_SHEETS);
	parts.rels = RELS(RELATION("r3", "chartsheet", "c.xml"));
	tap_is(read_parts(f, &parts, NULL), "1:[2] ", "the first sheet with cells that is shown");
	tap_is(read_parts(f, &parts, "One"), "1:[1] ", "a hidden one by its name");
	tap_is(read_parts(f, &parts, "TWO"), "1:[2] ", "in any case of letters");
	tap_is(read_parts(f, &parts, "Twoo"),
	       "error: no sheet of the workbook is called \"Twoo\"; there are \"One\", \"Two\"",
	       "a name that is none");
	tap_is(hint(f), "did you mean \"Two\"?", "with the nearest");
	parts.book =
		BOOK("<sheets><sheet name='A' r:id='r1'/><sheet name='a' r:id='r2'/></sheets>");
	tap_is(read_parts(f, &parts, "a"), "1:[2] ", "the very name before one in other letters");
	tap_is(read_parts(f, &parts, NULL), "1:[1] warning: the sheet \"A\" is read, and not \"a\"",
	       "another sheet that is filled");
	tap_is(hint(f), "--sheet chooses another", "and how it is chosen");
	parts.second = SHEET("<row><c s='1'/></row>");
	tap_is(read_parts(f, &parts, NULL), "1:[1] ", "an empty one is not told of");
	parts.book = BOOK("<sheets><sheet name='A' state='veryHidden' r:id='r1'/></sheets>");
	tap_is(read_parts(f, &parts, NULL),
	       "error: the workbook has no sheet with cells that is not hidden", "all are hidden");
	parts.book = BOOK("<sheets><sheet name='A' r:id='r7'/></sheets>");
	tap_is(read_parts(f, &parts, "A"),
	       "error: no sheet of the workbook is called \"A\"; there are ",
	       "a sheet without a part");
}

/* Files that ask for too much. */
static void test_limits(struct fixture *f)
{
	struct parts parts = plain;
	struct buf sheet;

	buf_init(&sheet);
	buf_addstr(&sheet, "<worksheet xmlns='" MAIN "'><sheetData><row><c t='inlineStr'><is>");
	for (int i = 0; i < 2; i++) {
		buf_addstr(&sheet, "<t>");
		for (int k = 0; k < 600000; k++)
			buf_addc(&sheet, 'x');
		buf_addstr(&sheet, "</t>");
	}
	buf_addstr(&sheet, "</is></c></row></sheetData></worksheet>");
	parts.sheet = buf_text(&sheet);
	tap_is(read_parts(f, &parts, NULL),
	       "failed error: the part \"xl/s1.xml\" of the file cannot be read: a text is too "
	       "long",
	       "a cell with too much text");
	buf_clear(&sheet);
	buf_addstr(&sheet, "<sst xmlns='" MAIN "'><si><t>");
	for (int k = 0; k < 1000000; k++)
		buf_addc(&sheet, 'x');
	buf_addstr(&sheet, "</t></si></sst>");
	parts.strings = arena_strdup(&f->arena, buf_text(&sheet));
	buf_clear(&sheet);
	buf_addstr(&sheet, "<worksheet xmlns='" MAIN "'><sheetData><row>");
	for (int k = 0; k < 17; k++)
		buf_addstr(&sheet, "<c t='s'><v>0</v></c>");
	buf_addstr(&sheet, "</row></sheetData></worksheet>");
	parts.sheet = buf_text(&sheet);
	tap_is(read_parts(f, &parts, NULL),
	       "failed error: sheet \"Answers\", row 1: it holds more than 16 MB of text",
	       "a row with too much text, though all of it is shared");
	parts.sheet =
		SHEET("<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c>"
		      "<c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>"
		      "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c>"
		      "<c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>"
		      "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c>"
		      "<c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>");
	read_parts(f, &parts, NULL);
	tap_ok(f->diag.nerrors == 0, "that is of one row, not of all");
	buf_release(&sheet);
}

/* Parts where others put them, and as strict files have it. */
static void test_packages(struct fixture *f)
{
	struct parts parts = plain;

	parts.sheet = SHEET("<row><c s='1'><v>1.5</v></c></row>");
	parts.rels = "<p:Relationships xmlns:p='" PACKAGE "'><p:Relationship Id='r1' Type='" OFFICE
		     "/worksheet' Target='/xl/s1.xml'/><p:Relationship Id='r2' Type='" OFFICE
		     "/styles' Target='./x/../../xl//STYLES.xml'/></p:Relationships>";
	tap_is(read_parts(f, &parts, NULL), "1:[1900-01-01 12:00:00] ",
	       "relations from the root, and up and down; names in other letters");
	parts.rels = "<Relationships xmlns='" PACKAGE "'><y:Relationship xmlns:y='urn:y' Id='r1' "
		     "Type='" STRICT_OFFICE
		     "/worksheet' Target='s2.xml'/><Relationship Id='r1' Type='" STRICT_OFFICE
		     "/worksheet' Target='s1.xml'/></Relationships>";
	parts.book = "<a:workbook xmlns:a='" STRICT "' xmlns:b='" STRICT_OFFICE
		     "'><a:sheets><a:sheet name='A' b:id='r1'/></a:sheets></a:workbook>";
	parts.root_rels = "<Relationships xmlns='" PACKAGE
			  "'><Relationship Id='r1' Type='" STRICT_OFFICE
			  "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
	parts.styles = NULL;
	tap_is(read_parts(f, &parts, NULL), "1:[1.5] ", "a strict workbook, without styles");
	parts = plain;
	parts.sheet = SHEET("<row><c s='1'><v>0.5</v></c><c s='5'><v>0.5</v></c></row>");
	parts.book = BOOK("<workbookPr date1904='true'/>" ONE_SHEET);
	tap_is(read_parts(f, &parts, NULL), "1:[1904-01-01 12:00:00][12:00:00] ",
	       "days from 1904 on");
	parts = plain;
	parts.sheet = NULL;
	tap_is(read_parts(f, &parts, NULL), "error: the archive has no part \"xl/s1.xml\"",
	       "a part that is not there");
	parts.rels = "<Relationships xmlns='" PACKAGE
		     "'><Relationship Id='r1' TargetMode='External'"
		     " Type='" OFFICE "/worksheet' Target='file:///etc/passwd'/></Relationships>";
	tap_is(read_parts(f, &parts, "Answers"),
	       "error: no sheet of the workbook is called \"Answers\"; there are ",
	       "what lies outside is not followed");
	parts = plain;
	parts.strings = "<sst xmlns='" MAIN "'><si><t>a</t>";
	tap_is(read_parts(f, &parts, NULL),
	       "error: the part \"xl/strings.xml\" of the file cannot be read: it breaks off, or "
	       "goes "
	       "on behind its end",
	       "shared texts that break off");
}

static void test_others(struct fixture *f)
{
	static const struct {
		const char *name, *text, *wanted;
	} others[] = {
		{"mimetype", "application/vnd.oasis.opendocument.spreadsheet",
		 "error: the file is an OpenDocument file (.ods), which is not read"},
		{"Index/Document.iwa", "",
		 "error: the file is a document of Apple's Numbers, Pages or Keynote, which is not "
		 "read"},
		{"Workshop.csv", "a,b", "error: the file is a ZIP archive and no workbook"},
		{"mimetype", "text/plain", "error: the file is a ZIP archive and no workbook"},
		{"Folder/", "", "error: the file is an empty ZIP archive"},
		{"__MACOSX/._a.csv", "", "error: the file is an empty ZIP archive"},
	};
	static const char compound[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0";
	static const char locked[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0E\0n\0c\0r\0y\0p\0t\0e\0"
				     "d\0P\0a\0c\0k\0a\0g\0e\0";
	struct parts parts = plain;
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct archive_entry entry = {others[i].name, others[i].text,
					      strlen(others[i].text)};

		buf_clear(&out);
		archive_write(&out, &entry, 1, &f->diag);
		tap_is(read_bytes(f, out.bytes, out.n, NULL), others[i].wanted, others[i].name);
		if (i == 2)
			tap_is(hint(f),
			       "unzip it, and name what is inside instead: \"Workshop.csv\"",
			       "with what is inside");
	}
	buf_release(&out);
	tap_is(read_bytes(f, compound, sizeof compound - 1, NULL),
	       "error: the file is in the format of Excel before 2007, .xls, which is not read",
	       "an old workbook");
	tap_is(read_bytes(f, locked, sizeof locked - 1, NULL),
	       "error: the file is locked with a password", "a locked workbook");
	tap_is(read_bytes(f, "PK\3\4 cut off", 12, NULL),
	       "error: the ZIP archive is damaged: Not a zip archive", "no archive");
	parts.book = "<w:document xmlns:w='urn:w'/>";
	tap_is(read_parts(f, &parts, NULL), "error: the file is a document of Word and no workbook",
	       "a text");
	parts.book = "<workbook xmlns='urn:w'/>";
	tap_is(read_parts(f, &parts, NULL),
	       "error: the file is of some office program, but no workbook",
	       "of another namespace");
	parts.root_rels = "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
			  "/officeDocument' Target='xl/workbook.bin'/></Relationships>";
	tap_is(read_parts(f, &parts, NULL),
	       "error: the file is a binary workbook (.xlsb), which is not read", "a binary one");
	tap_ok(xlsx_is_like("PK\3\4", 4) && xlsx_is_like("PK\5\6", 4) &&
		       xlsx_is_like(compound, 9) && !xlsx_is_like("PK\3\4", 3) &&
		       !xlsx_is_like("PK,a,b", 6),
	       "what is to be given to this reader");
}

static void test_numbers(struct fixture *f)
{
	static const struct {
		const char *number, *wanted;
	} cases[] = {
		{"4", "4"},
		{"4.0", "4"},
		{"-4.50", "-4.5"},
		{"26000", "26000"},
		{"007", "7"},
		{"0.1", "0.1"},
		{".5", "0.5"},
		{"5.", "5"},
		{"-0", "0"},
		{"0.0", "0"},
		{"+3", "3"},
		{"1.1000000000000001", "1.1"},
		{"0.30000000000000004", "0.3"},
		{"1.18E+11", "118000000000"},
		{"1e-7", "0.0000001"},
		{"12.5E1", "125"},
		{"1.2345678901234568E+19", "12345678901234568000"},
		{"1.5E-2", "0.015"},
		{"12345678901234567890", "12345678901234567890"},
		{"123456789012345.67", "123456789012346"},
		{"9.9999999999999995E-2", "0.1"},
		{"1E+300", "1E+300"},
		{"1E-300", "1E-300"},
		{"1e99999999999999999999", "1e99999999999999999999"},
		{"abc", "abc"},
		{".", "."},
		{"-", "-"},
		{"", ""},
		{"1e", "1e"},
		{"1 2", "1 2"},
		{"--1", "--1"},
		{"1.2.3", "1.2.3"},
		{"NaN", "NaN"},
		{"0x10", "0x10"},
	};
	static const struct xlsx_format general = {XLSX_PLAIN, 0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(xlsx_number(&f->arena, cases[i].number, general, false), cases[i].wanted,
		       cases[i].number);
}

static void test_dates(struct fixture *f)
{
	static const struct {
		const char *number, *code, *wanted;
	} cases[] = {
		{"45209.99906", "m/d/yyyy h:mm:ss", "2023-10-10 23:58:39"},
		{"46346", "dd.mm.yy", "2026-11-20"},
		{"46346.999999", "d", "2026-11-21"},
		{"1", "yyyy", "1900-01-01"},
		{"59", "yyyy", "1900-02-28"},
		{"60", "yyyy", "1900-02-29"},
		{"61", "yyyy", "1900-03-01"},
		{"25568", "mmm", "1969-12-31"},
		{"2958465.5", "mmmm d", "9999-12-31 12:00:00"},
		{"2958466", "d", "2958466"},
		{"-1", "d", "-1"},
		{"0.25", "d h", "06:00:00"},
		{"0", "h:mm AM/PM", "00:00:00"},
		{"46346.5", "h:mm", "2026-11-20 12:00:00"},
		{"1.5", "[h]:mm", "36:00:00"},
		{"1.5", "[mm]:ss", "36:00:00"},
		{"7", "[Red]0.00", "7"},
		{"7", "[$-409]General", "7"},
		{"7", "[Magenta]0;[Red]d", "7"},
		{"7", "0 \"days\"", "7"},
		{"7", "0\\d", "7"},
		{"7", "0_d*y", "7"},
		{"7", "\"open d", "7"},
		{"7", "[open d", "7"},
		{"7", "\\", "7"},
		{"7", "0.00E+00", "7"},
		{"7", "# ?/?", "7"},
		{"7", "@", "7"},
		{"7", "", "7"},
		{"46346", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026-11-20"},
		{"0.5", "0%", "50%"},
		{"0.28000000000000003", "0.0%", "28%"},
		{"-1", "0%", "-100%"},
		{"42", "00000", "00042"},
		{"-42", "000", "-042"},
		{"12345", "000", "12345"},
		{"4.5", "000", "4.5"},
		{"42", "0", "42"},
		{"word", "d", "word"},
	};
	static const int dates[] = {14, 15, 16, 17, 22, 27, 36, 50, 58},
			 none[] = {0, 1, 4, 11, 13, 23, 26, 37, 44, 48, 49, 59, 200, -1};
	bool all_are = true;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(xlsx_number(&f->arena, cases[i].number, xlsx_format_of(164, cases[i].code),
				   false),
		       cases[i].wanted,
		       arena_printf(&f->arena, "%s as %s", cases[i].number, cases[i].code));
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		all_are = all_are && xlsx_format_of(dates[i], NULL).shown == XLSX_DATE;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		all_are = all_are && xlsx_format_of(none[i], NULL).shown == XLSX_PLAIN;
	for (int i = 18; i <= 21; i++)
		all_are = all_are && xlsx_format_of(i, NULL).shown == XLSX_TIME;
	tap_ok(all_are && xlsx_format_of(46, NULL).shown == XLSX_ELAPSED &&
		       xlsx_format_of(9, NULL).shown == XLSX_PERCENT &&
		       xlsx_format_of(164, "mm:ss").shown == XLSX_TIME,
	       "formats that are known by number");
	tap_is(xlsx_number(&f->arena, "0", xlsx_format_of(14, NULL), true), "1904-01-01",
	       "the first day of the count from 1904");
	tap_is(xlsx_number(&f->arena, "2957003.9", xlsx_format_of(14, NULL), true),
	       "9999-12-31 21:36:00", "the last one");
	tap_is(xlsx_number(&f->arena, "2957004", xlsx_format_of(14, NULL), true), "2957004",
	       "none behind it");
}

/* A workbook as another program writes it. */
static void test_openpyxl(struct fixture *f)
{
	static const char program[] = "import datetime, sys, openpyxl\n"
				      "book = openpyxl.Workbook()\n"
				      "sheet = book.active\n"
				      "sheet.append([\"Timestamp\", \"Day\", \"Rich & "
				      "\\\"plain\\\"\", 4, 0.1, True, None])\n"
				      "sheet.append([datetime.datetime(2026, 11, 20, 9, 12, 44), "
				      "datetime.date(2026, 2, 3),"
				      " \" a\\nb \", 1.18e11, 1/3, False, datetime.time(7, 30)])\n"
				      "sheet[\"I4\"] = \"\\u05d3\\u05e0\\u05d4\"\n"
				      "sheet[\"B4\"].number_format = \"0%\"\n"
				      "sheet[\"B4\"] = 0.5\n"
				      "sheet.merge_cells(\"C4:E5\")\n"
				      "sheet[\"C4\"] = \"merged\"\n"
				      "sheet.column_dimensions[\"D\"].hidden = True\n"
				      "book.create_sheet(\"Empty\")\n"
				      "book.save(sys.argv[1])\n";
	const char *folder = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	const char *path = file_join(&f->arena, folder, "openpyxl.xlsx"), *bytes;
	size_t n;

	if (system("python3 -c 'import openpyxl' 2>/dev/null") != 0) {
		tap_skip("python3-openpyxl", "a workbook of openpyxl");
		return;
	}
	tap_ok(system(arena_printf(&f->arena, "python3 -c '%s' %s", program, path)) == 0,
	       "openpyxl writes a workbook");
	bytes = file_read(&f->arena, path, 1 << 20, &n, &f->diag);
	tap_is(bytes ? read_bytes(f, bytes, n, NULL) : NULL,
	       "1:[Timestamp][Day][Rich & \"plain\"][4][0.1][TRUE] "
	       "2:[2026-11-20 09:12:44][2026-02-03][ a\nb ][118000000000][0.333333333333333][FALSE]"
	       "[07:30:00] 4:[][50%][merged][][][][][][\xd7\x93\xd7\xa0\xd7\x94] ",
	       "and it is read");
}

/* Bits turned in what was packed: an end, and an error where there are no rows. */
static void test_damage(struct fixture *f)
{
	struct parts parts = plain;
	bool all_end = true;
	struct buf good;

	buf_init(&good);
	parts.sheet = sheets[6].sheet;
	pack(f, &parts, &good);
	for (size_t at = 0; at < good.n; at++) {
		const char *text;

		good.bytes[at] ^= (char)(1 << at % 8);
		text = read_bytes(f, good.bytes, good.n, NULL);
		all_end = all_end && (f->diag.nerrors > 0 || strcmp(text, sheets[6].wanted) == 0);
		good.bytes[at] ^= (char)(1 << at % 8);
	}
	tap_ok(all_end, "one bit turned: the same rows, or an error");
	buf_release(&good);
}

int main(void)
{
	struct fixture f;

	arena_init(&f.arena);
	diag_init(&f.diag);
	test_sheets(&f);
	test_rewind(&f);
	test_choice(&f);
	test_limits(&f);
	test_packages(&f);
	test_others(&f);
	test_numbers(&f);
	test_dates(&f);
	test_openpyxl(&f);
	test_damage(&f);
	diag_release(&f.diag);
	arena_release(&f.arena);
	return tap_done();
}
