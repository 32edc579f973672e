/*
 * Questions. What a question may have depends on its type: a table says which attributes and
 * children go with which types, and the rest is checked type by type. Conditions are read when all
 * questions are known, so that one that asks a later question is told from one that asks none.
 */
#include "content/quiz_question.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "content/condition.h"
#include "content/quiz_band.h"
#include "content/quiz_option.h"
#include "content/quiz_read.h"
#include "xml/read.h"

enum { DEFAULT_LENGTH = 500 };

enum {
	SINGLE = 1 << QUESTION_SINGLE,
	MULTI = 1 << QUESTION_MULTI,
	LIKERT = 1 << QUESTION_LIKERT,
	RANK = 1 << QUESTION_RANK,
	NUMBER = 1 << QUESTION_NUMBER,
	TEXT = 1 << QUESTION_TEXT,
};

/* What only questions of some types may have. */
struct fitting {
	const char *name;
	unsigned kinds;
};

static const struct fitting fitting_attrs[] = {
	{"dimension", SINGLE | MULTI | LIKERT | RANK | NUMBER},
	{"scale", LIKERT}, {"top", RANK}, {"min", MULTI | NUMBER}, {"max", MULTI | NUMBER},
	{"maxlength", TEXT},
};

static const struct fitting fitting_children[] = {
	{"option", SINGLE | MULTI | RANK | NUMBER}, {"key", LIKERT}, {"band", NUMBER},
	{"unit", NUMBER},
};

static const struct fitting fitting_flags[] = {
	{"other", SINGLE | MULTI}, {"none", SINGLE | MULTI}, {"exclusive", MULTI},
	{"neutral", SINGLE | MULTI | RANK}, {"noanswer", SINGLE | MULTI | NUMBER},
};

/* "single, multi or rank" */
static const char *list_kinds(struct arena *arena, unsigned kinds)
{
	const char *list = "";

	for (int i = QUESTION_TEXT; i >= 0; i--) {
		if (!(kinds & 1U << i))
			continue;
		kinds &= ~(1U << i);
		list = arena_printf(arena, "%s%s", question_kinds.words[i], list);
		if (kinds)
			list = arena_printf(arena, "%s%s", strchr(list, ' ') ? ", " : " or ", list);
	}
	return list;
}

static void check_fitting(struct quiz_loader *loader, const struct xml_node *node,
			  enum question_kind kind)
{
	struct arena *arena = loader->arena;

	for (size_t i = 0; i < sizeof fitting_attrs / sizeof *fitting_attrs; i++) {
		const struct fitting *attr = &fitting_attrs[i];

		if (xml_attr(node, attr->name) && !(attr->kinds & 1U << kind))
			diag_error(loader->diag, node->pos,
				   "attribute \"%s\" is for questions of type %s, not %s",
				   attr->name, list_kinds(arena, attr->kinds),
				   question_kinds.words[kind]);
	}
	for (size_t i = 0; i < sizeof fitting_children / sizeof *fitting_children; i++) {
		const struct fitting *child = &fitting_children[i];
		const struct xml_node *at = xml_child(node, child->name);

		if (at && !(child->kinds & 1U << kind))
			diag_error(loader->diag, at->pos,
				   "<%s> is for questions of type %s, not %s", child->name,
				   list_kinds(arena, child->kinds),
				   question_kinds.words[kind]);
	}
}

static void check_flags(struct quiz_loader *loader, const struct xml_node *node,
			enum question_kind kind)
{
	for (size_t i = 0; i < sizeof fitting_flags / sizeof *fitting_flags; i++) {
		const struct fitting *flag = &fitting_flags[i];

		if (read_is(node, flag->name, "true") && !(flag->kinds & 1U << kind))
			diag_error(loader->diag, node->pos,
				   "%s=\"true\" is for questions of type %s, not %s", flag->name,
				   list_kinds(loader->arena, flag->kinds),
				   question_kinds.words[kind]);
	}
}

