/* Rules, which say something when a condition holds, and pairs, which show contradictions. */
#include "content/quiz_rule.h"

#include "base/buf.h"
#include "content/quiz_field.h"
#include "xml/read.h"
#include "xml/xml.h"

static void check_rule(const struct field_in *in)
{
	const struct rule *rule = in->record;

	if (!rule->text.n)
		diag_error(in->diag, in->node->pos, "rule \"%s\" says nothing: it has no <text>",
			   rule->id);
	quiz_check_id(in);
}

static const struct field rule_fields[] = {
	FIELD("id", rule, id, field_text, .shown = " "),
	FIELD("kind", rule, kind, field_choice, .of = &rule_kinds, .shown = ", "),
	FIELD("level", rule, level, field_choice, .of = &rule_levels, .shown = ", "),
	FIELD("role", rule, role, quiz_role, .of = "all roles"),
	FIELD("head", rule, head, quiz_words),
	FIELD("text", rule, text, quiz_words),
	FIELD("when", rule, when, quiz_when),
	FIELD("", rule, pos, field_pos),
};
const struct record quiz_rule = {RECORD("rule", rule, rule_fields), .check = check_rule};

/* A question of a pair; -1 with an error when it can't be in one. */
static int find_side(const struct field_in *in)
{
	const struct quiz *quiz = in->owner;
	const char *id = xml_attr(in->node, in->field->name);
	int question = quiz_find_question(quiz, id);
	const char **ids;

	if (question >= 0 && quiz->questions[question].kind == QUESTION_LIKERT)
		return question;
	if (question >= 0) {
		diag_error(in->diag, in->node->pos,
			   "question \"%s\" has no scale to be compared by", id);
		diag_hint(in->diag, "pairs are made of questions of type likert");
		return -1;
	}
	ids = ARENA_ARRAY(in->arena, const char *, quiz->nquestions + 1);
	for (int i = 0; i < quiz->nquestions; i++)
		ids[i] = quiz->questions[i].id;
	diag_error(in->diag, in->node->pos, "there is no question \"%s\"", id);
	quiz_hint(in, id, ids, quiz->nquestions);
	return -1;
}

static void read_side(const struct field_in *in)
{
	*(int *)in->to = find_side(in);
}

static void show_side(const struct field_out *out)
{
	const struct quiz *quiz = out->owner;
	const int *question = out->from;

	buf_printf(out->buf, "%s%s", out->field->shown, quiz->questions[*question].id);
}

static const struct field_kind pair_side = {read_side, show_side, NULL};

static void read_relation(const struct field_in *in)
{
	*(bool *)in->to = read_is(in->node, in->field->name, "opposite");
}

static void show_relation(const struct field_out *out)
{
	buf_addstr(out->buf, *(const bool *)out->from ? ", opposite" : ", same");
}

static const struct field_kind relation = {read_relation, show_relation, NULL};

static const struct field pair_fields[] = {
	FIELD("a", pair, a, pair_side, .shown = " "),
	FIELD("b", pair, b, pair_side, .shown = " and "),
	FIELD("relation", pair, is_opposite, relation),
	FIELD("tolerance", pair, tolerance, field_int, .shown = ", tolerance "),
	FIELD("", pair, pos, field_pos),
};
static const struct pair near_pair = {.tolerance = 1};
const struct record quiz_pair = {RECORD("pair", pair, pair_fields), .initial = &near_pair};

static void check_pair(const struct field_in *in, const struct pair *pair)
{
	const struct quiz *quiz = in->owner;
	const struct question *a = &quiz->questions[pair->a], *b = &quiz->questions[pair->b];

	if (pair->a == pair->b)
		diag_error(in->diag, pair->pos, "question \"%s\" is paired with itself", a->id);
	else if (a->noptions != b->noptions)
		diag_error(in->diag, pair->pos,
			   "the scales of \"%s\" and \"%s\" differ in length: %d and %d points",
			   a->id, b->id, a->noptions, b->noptions);
	else if (a->noptions && pair->tolerance >= a->noptions - 1)
		diag_error(in->diag, pair->pos,
			   "a tolerance of %d on a scale of %d points lets any two answers agree",
			   pair->tolerance, a->noptions);
	for (int i = 0; i < quiz->npairs; i++) {
		const struct pair *before = &quiz->pairs[i];

		if ((before->a != pair->a || before->b != pair->b) &&
		    (before->a != pair->b || before->b != pair->a))
			continue;
		diag_error(in->diag, pair->pos, "\"%s\" and \"%s\" are a pair already", a->id,
			   b->id);
		diag_hint(in->diag, "since line %d", before->pos.line);
		return;
	}
}

static void read_pairs(const struct field_in *in)
{
	struct quiz *quiz = in->record;
	struct field_in pairs = *in;
	int n = 0;

	pairs.n = &n;
	quiz_list_read(&pairs);
	for (int i = 0; i < n; i++) {
		struct pair pair = quiz->pairs[i];

		if (pair.a < 0 || pair.b < 0)
			continue;
		check_pair(in, &pair);
		quiz->pairs[quiz->npairs++] = pair;
	}
}

const struct field_kind quiz_pairs = {read_pairs, NULL, field_records_dump};
