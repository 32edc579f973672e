/*
 * Questions. What a question may have depends on its type: a table says which attributes and
 * children go with which types, and the rest is checked type by type. Conditions are read when all
 * questions are known, so that one that asks a later question is told from one that asks none.
 */
#include "content/quiz_question.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "content/condition.h"
#include "content/quiz_band.h"
#include "content/quiz_column.h"
#include "content/quiz_field.h"
#include "content/quiz_option.h"
#include "xml/read.h"
#include "xml/xml.h"

/* What questions of some types may have only: attributes, children, and flags of their options. */
static const char *const attrs[] = {"dimension", "scale", "top", "min", "max", "maxlength"};
static const char *const children[] = {"option", "key", "band", "unit"};
static const char *const flags[] = {"other", "none", "exclusive", "neutral", "noanswer"};

/* Which of them those of a type have. */
static const char *const had[] = {
	[QUESTION_SINGLE] = "dimension option other none neutral noanswer",
	[QUESTION_MULTI] = "dimension min max option other none exclusive neutral noanswer",
	[QUESTION_LIKERT] = "dimension scale key",
	[QUESTION_RANK] = "dimension top option neutral",
	[QUESTION_NUMBER] = "dimension min max option band unit noanswer",
	[QUESTION_TEXT] = "maxlength",
};

static bool may_have(int kind, const char *name)
{
	size_t n = strlen(name);
	const char *at = had[kind];

	while ((at = strstr(at, name)) && ((at > had[kind] && at[-1] != ' ') || at[n] > ' '))
		at += n;
	return at;
}

/* The types that may have it: "single, multi or rank". */
static const char *list_kinds(struct arena *arena, const char *name)
{
	const char *list = "";
	int left = 0;

	for (int i = 0; i < question_kinds.n; i++)
		left += may_have(i, name);
	for (int i = 0; i < question_kinds.n; i++)
		if (may_have(i, name))
			list = arena_printf(arena, "%s%s%s", list, question_kinds.words[i],
					    --left > 1 ? ", "
					    : left     ? " or "
						       : "");
	return list;
}

static void check_fitting(const struct field_in *in, enum question_kind kind)
{
	const char *type = question_kinds.words[kind];

	for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (xml_attr(in->node, attrs[i]) && !may_have(kind, attrs[i]))
			diag_error(in->diag, in->node->pos,
				   "attribute \"%s\" is for questions of type %s, not %s", attrs[i],
				   list_kinds(in->arena, attrs[i]), type);
	for (size_t i = 0; i < sizeof children / sizeof *children; i++) {
		const struct xml_node *at = xml_child(in->node, children[i]);

		if (at && !may_have(kind, children[i]))
			diag_error(in->diag, at->pos, "<%s> is for questions of type %s, not %s",
				   children[i], list_kinds(in->arena, children[i]), type);
	}
}

static void check_flags(const struct field_in *in, const struct xml_node *node,
			enum question_kind kind)
{
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (read_is(node, flags[i], "true") && !may_have(kind, flags[i]))
			diag_error(in->diag, node->pos,
				   "%s=\"true\" is for questions of type %s, not %s", flags[i],
				   list_kinds(in->arena, flags[i]), question_kinds.words[kind]);
}

/* Whether an option says something for a role exactly when it should. */
static void check_support(const struct field_in *in, const struct question *question,
			  const struct quiz_option *option)
{
	struct diag *diag = in->diag;
	bool is_scored = question->dimension >= 0 && question->kind != QUESTION_NUMBER;
	bool speaks = quiz_speaks(in->owner, option->supports);

	if (option->supports && option->is_no_answer)
		diag_error(diag, option->pos, "'%s' is no answer, so it can support no role",
			   option->id);
	else if (speaks && option->is_neutral)
		diag_error(diag, option->pos, "'%s' is neutral and yet speaks for a role",
			   option->id);
	else if (is_scored && !speaks && !option->is_neutral && !option->is_other &&
		 !option->is_none && !option->is_no_answer) {
		diag_error(diag, option->pos, "'%s' speaks for no role", option->id);
		diag_hint(diag, "give it a <support>, or write neutral=\"true\" if that is meant");
	}
}

