/* The header stands last in its line: it may be long, and written from right to left. */
#include "cli/columns_table.h"

#include <inttypes.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/place.h"
#include "base/utf8.h"
#include "locale/terminal.h"

enum { NFIELDS = 7, GAP = 2 };

/* A line of the table: letters, cells filled, different values, role, question, part, header. */
struct line {
	const char *fields[NFIELDS];
};

static const bool is_right[NFIELDS] = {false, true, true, false, false, false, false};

struct table {
	struct buf *out;
	struct arena *arena;
	const struct mapping *mapping;
	int width; /* 0: lines end where they end */
	bool shows_answers;
};

static const char *role_words(const struct mapping *mapping, const struct mapping_column *column)
{
	const struct question *question =
		column->column.question < 0 ? NULL
					    : &mapping->quiz->questions[column->column.question];

	if (column->is_dropped)
		return "UNCLEAR";
	switch (column->column.role) {
	case COLUMN_UNKNOWN:
		return column->nfilled ? "UNKNOWN" : "empty";
	case COLUMN_QUESTION:
		return "question";
	case COLUMN_OPTION:
		return question && answer_kind(question)->is_ordered ? "rank of" : "option";
	case COLUMN_PLACE:
		return "place";
	case COLUMN_NUMBERED:
		return "number";
	case COLUMN_BESIDE:
		return "words beside";
	case COLUMN_PERSON:
		return person_fields.words[column->column.number];
	case COLUMN_STATE:
		return "state";
	case COLUMN_TOOL:
		return "left out";
	}
	return "";
}

static const char *part_words(const struct table *table, const struct mapping_column *column)
{
	const struct column *of = &column->column;

	if (of->role == COLUMN_OPTION)
		return table->mapping->quiz->questions[of->question].options[of->number].id;
	if (of->role == COLUMN_PLACE || of->role == COLUMN_NUMBERED)
		return arena_printf(table->arena, "%d", of->number);
	return "";
}

static struct line make_line(const struct table *table, const struct mapping_column *column)
{
	struct arena *arena = table->arena;
	int question = column->column.question;
	struct line line = {{
		column->place.cell ? place_letters(arena, column->place.cell) : "",
		arena_printf(arena, "%" PRId64 "/%" PRId64, column->nfilled,
			     table->mapping->nrecords),
		column->nexamples > MAPPING_EXAMPLES ? arena_printf(arena, ">%d", MAPPING_EXAMPLES)
						     : arena_printf(arena, "%d", column->nexamples),
		role_words(table->mapping, column),
		question < 0 ? "" : table->mapping->quiz->questions[question].id,
		part_words(table, column),
		terminal_clean(arena, column->header),
	}};

	return line;
}

/* The text in at most that many columns, cut with an ellipsis. */
static const char *cut(struct arena *arena, const char *text, int most)
{
	size_t n = 0;
	int columns = 0;

	if (terminal_columns(text) <= most)
		return text;
	while (text[n]) {
		size_t next = n + 1;
		int wide;

		while (utf8_goes_on(text[next]))
			next++;
		wide = terminal_columns(arena_strndup(arena, text + n, next - n));
		if (columns + wide > most - 1)
			break;
		columns += wide;
		n = next;
	}
	return arena_printf(arena, "%.*s\xe2\x80\xa6", (int)n, text);
}

static void write_line(const struct table *table, const struct line *line, const int *widths)
{
	int at = 0;

	for (int i = 0; i < NFIELDS - 1; i++) {
		int fill = widths[i] - terminal_columns(line->fields[i]);

		if (!widths[i])
			continue;
		buf_printf(table->out, "%*s%s%*s", is_right[i] ? fill : 0, "", line->fields[i],
			   (is_right[i] ? 0 : fill) + GAP, "");
		at += widths[i] + GAP;
	}
	buf_addstr(table->out, table->width ? cut(table->arena, line->fields[NFIELDS - 1],
						  table->width > at + 10 ? table->width - at : 10)
					    : line->fields[NFIELDS - 1]);
	buf_addc(table->out, '\n');
}

/* Words between the lines of the table and below it. */
static void say(const struct table *table, int indent, const char *text)
{
	char *clean = terminal_clean(table->arena, text);

	buf_printf(table->out, "%*s", indent, "");
	if (table->width)
		terminal_wrap(table->out, clean, "en", table->width, indent);
	else
		buf_addstr(table->out, clean);
	buf_addc(table->out, '\n');
}

static void write_examples(const struct table *table, const struct mapping_column *column)
{
	const char *list = "";

	for (int i = 0; i < column->nexamples && i < MAPPING_EXAMPLES; i++)
		list = arena_printf(table->arena, "%s%s\"%s\"", list, i ? ", " : "",
				    column->examples[i]);
	if (*list)
		say(table, 2 * GAP, list);
}

