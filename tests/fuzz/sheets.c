/* A sheet is a result or an error, and the same when it is read again. */
#include "sheets.h"

#include <string.h>

#include "answers/csv_sheet.h"
#include "answers/xlsx.h"
#include "base/archive.h"
#include "xml/xml.h"

/* The bytes of all cells, a zero behind each. */
static size_t measure(struct sheet *sheet, struct arena *arena)
{
	struct arena_mark mark = arena_mark(arena);
	size_t size = 0;
	struct row row;

	while (sheet->next(sheet, arena, &row)) {
		for (int i = 0; i < row.ncells; i++)
			size += strlen(row.cells[i].text) + 1;
		arena_reset(arena, mark);
	}
	return size;
}

/* NULL, or what is wrong with the reader that gave the sheet. */
static const char *read_twice(struct sheet *sheet, struct arena *arena, const struct diag *diag)
{
	size_t size;

	if (!sheet)
		return diag->nerrors == 0 ? "neither a sheet nor an error" : NULL;
	size = measure(sheet, arena);
	if (sheet->has_failed)
		return diag->nerrors == 0 ? "it failed without an error" : NULL;
	if (!sheet->rewind(sheet))
		return "what was read once is not read again";
	return measure(sheet, arena) == size ? NULL : "a sheet that is read again is another one";
}

const char *sheets_read_csv(struct arena *arena, const char *bytes, size_t n, struct diag *diag)
{
	static const char *const names[] = {"utf-16", "windows-1252", "shift_jis", "gb18030",
					    "windows-1258"};
	bool is_named = n > 0 && (unsigned char)*bytes < sizeof names / sizeof *names;
	const struct encoding *encoding = is_named ? encoding_find(names[(int)*bytes], diag) : NULL;
	struct stream *stream = stream_memory(arena, "input", bytes + is_named, n - is_named, diag);
	struct decoder *decoder = decoder_open(arena, stream, encoding, diag);
	struct sheet *sheet = NULL;
	const char *why;

	if (decoder)
		sheet = csv_sheet_open(arena, decoder, (struct csv_votes){0}, diag);
	why = read_twice(sheet, arena, diag);
	if (sheet)
		sheet->close(sheet);
	if (decoder)
		decoder_close(decoder);
	stream_close(stream);
	return why;
}

const char *sheets_read_xlsx(struct arena *arena, const char *bytes, size_t n, struct diag *diag)
{
	struct xml_source source = {.path = "input", .bytes = bytes, .nbytes = n};
	struct sheet *sheet = xlsx_open(arena, &source, NULL, diag);
	const char *why = read_twice(sheet, arena, diag);

	if (sheet)
		sheet->close(sheet);
	return why;
}

const char *sheets_read_parts(struct arena *arena, const char *bytes, size_t n, struct diag *diag)
{
	static const char *const names[] = {"xl/s.xml",      "xl/workbook.xml",
					    "xl/styles.xml", "xl/texts.xml",
					    "_rels/.rels",   "xl/_rels/workbook.xml.rels"};
	struct archive_entry entries[sizeof names / sizeof *names];
	const char *end = bytes + n, *why;
	struct buf out;
	int nparts = 0;

	for (; nparts < (int)(sizeof names / sizeof *names) && bytes < end; nparts++) {
		entries[nparts] = (struct archive_entry){names[nparts], bytes, strlen(bytes)};
		bytes += strlen(bytes) + 1;
	}
	if (nparts == 0)
		return NULL;
	buf_init(&out);
	archive_write(&out, entries, nparts, diag);
	why = sheets_read_xlsx(arena, out.bytes, out.n, diag);
	buf_release(&out);
	return why;
}
