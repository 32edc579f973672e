/*
 * The fewest parts that a workbook can have (ECMA-376-1, 12.2), and texts inline (18.3.1.53), so
 * that a sheet is written as it comes. What XML cannot hold, and what would be read as such, is
 * escaped as _xHHHH_ (22.9.2.19).
 */
#include "base/workbook.h"

#include <stdio.h>

#include "base/archive.h"
#include "base/ascii.h"
#include "base/escape.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN_SPACE "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATION_SPACE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_SPACE "http://schemas.openxmlformats.org/package/2006/"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum { NPARTS = 4, NAME_BYTES = 64 };

void workbook_init(struct workbook *workbook)
{
	*workbook = (struct workbook){.nsheets = 0};
}

void workbook_release(struct workbook *workbook)
{
	for (int i = 0; i < workbook->nsheets; i++)
		buf_release(&workbook->sheets[i]);
}

void workbook_add_sheet(struct workbook *workbook, const char *name)
{
	struct buf *sheet = &workbook->sheets[workbook->nsheets];

	workbook->names[workbook->nsheets++] = name;
	workbook->nrows = 0;
	buf_init(sheet);
	buf_addstr(sheet, DECLARATION "<worksheet xmlns=\"" MAIN_SPACE "\"><sheetData>");
}

void workbook_add_column(struct buf *out, int column)
{
	if (column > 26)
		workbook_add_column(out, (column - 1) / 26);
	buf_addc(out, (char)('A' + (column - 1) % 26));
}

int workbook_escaped(const char *text)
{
	int code = 0;

	if (text[0] != '_' || text[1] != 'x')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = ascii_hex(text[i]);

		if (digit < 0)
			return -1;
		code = code << 4 | digit;
	}
	return text[6] == '_' ? code : -1;
}

static void add_text(struct buf *out, const char *text)
{
	struct buf plain;

	buf_init(&plain);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (workbook_escaped(text) >= 0 || (c < ' ' && c != '\n' && c != '\t'))
			buf_printf(&plain, "_x%04X_", c);
		else
			buf_addc(&plain, *text);
	}
	escape_xml(out, buf_text(&plain), false);
	buf_release(&plain);
}

void workbook_add_row(struct workbook *workbook, const char *const *cells, int ncells)
{
	struct buf *out = &workbook->sheets[workbook->nsheets - 1];

	buf_printf(out, "<row r=\"%d\">", ++workbook->nrows);
	for (int i = 0; i < ncells; i++) {
		if (!cells[i] || !*cells[i])
			continue;
		buf_addstr(out, "<c r=\"");
		workbook_add_column(out, i + 1);
		buf_printf(out, "%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
			   workbook->nrows);
		add_text(out, cells[i]);
		buf_addstr(out, "</t></is></c>");
	}
	buf_addstr(out, "</row>");
}

static void add_types(struct buf *out, int nsheets)
{
	buf_addstr(out, DECLARATION "<Types xmlns=\"" PACKAGE_SPACE "content-types\">"
				    "<Default Extension=\"rels\" ContentType=\"application/"
				    "vnd.openxmlformats-package.relationships+xml\"/>"
				    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE
				    "sheet.main+xml\"/>");
	for (int i = 1; i <= nsheets; i++)
		buf_printf(out,
			   "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"" TYPE
			   "worksheet+xml\"/>",
			   i);
	buf_addstr(out, "</Types>");
}

static void add_root(struct buf *out)
{
	buf_addstr(out, DECLARATION "<Relationships xmlns=\"" PACKAGE_SPACE "relationships\">"
				    "<Relationship Id=\"rId1\" Type=\"" RELATION_SPACE
				    "/officeDocument\" Target=\"xl/workbook.xml\"/>"
				    "</Relationships>");
}

static void add_book(struct buf *out, const struct workbook *workbook)
{
	buf_addstr(out, DECLARATION "<workbook xmlns=\"" MAIN_SPACE "\" xmlns:r=\"" RELATION_SPACE
				    "\"><sheets>");
	for (int i = 0; i < workbook->nsheets; i++) {
		buf_addstr(out, "<sheet name=\"");
		escape_xml(out, workbook->names[i], true);
		buf_printf(out, "\" sheetId=\"%d\" r:id=\"rId%d\"/>", i + 1, i + 1);
	}
	buf_addstr(out, "</sheets></workbook>");
}

static void add_relations(struct buf *out, int nsheets)
{
	buf_addstr(out, DECLARATION "<Relationships xmlns=\"" PACKAGE_SPACE "relationships\">");
	for (int i = 1; i <= nsheets; i++)
		buf_printf(out,
			   "<Relationship Id=\"rId%d\" Type=\"" RELATION_SPACE
			   "/worksheet\" Target=\"worksheets/sheet%d.xml\"/>",
			   i, i);
	buf_addstr(out, "</Relationships>");
}

bool workbook_write(const struct workbook *workbook, struct buf *out, struct diag *diag)
{
	static const char *const names[NPARTS] = {"[Content_Types].xml", "_rels/.rels",
						  "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
	struct archive_entry entries[NPARTS + WORKBOOK_SHEETS];
	char sheet_names[WORKBOOK_SHEETS][NAME_BYTES];
	struct buf parts[NPARTS + WORKBOOK_SHEETS] = {{0}};
	int n = NPARTS + workbook->nsheets;
	bool is_written;

	add_types(&parts[0], workbook->nsheets);
	add_root(&parts[1]);
	add_book(&parts[2], workbook);
	add_relations(&parts[3], workbook->nsheets);
	for (int i = 0; i < workbook->nsheets; i++) {
		buf_add(&parts[NPARTS + i], workbook->sheets[i].bytes, workbook->sheets[i].n);
		buf_addstr(&parts[NPARTS + i], "</sheetData></worksheet>");
		snprintf(sheet_names[i], NAME_BYTES, "xl/worksheets/sheet%d.xml", i + 1);
	}
	for (int i = 0; i < n; i++)
		entries[i] = (struct archive_entry){i < NPARTS ? names[i] : sheet_names[i - NPARTS],
						    parts[i].bytes, parts[i].n};
	is_written = archive_write(out, entries, n, diag);
	for (int i = 0; i < n; i++)
		buf_release(&parts[i]);
	return is_written;
}
