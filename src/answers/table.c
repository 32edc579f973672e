/* Two passes over the rows: one gathers what the file shows, one gives people away. */
#include "answers/table.h"

#include <string.h>

#include "answers/evidence.h"
#include "answers/record.h"
#include "answers/wording.h"

struct table {
	struct source source;
	struct sheet *sheet;
	struct headers headers;
	struct arena rows; /* of headers */
};

/* LimeSurvey writes an apostrophe before what a spreadsheet would take for a formula. */
static const char *unmask(const char *text)
{
	return text[0] == '\'' && text[1] && strchr("=+-@\t\r", text[1]) ? text + 1 : text;
}

/* The row as a record, a field a column; what the row lacks has no texts. */
static struct record make_record(struct reader *reader, const struct headers *headers,
				 const struct row *row)
{
	struct record record = {.fields = ARENA_ARRAY(reader->arena, struct field, headers->n + 1),
				.n = headers->n};
	const char **texts = ARENA_ARRAY(reader->arena, const char *, headers->n + 1);

	record.place = row->cells[0].place;
	record.place.column = record.place.cell = 0;
	record.place.row = row->number;
	for (int i = 0; i < headers->n; i++) {
		struct field *field = &record.fields[i];

		field->column = headers->list[i].column;
		field->texts = &texts[i];
		if (i >= row->ncells)
			continue;
		texts[i] = unmask(row->cells[i].text);
		field->n = 1;
		field->place = row->cells[i].place;
		field->place.header = headers->list[i].text;
	}
	return record;
}

/* Whether the row fits the header; an error where it does not. Empty cells at its end don't
 * count. */
static bool check_length(struct reader *reader, const struct table *table, const struct row *row)
{
	int n = row->ncells, nheaders = table->headers.n;
	struct place place = row->cells[0].place;

	while (n > nheaders && !*wording_fold(reader->arena, row->cells[n - 1].text))
		n--;
	if (n == nheaders || (n < nheaders && table->sheet->may_be_short))
		return true;
	if (n > nheaders)
		place = row->cells[nheaders].place;
	place.row = row->number;
	reader_error(reader, place, "the row has %d cell%s, the header has %d", n,
		     n == 1 ? "" : "s", nheaders);
	diag_hint(reader->diag, "a cell that holds the separator stands in quotation marks");
	return false;
}

/* Back to the first row that is a person's. */
static bool go_to_people(struct reader *reader, struct table *table)
{
	struct row row;

	if (!table->sheet->rewind(table->sheet))
		return false;
	for (int i = 0; i < table->headers.nrows; i++)
		if (!table->sheet->next(table->sheet, reader->arena, &row))
			return false;
	return true;
}

static enum answers_step next_person(struct source *source, struct reader *reader)
{
	struct table *table = (struct table *)source;
	struct arena_mark mark = arena_mark(reader->arena);
	struct row row;

	while (table->sheet->next(table->sheet, reader->arena, &row)) {
		struct record record = make_record(reader, &table->headers, &row);
		bool has_stopped = record_has_stopped(reader->arena, &record);

		if (record_is_empty(reader->arena, &record) || has_stopped) {
			reader->count.nstopped += has_stopped;
			reader->count.nempty += !has_stopped;
			arena_reset(reader->arena, mark);
			continue;
		}
		record_take(reader, &record);
		check_length(reader, table, &row);
		return ANSWERS_PERSON;
	}
	return table->sheet->has_failed ? ANSWERS_FAILED : ANSWERS_END;
}

static void close_table(struct source *source)
{
	struct table *table = (struct table *)source;

	table->sheet->close(table->sheet);
	arena_release(&table->rows);
}

/* The first rows, and what they say; false with an error. */
static bool read_headers(struct reader *reader, struct table *table)
{
	struct row rows[HEADERS_MOST + 1];
	int n = 0, nquestions = 0;

	while (n <= HEADERS_MOST && table->sheet->next(table->sheet, &table->rows, &rows[n]))
		n++;
	if (table->sheet->has_failed)
		return false;
	if (n == 0) {
		reader_error(reader, (struct place){.pos = {reader->source.path, 1}},
			     "the file is empty");
		return false;
	}
	table->headers = headers_read(&reader->columns, rows, n);
	for (int i = 0; i < table->headers.n; i++)
		nquestions += table->headers.list[i].column.question >= 0;
	if (nquestions == 0 && !reader->mapping) {
		reader_error(reader, rows[0].cells[0].place,
			     "no column is a question of the questionnaire");
		diag_hint(reader->diag, "the first row must name each column by the id, the "
					"<column> or the words of its question");
	} else if (n <= table->headers.nrows) {
		reader_error(reader, rows[0].cells[0].place,
			     "there is a header, but nobody's answers");
	} else {
		return true;
	}
	return false;
}

/* All rows once. */
static bool gather(struct reader *reader, struct table *table)
{
	struct evidence evidence = evidence_begin(reader, table->headers.n);
	struct arena_mark mark;
	struct row row;

	if (!go_to_people(reader, table))
		return false;
	mark = arena_mark(reader->arena);
	while (table->sheet->next(table->sheet, reader->arena, &row)) {
		struct record record = make_record(reader, &table->headers, &row);

		evidence_note(&evidence, &record);
		reader->count.nrows++;
		arena_reset(reader->arena, mark);
	}
	return !table->sheet->has_failed && evidence_settle(&evidence, &table->headers, true) &&
	       go_to_people(reader, table);
}

struct source *table_open(struct reader *reader, struct sheet *sheet)
{
	struct table *table = ARENA_NEW(reader->own, struct table);
	struct arena scratch;
	struct arena *own = reader->arena;
	bool is_settled;

	*table = (struct table){.source = {next_person, close_table}, .sheet = sheet};
	arena_init(&table->rows);
	arena_init(&scratch);
	reader->arena = &scratch;
	is_settled = read_headers(reader, table) && gather(reader, table);
	reader->arena = own;
	arena_release(&scratch);
	if (is_settled)
		return &table->source;
	close_table(&table->source);
	return NULL;
}
