/*
 * Text with separators: each cell is a few long strides over bytes that mean nothing, gathered in a
 * buffer that is used again for each row; a row goes to the arena as one piece.
 */
#include "answers/csv_sheet.h"

#include <string.h>
#include <strings.h>

#include "answers/mojibake.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

static const char separators[] = ",;\t|";

enum {
	NSEPARATORS = sizeof separators - 1,
	VOTING_ROWS = 21,
	VOTING_BYTES = 1 << 20,
	HEADER_ROWS = 3,
	GARBLED_CELLS = 2, /* one may be so by chance */
	END_OF_FILE = -1
};

/* The text, and where in it we are. */
struct cursor {
	struct decoder *decoder; /* NULL: the block is all there is */
	const char *block;
	size_t n, at;
	struct place_walk walk; /* to the byte at `at` */
};

/* A cell of the row that is being read. */
struct begun {
	struct place place;
	size_t at; /* in the text of the row */
};

struct csv_sheet {
	struct sheet sheet; /* first: it is what callers have */
	struct diag *diag;
	struct cursor cursor;
	char separator;
	bool stops[256];    /* bytes that end a stride over a plain cell */
	size_t nheading;    /* bytes of a first line that names the separator */
	int nrows;          /* read, blank ones too */
	struct buf text;    /* of the row being read, a zero behind each cell */
	struct buf cells;   /* of it, struct begun */
	struct place place; /* of the cell being read */
	int ngarbled;       /* cells */
};

static struct csv_sheet csv_begin(struct cursor cursor, char separator, struct diag *diag)
{
	struct csv_sheet csv = {.cursor = cursor, .separator = separator, .diag = diag};

	csv.stops[(unsigned char)separator] = true;
	csv.stops['"'] = csv.stops['\r'] = csv.stops['\n'] = true;
	buf_init(&csv.text);
	buf_init(&csv.cells);
	return csv;
}

/* The next byte, or END_OF_FILE. */
static int peek(struct cursor *cursor)
{
	if (cursor->at == cursor->n) {
		if (cursor->decoder)
			cursor->n = decoder_read(cursor->decoder, &cursor->block);
		if (!cursor->decoder || cursor->n == 0) {
			cursor->n = cursor->at;
			return END_OF_FILE;
		}
		cursor->at = 0;
	}
	return (unsigned char)cursor->block[cursor->at];
}

/* Past n bytes of the block that end no line. */
static void go(struct cursor *cursor, size_t n)
{
	const char *bytes = cursor->block + cursor->at;
	int ncharacters = 0;

	for (size_t i = 0; i < n; i++)
		ncharacters += !utf8_goes_on(bytes[i]);
	cursor->walk.place.column += ncharacters;
	cursor->walk.last = 0;
	cursor->at += n;
}

