/*
 * Cross-reference tables (ISO 32000-1, 7.5.4) and streams (7.5.8), from the newest to the oldest.
 * The first that names an object is right about it.
 */
#include "inspect/read_table.h"

#include <string.h>

#include "inspect/read_file.h"
#include "inspect/read_stream.h"

enum {
	MOST_OBJECTS = 1 << 20,
	MOST_TABLES = 200,    /* each time a program appends its changes it writes one */
	MOST_LINES = 1 << 22, /* of all tables: they may name one object again and again */
	TAIL = 2048,          /* bytes in which "startxref" stands */
};

struct tables {
	struct reading *reading;
	int capacity, ntables, nlines;
};

/* The entry of that number, if it has none as yet; NULL: it has, or there are too many. */
static struct entry *new_entry(struct tables *tables, int64_t number)
{
	struct reading *reading = tables->reading;

	if (number < 0 || number >= MOST_OBJECTS || ++tables->nlines > MOST_LINES)
		return NULL;
	if (number >= tables->capacity) {
		int capacity = tables->capacity > 0 ? tables->capacity : 1024;
		struct entry *entries;

		while (capacity <= number)
			capacity *= 2;
		entries = ARENA_ARRAY(reading->arena, struct entry, capacity);
		if (tables->capacity > 0)
			memcpy(entries, reading->entries,
			       (size_t)tables->capacity * sizeof *entries);
		reading->entries = entries;
		tables->capacity = capacity;
	}
	if (number >= reading->nentries)
		reading->nentries = (int)number + 1;
	return reading->entries[number].kind == ENTRY_NONE ? &reading->entries[number] : NULL;
}

static bool next_is(struct lexer *lexer, enum value_kind kind, struct value *value)
{
	return value_read(lexer, value) && value->kind == kind;
}

/* One line of a table: "0000000015 00000 n". */
static bool read_line(struct tables *tables, struct lexer *lexer, int64_t number)
{
	struct value place, generation, word;
	struct entry *entry;

	if (!next_is(lexer, VALUE_NUMBER, &place) || !next_is(lexer, VALUE_NUMBER, &generation) ||
	    !next_is(lexer, VALUE_WORD, &word) || tables->nlines >= MOST_LINES)
		return false;
	entry = new_entry(tables, number);
	if (!entry)
		return true;
	entry->kind = value_is(&word, VALUE_WORD, "n") ? ENTRY_PLAIN : ENTRY_FREE;
	entry->place = place.number < 0 ? SIZE_MAX : (size_t)place.number;
	return true;
}

/* The subsections behind the word "xref", and the trailer. */
static bool read_sections(struct tables *tables, struct lexer *lexer, struct value *trailer)
{
	struct value first, n;

	for (;;) {
		if (!value_read(lexer, &first))
			return false;
		if (value_is(&first, VALUE_WORD, "trailer"))
			return next_is(lexer, VALUE_DICT, trailer);
		if (first.kind != VALUE_NUMBER || !next_is(lexer, VALUE_NUMBER, &n))
			return false;
		for (int64_t i = 0; i < n.number; i++)
			if (!read_line(tables, lexer, first.number + i))
				return false;
	}
}

/* A field of a row, the most significant byte first. */
static uint64_t read_field(const unsigned char **at, int64_t width, uint64_t fallback)
{
	uint64_t field = 0;

	for (int64_t i = 0; i < width; i++)
		field = field << 8 | *(*at)++;
	return width > 0 ? field : fallback;
}

struct rows {
	const char *bytes;
	size_t n;
	int64_t widths[3];
};

static bool read_rows(struct tables *tables, struct rows *rows, int64_t first, int64_t n)
{
	size_t length = (size_t)(rows->widths[0] + rows->widths[1] + rows->widths[2]);

	for (int64_t i = 0; i < n && rows->n >= length; i++) {
		const unsigned char *at = (const unsigned char *)rows->bytes;
		uint64_t kind = read_field(&at, rows->widths[0], 1);
		uint64_t place = read_field(&at, rows->widths[1], 0);
		uint64_t index = read_field(&at, rows->widths[2], 0);
		struct entry *entry = new_entry(tables, first + i);

		rows->bytes += length;
		rows->n -= length;
		if (tables->nlines >= MOST_LINES)
			return false;
		if (!entry)
			continue;
		entry->kind = kind == 1 ? ENTRY_PLAIN : kind == 2 ? ENTRY_PACKED : ENTRY_FREE;
		entry->place = place;
		entry->index = index < MOST_OBJECTS ? (int)index : MOST_OBJECTS;
	}
	return true;
}