/* Whether an option says something for a role exactly when it should. */
static void check_support(struct quiz_loader *loader, const struct question *question,
			  const struct quiz_option *option)
{
	struct diag *diag = loader->diag;
	bool is_scored = question->dimension >= 0 && question->kind != QUESTION_NUMBER;
	bool speaks = quiz_read_speaks(loader, option->supports);

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

static bool has_key(const struct quiz_loader *loader, const struct question *question)
{
	return quiz_read_speaks(loader, question->keys);
}

static bool has_support(const struct quiz_loader *loader, const struct question *question)
{
	for (int i = 0; i < question->noptions; i++)
		if (quiz_read_speaks(loader, question->options[i].supports))
			return true;
	for (int i = 0; i < question->nbands; i++)
		if (quiz_read_speaks(loader, question->bands[i].supports))
			return true;
	return has_key(loader, question);
}

/* Points need a dimension, and a dimension needs points. */
static void check_scoring(struct quiz_loader *loader, const struct xml_node *node,
			  const struct question *question)
{
	bool speaks = has_support(loader, question);

	if (question->kind == QUESTION_TEXT)
		return;
	if (xml_attr(node, "dimension")) {
		if (question->kind == QUESTION_NUMBER && !question->nbands)
			diag_error(loader->diag, node->pos,
				   "question \"%s\" has a dimension, but no <band>s", question->id);
		else if (!speaks && (question->kind == QUESTION_LIKERT || question->noptions ||
				     question->nbands))
			diag_error(loader->diag, node->pos,
				   "question \"%s\" has a dimension, but speaks for no role",
				   question->id);
		return;
	}
	if (xml_attr(node, "weight"))
		diag_error(loader->diag, node->pos,
			   "question \"%s\" has a weight, but no dimension", question->id);
	if (speaks)
		diag_error(loader->diag, node->pos,
			   "question \"%s\" speaks for roles, but has no dimension", question->id);
}

static void load_scale(struct quiz_loader *loader, const struct xml_node *node,
		       struct question *question)
{
	const struct quiz *quiz = loader->quiz;
	const char *id = xml_attr(node, "scale");
	const char **ids = ARENA_ARRAY(loader->arena, const char *, quiz->nscales + 1);

	question->keys = quiz_read_supports(loader, node, "key");
	if (!question->keys)
		question->keys = ARENA_ARRAY(loader->arena, int8_t, quiz->guide->nroles + 2);
	if (!id) {
		diag_error(loader->diag, node->pos, "question \"%s\" names no scale",
			   question->id);
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
	diag_error(loader->diag, node->pos, "there is no scale \"%s\"", id);
	quiz_read_hint(loader, id, ids, quiz->nscales);
}

static void load_number(struct quiz_loader *loader, const struct xml_node *node,
			struct question *question)
{
	struct diag *diag = loader->diag;

	question->unit = quiz_read_text(loader, node, "unit");
	question->min = read_number(node, "min", 0);
	question->max = read_number(node, "max", 0);
	if (!xml_attr(node, "min") || !xml_attr(node, "max")) {
		diag_error(diag, node->pos, "question \"%s\" lacks min or max", question->id);
		diag_hint(diag, "they tell a slip of the pen from an answer");
		return;
	}
	if (question->min >= question->max) {
		diag_error(diag, node->pos, "question \"%s\" leaves no choice: min %" PRId64
			   ", max %" PRId64, question->id, question->min, question->max);
		return;
	}
	quiz_band_load(loader, node, question);
}

/* How many of the options are real answers. */
static int count_answers(const struct question *question)
{
	int n = 0;

	for (int i = 0; i < question->noptions; i++)
		n += !question->options[i].is_no_answer;
	return n;
}

static void load_limits(struct quiz_loader *loader, const struct xml_node *node,
			struct question *question)
{
	struct diag *diag = loader->diag;
	int n = count_answers(question);
	const char *name = question->kind == QUESTION_RANK ? "top" : "max";
	int64_t least = read_number(node, "min", 0), most = read_number(node, name, 0);

	if (least < 0 || most < 0 || (xml_attr(node, name) && most == 0))
		diag_error(diag, node->pos, "question \"%s\" lets nothing be chosen", question->id);
	else if (most && least > most)
		diag_error(diag, node->pos, "max %" PRId64 " is less than min %" PRId64, most,
			   least);
	else if (least > n || most > n)
		diag_error(diag, node->pos, "%s %" PRId64 " is more than the %d answers of "
			   "question \"%s\"", most > n ? name : "min", most > n ? most : least, n,
			   question->id);
	else
		question->least = (int)least, question->most = (int)most;
}

static void load_options(struct quiz_loader *loader, const struct xml_node *node,
			 struct question *question)
{
	const struct xml_node *at;
	int i = 0;

	question->options = quiz_option_load(loader, node, "option", &question->noptions);
	for (at = xml_child(node, "option"); at; at = xml_next(at, "option")) {
		check_flags(loader, at, question->kind);
		check_support(loader, question, &question->options[i++]);
	}
	if (question->kind == QUESTION_NUMBER) {
		for (i = 0; i < question->noptions; i++)
			if (!question->options[i].is_no_answer)
				diag_error(loader->diag, question->options[i].pos,
					   "a number is not chosen: an <option> here must have "
					   "noanswer=\"true\"");
	} else if (count_answers(question) < 2) {
		diag_error(loader->diag, node->pos,
			   "question \"%s\" has fewer than two answers to choose from",
			   question->id);
	}
}

static void load_by_kind(struct quiz_loader *loader, const struct xml_node *node,
			 struct question *question)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
		load_options(loader, node, question);
		break;
	case QUESTION_MULTI:
	case QUESTION_RANK:
		load_options(loader, node, question);
		load_limits(loader, node, question);
		break;
	case QUESTION_LIKERT:
		load_scale(loader, node, question);
		break;
	case QUESTION_NUMBER:
		load_options(loader, node, question);
		load_number(loader, node, question);
		break;
	case QUESTION_TEXT:
		question->max_length = (int)read_number(node, "maxlength", DEFAULT_LENGTH);
		if (!question->max_length)
			diag_error(loader->diag, node->pos, "maxlength leaves no room for a word");
		break;
	}
}