/* Past n bytes of the block. */
static void advance(struct cursor *cursor, size_t n)
{
	const char *bytes = cursor->block + cursor->at;

	if (!memchr(bytes, '\n', n) && !memchr(bytes, '\r', n)) {
		go(cursor, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		place_step(&cursor->walk, bytes[i]);
	cursor->at += n;
}

static void fail(struct csv_sheet *csv, struct place place, const char *what, int limit,
		 const char *hint)
{
	csv->sheet.has_failed = true;
	diag_column(csv->diag, place.column);
	if (!limit)
		diag_as(csv->diag, what);
	if (limit)
		diag_error(csv->diag, place.pos, "more than %d %s", limit, what);
	else
		diag_error(csv->diag, place.pos, "%s", what);
	diag_hint(csv->diag, "%s", hint);
}

static void fail_quote(struct csv_sheet *csv)
{
	fail(csv, csv->cursor.walk.place, "a quotation mark in the middle of a cell", 0,
	     "a cell that holds one stands in quotation marks, and the one inside is written "
	     "twice");
}

static void skip_spaces(struct csv_sheet *csv)
{
	while (csv->separator != ' ' && peek(&csv->cursor) == ' ')
		go(&csv->cursor, 1);
}

/* Takes the n bytes that were passed last into the cell; false past a limit. */
static bool take(struct csv_sheet *csv, size_t n, size_t begin)
{
	buf_add(&csv->text, csv->cursor.block + csv->cursor.at - n, n);
	if (csv->text.n - begin > LIMIT_TEXT_BYTES)
		fail(csv, csv->place, "bytes in one cell", LIMIT_TEXT_BYTES,
		     "is the quotation mark that opens it closed?");
	else if (csv->text.n > LIMIT_ROW_BYTES)
		fail(csv, csv->place, "bytes in one row", LIMIT_ROW_BYTES,
		     "is a quotation mark missing that closes a cell?");
	return !csv->sheet.has_failed;
}

/* A cell without quotation marks; spaces around it are not of it. */
static void read_plain(struct csv_sheet *csv)
{
	struct cursor *cursor = &csv->cursor;
	size_t begin = csv->text.n;

	while (peek(cursor) != END_OF_FILE) {
		const char *at = cursor->block + cursor->at, *end = cursor->block + cursor->n;
		const char *stop = at;

		while (stop < end && !csv->stops[(unsigned char)*stop])
			stop++;
		go(cursor, (size_t)(stop - at));
		if (!take(csv, (size_t)(stop - at), begin))
			return;
		if (stop < end)
			break;
	}
	if (peek(cursor) == '"')
		fail_quote(csv);
	while (csv->text.n > begin && csv->text.bytes[csv->text.n - 1] == ' ')
		csv->text.n--;
}

/* From the quotation mark that opens a cell to what ends it. */
static void read_quoted(struct csv_sheet *csv)
{
	struct cursor *cursor = &csv->cursor;
	size_t begin = csv->text.n;
	int c;

	go(cursor, 1);
	for (;;) {
		const char *at, *mark;
		size_t n;

		if (peek(cursor) == END_OF_FILE) {
			if (!cursor->decoder || !decoder_has_failed(cursor->decoder))
				fail(csv, csv->place,
				     "the quotation mark that opens this cell is never closed", 0,
				     "a quotation mark closes it, in front of a separator or at "
				     "the end of the line");
			return;
		}
		at = cursor->block + cursor->at;
		mark = memchr(at, '"', cursor->n - cursor->at);
		n = mark ? (size_t)(mark - at) : cursor->n - cursor->at;
		advance(cursor, n);
		if (!take(csv, n, begin))
			return;
		if (!mark)
			continue;
		go(cursor, 1);
		if (peek(cursor) != '"')
			break;
		go(cursor, 1);
		if (!take(csv, 1, begin))
			return;
	}
	skip_spaces(csv);
	c = peek(cursor);
	if (c != END_OF_FILE && (c == '"' || !csv->stops[c]))
		fail_quote(csv);
}

/* One cell and the separator behind it; whether another one follows in the row. */
static bool read_cell(struct csv_sheet *csv)
{
	struct cursor *cursor = &csv->cursor;
	struct begun begun = {cursor->walk.place, csv->text.n};

	begun.place.row = csv->nrows;
	begun.place.cell = (int)(csv->cells.n / sizeof begun) + 1;
	csv->place = begun.place;
	buf_add(&csv->cells, &begun, sizeof begun);
	if (begun.place.cell > LIMIT_COLUMNS)
		fail(csv, begun.place, "cells in one row", LIMIT_COLUMNS,
		     "is this the right separator? A first line \"sep=;\" names another");
	skip_spaces(csv);
	if (peek(cursor) == '"')
		read_quoted(csv);
	else
		read_plain(csv);
	buf_addc(&csv->text, '\0');
	if (csv->sheet.has_failed || peek(cursor) != (unsigned char)csv->separator)
		return false;
	go(cursor, 1);
	return true;
}

/* Gathers the next row; false at the end of the text or with an error. */
static bool gather(struct csv_sheet *csv)
{
	struct cursor *cursor = &csv->cursor;

	buf_clear(&csv->text);
	buf_clear(&csv->cells);
	if (peek(cursor) != END_OF_FILE) {
		csv->nrows++;
		while (read_cell(csv))
			;
		if (peek(cursor) == '\r')
			advance(cursor, 1);
		if (peek(cursor) == '\n')
			advance(cursor, 1);
	}
	if (cursor->decoder && decoder_has_failed(cursor->decoder))
		csv->sheet.has_failed = true;
	return csv->cells.n > 0 && !csv->sheet.has_failed;
}

static bool is_blank(const struct buf *text)
{
	for (size_t i = 0; i < text->n; i++)
		if (text->bytes[i] && !strchr(" \t\r\n", text->bytes[i]))
			return false;
	return true;
}

static void check_garbled(struct csv_sheet *csv, const struct cell *cell)
{
	const char *at = csv->ngarbled < GARBLED_CELLS ? mojibake_find(cell->text) : NULL;

	if (!at || ++csv->ngarbled < GARBLED_CELLS)
		return;
	diag_column(csv->diag, cell->place.column);
	diag_warn(csv->diag, cell->place.pos,
		  "letters are garbled, such as \"%.*s\": the file was UTF-8, was opened as "
		  "something else and saved again",
		  (int)utf8_offset(at, 2), at);
	diag_hint(csv->diag,
		  "export it anew, and have the spreadsheet open it as UTF-8 (Data, From "
		  "Text/CSV)");
}

static bool csv_next(struct sheet *sheet, struct arena *arena, struct row *row)
{
	struct csv_sheet *csv = (struct csv_sheet *)(void *)sheet;
	const struct begun *begun;
	const char *text;

	do
		if (sheet->has_failed || !gather(csv))
			return false;
	while (is_blank(&csv->text));
	begun = (const struct begun *)(void *)csv->cells.bytes;
	row->ncells = (int)(csv->cells.n / sizeof *begun);
	row->cells = ARENA_ARRAY(arena, struct cell, row->ncells);
	row->number = csv->nrows;
	text = arena_copy(arena, csv->text.bytes, csv->text.n);
	for (int i = 0; i < row->ncells; i++) {
		row->cells[i] = (struct cell){text + begun[i].at, begun[i].place};
		check_garbled(csv, &row->cells[i]);
	}
	return true;
}

static bool csv_rewind(struct sheet *sheet)
{
	struct csv_sheet *csv = (struct csv_sheet *)(void *)sheet;
	struct cursor *cursor = &csv->cursor;

	decoder_rewind(cursor->decoder);
	cursor->n = cursor->at = 0;
	cursor->walk = place_begin(decoder_path(cursor->decoder));
	csv->nrows = csv->ngarbled = 0;
	sheet->has_failed = false;
	if (csv->nheading && peek(cursor) != END_OF_FILE)
		advance(cursor, csv->nheading);
	sheet->has_failed = decoder_has_failed(cursor->decoder);
	return !sheet->has_failed;
}

static void csv_close(struct sheet *sheet)
{
	struct csv_sheet *csv = (struct csv_sheet *)(void *)sheet;

	buf_release(&csv->text);
	buf_release(&csv->cells);
}

/* How the first rows look with one separator. */
struct look {
	int nknown;   /* cells */
	int nregular; /* rows that have as many cells as most have */
	int ncells;   /* of those */
};

static struct look look_at(const struct buf *text, char separator, struct csv_votes votes)
{
	struct cursor cursor = {.block = buf_text(text), .n = text->n, .walk = place_begin("")};
	struct look look = {0};
	struct row rows[VOTING_ROWS];
	struct arena scratch;
	struct diag unheard;
	struct csv_sheet csv;
	int n = 0;

	arena_init(&scratch);
	diag_init(&unheard);
	csv = csv_begin(cursor, separator, &unheard);
	while (n < VOTING_ROWS && csv_next(&csv.sheet, &scratch, &rows[n])) {
		if (n < HEADER_ROWS && votes.count)
			look.nknown += votes.count(votes.context, &rows[n]);
		n++;
	}
	for (int i = 0; i < n; i++) {
		int nsame = 0;

		for (int k = 0; k < n; k++)
			nsame += rows[k].ncells == rows[i].ncells;
		if (rows[i].ncells > 1 && nsame > look.nregular) {
			look.nregular = nsame;
			look.ncells = rows[i].ncells;
		}
	}
	csv_close(&csv.sheet);
	diag_release(&unheard);
	arena_release(&scratch);
	return look;
}

static bool is_better(struct look a, struct look b)
{
	if (a.nknown != b.nknown)
		return a.nknown > b.nknown;
	if (a.nregular != b.nregular)
		return a.nregular > b.nregular;
	return a.ncells > b.ncells;
}

static char find_separator(struct decoder *decoder, struct csv_votes votes)
{
	char best = separators[0];
	struct look most = {0};
	const char *block;
	struct buf text;
	size_t n;

	buf_init(&text);
	while (text.n < VOTING_BYTES && (n = decoder_read(decoder, &block)) > 0)
		buf_add(&text, block, n);
	for (int i = 0; i < NSEPARATORS; i++) {
		struct look look = look_at(&text, separators[i], votes);

		if (is_better(look, most)) {
			most = look;
			best = separators[i];
		}
	}
	buf_release(&text);
	return best;
}

/* The length of a first line that names a separator; 0: it is none. */
static size_t read_heading(const char *text, size_t n, char *separator)
{
	size_t quote = n > 0 && *text == '"', at = quote + 4;

	if (n <= at || strncasecmp(text + quote, "sep=", 4) != 0)
		return 0;
	*separator = text[at++];
	if (*separator == '\\' && at < n && text[at] == 't') {
		*separator = '\t';
		at++;
	}
	if (*separator == '"' || *separator == '\r' || *separator == '\n' || *separator < 0)
		return 0;
	if (quote && (at == n || text[at++] != '"'))
		return 0;
	if (at < n && text[at] != '\r' && text[at] != '\n')
		return 0;
	at += at < n && text[at] == '\r';
	at += at < n && text[at] == '\n';
	return at;
}

struct sheet *csv_sheet_open(struct arena *arena, struct decoder *decoder, struct csv_votes votes,
			     struct diag *diag)
{
	struct csv_sheet *csv = ARENA_NEW(arena, struct csv_sheet);
	char separator = separators[0];
	const char *text;
	size_t n = decoder_peek(decoder, &text);
	size_t nheading = read_heading(text, n, &separator);

	if (!nheading)
		separator = find_separator(decoder, votes);
	*csv = csv_begin((struct cursor){.decoder = decoder}, separator, diag);
	csv->nheading = nheading;
	csv->sheet.next = csv_next;
	csv->sheet.rewind = csv_rewind;
	csv->sheet.close = csv_close;
	if (decoder_has_failed(decoder) || !csv_rewind(&csv->sheet)) {
		csv_close(&csv->sheet);
		return NULL;
	}
	return &csv->sheet;
}