static bool has_support(const struct quiz *quiz, const struct question *question)
{
	for (int i = 0; i < question->noptions; i++)
		if (quiz_speaks(quiz, question->options[i].supports))
			return true;
	for (int i = 0; i < question->nbands; i++)
		if (quiz_speaks(quiz, question->bands[i].supports))
			return true;
	return quiz_speaks(quiz, question->keys);
}

/* Points need a dimension, and a dimension needs points. */
static void check_scoring(const struct field_in *in, const struct question *question)
{
	const struct xml_node *node = in->node;
	bool speaks = has_support(in->owner, question);

	if (question->kind == QUESTION_TEXT)
		return;
	if (xml_attr(node, "dimension")) {
		if (question->kind == QUESTION_NUMBER && !question->nbands)
			diag_error(in->diag, node->pos,
				   "question \"%s\" has a dimension, but no <band>s", question->id);
		else if (!speaks && (question->kind == QUESTION_LIKERT || question->noptions ||
				     question->nbands))
			diag_error(in->diag, node->pos,
				   "question \"%s\" has a dimension, but speaks for no role",
				   question->id);
		return;
	}
	if (xml_attr(node, "weight"))
		diag_error(in->diag, node->pos, "question \"%s\" has a weight, but no dimension",
			   question->id);
	if (speaks)
		diag_error(in->diag, node->pos,
			   "question \"%s\" speaks for roles, but has no dimension", question->id);
}

/* How many of the options are real answers. */
static int count_answers(const struct question *question)
{
	int n = 0;

	for (int i = 0; i < question->noptions; i++)
		n += !question->options[i].is_no_answer;
	return n;
}

static void read_answers(const struct field_in *in)
{
	struct question *question = in->record;
	const struct xml_node *at = xml_child(in->node, in->field->name);

	quiz_options_read(in);
	for (int i = 0; i < question->noptions; i++, at = xml_next(at, in->field->name)) {
		check_flags(in, at, question->kind);
		check_support(in, question, &question->options[i]);
	}
	if (question->kind == QUESTION_NUMBER) {
		for (int i = 0; i < question->noptions; i++)
			if (!question->options[i].is_no_answer)
				diag_error(in->diag, question->options[i].pos,
					   "a number is not chosen: an <option> here must have "
					   "noanswer=\"true\"");
	} else if (count_answers(question) < 2) {
		diag_error(in->diag, in->node->pos,
			   "question \"%s\" has fewer than two answers to choose from",
			   question->id);
	}
}

static const struct field_kind answers = {read_answers, NULL, field_records_dump};

static void read_limits_of(const struct field_in *in)
{
	struct question *question = in->record;
	const struct xml_node *node = in->node;
	struct diag *diag = in->diag;
	int n = count_answers(question);
	const char *name = in->field->name;
	int64_t least = read_number(node, "min", 0), most = read_number(node, name, 0);

	if (least < 0 || most < 0 || (xml_attr(node, name) && most == 0))
		diag_error(diag, node->pos, "question \"%s\" lets nothing be chosen", question->id);
	else if (most && least > most)
		diag_error(diag, node->pos, "max %" PRId64 " is less than min %" PRId64, most,
			   least);
	else if (least > n || most > n)
		diag_error(diag, node->pos,
			   "%s %" PRId64 " is more than the %d answers of question \"%s\"",
			   most > n ? name : "min", most > n ? most : least, n, question->id);
	else
		question->least = (int)least, question->most = (int)most;
}

static void show_limits(const struct field_out *out)
{
	const struct question *question = out->record;

	if (question->least)
		buf_printf(out->buf, ", at least %d", question->least);
	if (question->most)
		buf_printf(out->buf, "%s%d", out->field->shown, question->most);
}

static const struct field_kind limits = {read_limits_of, show_limits, NULL};

