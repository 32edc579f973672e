/*
 * Lints of questionnaires: the one we ship has nothing to be warned of; spoilt in one place it has,
 * with the line of what was spoilt.
 */
#include <assert.h>
#include <stdlib.h>

#include "content/guide_load.h"
#include "content/quiz.h"
#include "content/quiz_load.h"
#include "root.h"
#include "score/score_lint.h"
#include "tap.h"

struct bench {
	struct arena arena;
	struct diag diag;
	struct quiz *quiz;
};

static const char *path_of(struct bench *bench, const char *name)
{
	return in_root(&bench->arena, arena_printf(&bench->arena, "content/%s", name));
}

static void load(struct bench *bench)
{
	const struct guide *guide;

	arena_init(&bench->arena);
	diag_init(&bench->diag);
	guide = guide_load(&bench->arena, path_of(bench, "pm-vs-tpm.xml"),
			   path_of(bench, "schema/guide.rng"), NULL, &bench->diag);
	/* Ours alone, so it may be changed. */
	bench->quiz = guide ? (struct quiz *)quiz_load(&bench->arena,
						       path_of(bench, "quizzes/pm-vs-tpm.xml"),
						       guide, path_of(bench, "schema/quiz.rng"),
						       &bench->diag)
			    : NULL;
	if (!bench->quiz) {
		diag_print(&bench->diag, stdout, 0, false);
		tap_ok(false, "the questionnaire loads");
		exit(tap_done());
	}
}

static struct question *first(struct bench *bench, enum question_kind kind, bool is_scored)
{
	for (int q = 0; q < bench->quiz->nquestions; q++) {
		struct question *question = &bench->quiz->questions[q];

		if (question->kind == kind && (question->weight > 0) == is_scored)
			return question;
	}
	tap_ok(false, "a question of kind %d is there", (int)kind);
	exit(tap_done());
}

static struct srcpos spoil_weight(struct bench *bench)
{
	struct question *question = first(bench, QUESTION_SINGLE, true);

	question->weight *= 50;
	bench->quiz->dimension_weights[question->dimension] *= 10;
	return question->pos;
}

static struct srcpos spoil_keys(struct bench *bench)
{
	for (int q = 0; q < bench->quiz->nquestions; q++) {
		struct question *question = &bench->quiz->questions[q];

		if (question->kind == QUESTION_LIKERT && question->keys) {
			question->keys[0] = 2;
			question->keys[1] = -2;
		}
	}
	return bench->quiz->pos;
}

static struct srcpos spoil_key(struct bench *bench)
{
	struct question *question = first(bench, QUESTION_LIKERT, true);

	question->keys[0] = question->keys[1] = 0;
	return question->pos;
}

static struct srcpos spoil_option(struct bench *bench)
{
	struct question *question = first(bench, QUESTION_SINGLE, true);

	question->options[0].supports = NULL;
	question->options[0].is_neutral = false;
	return question->options[0].pos;
}

static struct srcpos spoil_absence(struct bench *bench)
{
	int q = quiz_find_question(bench->quiz, "experience");
	struct question *question = &bench->quiz->questions[q];

	question->options[0].is_none = false;
	return question->options[0].pos;
}

static struct srcpos spoil_dimension(struct bench *bench)
{
	struct question *kept = NULL;

	for (int q = 0; q < bench->quiz->nquestions; q++) {
		struct question *question = &bench->quiz->questions[q];

		if (question->weight > 0 && question->dimension == 0 && kept)
			question->weight = 0;
		else if (question->weight > 0 && question->dimension == 0)
			kept = question;
	}
	assert(kept);
	return kept->pos;
}

static struct srcpos spoil_bias(struct bench *bench)
{
	for (int q = 0; q < bench->quiz->nquestions; q++) {
		struct question *question = &bench->quiz->questions[q];

		if (question->kind == QUESTION_SINGLE && question->weight > 0 &&
		    question->options[0].supports) {
			question->options[0].supports[0] = 2;
			question->options[0].supports[1] = -2;
		}
	}
	return bench->quiz->pos;
}

static struct srcpos spoil_role(struct bench *bench)
{
	for (int q = 0; q < bench->quiz->nquestions; q++) {
		struct question *question = &bench->quiz->questions[q];

		question->weight = question->kind == QUESTION_SINGLE ? question->weight : 0;
		for (int i = 0; i < question->noptions; i++)
			if (question->options[i].supports)
				question->options[i].supports[1] = -2;
	}
	return bench->quiz->pos;
}

static struct srcpos spoil_balance(struct bench *bench)
{
	struct question *kept = first(bench, QUESTION_SINGLE, true);