static void write_columns(const struct table *table)
{
	const struct mapping *mapping = table->mapping;
	struct line *lines = ARENA_ARRAY(table->arena, struct line, mapping->n + 1);
	int widths[NFIELDS] = {0};

	lines[0] = (struct line){{"Col", "Filled", "Values", "Role", "Question", "Part", "Header"}};
	for (int i = 0; i < mapping->n; i++)
		lines[i + 1] = make_line(table, &mapping->columns[i]);
	if (!mapping->nrows || !*lines[1].fields[0])
		lines[0].fields[0] = "";
	for (int i = 0; i <= mapping->n; i++)
		for (int k = 0; k < NFIELDS; k++) {
			int columns = terminal_columns(lines[i].fields[k]);

			widths[k] = columns > widths[k] ? columns : widths[k];
		}
	write_line(table, &lines[0], widths);
	for (int i = 0; i < mapping->n; i++) {
		write_line(table, &lines[i + 1], widths);
		if (table->shows_answers)
			write_examples(table, &mapping->columns[i]);
	}
}

static const char *count_words(struct arena *arena, int64_t n, const char *one, const char *many)
{
	return arena_printf(arena, "%" PRId64 " %s", n, n == 1 ? one : many);
}

/* Whether a message before that one has the same hint. */
static bool is_said(const struct diag *said, int i)
{
	for (int j = 0; j < i; j++)
		if (said->messages[j].hint &&
		    strcmp(said->messages[j].hint, said->messages[i].hint) == 0)
			return true;
	return false;
}

/* The errors, then the warnings. */
static void write_messages(const struct table *table, enum diag_level level)
{
	const struct diag *said = &table->mapping->said;

	for (int i = 0; i < said->nmessages; i++) {
		const struct diag_message *message = &said->messages[i];

		if (message->level != level)
			continue;
		say(table, 0,
		    arena_printf(table->arena, "%s: %s", level == DIAG_ERROR ? "error" : "warning",
				 message->text));
		if (message->hint && !is_said(said, i))
			say(table, 2 * GAP, message->hint);
	}
}

static void write_values(const struct table *table, const struct mapping_column *column)
{
	struct arena *arena = table->arena;
	const char *where = column->place.cell
				    ? arena_printf(arena, "column %s",
						   place_letters(arena, column->place.cell))
				    : arena_printf(arena, "\"%s\"", column->header);

	say(table, 0,
	    arena_printf(arena, "error: %s: %s no option of the question \"%s\"", where,
			 count_words(arena, column->nrefused, "cell holds", "cells hold"),
			 table->mapping->quiz->questions[column->column.question].id));
	for (int i = 0; i < column->nvalues; i++) {
		const struct mapping_value *value = &column->values[i];
		const char *text = table->shows_answers ? arena_printf(arena, "\"%s\"", value->text)
							: "a value";
		const char *near = value->near ? arena_printf(arena, "near to \"%s\"", value->near)
					       : "near to none";

		say(table, 2 * GAP,
		    arena_printf(arena, "%s in %s, %s", text,
				 count_words(arena, value->n, "cell", "cells"), near));
	}
}

static void write_facts(const struct table *table)
{
	static const char *const orders[] = {
		[DATES_BY_FILE] = "Dates that can be read in two ways are left out.",
		[DATES_DMY] = "Dates have the day first.",
		[DATES_MDY] = "Dates have the month first."};
	const struct mapping *mapping = table->mapping;
	struct arena *arena = table->arena;

	if (mapping->has_dates)
		say(table, 0, orders[mapping->dates]);
	if (mapping->base >= 0)
		say(table, 0,
		    arena_printf(arena, "Codes of options count from %d.", mapping->base));
	if (mapping->count.nempty)
		say(table, 0,
		    arena_printf(arena, "%s without any answer, left out.",
				 count_words(arena, mapping->count.nempty, "row", "rows")));
	if (mapping->count.nstopped)
		say(table, 0,
		    arena_printf(arena, "%s did not come to the end, left out.",
				 count_words(arena, mapping->count.nstopped, "person", "people")));
	if (mapping->count.nbroken)
		say(table, 0,
		    arena_printf(arena,
				 "%s of %" PRId64 " cannot be read; \"roleguide check\" says why.",
				 count_words(arena, mapping->count.nbroken, "person", "people"),
				 mapping->count.npeople));
	else
		say(table, 0,
		    arena_printf(arena, "%s can be read.",
				 count_words(arena, mapping->count.npeople, "person", "people")));
}

void columns_table_write(struct buf *out, struct arena *arena, const struct mapping *mapping,
			 int width, bool shows_answers)
{
	struct table table = {out, arena, mapping, width, shows_answers};

	write_columns(&table);
	buf_addc(out, '\n');
	write_messages(&table, DIAG_ERROR);
	for (int i = 0; i < mapping->n; i++)
		if (mapping->columns[i].nrefused)
			write_values(&table, &mapping->columns[i]);
	write_messages(&table, DIAG_WARNING);
	write_facts(&table);
}
