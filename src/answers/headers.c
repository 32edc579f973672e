/* How many rows are headers is told by what stands in them, never by a number somebody gives. */
#include "answers/headers.h"

#include <string.h>

#include "answers/wording.h"

static const char *cell_text(const struct row *row, int i)
{
	return i < row->ncells ? row->cells[i].text : "";
}

static bool is_blank(const struct columns *columns, const char *text)
{
	return !*wording_fold(columns->arena, text);
}

int headers_count(const struct columns *columns, const struct row *row)
{
	int n = 0;

	for (int i = 0; i < row->ncells; i++)
		n += column_find(columns, row->cells[i].text).question >= 0;
	return n;
}

/* Qualtrics ends its headers with a row of {"ImportId": "QID1"}. */
static bool is_import_row(const struct row *row)
{
	for (int i = 0; i < row->ncells; i++) {
		const char *text = row->cells[i].text + strspn(row->cells[i].text, " ");

		if (*text == '{' && strstr(text, "ImportId"))
			return true;
	}
	return false;
}

/* The header that stands over an empty one: the nearest on its left. */
static const char *find_above(const struct columns *columns, const struct row *row, int i)
{
	while (i > 0 && is_blank(columns, cell_text(row, i)))
		i--;
	return cell_text(row, i);
}

/* Whether the text, which stands below that header, is a part of a question. */
static bool is_part(const struct columns *columns, const char *above, const char *below)
{
	struct column found = column_find_below(columns, above, below);

	return tool_is_answer(wording_loose(columns->arena, below)) ||
	       (found.question >= 0 &&
		(found.role != COLUMN_QUESTION || column_find(columns, below).question >= 0));
}

/* Whether the same stands under the same header further left. */
static bool is_double(const struct columns *columns, const struct row *first,
		      const struct row *second, int i)
{
	for (int j = 0; j < i; j++)
		if (strcmp(cell_text(second, j), cell_text(second, i)) == 0 &&
		    strcmp(find_above(columns, first, j), find_above(columns, first, i)) == 0)
			return true;
	return false;
}

/*
 * Whether the second row goes on where the first leaves off. Then what tools add has nothing there,
 * and each cell is a part of the question above it: "Response", an option, a row of a matrix; no
 * option of one question twice. Below a question that is none of the questionnaire's may stand
 * anything, if there is a "Response" elsewhere.
 */
static bool goes_on(const struct columns *columns, const struct row *first,
		    const struct row *second)
{
	int nparts = 0, nanswers = 0, nblank = 0, nothers = 0;

	for (int i = 0; i < second->ncells || i < first->ncells; i++) {
		const char *below = cell_text(second, i), *above = find_above(columns, first, i);
		enum column_role role = column_find(columns, above).role;

		nblank += is_blank(columns, cell_text(first, i));
		if (is_blank(columns, below))
			continue;
		if (is_part(columns, above, below))
			nparts++;
		else if (role != COLUMN_UNKNOWN)
			return false;
		else
			nothers += strcmp(above, cell_text(first, i)) == 0;
		nanswers += tool_is_answer(wording_loose(columns->arena, below));
		if (column_find_below(columns, above, below).role == COLUMN_OPTION &&
		    is_double(columns, first, second, i))
			return false;
	}
	return nparts > 0 && (nblank > 0 || nanswers == nparts) && (nothers == 0 || nanswers > 0);
}

/* Whether the second row has the words of the questions whose codes stand in the first, for most of
 * them. Somebody's answers may be the words of a question, but not so many. */
static bool names_questions(const struct columns *columns, const struct row *first,
			    const struct row *second)
{
	int nnames = 0, nfilled = 0;

	for (int i = 0; i < second->ncells; i++) {
		const char *text = cell_text(second, i);
		struct column above = column_find(columns, cell_text(first, i));
		int question;

		if (is_blank(columns, text) || (above.question < 0 && above.role != COLUMN_UNKNOWN))
			continue;
		nfilled++;
		question = strchr(wording_fold(columns->arena, text), ' ')
				   ? column_find(columns, text).question
				   : -1;
		nnames += question >= 0 && (above.question < 0 || above.question == question);
	}
	return nnames > nfilled / 2;
}

static int count_rows(const struct columns *columns, const struct row *rows, int n)
{
	for (int i = 1; i < n && i < HEADERS_MOST; i++)
		if (is_import_row(&rows[i]))
			return i + 1;
	if (n > 1 &&
	    (goes_on(columns, &rows[0], &rows[1]) || names_questions(columns, &rows[0], &rows[1])))
		return 2;
	return 1;
}