/* A cross-reference stream, which is its own trailer. */
static bool read_rows_of_stream(struct tables *tables, size_t offset, struct value *trailer)
{
	struct reading *reading = tables->reading;
	const struct value *widths, *index, *size;
	struct rows rows;

	if (!read_object_at(reading, offset, -1, trailer) || !trailer->stream)
		return false;
	widths = value_find(trailer, "W");
	index = value_find(trailer, "Index");
	size = value_find(trailer, "Size");
	if (!widths || widths->kind != VALUE_ARRAY || widths->nitems != 3 ||
	    !read_stream(reading, trailer, &rows.bytes, &rows.n))
		return false;
	for (int i = 0; i < 3; i++) {
		rows.widths[i] = widths->items[i].number;
		if (widths->items[i].kind != VALUE_NUMBER || rows.widths[i] < 0 ||
		    rows.widths[i] > 8)
			return false;
	}
	if (rows.widths[1] == 0)
		return false;
	if (!index || index->kind != VALUE_ARRAY)
		return size && size->kind == VALUE_NUMBER &&
		       read_rows(tables, &rows, 0, size->number);
	for (int i = 0; i + 1 < index->nitems; i += 2)
		if (index->items[i].kind != VALUE_NUMBER ||
		    index->items[i + 1].kind != VALUE_NUMBER ||
		    !read_rows(tables, &rows, index->items[i].number, index->items[i + 1].number))
			return false;
	return true;
}

/* The table or stream at an offset. */
static bool read_one(struct tables *tables, int64_t offset, struct value *trailer)
{
	struct reading *reading = tables->reading;
	struct lexer lexer;
	struct value word;

	if (offset < 0 || (uint64_t)offset >= reading->n || ++tables->ntables > MOST_TABLES)
		return false;
	lexer = read_lexer(reading, reading->bytes + offset, reading->bytes + reading->n);
	if (!value_read(&lexer, &word))
		return false;
	if (value_is(&word, VALUE_WORD, "xref"))
		return read_sections(tables, &lexer, trailer);
	return read_rows_of_stream(tables, (size_t)offset, trailer);
}

/* The newest table, those it adds to, and the stream that a file for old readers has beside one. */
static bool read_chain(struct tables *tables, int64_t offset)
{
	struct reading *reading = tables->reading;

	for (bool is_newest = true;; is_newest = false) {
		struct value trailer, hidden;
		const struct value *beside, *older;

		if (!read_one(tables, offset, &trailer))
			return false;
		if (is_newest)
			reading->trailer = trailer;
		beside = value_find(&trailer, "XRefStm");
		if (beside &&
		    (beside->kind != VALUE_NUMBER || !read_one(tables, beside->number, &hidden)))
			return false;
		older = value_find(&trailer, "Prev");
		if (!older)
			return true;
		if (older->kind != VALUE_NUMBER)
			return false;
		offset = older->number;
	}
}

/* The last "startxref" of the file, or NULL. */
static const char *find_start(const struct reading *reading)
{
	static const char word[] = "startxref";
	size_t n = sizeof word - 1, first = reading->n < TAIL ? 0 : reading->n - TAIL;

	for (size_t end = reading->n; end >= first + n; end--)
		if (memcmp(reading->bytes + end - n, word, n) == 0)
			return reading->bytes + end;
	return NULL;
}

bool read_table(struct reading *reading)
{
	struct tables tables = {.reading = reading};
	struct lexer lexer = read_lexer(reading, find_start(reading), reading->bytes + reading->n);
	struct value start;

	if (!lexer.at || !next_is(&lexer, VALUE_NUMBER, &start))
		return read_damaged(reading, "its end is missing");
	if (!read_chain(&tables, start.number))
		return read_damaged(reading, "the table of its objects cannot be read");
	return true;
}
