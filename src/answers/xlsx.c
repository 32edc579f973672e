/* The part of a sheet is unpacked and parsed as rows are asked for (ECMA-376-1, 18.3.1). */
#include "answers/xlsx.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "answers/xlsx_book.h"
#include "base/limits.h"
#include "base/name_list.h"
#include "base/near.h"
#include "base/workbook.h"
#include "xml/xml.h"

/* What a cell holds (18.18.11). */
enum cell_type {
	TYPE_NUMBER,
	TYPE_SHARED,
	TYPE_INLINE,
	TYPE_FORMULA,
	TYPE_BOOLEAN,
	TYPE_ERROR,
	TYPE_DATE,
	NTYPES
};

struct xlsx {
	struct sheet sheet; /* first: what others see */
	struct arena *arena;
	struct xlsx_book book;
	const struct xlsx_tab *tab;
	struct xlsx_part part;
	bool is_open;           /* part */
	int row;                /* the last one met, from 1 */
	int width;              /* cells of the widest row so far */
	int ncells;             /* of all rows */
	size_t nbytes;          /* of the texts of the last row */
	struct buf text, value; /* of the last cell */
	bool has_formula;
};

bool xlsx_is_like(const char *bytes, size_t n)
{
	return n >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0 ||
			  memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0);
}

/* A whole number from 0; -1: it is none, or a large one. */
static int read_count(const char *text)
{
	char *end;
	long number = strtol(text, &end, 10);

	return end > text && !*end && number >= 0 && number < INT_MAX ? (int)number : -1;
}

/* column 0: the row as a whole. Answers false. */
static bool fail(struct xlsx *xlsx, int column, const char *what)
{
	struct diag *diag = xlsx->book.package.diag;
	struct buf letters;

	buf_init(&letters);
	if (column > 0)
		workbook_add_column(&letters, column);
	diag_error(diag, (struct srcpos){xlsx->book.package.path, 0},
		   "sheet \"%s\", row %d%s%s: %s", xlsx->tab->name, xlsx->row,
		   column > 0 ? ", column " : "", buf_text(&letters), what);
	diag_hint(diag, "open the file in a spreadsheet program and save it once more");
	buf_release(&letters);
	xlsx->sheet.has_failed = true;
	return false;
}

/* The column and the row of "AB12"; false: it is no reference. */
static bool read_reference(const char *text, int *column, int *row)
{
	for (*column = 0; *text >= 'A' && *text <= 'Z'; text++)
		if (*column <= LIMIT_COLUMNS)
			*column = *column * 26 + *text - 'A' + 1;
	*row = read_count(text);
	return *column > 0 && *row > 0;
}

/* Past an element of a cell that shows nothing. */
static bool skip(struct xlsx *xlsx)
{
	xlsx->has_formula = xlsx->has_formula || xlsx_is(xlsx->part.pull, "f");
	return pull_text(xlsx->part.pull, NULL);
}

/* Gathers what stands in the cell that was just opened: v its value, is a text in it. */
static bool gather(struct xlsx *xlsx)
{
	struct pull *pull = xlsx->part.pull;
	int depth = pull_depth(pull);
	enum pull_event event;

	buf_clear(&xlsx->value);
	buf_clear(&xlsx->text);
	xlsx->has_formula = false;
	while ((event = pull_next(pull)) != PULL_END) {
		bool is_whole = true;

		if (event == PULL_CLOSE && pull_depth(pull) == depth)
			return true;
		if (event != PULL_OPEN)
			continue;
		if (xlsx_is(pull, "v"))
			is_whole = pull_text(pull, &xlsx->value);
		else if (xlsx_is(pull, "is"))
			is_whole = xlsx_string_read(pull, &xlsx->text);
		else
			is_whole = skip(xlsx);
		if (!is_whole)
			break;
	}
	xlsx->sheet.has_failed = true;
	return false;
}

/* NTYPES: none that is known. NULL stands for a number. */
static enum cell_type read_type(const char *name)
{
	static const char *const names[] = {"n", "s", "inlineStr", "str", "b", "e", "d"};
	int type = 0;

	while (name && type < NTYPES && strcmp(name, names[type]) != 0)
		type++;
	return (enum cell_type)type;
}

/* What the cell that was gathered shows; NULL with an error. */
static const char *show(struct xlsx *xlsx, struct arena *arena, enum cell_type type, int style)
{
	const struct xlsx_book *book = &xlsx->book;
	const char *value = buf_text(&xlsx->value);
	int number = read_count(value);

	if (!*value && type != TYPE_INLINE)
		return "";
	switch (type) {
	case TYPE_SHARED:
		return number >= 0 && number < book->nstrings
			       ? arena_strdup(arena, book->strings[number])
			       : NULL;
	case TYPE_FORMULA:
		xlsx_unescape(&xlsx->text, value);
		return arena_strdup(arena, buf_text(&xlsx->text));
	case TYPE_INLINE:
		return arena_strdup(arena, buf_text(&xlsx->text));
	case TYPE_BOOLEAN:
		return strcmp(value, "0") == 0 || strcmp(value, "false") == 0 ? "FALSE" : "TRUE";
	case TYPE_DATE:
		return xlsx_iso_date(arena, value);
	case TYPE_ERROR:
		return arena_strdup(arena, value);
	case TYPE_NUMBER:
		return xlsx_number(arena, value,
				   style >= 0 && style < book->nformats
					   ? book->formats[style]
					   : (struct xlsx_format){XLSX_PLAIN, 0},
				   book->is_1904);
	case NTYPES:
		break;
	}
	return NULL;
}

