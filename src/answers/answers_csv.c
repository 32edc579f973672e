/*
 * Answers as CSV (RFC 4180, and what tools make of it), cut into cells by libcsv. The separator is
 * what a first line "sep=;" says; else the one by which most headers are questions, and of several
 * such the one that stands most often in the first rows, as often in each.
 *
 * libcsv is fed byte by byte, since it tells what a cell holds but not where it begins.
 */
#include "answers/answers_csv.h"

#include <string.h>

#include <csv.h>

#include "answers/rows.h"
#include "base/limits.h"
#include "base/sniff.h"

static const char separators[] = ",;\t|";

enum { NSEPARATORS = sizeof separators - 1, VOTING_ROWS = 21, ALL_ROWS = -1, CELL_BLOCK = 1 << 16 };

struct reading {
	struct reader *reader;
	struct table table;
	struct row row;             /* being read */
	struct place_walk walk;     /* to the byte being read */
	struct place begin;         /* of the cell being read */
	struct arena_mark row_mark; /* before the row being read */
	int ncells;                 /* of all rows, blank ones too */
	bool has_begun;
};

/* Tabs can be separators, so spaces alone are trimmed. */
static int is_space(unsigned char c)
{
	return c == ' ';
}

static void end_cell(void *text, size_t n, void *data)
{
	struct reading *reading = data;
	struct row *row = &reading->row;
	struct arena *arena = reading->reader->arena;

	reading->has_begun = false;
	if (++reading->ncells > LIMIT_CELLS)
		return;
	ARENA_GROW(arena, row->cells, row->ncells);
	row->cells[row->ncells++] = (struct cell){arena_strndup(arena, text ? text : "", n),
						  reading->begin};
}

static bool is_blank(const struct row *row)
{
	for (int i = 0; i < row->ncells; i++)
		if (row->cells[i].text[strspn(row->cells[i].text, " \t\r\n")])
			return false;
	return true;
}

static void end_row(int c, void *data)
{
	struct reading *reading = data;
	struct table *table = &reading->table;

	(void)c;
	if (is_blank(&reading->row)) {
		arena_reset(reading->reader->arena, reading->row_mark);
	} else {
		ARENA_GROW(reading->reader->arena, table->rows, table->nrows);
		table->rows[table->nrows++] = reading->row;
	}
	reading->row_mark = arena_mark(reading->reader->arena);
	reading->row = (struct row){0};
	reading->has_begun = false;
}

/* Reads the rows, or as many as wanted; false with an error. */
static bool read_rows(struct reading *reading, const char *text, size_t n, char separator,
		      int wanted)
{
	struct reader *reader = reading->reader;
	struct csv_parser parser;
	bool is_whole = true;

	reading->row_mark = arena_mark(reader->arena);
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
		return false;
	csv_set_delim(&parser, (unsigned char)separator);
	csv_set_space_func(&parser, is_space);
	csv_set_blk_size(&parser, CELL_BLOCK); /* else long cells grow in very small steps */
	for (size_t i = 0;
	     i < n && is_whole && reading->table.nrows != wanted && reading->ncells <= LIMIT_CELLS;
	     i++) {
		bool is_between = reading->row.ncells == 0 && (text[i] == '\r' || text[i] == '\n');

		if (!reading->has_begun && !is_between) {
			reading->begin = reading->walk.place;
			reading->has_begun = true;
		}
		is_whole = csv_parse(&parser, text + i, 1, end_cell, end_row, reading) == 1;
		if (is_whole)
			place_step(&reading->walk, text[i]);
	}
	if (reading->ncells > LIMIT_CELLS) {
		is_whole = false;
		reader_error(reader, reading->walk.place, "more than %d cells", LIMIT_CELLS);
		diag_hint(reader->diag,
			  "leave out columns that are no questions, or split the file");
	} else if (!is_whole) {
		reader_error(reader, reading->walk.place,
			     "a quotation mark in the middle of a cell");
		diag_hint(reader->diag, "a cell that holds one stands in quotation marks, and the "
					"one inside is written twice");
	} else if (reading->table.nrows != wanted &&
		   csv_fini(&parser, end_cell, end_row, reading) != 0) {
		is_whole = false;
		reader_error(reader, reading->begin,
			     "the quotation mark that opens this cell is never closed");
	}
	csv_free(&parser);
	return is_whole;
}

/* How a table of the first rows would look with that separator. */
struct vote {
	int nquestions;
	int ncells; /* of each row, if equal */
};

static struct vote count_votes(struct reader *reader, const char *text, size_t n, char separator)
{
	struct vote vote = {0};
	struct diag unheard;
	struct arena scratch;
	struct reader silent = *reader;
	struct reading reading = {.reader = &silent};

	diag_init(&unheard);
	arena_init(&scratch);
	silent.diag = &unheard;
	silent.arena = &scratch;
	read_rows(&reading, text, n, separator, VOTING_ROWS);
	if (reading.table.nrows > 0) {
		vote.nquestions = rows_count_questions(&scratch, &silent.columns,
						       &reading.table.rows[0]);
		vote.ncells = reading.table.rows[0].ncells;
	}
	for (int i = 1; i < reading.table.nrows; i++)
		if (reading.table.rows[i].ncells != vote.ncells)
			vote.ncells = 0;
	arena_release(&scratch);
	diag_release(&unheard);
	return vote;
}

static char find_separator(struct reader *reader, const char *text, size_t n)
{
	char best = separators[0];
	struct vote most = {-1, 0};

	for (int i = 0; i < NSEPARATORS; i++) {
		struct vote vote = count_votes(reader, text, n, separators[i]);

		if (vote.nquestions > most.nquestions ||
		    (vote.nquestions == most.nquestions && vote.ncells > most.ncells)) {
			best = separators[i];
			most = vote;
		}
	}
	return best;
}

void answers_csv_read(struct reader *reader)
{
	const struct xml_source *source = &reader->file->source;
	struct reading reading = {.reader = reader, .walk = place_begin(source->path)};
	size_t n = source->nbytes;
	const char *text = sniff_text(source->bytes, &n);
	char separator;

	if (n >= 5 && memcmp(text, "sep=", 4) == 0 && (n == 5 || strchr("\r\n", text[5]))) {
		separator = text[4];
		for (int i = 0; i < 5; i++)
			place_step(&reading.walk, text[i]);
		text += 5;
		n -= 5;
	} else {
		separator = find_separator(reader, text, n);
	}
	if (!read_rows(&reading, text, n, separator, ALL_ROWS))
		return;
	if (reading.table.nrows == 0)
		reader_error(reader, (struct place){.pos = {source->path, 1}}, "the file is empty");
	else
		rows_read(reader, &reading.table);
}