static void load_question(struct quiz_loader *loader, const struct xml_node *node,
			  struct question *question)
{
	*question = (struct question){
		.id = xml_attr(node, "id"),
		.kind = (enum question_kind)read_choice(node, "type", &question_kinds, 0),
		.dimension = quiz_read_dimension(loader, node),
		.is_required = read_is(node, "required", "true"),
		.is_private = read_is(node, "private", "true"),
		.text = quiz_read_text(loader, node, "text"),
		.hint = quiz_read_text(loader, node, "hint"),
		.reason = quiz_read_text(loader, node, "reason"),
		.scale = -1,
		.pos = node->pos,
	};
	if (question->dimension >= 0)
		question->weight = (int)read_number(node, "weight", 1);
	question->columns = quiz_read_strings(loader, node, "column", &question->ncolumns);
	check_fitting(loader, node, question->kind);
	load_by_kind(loader, node, question);
	check_scoring(loader, node, question);
}

/* The header that both questions have in files of answers, or NULL. */
static const char *find_shared_header(const struct question *a, const struct question *b)
{
	for (int i = 0; i < a->ncolumns; i++)
		for (int j = 0; j < b->ncolumns; j++)
			if (strcmp(a->columns[i], b->columns[j]) == 0)
				return a->columns[i];
	return NULL;
}

/* Whether the question can be told from those before it. */
static void check_alone(struct quiz_loader *loader, const struct question *question)
{
	const struct quiz *quiz = loader->quiz;

	for (int i = 0; i < quiz->nquestions; i++) {
		const struct question *before = &quiz->questions[i];
		const char *header = find_shared_header(before, question);

		if (strcmp(before->id, question->id) == 0)
			quiz_read_double(loader, question->pos, "question", question->id,
					 before->pos);
		if (before->text.n && question->text.n &&
		    strcmp(before->text.texts[0], question->text.texts[0]) == 0)
			diag_error(loader->diag, question->pos,
				   "questions \"%s\" and \"%s\" have the same words", before->id,
				   question->id);
		if (header)
			diag_error(loader->diag, question->pos,
				   "questions \"%s\" and \"%s\" have the same <column> \"%s\"",
				   before->id, question->id, header);
	}
}

static void load_conditions(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	const struct xml_node *at = xml_child(root, "question");

	for (int i = 0; i < quiz->nquestions && at; i++, at = xml_next(at, "question")) {
		struct condition_place place = {quiz, i, at->pos};
		const char *when = xml_attr(at, "when");

		if (when)
			quiz->questions[i].when = condition_parse(loader->arena, when, &place,
								  loader->diag);
	}
}

void quiz_question_load(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	int n = read_count(root, "question");
	const struct xml_node *at;

	if (n > LIMIT_QUESTIONS) {
		diag_error(loader->diag, root->pos, "there are %d questions, more than the %d that "
			   "anyone could answer", n, LIMIT_QUESTIONS);
		return;
	}
	quiz->questions = ARENA_ARRAY(loader->arena, struct question, n);
	for (at = xml_child(root, "question"); at; at = xml_next(at, "question")) {
		load_question(loader, at, &quiz->questions[quiz->nquestions]);
		check_alone(loader, &quiz->questions[quiz->nquestions]);
		quiz->nquestions++;
	}
	load_conditions(loader, root);
}