/* Empty cells up to that column, from 1; false with an error. */
static bool fill(struct xlsx *xlsx, struct arena *arena, struct row *row, int column)
{
	if (column > LIMIT_COLUMNS)
		return fail(xlsx, 0, "it has more columns than a sheet may have, 16,384");
	if (column > row->ncells)
		xlsx->ncells += column - row->ncells;
	if (xlsx->ncells > LIMIT_SHEET_CELLS)
		return fail(xlsx, 0, "up to here the sheet has more than 100,000,000 cells");
	while (row->ncells < column) {
		struct place place = {.pos = {xlsx->book.package.path, 0},
				      .row = row->number,
				      .cell = row->ncells + 1};

		ARENA_GROW(arena, row->cells, row->ncells);
		row->cells[row->ncells++] = (struct cell){"", place};
	}
	return true;
}

/* The cell that was just opened; next: the column it is in unless it says another. */
static bool read_cell(struct xlsx *xlsx, struct arena *arena, struct row *row, int *next)
{
	struct pull *pull = xlsx->part.pull;
	const char *reference = pull_attribute(pull, NULL, "r"), *value, *text;
	enum cell_type type;
	int column = *next, at = row->number, style;

	if (reference && !read_reference(reference, &column, &at))
		return fail(xlsx, 0, "a cell does not say where it stands");
	if (column < *next || at != row->number)
		return fail(xlsx, column, "the cell is out of its order");
	*next = column + 1;
	value = pull_attribute(pull, NULL, "s");
	style = value ? read_count(value) : 0;
	type = read_type(pull_attribute(pull, NULL, "t"));
	if (!gather(xlsx))
		return false;
	if (xlsx->has_formula && type != TYPE_FORMULA && xlsx->value.n == 0)
		return fail(xlsx, column, "the file holds a formula, and not what it comes to");
	text = show(xlsx, arena, type, style);
	if (!text)
		return fail(xlsx, column, "what the cell holds cannot be told");
	if (!*text)
		return true;
	xlsx->nbytes += strlen(text);
	if (xlsx->nbytes > LIMIT_ROW_BYTES)
		return fail(xlsx, 0, "it holds more than 16 MB of text");
	if (!fill(xlsx, arena, row, column))
		return false;
	row->cells[column - 1].text = text;
	return true;
}

/* The row that was just opened; false with an error. */
static bool read_row(struct xlsx *xlsx, struct arena *arena, struct row *row)
{
	struct pull *pull = xlsx->part.pull;
	int depth = pull_depth(pull), next = 1;
	const char *number = pull_attribute(pull, NULL, "r");
	enum pull_event event;

	*row = (struct row){NULL, 0, number ? read_count(number) : xlsx->row + 1};
	if (row->number <= xlsx->row)
		return fail(xlsx, 0, "the next row is out of its order");
	xlsx->row = row->number;
	xlsx->nbytes = 0;
	if (xlsx->row > LIMIT_ROWS)
		return fail(xlsx, 0, "a sheet has no more than 1,048,576 rows");
	while ((event = pull_next(pull)) != PULL_END) {
		if (event == PULL_CLOSE && pull_depth(pull) == depth)
			return true;
		if (event == PULL_OPEN && xlsx_is(pull, "c") && !read_cell(xlsx, arena, row, &next))
			return false;
	}
	xlsx->sheet.has_failed = true;
	return false;
}

static bool is_blank(const struct row *row)
{
	for (int i = 0; i < row->ncells; i++)
		if (row->cells[i].text[strspn(row->cells[i].text, " \t\r\n")])
			return false;
	return true;
}

static bool xlsx_next(struct sheet *sheet, struct arena *arena, struct row *row)
{
	struct xlsx *xlsx = (struct xlsx *)(void *)sheet;
	enum pull_event event;

	while (!sheet->has_failed && (event = pull_next(xlsx->part.pull)) != PULL_END) {
		struct arena_mark mark = arena_mark(arena);

		if (event != PULL_OPEN || !xlsx_is(xlsx->part.pull, "row"))
			continue;
		if (!read_row(xlsx, arena, row))
			return false;
		if (is_blank(row)) {
			arena_reset(arena, mark);
			continue;
		}
		if (row->ncells > xlsx->width)
			xlsx->width = row->ncells;
		return fill(xlsx, arena, row, xlsx->width);
	}
	sheet->has_failed = sheet->has_failed || pull_has_failed(xlsx->part.pull);
	return false;
}

static void close_part(struct xlsx *xlsx)
{
	if (xlsx->is_open)
		xlsx_part_close(&xlsx->part);
	xlsx->is_open = false;
}

