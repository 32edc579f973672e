/* The table of a questionnaire as a whole; its questions and rules have files of their own. */
#include "content/quiz_table.h"

#include <string.h>

#include "base/buf.h"
#include "content/quiz_field.h"
#include "content/quiz_option.h"
#include "content/quiz_question.h"
#include "content/quiz_rule.h"
#include "content/quiz_step.h"
#include "xml/read.h"
#include "xml/xml.h"

enum { DEFAULT_TIE = 500 };

static void read_tie(const struct field_in *in)
{
	*(int *)in->to = (int)read_decimal(in->node, in->field->name, 2, DEFAULT_TIE);
}

static void show_tie(const struct field_out *out)
{
	int tie = *(const int *)out->from;

	buf_printf(out->buf, ", tie %d.%02d", tie / 100, tie % 100);
}

static const struct field_kind centipoints = {read_tie, show_tie, NULL};

static void check_study(const struct field_in *in)
{
	const struct quiz_study *study = in->record;

	if (study->alpha || study->sem)
		return;
	diag_error(in->diag, in->node->pos, "the study has no finding");
	diag_hint(in->diag, "give alpha, sem or both");
}

static const struct field study_fields[] = {
	FIELD("n", quiz_study, n, field_number, .shown = " of "),
	FIELD("alpha", quiz_study, alpha, field_text, .shown = ", alpha "),
	FIELD("sem", quiz_study, sem, field_text, .shown = ", sem "),
	FIELD("sample", quiz_study, sample, quiz_words),
	FIELD("source", quiz_study, source, quiz_words),
	FIELD("", quiz_study, pos, field_pos),
};
static const struct record study_record = {RECORD("study", quiz_study, study_fields),
					   .check = check_study};

static void read_weight(const struct field_in *in, const struct xml_node *node)
{
	struct quiz *quiz = in->owner;
	int dimension = quiz_dimension_of(in, node);

	if (dimension < 0)
		return;
	if (quiz->dimension_weights[dimension])
		diag_error(in->diag, node->pos, "dimension \"%s\" has a second weight",
			   xml_attr(node, "dimension"));
	quiz->dimension_weights[dimension] = (int)read_number(node, "value", 1);
	quiz->is_essential[dimension] = read_is(node, "essential", "true");
}

static void read_weights(const struct field_in *in)
{
	const struct xml_node *weights = xml_child(in->node, in->field->name);
	const struct xml_node *at = weights ? xml_child(weights, "weight") : NULL;
	struct quiz *quiz = in->record;
	int n = quiz->guide->ndimensions;

	quiz->dimension_weights = ARENA_ARRAY(in->arena, int, n + 1);
	quiz->is_essential = ARENA_ARRAY(in->arena, bool, n + 1);
	for (; at; at = xml_next(at, "weight"))
		read_weight(in, at);
	for (int i = 0; i < n; i++)
		if (!quiz->dimension_weights[i])
			quiz->dimension_weights[i] = 1;
}

static void dump_weights(const struct field_out *out)
{
	const struct quiz *quiz = out->record;

	for (int i = 0; i < quiz->guide->ndimensions; i++) {
		const char *id = quiz->guide->dimensions[i].id;

		field_line(out);
		buf_printf(out->buf, " %s counts %d%s\n", id ? id : "-", quiz->dimension_weights[i],
			   quiz->is_essential[i] ? ", essential" : "");
	}
}

static const struct field_kind dimension_weights = {read_weights, NULL, dump_weights};

static const struct field columns_fields[] = {
	{.name = "column",
	 .at = offsetof(struct quiz_columns, names),
	 .n = offsetof(struct quiz_columns, n),
	 .kind = &quiz_strings},
};
static const struct record columns_record = {RECORD(NULL, quiz_columns, columns_fields)};

static void read_person(const struct field_in *in)
{
	const struct xml_node *person = xml_child(in->node, in->field->name), *at;
	struct quiz_columns *fields = in->to;

	for (at = person ? xml_child(person, "field") : NULL; at; at = xml_next(at, "field")) {
		int field = read_choice(at, "is", &person_fields, PERSON_ID);

		if (fields[field].n)
			diag_error(in->diag, at->pos, "the field \"%s\" is given twice",
				   person_fields.words[field]);
		field_overlay(in, &columns_record, at, &fields[field]);
	}
}

static void dump_person(const struct field_out *out)
{
	const struct quiz_columns *fields = out->from;

	for (int i = 0; i < PERSON_NFIELDS; i++) {
		if (!fields[i].n)
			continue;
		field_line(out);
		buf_printf(out->buf, " %s", person_fields.words[i]);
		quiz_show_strings(out, ": ", fields[i].names, fields[i].n);
		buf_addc(out->buf, '\n');
	}
}

static const struct field_kind person = {read_person, NULL, dump_person};

static const struct field steps_fields[] = {
	FIELD_MANY("step", quiz, steps, quiz_list, .of = &quiz_step),
};
static const struct record steps = {RECORD(NULL, quiz, steps_fields)};

/* A dimension that must be answered needs something to answer. */
static void check_essential(const struct field_in *in, const struct xml_node *weights)
{
	const struct quiz *quiz = in->owner;
	const struct xml_node *at = weights ? xml_child(weights, "weight") : NULL;

	for (; at; at = xml_next(at, "weight")) {
		const char *id = xml_attr(at, "dimension"), *dimension = NULL;
		bool is_asked = !read_is(at, "essential", "true");

		for (int i = 0; i < quiz->nquestions && !is_asked; i++) {
			if (quiz->questions[i].dimension < 0)
				continue;
			dimension = quiz->guide->dimensions[quiz->questions[i].dimension].id;
			is_asked = strcmp(dimension, id) == 0;
		}
		if (!is_asked)
			diag_error(in->diag, at->pos,
				   "dimension \"%s\" is essential, but no question is scored in it",
				   id);
	}
}

static void check_quiz(const struct field_in *in)
{
	check_essential(in, xml_child(in->node, "weights"));
}

static const struct field quiz_fields[] = {
	FIELD("id", quiz, id, field_text, .shown = " "),
	FIELD("version", quiz, version, field_filled, .shown = ", version "),
	FIELD("xml:lang", quiz, lang, field_text, .shown = ", "),
	FIELD("tie", quiz, tie, centipoints),
	FIELD("", quiz, pos, field_pos),
	FIELD("title", quiz, title, quiz_words), /* other texts are held against its languages */
	FIELD("author", quiz, author, field_filled_line),
	FIELD("date", quiz, date, field_date_line),
	FIELD("intro", quiz, intro, quiz_words),
	FIELD("contact", quiz, contact, quiz_words),
	FIELD("study", quiz, study, field_optional, .of = &study_record),
	FIELD("weights", quiz, dimension_weights, dimension_weights, .shown = "dimension"),
	FIELD("person", quiz, person, person),
	FIELD_MANY("scale", quiz, scales, quiz_list, .of = &quiz_scale),
	FIELD_MANY("question", quiz, questions, quiz_list, .of = &quiz_question),
	FIELD("", quiz, questions, quiz_conditions),
	FIELD_MANY("rule", quiz, rules, quiz_list, .of = &quiz_rule),
	FIELD_MANY("pair", quiz, pairs, quiz_pairs, .of = &quiz_pair),
	FIELD("steps", quiz, id, field_within, .of = &steps),
};
const struct record quiz_table = {RECORD("questionnaire", quiz, quiz_fields), .check = check_quiz};