	for (int q = 0; q < bench->quiz->nquestions; q++)
		if (&bench->quiz->questions[q] != kept)
			bench->quiz->questions[q].weight = 0;
	kept->noptions = 2;
	for (int i = 0; i < 2; i++) {
		kept->options[i].supports = ARENA_ARRAY(&bench->arena, int8_t, 2);
		kept->options[i].supports[i] = 2;
	}
	return bench->quiz->pos;
}

/* answered(q) and not answered(q) */
static const struct condition *contradiction(struct bench *bench)
{
	struct condition *all = ARENA_ARRAY(&bench->arena, struct condition, 3);

	all[0] = (struct condition){.kind = CONDITION_AND, .left = &all[1], .right = &all[2]};
	all[1] = (struct condition){.kind = CONDITION_ANSWERED, .question = 0, .option = -1};
	all[2] = (struct condition){.kind = CONDITION_NOT, .left = &all[1]};
	return all;
}

static struct srcpos spoil_rule(struct bench *bench)
{
	bench->quiz->rules[0].when = contradiction(bench);
	return bench->quiz->rules[0].pos;
}

static struct srcpos spoil_when(struct bench *bench)
{
	bench->quiz->questions[1].when = contradiction(bench);
	return bench->quiz->questions[1].pos;
}

static struct srcpos spoil_step(struct bench *bench)
{
	bench->quiz->steps[1].when = contradiction(bench);
	return bench->quiz->steps[1].pos;
}

static struct srcpos spoil_steps(struct bench *bench)
{
	for (int i = 0; i < bench->quiz->nsteps; i++) {
		bench->quiz->steps[i].outcome = STEP_LEADS;
		bench->quiz->steps[i].role = 0;
	}
	return bench->quiz->steps[0].pos;
}

static struct srcpos spoil_end(struct bench *bench)
{
	struct question *question = first(bench, QUESTION_NUMBER, true);

	question->bands[question->nbands - 1].upto = question->max - 1;
	return question->pos;
}

static struct srcpos spoil_order(struct bench *bench)
{
	struct question *question = first(bench, QUESTION_NUMBER, true);

	question->bands[1].upto = question->bands[0].upto;
	return question->bands[1].pos;
}

static struct srcpos spoil_band(struct bench *bench)
{
	struct question *question = first(bench, QUESTION_NUMBER, true);

	question->bands[0].supports = NULL;
	question->bands[0].is_neutral = false;
	return question->bands[0].pos;
}

static void check(struct srcpos (*spoil)(struct bench *), const char *wanted)
{
	struct bench bench = {0};
	struct srcpos pos;
	bool is_found = false;

	load(&bench);
	pos = spoil(&bench);
	score_lint(bench.quiz, &bench.diag);
	for (int i = 0; i < bench.diag.nmessages; i++) {
		const struct diag_message *message = &bench.diag.messages[i];

		is_found |= strstr(message->text, wanted) && message->pos.line == pos.line &&
			    message->level == DIAG_WARNING;
	}
	if (!tap_ok(is_found, "%s", wanted))
		diag_print(&bench.diag, stdout, 0, false);
	diag_release(&bench.diag);
	arena_release(&bench.arena);
}

static void check_shipped(void)
{
	struct bench bench = {0};

	load(&bench);
	score_lint(bench.quiz, &bench.diag);
	if (!tap_ok(bench.diag.nmessages == 0, "the shipped questionnaire has no lint"))
		diag_print(&bench.diag, stdout, 0, false);
	diag_release(&bench.diag);
	arena_release(&bench.arena);
}

int main(void)
{
	check_shipped();
	check(spoil_weight, "alone can move the margin by");
	check(spoil_keys, "agreeing to every statement makes role \"pm\" lead");
	check(spoil_keys, "30 to 70 percent should be keyed the other way");
	check(spoil_key, "is scored but has no key");
	check(spoil_option, "supports no role");
	check(spoil_absence, "can become a reason for a role");
	check(spoil_dimension, "has 1 scored question; at least 3");
	check(spoil_bias, "random answers favour role \"pm\" over \"tpm\" by");
	check(spoil_role, "no answers make role \"tpm\" lead");
	check(spoil_balance, "no answers were found that end balanced");
	check(spoil_rule, "no answers make rule");
	check(spoil_when, "is never asked");
	check(spoil_step, "fit");
	check(spoil_steps, "no step is for people whom role \"tpm\" suits most");
	check(spoil_steps, "no step is for the outcome \"balanced\"");
	check(spoil_steps, "no step is for the outcome \"insufficient\"");
	check(spoil_steps, "no step is for the outcome \"blocked\"");
	check(spoil_end, "do not cover all numbers");
	check(spoil_order, "bands go up");
	check(spoil_band, "supports no role");
	return tap_done();
}