static bool xlsx_rewind(struct sheet *sheet)
{
	struct xlsx *xlsx = (struct xlsx *)(void *)sheet;

	close_part(xlsx);
	xlsx->row = xlsx->width = xlsx->ncells = 0;
	xlsx->is_open = xlsx_part_open(&xlsx->part, &xlsx->book.package, xlsx->tab->part);
	sheet->has_failed = !xlsx->is_open;
	return xlsx->is_open;
}

static void xlsx_close(struct sheet *sheet)
{
	struct xlsx *xlsx = (struct xlsx *)(void *)sheet;

	close_part(xlsx);
	buf_release(&xlsx->text);
	buf_release(&xlsx->value);
	xlsx_book_close(&xlsx->book);
}

/* --- Which sheet --- */

static const struct xlsx_tab *refuse_name(struct xlsx *xlsx, const char *name)
{
	struct diag *diag = xlsx->book.package.diag;
	struct near near = near_begin(name);
	struct name_list list = {NULL, 0};

	for (int i = 0; i < xlsx->book.ntabs; i++) {
		if (!xlsx->book.tabs[i].part)
			continue;
		name_list_add(xlsx->arena, &list, xlsx->book.tabs[i].name);
		near_try(&near, xlsx->book.tabs[i].name);
	}
	diag_error(diag, (struct srcpos){xlsx->book.package.path, 0},
		   "no sheet of the workbook is called \"%s\"; there %s %s", name,
		   list.n == 1 ? "is" : "are", name_list_text(xlsx->arena, &list, "\"", "\""));
	if (near.found)
		diag_hint(diag, "did you mean \"%s\"?", near.found);
	return NULL;
}

/* As spreadsheets do, names are told apart without the case of letters, where none is the same. */
static const struct xlsx_tab *find_named(struct xlsx *xlsx, const char *name)
{
	int (*const are_different[])(const char *, const char *) = {strcmp, strcasecmp};

	for (int how = 0; how < 2; how++)
		for (int i = 0; i < xlsx->book.ntabs; i++)
			if (xlsx->book.tabs[i].part &&
			    are_different[how](xlsx->book.tabs[i].name, name) == 0)
				return &xlsx->book.tabs[i];
	return refuse_name(xlsx, name);
}

static const struct xlsx_tab *find_first(struct xlsx *xlsx)
{
	for (int i = 0; i < xlsx->book.ntabs; i++)
		if (xlsx->book.tabs[i].part && !xlsx->book.tabs[i].is_hidden)
			return &xlsx->book.tabs[i];
	diag_error(xlsx->book.package.diag, (struct srcpos){xlsx->book.package.path, 0},
		   "the workbook has no sheet with cells that is not hidden");
	return NULL;
}

/* Whether anything is filled in a sheet that is not read. */
static bool is_filled(const struct xlsx *xlsx, const struct xlsx_tab *tab)
{
	struct xlsx_part part;
	enum pull_event event;
	bool is_filled = false;

	if (!xlsx_part_open(&part, &xlsx->book.package, tab->part))
		return false;
	while (!is_filled && (event = pull_next(part.pull)) != PULL_END)
		is_filled = event == PULL_OPEN &&
			    (xlsx_is(part.pull, "v") || xlsx_is(part.pull, "t"));
	xlsx_part_close(&part);
	return is_filled;
}

static void warn_of_others(struct xlsx *xlsx)
{
	struct diag *diag = xlsx->book.package.diag;
	struct name_list list = {NULL, 0};

	for (int i = 0; i < xlsx->book.ntabs; i++) {
		const struct xlsx_tab *tab = &xlsx->book.tabs[i];

		if (tab != xlsx->tab && tab->part && !tab->is_hidden && is_filled(xlsx, tab))
			name_list_add(xlsx->arena, &list, tab->name);
	}
	if (list.n == 0)
		return;
	diag_warn(diag, (struct srcpos){xlsx->book.package.path, 0},
		  "the sheet \"%s\" is read, and not %s", xlsx->tab->name,
		  name_list_text(xlsx->arena, &list, "\"", "\""));
	diag_hint(diag, "--sheet chooses another");
}

struct sheet *xlsx_open(struct arena *arena, const struct xml_source *source, const char *name,
			struct diag *diag)
{
	struct xlsx *xlsx = ARENA_NEW(arena, struct xlsx);
	int nerrors = diag->nerrors;

	xlsx->sheet = (struct sheet){.next = xlsx_next, .rewind = xlsx_rewind, .close = xlsx_close};
	xlsx->arena = arena;
	buf_init(&xlsx->text);
	buf_init(&xlsx->value);
	if (!xlsx_book_open(&xlsx->book, arena, source, diag))
		return NULL;
	xlsx->tab = name ? find_named(xlsx, name) : find_first(xlsx);
	if (xlsx->tab && !name)
		warn_of_others(xlsx);
	if (xlsx->tab && diag->nerrors == nerrors && xlsx_rewind(&xlsx->sheet))
		return &xlsx->sheet;
	xlsx_close(&xlsx->sheet);
	return NULL;
}