static void read_scale(const struct field_in *in)
{
	struct question *question = in->record;
	const struct quiz *quiz = in->owner;
	const char *id = xml_attr(in->node, in->field->name);
	const char **ids = ARENA_ARRAY(in->arena, const char *, quiz->nscales + 1);

	question->keys = quiz_supports_of(in, in->node, "key");
	if (!question->keys)
		question->keys = ARENA_ARRAY(in->arena, int8_t, quiz->guide->nroles + 2);
	if (!id) {
		diag_error(in->diag, in->node->pos, "question \"%s\" names no scale", question->id);
		return;
	}
	for (int i = 0; i < quiz->nscales; i++) {
		ids[i] = quiz->scales[i].id;
		if (strcmp(ids[i], id) != 0)
			continue;
		question->scale = i;
		question->options = quiz->scales[i].points;
		question->noptions = quiz->scales[i].npoints;
		return;
	}
	diag_error(in->diag, in->node->pos, "there is no scale \"%s\"", id);
	quiz_hint(in, id, ids, quiz->nscales);
}

static void show_scale(const struct field_out *out)
{
	const struct question *question = out->record;
	const struct quiz *quiz = out->owner;

	buf_printf(out->buf, ", scale %s", quiz->scales[question->scale].id);
	if (question->dimension >= 0)
		quiz_show_supports(out, question->keys);
}

static const struct field_kind scale_of_points = {read_scale, show_scale, NULL};

static void read_numbers(const struct field_in *in)
{
	struct question *question = in->record;
	const struct xml_node *node = in->node;
	struct diag *diag = in->diag;

	question->unit = quiz_words_of(in, node, "unit");
	question->min = read_number(node, "min", 0);
	question->max = read_number(node, "max", 0);
	if (!xml_attr(node, "min") || !xml_attr(node, "max")) {
		diag_error(diag, node->pos, "question \"%s\" lacks min or max", question->id);
		diag_hint(diag, "they tell a slip of the pen from an answer");
		return;
	}
	if (question->min >= question->max) {
		diag_error(diag, node->pos,
			   "question \"%s\" leaves no choice: min %" PRId64 ", max %" PRId64,
			   question->id, question->min, question->max);
		return;
	}
	quiz_band_read(in, question);
}

static void show_numbers(const struct field_out *out)
{
	const struct question *question = out->record;

	buf_printf(out->buf, ", %" PRId64 " to %" PRId64, question->min, question->max);
	for (int i = 0; i < question->unit.n; i++)
		buf_printf(out->buf, "%s%s", i ? " | " : " ", question->unit.texts[i]);
}

static void dump_numbers(const struct field_out *out)
{
	quiz_band_dump(out, out->record);
}

static const struct field_kind numbers = {read_numbers, show_numbers, dump_numbers};

static void check_length(const struct field_in *in)
{
	if (!((const struct question *)in->record)->max_length)
		diag_error(in->diag, in->node->pos, "maxlength leaves no room for a word");
}

static const struct field single_fields[] = {
	FIELD_MANY("option", question, options, answers, .of = &quiz_option),
};
static const struct field multi_fields[] = {
	FIELD_MANY("option", question, options, answers, .of = &quiz_option),
	FIELD("max", question, most, limits, .shown = ", at most "),
};
static const struct field likert_fields[] = {FIELD("scale", question, scale, scale_of_points)};
static const struct field rank_fields[] = {
	FIELD_MANY("option", question, options, answers, .of = &quiz_option),
	FIELD("top", question, most, limits, .shown = ", top "),
};
static const struct field number_fields[] = {
	FIELD_MANY("option", question, options, answers, .of = &quiz_option),
	FIELD("", question, min, numbers),
};
static const struct field text_fields[] = {
	FIELD("maxlength", question, max_length, field_int, .shown = ", at most ",
	      .of = " characters"),
};

/* By the kind of question: its own fields. */
static const struct record kinds[] = {
	[QUESTION_SINGLE] = {RECORD(NULL, question, single_fields)},
	[QUESTION_MULTI] = {RECORD(NULL, question, multi_fields)},
	[QUESTION_LIKERT] = {RECORD(NULL, question, likert_fields)},
	[QUESTION_RANK] = {RECORD(NULL, question, rank_fields)},
	[QUESTION_NUMBER] = {RECORD(NULL, question, number_fields)},
	[QUESTION_TEXT] = {RECORD(NULL, question, text_fields), .check = check_length},
};

