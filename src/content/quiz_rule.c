/* Rules, which say something when a condition holds, and pairs, which show contradictions. */
#include "content/quiz_rule.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "content/condition.h"
#include "content/quiz_read.h"
#include "xml/read.h"

static void check_alone(struct quiz_loader *loader, const struct rule *rule)
{
	const struct quiz *quiz = loader->quiz;

	for (int i = 0; i < quiz->nrules; i++)
		if (strcmp(quiz->rules[i].id, rule->id) == 0)
			quiz_read_double(loader, rule->pos, "rule", rule->id, quiz->rules[i].pos);
}

static void load_rule(struct quiz_loader *loader, const struct xml_node *node, struct rule *rule)
{
	struct condition_place place = {loader->quiz, loader->quiz->nquestions, node->pos};

	*rule = (struct rule){
		.id = xml_attr(node, "id"),
		.kind = (enum rule_kind)read_choice(node, "kind", &rule_kinds, 0),
		.level = (enum rule_level)read_choice(node, "level", &rule_levels, 0),
		.role = guide_read_role(loader->quiz->guide, node, "role", loader->diag),
		.head = quiz_read_text(loader, node, "head"),
		.text = quiz_read_text(loader, node, "text"),
		.pos = node->pos,
	};
	rule->when = condition_parse(loader->arena, xml_attr(node, "when"), &place, loader->diag);
	if (!rule->text.n)
		diag_error(loader->diag, node->pos, "rule \"%s\" says nothing: it has no <text>",
			   rule->id);
	check_alone(loader, rule);
}

void quiz_rule_load(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	int n = read_count(root, "rule");
	const struct xml_node *at;

	if (n > LIMIT_QUESTIONS) {
		diag_error(loader->diag, root->pos, "there are %d rules, more than %d", n,
			   LIMIT_QUESTIONS);
		return;
	}
	quiz->rules = ARENA_ARRAY(loader->arena, struct rule, n + 1);
	for (at = xml_child(root, "rule"); at; at = xml_next(at, "rule")) {
		load_rule(loader, at, &quiz->rules[quiz->nrules]);
		quiz->nrules++;
	}
}

/* A question of a pair; -1 with an error when it can't be in one. */
static int load_side(struct quiz_loader *loader, const struct xml_node *node, const char *name)
{
	const struct quiz *quiz = loader->quiz;
	const char *id = xml_attr(node, name);
	int question = quiz_find_question(quiz, id);
	const char **ids;

	if (question >= 0 && quiz->questions[question].kind == QUESTION_LIKERT)
		return question;
	if (question >= 0) {
		diag_error(loader->diag, node->pos,
			   "question \"%s\" has no scale to be compared by", id);
		diag_hint(loader->diag, "pairs are made of questions of type likert");
		return -1;
	}
	ids = ARENA_ARRAY(loader->arena, const char *, quiz->nquestions + 1);
	for (int i = 0; i < quiz->nquestions; i++)
		ids[i] = quiz->questions[i].id;
	diag_error(loader->diag, node->pos, "there is no question \"%s\"", id);
	quiz_read_hint(loader, id, ids, quiz->nquestions);
	return -1;
}

static void check_pair(struct quiz_loader *loader, const struct pair *pair)
{
	const struct quiz *quiz = loader->quiz;
	const struct question *a = &quiz->questions[pair->a], *b = &quiz->questions[pair->b];

	if (pair->a == pair->b)
		diag_error(loader->diag, pair->pos, "question \"%s\" is paired with itself", a->id);
	else if (a->noptions != b->noptions)
		diag_error(loader->diag, pair->pos, "the scales of \"%s\" and \"%s\" differ in "
			   "length: %d and %d points", a->id, b->id, a->noptions, b->noptions);
	else if (a->noptions && pair->tolerance >= a->noptions - 1)
		diag_error(loader->diag, pair->pos, "a tolerance of %d on a scale of %d points "
			   "lets any two answers agree", pair->tolerance, a->noptions);
	for (int i = 0; i < quiz->npairs; i++) {
		const struct pair *before = &quiz->pairs[i];

		if ((before->a != pair->a || before->b != pair->b) &&
		    (before->a != pair->b || before->b != pair->a))
			continue;
		diag_error(loader->diag, pair->pos, "\"%s\" and \"%s\" are a pair already", a->id,
			   b->id);
		diag_hint(loader->diag, "since line %d", before->pos.line);
		return;
	}
}

void quiz_rule_load_pairs(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	int n = read_count(root, "pair");
	const struct xml_node *at;

	if (n > LIMIT_QUESTIONS) {
		diag_error(loader->diag, root->pos, "there are %d pairs, more than %d", n,
			   LIMIT_QUESTIONS);
		return;
	}
	quiz->pairs = ARENA_ARRAY(loader->arena, struct pair, n + 1);
	for (at = xml_child(root, "pair"); at; at = xml_next(at, "pair")) {
		struct pair pair = {
			.a = load_side(loader, at, "a"),
			.b = load_side(loader, at, "b"),
			.is_opposite = read_is(at, "relation", "opposite"),
			.tolerance = (int)read_number(at, "tolerance", 1),
			.pos = at->pos,
		};

		if (pair.a < 0 || pair.b < 0)
			continue;
		check_pair(loader, &pair);
		quiz->pairs[quiz->npairs++] = pair;
	}
}
