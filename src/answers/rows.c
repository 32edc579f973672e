/* From a table to people: what each column holds, then row by row. */
#include "answers/rows.h"

#include <string.h>

#include "answers/cell.h"
#include "answers/person.h"
#include "answers/wording.h"

int rows_count_questions(struct arena *arena, const struct columns *columns, const struct row *row)
{
	int n = 0;

	for (int i = 0; i < row->ncells; i++)
		n += column_find(arena, columns, row->cells[i].text).kind == COLUMN_QUESTION;
	return n;
}

/* first: the first column of each question, then of the words beside each; NULL: none yet. */
static bool is_double(struct reader *reader, const struct column *column, const struct cell *cell,
		      const struct cell **first)
{
	if (column->kind != COLUMN_QUESTION && column->kind != COLUMN_BESIDE)
		return false;
	first += column->number + (column->kind == COLUMN_BESIDE ? reader->quiz->nquestions : 0);
	if (!*first) {
		*first = cell;
		return false;
	}
	reader_error(reader, cell->place, "a second column, \"%s\", is for the question \"%s\"",
		     wording_quote(reader->arena, cell->text),
		     reader->quiz->questions[column->number].id);
	diag_hint(reader->diag, "the first one is \"%s\"",
		  wording_quote(reader->arena, (*first)->text));
	return true;
}

/* What the columns hold; NULL with an error when none holds the answers to a question. */
static struct column *read_header(struct reader *reader, const struct row *header)
{
	struct column *columns = ARENA_ARRAY(reader->arena, struct column, header->ncells + 1);
	const struct cell **first = ARENA_ARRAY(reader->arena, const struct cell *,
						2 * reader->quiz->nquestions + 1);

	if (!rows_count_questions(reader->arena, &reader->columns, header)) {
		reader_error(reader, header->cells[0].place,
			     "no column is a question of the questionnaire");
		diag_hint(reader->diag, "the first row must name each column by the id, the "
					"<column> or the words of its question");
		return NULL;
	}
	for (int i = 0; i < header->ncells; i++) {
		columns[i] = column_find(reader->arena, &reader->columns, header->cells[i].text);
		if (columns[i].kind == COLUMN_UNKNOWN)
			reader_warn_column(reader, header->cells[i].text, header->cells[i].place);
		else if (is_double(reader, &columns[i], &header->cells[i], first))
			columns[i].kind = COLUMN_KNOWN;
	}
	return columns;
}

/* LimeSurvey writes an apostrophe before what a spreadsheet would take for a formula. */
static const char *unmask(const char *text)
{
	return text[0] == '\'' && text[1] && strchr("=+-@\t\r", text[1]) ? text + 1 : text;
}

/* The words beside the answer to that question, or NULL. */
static const char *find_beside(const struct row *row, const struct column *columns, int question)
{
	for (int i = 0; i < row->ncells; i++)
		if (columns[i].kind == COLUMN_BESIDE && columns[i].number == question)
			return unmask(row->cells[i].text);
	return NULL;
}

static void read_row(struct reader *reader, const struct row *row, const struct column *columns)
{
	for (int i = 0; i < row->ncells; i++) {
		const struct cell *cell = &row->cells[i];
		const char *text = unmask(cell->text);
		int number = columns[i].number;
		struct take take;

		if (columns[i].kind == COLUMN_PERSON)
			person_take(reader, (enum person_field)number, text, cell->place);
		if (columns[i].kind != COLUMN_QUESTION)
			continue;
		if (take_open(&take, reader, number, cell->place))
			cell_take(&take, text, find_beside(row, columns, number));
	}
	reader_check_required(reader);
}

void rows_read(struct reader *reader, const struct table *table)
{
	const struct row *header = &table->rows[0];
	struct column *columns = read_header(reader, header);

	if (!columns)
		return;
	if (table->nrows == 1)
		reader_error(reader, header->cells[0].place,
			     "there is a header, but nobody's answers");
	for (int i = 1; i < table->nrows; i++) {
		const struct row *row = &table->rows[i];

		if (row->ncells != header->ncells) {
			reader_error(reader, row->cells[row->ncells - 1].place,
				     "the row has %d cell%s, the header has %d", row->ncells,
				     row->ncells == 1 ? "" : "s", header->ncells);
			diag_hint(reader->diag,
				  "a cell that holds the separator stands in quotation marks");
			continue;
		}
		if (!reader_add_person(reader, row->cells[0].place.pos))
			return;
		read_row(reader, row, columns);
	}
	reader_check_keys(reader);
}