/* Of what two rows say the one that says more. */
static struct column choose(struct column first, struct column second)
{
	if (first.role == COLUMN_UNKNOWN ||
	    (first.role == COLUMN_NUMBERED && second.question == first.question))
		return second;
	return first;
}

static struct column find_in_rows(const struct columns *columns, const struct row *rows, int nrows,
				  int i)
{
	const char *first = cell_text(&rows[0], i), *second;
	struct column above, below;

	if (nrows == 1 || is_blank(columns, second = cell_text(&rows[1], i)) ||
	    is_import_row(&rows[1]))
		return column_find(columns, first);
	above = column_find(columns, first);
	if (above.role == COLUMN_PERSON || above.role == COLUMN_STATE || above.role == COLUMN_TOOL)
		return above;
	if (above.question >= 0 && above.role != COLUMN_QUESTION)
		return choose(above, column_find(columns, second));
	below = column_find_below(columns, find_above(columns, &rows[0], i), second);
	return above.role == COLUMN_QUESTION && below.question != above.question ? above : below;
}

/* The question that the header is an option of, when no other has such a one. */
static int find_owner(const struct columns *columns, const char *text)
{
	int owner = -1;

	for (int q = 0; q < columns->quiz->nquestions; q++) {
		if (column_find_label(columns, q, text) < 0)
			continue;
		if (owner >= 0)
			return -1;
		owner = q;
	}
	return owner;
}

static int question_beside(const struct headers *headers, int i)
{
	return i >= 0 && i < headers->n ? headers->list[i].column.question : -1;
}

/*
 * Headers that are options or "Other" alone (Typeform): they belong to the question of the column
 * on their left or, of the first of several, on their right. Typeform numbers what occurs twice.
 */
static void find_lone(const struct columns *columns, struct headers *headers, int i)
{
	struct header *header = &headers->list[i];
	int left = question_beside(headers, i - 1), right = question_beside(headers, i + 1);
	int question = left >= 0 && column_find_label(columns, left, header->text) >= 0 ? left
		       : right >= 0 && column_find_label(columns, right, header->text) >= 0
			       ? right
			       : find_owner(columns, header->text);

	if (header->column.role != COLUMN_UNKNOWN || is_blank(columns, header->text))
		return;
	if (left >= 0 && column_is_beside(columns, header->text) &&
	    question_other(&columns->quiz->questions[left]) >= 0)
		header->column = (struct column){COLUMN_BESIDE, left, 0};
	else if (question >= 0)
		header->column = (struct column){
			COLUMN_OPTION, question,
			column_find_label(columns, question, header->text)};
}

/* A header as a person finds it. */
static const char *join_rows(const struct columns *columns, const struct row *rows, int nrows,
			     int i)
{
	const char *first = cell_text(&rows[0], i), *second;

	if (nrows == 1 || is_import_row(&rows[1]))
		return first;
	second = cell_text(&rows[1], i);
	if (is_blank(columns, first))
		first = find_above(columns, &rows[0], i);
	return is_blank(columns, second) || strcmp(first, second) == 0
		       ? first
		       : arena_printf(columns->arena, "%s / %s", first, second);
}

struct headers headers_read(const struct columns *columns, const struct row *rows, int n)
{
	struct headers headers = {.nrows = count_rows(columns, rows, n)};
	int nrows = headers.nrows;

	for (int i = 0; i < nrows; i++)
		if (rows[i].ncells > headers.n)
			headers.n = rows[i].ncells;
	headers.list = ARENA_ARRAY(columns->arena, struct header, headers.n + 1);
	for (int i = 0; i < headers.n; i++) {
		struct header *header = &headers.list[i];

		header->place = i < rows[0].ncells
					? rows[0].cells[i].place
					: (struct place){.pos = rows[0].cells[0].place.pos,
							 .row = rows[0].number,
							 .cell = i + 1};
		header->text = header->place.header = join_rows(columns, rows, nrows, i);
		header->column = column_declared(columns, header->text);
		if (header->column.role == COLUMN_UNKNOWN)
			header->column = find_in_rows(columns, rows, nrows, i);
	}
	for (int i = 0; i < headers.n && nrows == 1; i++)
		find_lone(columns, &headers, i);
	for (int i = headers.n - 1; i >= 0 && nrows == 1; i--)
		find_lone(columns, &headers, i);
	return headers;
}
