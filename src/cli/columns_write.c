/* Proposals by likeness, question by question; what is near to nothing is offered as ignored. */
#include "cli/columns_write.h"

#include <inttypes.h>
#include <string.h>

#include "answers/place.h"
#include "base/escape.h"

struct proposing {
	struct buf *out;
	struct arena *arena;
	const struct mapping *mapping;
};

/* A comment of XML, which cannot hold two dashes (XML 1.0, 2.5). */
static void comment(const struct proposing *of, const char *text)
{
	buf_addstr(of->out, "<!-- ");
	for (; *text; text++) {
		buf_addc(of->out, *text);
		if (*text == '-' && (text[1] == '-' || !text[1]))
			buf_addc(of->out, ' ');
	}
	buf_addstr(of->out, " -->\n");
}

static const char *cells(struct arena *arena, int64_t n)
{
	return arena_printf(arena, "%" PRId64 " cell%s", n, n == 1 ? "" : "s");
}

static const char *where(const struct proposing *of, const struct mapping_column *column)
{
	return column->place.cell ? arena_printf(of->arena, "column %s",
						 place_letters(of->arena, column->place.cell))
				  : arena_printf(of->arena, "\"%s\"", column->header);
}

static void element(const struct proposing *of, const char *name, const char *attribute,
		    const char *value, const char *text)
{
	buf_printf(of->out, "<%s", name);
	if (attribute) {
		buf_printf(of->out, " %s=\"", attribute);
		escape_xml(of->out, value, true);
		buf_addc(of->out, '"');
	}
	buf_addc(of->out, '>');
	escape_xml(of->out, text, false);
	buf_printf(of->out, "</%s>\n", name);
}

static bool is_unknown(const struct mapping_column *column)
{
	return column->column.role == COLUMN_UNKNOWN && column->nfilled > 0;
}

static bool is_same(struct column a, struct column b)
{
	return a.role == b.role && a.question == b.question && a.number == b.number;
}

/* Another filled column that has what the column is near to, or the same header; NULL: none. */
static const struct mapping_column *find_rival(const struct mapping *mapping,
					       const struct mapping_column *column)
{
	for (int i = 0; i < mapping->n; i++) {
		const struct mapping_column *other = &mapping->columns[i];

		if (other == column || !other->nfilled)
			continue;
		if (strcmp(other->header, column->header) == 0 ||
		    (column->near.name && is_same(other->column, column->near.column)))
			return other;
	}
	return NULL;
}

/* Whether the column can be proposed for what it is near to. */
static bool can_propose(const struct mapping *mapping, const struct mapping_column *column)
{
	return column->near.name && !find_rival(mapping, column);
}

static void propose_column(const struct proposing *of, const struct mapping_column *column)
{
	const struct column *near = &column->near.column;
	const struct question *question = &of->mapping->quiz->questions[near->question];
	bool is_option = near->role == COLUMN_OPTION, is_place = near->role == COLUMN_PLACE;

	comment(of, arena_printf(of->arena, "%s, %s: near to \"%s\"", where(of, column),
				 cells(of->arena, column->nfilled), column->near.name));
	element(of, "column",
		is_option                     ? "option"
		: is_place                    ? "place"
		: near->role == COLUMN_BESIDE ? "words"
					      : NULL,
		is_option  ? question->options[near->number].id
		: is_place ? arena_printf(of->arena, "%d", near->number)
			   : "true",
		column->header);
}

static void write_columns(const struct proposing *of, int question)
{
	const struct mapping *mapping = of->mapping;
	bool is_begun = false;

	for (int i = 0; i < mapping->n; i++) {
		const struct mapping_column *column = &mapping->columns[i];

		if (!is_unknown(column) || column->near.column.question != question ||
		    !can_propose(mapping, column))
			continue;
		if (!is_begun)
			comment(of, arena_printf(of->arena,
						 "question \"%s\", where its <column>s stand:",
						 mapping->quiz->questions[question].id));
		is_begun = true;
		propose_column(of, column);
	}
}

/* Where an option is written: of a Likert question in its scale. */
static const char *option_place(const struct proposing *of, int question, int option)
{
	const struct quiz *quiz = of->mapping->quiz;
	const struct question *asked = &quiz->questions[question];

	if (asked->scale >= 0)
		return arena_printf(of->arena, "scale \"%s\", point %d",
				    quiz->scales[asked->scale].id, option + 1);
	return arena_printf(of->arena, "question \"%s\", option \"%s\"", asked->id,
			    asked->options[option].id);
}

static void write_aliases(const struct proposing *of, const struct mapping_column *column)
{
	int64_t nfar = column->nrefused;

	for (int i = 0; i < column->nvalues; i++) {
		const struct mapping_value *value = &column->values[i];

		if (!value->near || value->option < 0)
			continue;
		nfar -= value->n;
		comment(of,
			arena_printf(of->arena, "%s, behind its <text>s: %s of %s, near to \"%s\"",
				     option_place(of, column->column.question, value->option),
				     cells(of->arena, value->n), where(of, column), value->near));
		element(of, "alias", NULL, NULL, value->text);
	}
	if (nfar)
		comment(of, arena_printf(of->arena,
					 "question \"%s\": %s of %s near to no option; \"roleguide "
					 "check\" names the people",
					 of->mapping->quiz->questions[column->column.question].id,
					 cells(of->arena, nfar), where(of, column)));
}

