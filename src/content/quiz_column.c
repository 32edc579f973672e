/* A <column> names an option, a place or the words beside, or else stands for the whole answer. */
#include "content/quiz_column.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "content/quiz_field.h"
#include "xml/read.h"
#include "xml/xml.h"

static bool has_other(const struct question *question)
{
	for (int i = 0; i < question->noptions; i++)
		if (question->options[i].is_other)
			return true;
	return false;
}

static void read_option(const struct field_in *in, const struct xml_node *node,
			struct quiz_column *column)
{
	const struct question *question = in->record;
	const char *id = xml_attr(node, "option");
	const char **ids = ARENA_ARRAY(in->arena, const char *, question->noptions + 1);

	column->option = id ? question_find_option(question, id) : -1;
	if (!id || column->option >= 0)
		return;
	diag_error(in->diag, node->pos, "question \"%s\" has no option \"%s\"", question->id, id);
	for (int i = 0; i < question->noptions; i++)
		ids[i] = question->options[i].id;
	quiz_hint(in, id, ids, question->noptions);
}

static void read_place(const struct field_in *in, const struct xml_node *node,
		       struct quiz_column *column)
{
	const struct question *question = in->record;
	int64_t place = read_number(node, "place", 0);

	if (!xml_attr(node, "place"))
		return;
	if (question->kind != QUESTION_RANK)
		diag_error(in->diag, node->pos, "a place is for questions of type rank, not %s",
			   question_kinds.words[question->kind]);
	else if (place < 1 || place > question->noptions)
		diag_error(in->diag, node->pos,
			   "place %" PRId64 " is none of a ranking of %d options", place,
			   question->noptions);
	else
		column->place = (int)place;
}

static void read_column(const struct field_in *in, const struct xml_node *node,
			struct quiz_column *column)
{
	const struct question *question = in->record;

	*column = (struct quiz_column){
		.header = xml_text(in->arena, node), .option = -1, .pos = node->pos};
	if (utf8_is_blank(column->header))
		diag_error(in->diag, node->pos, "<column> is empty");
	read_option(in, node, column);
	read_place(in, node, column);
	column->is_words = read_is(node, "words", "true");
	if (column->is_words && !has_other(question))
		diag_error(in->diag, node->pos,
			   "question \"%s\" has no option with other=\"true\", so no words stand "
			   "beside it",
			   question->id);
	if ((xml_attr(node, "option") != NULL) + (xml_attr(node, "place") != NULL) +
		    column->is_words >
	    1)
		diag_error(in->diag, node->pos,
			   "a <column> has one of option, place and words at most");
}

static void read_columns(const struct field_in *in)
{
	const char *name = in->field->name;
	struct quiz_column *columns = ARENA_ARRAY(in->arena, struct quiz_column,
						  read_count(in->node, name) + 1);

	*(struct quiz_column **)in->to = columns;
	*in->n = 0;
	for (const struct xml_node *at = xml_child(in->node, name); at; at = xml_next(at, name))
		read_column(in, at, &columns[(*in->n)++]);
}

static void dump_columns(const struct field_out *out)
{
	const struct question *question = out->record;
	const struct quiz_column *columns = *(struct quiz_column *const *)out->from;

	if (!out->n)
		return;
	field_line(out);
	for (int i = 0; i < out->n; i++) {
		const struct quiz_column *column = &columns[i];

		buf_printf(out->buf, "%s\"%s\"", i ? ", " : " ", column->header);
		if (column->option >= 0)
			buf_printf(out->buf, " of '%s'", question->options[column->option].id);
		if (column->place)
			buf_printf(out->buf, " of place %d", column->place);
		if (column->is_words)
			buf_addstr(out->buf, " of the words beside");
	}
	buf_addc(out->buf, '\n');
}

const struct field_kind quiz_columns_read = {read_columns, NULL, NULL};
const struct field_kind quiz_columns_shown = {NULL, NULL, dump_columns};

static bool is_same_part(const struct quiz_column *a, const struct quiz_column *b)
{
	return a->option == b->option && a->place == b->place && a->is_words == b->is_words;
}

/* Against those before it. */
static void check_within(const struct field_in *in, const struct question *question, int i)
{
	const struct quiz_column *column = &question->columns[i];

	for (int j = 0; j < i; j++)
		if (strcmp(question->columns[j].header, column->header) == 0 &&
		    !is_same_part(&question->columns[j], column))
			diag_error(in->diag, column->pos,
				   "question \"%s\" has the <column> \"%s\" for two things",
				   question->id, column->header);
}

static void check_before(const struct field_in *in, const struct question *question,
			 const struct question *before)
{
	for (int i = 0; i < before->ncolumns; i++)
		for (int j = 0; j < question->ncolumns; j++) {
			if (strcmp(before->columns[i].header, question->columns[j].header) != 0)
				continue;
			diag_error(in->diag, question->pos,
				   "questions \"%s\" and \"%s\" have the same <column> \"%s\"",
				   before->id, question->id, before->columns[i].header);
			return;
		}
}

static void check_person(const struct field_in *in, const struct quiz_column *column)
{
	const struct quiz *quiz = in->owner;

	for (int field = 0; field < PERSON_NFIELDS; field++)
		for (int i = 0; i < quiz->person[field].n; i++)
			if (strcmp(quiz->person[field].names[i], column->header) == 0)
				diag_error(in->diag, column->pos,
					   "the <column> \"%s\" is also that of the field \"%s\" "
					   "of the person",
					   column->header, person_fields.words[field]);
}

void quiz_column_check(const struct field_in *in)
{
	const struct quiz *quiz = in->owner;
	const struct question *question = in->record;

	for (int i = 0; i < question->ncolumns; i++) {
		check_within(in, question, i);
		check_person(in, &question->columns[i]);
	}
	for (int i = 0; i < quiz->nquestions; i++)
		check_before(in, question, &quiz->questions[i]);
}