static void read_by_kind(const struct field_in *in)
{
	struct question *question = in->record;

	check_fitting(in, question->kind);
	field_overlay(in, &kinds[question->kind], in->node, question);
}

static void show_by_kind(const struct field_out *out)
{
	field_show(out, &kinds[*(const enum question_kind *)out->from], out->record);
}

static void dump_by_kind(const struct field_out *out)
{
	field_dump_below(out, &kinds[*(const enum question_kind *)out->from], out->record);
}

static const struct field_kind when_shown = {NULL, quiz_when_show, NULL};

/* They are shown before what all have and read behind it. */
static const struct field_kind by_kind_shown = {NULL, show_by_kind, NULL};
static const struct field_kind by_kind = {read_by_kind, NULL, dump_by_kind};

/* Whether the question can be told from those before it. */
static void check_alone(const struct field_in *in, const struct question *question)
{
	const struct quiz *quiz = in->owner;

	for (int i = 0; i < quiz->nquestions; i++) {
		const struct question *before = &quiz->questions[i];

		if (before->text.n && question->text.n &&
		    strcmp(before->text.texts[0], question->text.texts[0]) == 0)
			diag_error(in->diag, question->pos,
				   "questions \"%s\" and \"%s\" have the same words", before->id,
				   question->id);
	}
}

static void read_dimension(const struct field_in *in)
{
	struct question *question = in->record;

	question->dimension = quiz_dimension_of(in, in->node);
	if (question->dimension >= 0)
		question->weight = (int)read_number(in->node, "weight", 1);
}

static void show_dimension(const struct field_out *out)
{
	const struct question *question = out->record;
	const struct quiz *quiz = out->owner;

	if (question->dimension >= 0)
		buf_printf(out->buf, ", %s, weight %d",
			   quiz->guide->dimensions[question->dimension].id, question->weight);
}

static const struct field_kind dimension_and_weight = {read_dimension, show_dimension, NULL};

static void check_question(const struct field_in *in)
{
	const struct question *question = in->record;

	check_scoring(in, question);
	quiz_check_id(in);
	check_alone(in, question);
	quiz_column_check(in);
}

static const struct field question_fields[] = {
	FIELD("id", question, id, field_text, .shown = " "),
	FIELD("type", question, kind, field_choice, .of = &question_kinds, .shown = ", "),
	FIELD("dimension", question, dimension, dimension_and_weight),
	FIELD("", question, kind, by_kind_shown),
	FIELD("required", question, is_required, field_flag, .shown = ", required"),
	FIELD("private", question, is_private, field_flag, .shown = ", private"),
	FIELD("", question, when, when_shown),
	FIELD("text", question, text, quiz_words),
	FIELD("hint", question, hint, quiz_words),
	FIELD("reason", question, reason, quiz_words),
	FIELD("", question, pos, field_pos),
	FIELD_MANY("column", question, columns, quiz_columns_shown),
	FIELD("", question, kind, by_kind),
	FIELD_MANY("column", question, columns, quiz_columns_read),
};
static const struct question usual = {.scale = -1, .max_length = 500};

const struct record quiz_question = {RECORD("question", question, question_fields),
				     .initial = &usual, .check = check_question};

static void read_conditions(const struct field_in *in)
{
	struct quiz *quiz = in->record;
	const struct xml_node *at = xml_child(in->node, "question");

	for (int i = 0; i < quiz->nquestions && at; i++, at = xml_next(at, "question")) {
		struct condition_place place = {quiz, i, at->pos};
		const char *when = xml_attr(at, "when");

		if (when)
			quiz->questions[i].when = condition_parse(in->arena, when, &place,
								  in->diag);
	}
}

const struct field_kind quiz_conditions = {read_conditions, NULL, NULL};