static void write_left(const struct proposing *of, const struct mapping_column *column)
{
	const struct mapping_column *rival = find_rival(of->mapping, column);
	const struct question *question =
		column->near.column.question < 0
			? NULL
			: &of->mapping->quiz->questions[column->near.column.question];
	const char *why = "near to nothing";

	bool is_double = rival && strcmp(rival->header, column->header) == 0;

	if (is_double)
		why = arena_printf(of->arena, "%s has the same header%s", where(of, rival),
				   is_unknown(rival) ? "" : ", so rename one in the file");
	else if (rival)
		why = arena_printf(of->arena, "near to \"%s\", which %s has already",
				   column->near.name, where(of, rival));
	else if (question)
		why = arena_printf(of->arena,
				   "of question \"%s\", it seems, but near to none of its options: "
				   "<column option=\"...\"> there says which",
				   question->id);
	comment(of, arena_printf(of->arena, "%s, %s: %s", where(of, column),
				 cells(of->arena, column->nfilled), why));
	if (!is_double || is_unknown(rival)) /* else the other would be ignored with it */
		element(of, "column", NULL, NULL, column->header);
}

static bool is_left(const struct mapping *mapping, int i)
{
	return is_unknown(&mapping->columns[i]) && !can_propose(mapping, &mapping->columns[i]);
}

/* What remains, as ignored. */
static void write_ignored(const struct proposing *of)
{
	const struct mapping *mapping = of->mapping;
	bool has_field = mapping->quiz->person[PERSON_IGNORED].n > 0;
	int n = 0;

	for (int i = 0; i < mapping->n; i++)
		n += is_left(mapping, i);
	if (n == 0)
		return;
	comment(of, has_field ? "<person>, in the <field is=\"ignored\"> that is there, what no "
				"question needs:"
			      : "<person>, what no question needs:");
	if (!has_field)
		buf_addstr(of->out, "<field is=\"ignored\">\n");
	for (int i = 0; i < mapping->n; i++)
		if (is_left(mapping, i))
			write_left(of, &mapping->columns[i]);
	if (!has_field)
		buf_addstr(of->out, "</field>\n");
}

/* Columns that could be several things, or are the second for one: nothing is near. */
static void write_dropped(const struct proposing *of, const struct mapping_column *column)
{
	const struct question *question = &of->mapping->quiz->questions[column->column.question];
	const char *list = "";

	for (int i = 0; i < question->noptions; i++)
		list = arena_printf(of->arena, "%s%s%s", list, i ? ", " : "",
				    question->options[i].id);
	if (column->column.role != COLUMN_NUMBERED)
		list = "is the second column for the same thing";
	else if (question->kind == QUESTION_RANK)
		list = arena_printf(of->arena,
				    "is that of an option (%s) or of a place: <column "
				    "option=\"...\"> or <column place=\"...\"> says which",
				    list);
	else
		list = arena_printf(of->arena,
				    "is that of an option (%s): <column option=\"...\"> says which",
				    list);
	comment(of, arena_printf(of->arena, "question \"%s\": %s (%s) %s", question->id,
				 where(of, column), column->header, list));
}

/* Questions that nothing in the file is for. */
static void write_missing(const struct proposing *of)
{
	const struct mapping *mapping = of->mapping;

	for (int q = 0; q < mapping->quiz->nquestions && mapping->nrows; q++) {
		const struct question *question = &mapping->quiz->questions[q];
		bool has_column = false;

		for (int i = 0; i < mapping->n; i++)
			has_column = has_column || mapping->columns[i].column.question == q ||
				     mapping->columns[i].near.column.question == q;
		if (!has_column)
			comment(of, arena_printf(of->arena, "question \"%s\" has no column%s",
						 question->id,
						 question->dimension >= 0 ? ", and counts" : ""));
	}
}

void columns_write(struct buf *out, struct arena *arena, const struct mapping *mapping,
		   const char *path)
{
	struct proposing of = {out, arena, mapping};

	comment(&of,
		arena_printf(
			arena,
			"For the questionnaire, from \"%s\": proposals by likeness alone. Take "
			"what is right.",
			path));
	write_ignored(&of);
	for (int q = 0; q < mapping->quiz->nquestions; q++) {
		write_columns(&of, q);
		for (int i = 0; i < mapping->n; i++)
			if (mapping->columns[i].column.question == q &&
			    mapping->columns[i].is_dropped)
				write_dropped(&of, &mapping->columns[i]);
		for (int i = 0; i < mapping->n; i++)
			if (mapping->columns[i].column.question == q &&
			    mapping->columns[i].nrefused)
				write_aliases(&of, &mapping->columns[i]);
	}
	write_missing(&of);
}
