/*
 * Lints of a questionnaire: what would make it lean before anyone has answered. All figures take
 * every scored question as asked and answered, in centipoints.
 */
#include "score/score_lint.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "score/ledger.h"
#include "score/reach.h"
#include "score/score.h"
#include "score/variants.h"

enum {
	MOST_BIAS = 200,     /* centipoints between roles when answers are random */
	MOST_SWING = 1500,   /* centipoints that one question may move a margin */
	LEAST_QUESTIONS = 3, /* scored ones a dimension */
	LEAST_REVERSED = 30, /* percent of the statements that speak for the other role */
	LEAST_STATEMENTS = 2 /* from which on the share of reversed ones is looked at */
};

struct lint {
	struct arena arena;
	const struct quiz *quiz;
	const struct guide *guide;
	struct diag *diag;
	bool *is_scored; /* a question */
	struct shares shares;
	struct variants *answers; /* all, a scored question; with the points of each */
};

static bool is_statement(const struct question *question)
{
	return score_kind(question)->is_statement;
}

/* Centipoints as points, for messages. */
static const char *points_text(struct lint *lint, int32_t points)
{
	return arena_printf(&lint->arena, "%d.%02d", abs(points) / 100, abs(points) % 100);
}

static void init(struct lint *lint, const struct quiz *quiz, struct diag *diag)
{
	size_t n = (size_t)quiz->nquestions + 1;

	*lint = (struct lint){.quiz = quiz, .guide = quiz->guide, .diag = diag};
	arena_init(&lint->arena);
	lint->is_scored = ARENA_ARRAY(&lint->arena, bool, n);
	lint->answers = ARENA_ARRAY(&lint->arena, struct variants, n);
	for (int q = 0; q < quiz->nquestions; q++)
		lint->is_scored[q] = ledger_is_scored(&quiz->questions[q]);
	lint->shares = ledger_share(&lint->arena, quiz, quiz->dimension_weights, lint->is_scored);
	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		struct variants *list = &lint->answers[q];

		if (lint->is_scored[q])
			*list = variants_make(&lint->arena, question, NULL, quiz->guide->nroles);
		for (int i = 0; i < list->n; i++)
			ledger_answer(&lint->shares, question, &list->variants[i].answer,
				      quiz->guide->nroles, list->variants[i].scores);
	}
}

/* The mean over all options that are answers; of a Likert scale it is nothing either way. */
static struct sigma mean_sigma(const struct lint *lint, const struct question *question)
{
	struct sigma sum = {.den = 0};

	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		if (option->is_no_answer)
			continue;
		sum.den += 2;
		for (int r = 0; r < lint->guide->nroles && option->supports; r++)
			sum.num[r] += option->supports[r];
	}
	for (int i = 0; i < question->nbands; i++) {
		sum.den += 2;
		for (int r = 0; r < lint->guide->nroles && question->bands[i].supports; r++)
			sum.num[r] += question->bands[i].supports[r];
	}
	if (sum.den == 0)
		sum.den = 1;
	return sum;
}

static void check_bias(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;
	int32_t expected[SCORE_MAX_ROLES] = {0};

	for (int q = 0; q < quiz->nquestions; q++) {
		struct sigma mean;

		if (!lint->is_scored[q] || is_statement(&quiz->questions[q]))
			continue;
		mean = mean_sigma(lint, &quiz->questions[q]);
		for (int r = 0; r < lint->guide->nroles; r++)
			expected[r] += ledger_points(&lint->shares, &quiz->questions[q], &mean, r);
	}
	for (int a = 0; a < lint->guide->nroles; a++)
		for (int b = a + 1; b < lint->guide->nroles; b++) {
			int32_t bias = expected[a] - expected[b];

			if (abs(bias) <= MOST_BIAS)
				continue;
			diag_warn(lint->diag, quiz->pos,
				  "random answers favour role \"%s\" over \"%s\" by %s points; at "
				  "most 2.00 is fair",
				  lint->guide->roles[bias > 0 ? a : b].id,
				  lint->guide->roles[bias > 0 ? b : a].id, points_text(lint, bias));
		}
}

/* The spread of the first two when every statement is answered at the place given; the other
 * questions say nothing. */
static void check_statements(struct lint *lint, bool is_agreeing)
{
	const struct quiz *quiz = lint->quiz;
	int32_t points[SCORE_MAX_ROLES] = {0};
	int nroles = lint->guide->nroles;

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct variants *list = &lint->answers[q];

		if (!is_statement(&quiz->questions[q]) || list->n == 0)
			continue;
		for (int r = 0; r < nroles; r++)
			points[r] += list->variants[is_agreeing ? list->n - 1 : (list->n - 1) / 2]
					     .scores[r];
	}
	for (int a = 0; a < nroles; a++) {
		bool is_ahead = true;

		for (int b = 0; b < nroles; b++)
			if (a != b && points[a] - points[b] < quiz->tie)
				is_ahead = false;
		if (is_ahead)
			diag_warn(lint->diag, quiz->pos,
				  "%s every statement makes role \"%s\" lead; balance the keys",
				  is_agreeing ? "agreeing to" : "staying neutral on",
				  lint->guide->roles[a].id);
	}
}

static int32_t swing_of(const struct lint *lint, int q)
{
	const struct variants *list = &lint->answers[q];
	int32_t swing = 0;

	for (int a = 0; a < lint->guide->nroles; a++)
		for (int b = a + 1; b < lint->guide->nroles; b++) {
			int32_t least = INT32_MAX, most = INT32_MIN;

			for (int i = 0; i < list->n; i++) {
				const int32_t *points = list->variants[i].scores;
				int32_t margin = points[a] - points[b];

				least = margin < least ? margin : least;
				most = margin > most ? margin : most;
			}
			if (list->n > 0 && most - least > swing)
				swing = most - least;
		}
	return swing;
}

static void check_swings(struct lint *lint)
{
	for (int q = 0; q < lint->quiz->nquestions; q++) {
		const struct question *question = &lint->quiz->questions[q];
		int32_t swing = swing_of(lint, q);

		if (swing > MOST_SWING)
			diag_warn(lint->diag, question->pos,
				  "the answer to \"%s\" alone can move the margin by %s points; at "
				  "most 15.00 is fair",
				  question->id, points_text(lint, swing));
	}
}

static void check_dimensions(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;

	for (int d = 0; d < lint->guide->ndimensions; d++) {
		struct srcpos pos = quiz->pos;
		int n = 0;

		for (int q = 0; q < quiz->nquestions; q++) {
			if (!lint->is_scored[q] || quiz->questions[q].dimension != d)
				continue;
			if (n++ == 0)
				pos = quiz->questions[q].pos;
		}
		if (n < LEAST_QUESTIONS)
			diag_warn(lint->diag, pos,
				  "dimension \"%s\" has %d scored question%s; at least 3 are "
				  "needed to say something about it",
				  lint->guide->dimensions[d].id, n, n == 1 ? "" : "s");
	}
}

static void check_reversal(struct lint *lint, int a, int b)
{
	int n = 0, nfor_b = 0;

	for (int q = 0; q < lint->quiz->nquestions; q++) {
		const struct question *question = &lint->quiz->questions[q];

		if (!lint->is_scored[q] || !is_statement(question) || !question->keys)
			continue;
		n += question->keys[a] != question->keys[b];
		nfor_b += question->keys[a] < question->keys[b];
	}
	if (n < LEAST_STATEMENTS ||
	    (nfor_b * 100 >= n * LEAST_REVERSED && (n - nfor_b) * 100 >= n * LEAST_REVERSED))
		return;
	diag_warn(lint->diag, lint->quiz->pos,
		  "agreeing favours role \"%s\" over \"%s\" in %d of %d statements; 30 to 70 "
		  "percent should be keyed the other way",
		  lint->guide->roles[2 * nfor_b > n ? b : a].id,
		  lint->guide->roles[2 * nfor_b > n ? a : b].id,
		  2 * nfor_b > n ? nfor_b : n - nfor_b, n);
}

/* How much an answer with these points is wanted where role should win; -1: where none should. */
static int64_t worth(const struct lint *lint, const int32_t *sums, const int32_t *points, int role)
{
	int64_t value = 0;

	for (int a = 0; a < lint->guide->nroles; a++) {
		if (role >= 0) {
			value += points[role] - points[a];
			continue;
		}
		for (int b = a + 1; b < lint->guide->nroles; b++)
			value -= llabs((int64_t)sums[a] + points[a] - sums[b] - points[b]);
	}
	return value;
}

/* The scores when every question is answered the way that serves role best. */
static void answer_for(const struct lint *lint, int role, int32_t *sums)
{
	for (int q = 0; q < lint->quiz->nquestions; q++) {
		const struct variants *list = &lint->answers[q];
		const struct variant *best = list->variants;

		for (int i = 1; i < list->n; i++)
			if (worth(lint, sums, list->variants[i].scores, role) >
			    worth(lint, sums, best->scores, role))
				best = &list->variants[i];
		for (int r = 0; r < lint->guide->nroles && list->n > 0; r++)
			sums[r] += best->scores[r];
	}
}

static void check_outcomes(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;
	int32_t sums[SCORE_MAX_ROLES] = {0};
	int32_t first = INT32_MIN, second = INT32_MIN;

	for (int role = 0; role < lint->guide->nroles; role++) {
		int32_t own[SCORE_MAX_ROLES] = {0};
		bool can_win = true;

		answer_for(lint, role, own);
		for (int r = 0; r < lint->guide->nroles; r++)
			if (r != role && own[role] - own[r] < quiz->tie)
				can_win = false;
		if (!can_win)
			diag_warn(lint->diag, quiz->pos, "no answers make role \"%s\" lead",
				  lint->guide->roles[role].id);
	}
	answer_for(lint, -1, sums);
	for (int r = 0; r < lint->guide->nroles; r++) {
		second = sums[r] > first ? first : sums[r] > second ? sums[r] : second;
		first = sums[r] > first ? sums[r] : first;
	}
	if (first - second >= quiz->tie)
		diag_warn(lint->diag, quiz->pos, "no answers were found that end balanced");
}

static bool says_something(const struct lint *lint, const int8_t *supports)
{
	for (int r = 0; r < lint->guide->nroles && supports; r++)
		if (supports[r])
			return true;
	return false;
}

/* What an option says is known by its id alone, in every language: "none" is a reason for no role,
 * only against one. */
static void check_absence(struct lint *lint, const struct question *question)
{
	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		if (strcmp(option->id, "none") != 0 || option->is_none || option->is_no_answer)
			continue;
		diag_warn(lint->diag, option->pos,
			  "option \"none\" of \"%s\" can become a reason for a role", question->id);
		diag_hint(lint->diag, "none=\"true\" says that it is only what is not there");
	}
}

static void check_supports(struct lint *lint, const struct question *question)
{
	if (is_statement(question)) {
		if (!says_something(lint, question->keys))
			diag_warn(lint->diag, question->pos,
				  "statement \"%s\" is scored but has no key", question->id);
		return;
	}
	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		if (option->is_neutral || option->is_no_answer || option->is_none ||
		    option->is_other || says_something(lint, option->supports))
			continue;
		diag_warn(lint->diag, option->pos, "option \"%s\" of \"%s\" supports no role",
			  option->id, question->id);
		diag_hint(lint->diag, "neutral=\"true\" says that it should");
	}
}

static void check_bands(struct lint *lint, const struct question *question)
{
	int64_t below = question->min < question->max ? question->min : INT64_MIN;
	int64_t last = below;

	for (int i = 0; i < question->nbands; i++) {
		const struct quiz_band *band = &question->bands[i];

		if (i > 0 && band->upto <= last)
			diag_warn(lint->diag, band->pos,
				  "this band of \"%s\" ends where the one before it does or below; "
				  "bands go up",
				  question->id);
		else if (band->upto < below)
			diag_warn(lint->diag, band->pos,
				  "no number that \"%s\" allows lies in this band", question->id);
		if (!band->is_neutral && !says_something(lint, band->supports)) {
			diag_warn(lint->diag, band->pos, "this band of \"%s\" supports no role",
				  question->id);
			diag_hint(lint->diag, "neutral=\"true\" says that it should");
		}
		last = band->upto;
	}
	if (question->nbands == 0 ||
	    last < (question->min < question->max ? question->max : INT64_MAX))
		diag_warn(lint->diag, question->pos, "the bands of \"%s\" do not cover all numbers",
			  question->id);
}

static bool has_step(const struct quiz *quiz, enum step_outcome outcome, int role)
{
	for (int i = 0; i < quiz->nsteps; i++) {
		const struct next_step *step = &quiz->steps[i];

		if ((step->outcome == outcome || step->outcome == STEP_ANY) &&
		    (step->role < 0 || step->role == role))
			return true;
	}
	return false;
}

/* Where there are next steps at all, nobody should be left without. */
static void check_steps(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;

	if (!quiz->nsteps)
		return;
	for (int role = 0; role < lint->guide->nroles; role++)
		if (!has_step(quiz, STEP_LEADS, role))
			diag_warn(lint->diag, quiz->steps[0].pos,
				  "no step is for people whom role \"%s\" suits most",
				  lint->guide->roles[role].id);
	for (int outcome = STEP_BALANCED; outcome <= STEP_BLOCKED; outcome++)
		if (!has_step(quiz, (enum step_outcome)outcome, -1))
			diag_warn(lint->diag, quiz->steps[0].pos,
				  "no step is for the outcome \"%s\", whatever the roles",
				  step_outcomes.words[outcome]);
}

/* when NULL: always. */
static bool can_be(struct lint *lint, const struct condition *when)
{
	return !when || reach_is_possible(&lint->arena, lint->quiz, when);
}

static void check_reach(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;

	for (int i = 0; i < quiz->nrules; i++)
		if (!can_be(lint, quiz->rules[i].when))
			diag_warn(lint->diag, quiz->rules[i].pos,
				  "no answers make rule \"%s\" true", quiz->rules[i].id);
	for (int i = 0; i < quiz->nsteps; i++)
		if (!can_be(lint, quiz->steps[i].when))
			diag_warn(lint->diag, quiz->steps[i].pos, "no answers make step \"%s\" fit",
				  quiz->steps[i].id);
	for (int q = 0; q < quiz->nquestions; q++)
		if (!can_be(lint, quiz->questions[q].when))
			diag_warn(lint->diag, quiz->questions[q].pos,
				  "question \"%s\" is never asked", quiz->questions[q].id);
}

void score_lint(const struct quiz *quiz, struct diag *diag)
{
	struct lint lint;

	init(&lint, quiz, diag);
	check_bias(&lint);
	check_statements(&lint, true);
	check_statements(&lint, false);
	check_swings(&lint);
	check_dimensions(&lint);
	for (int a = 0; a < lint.guide->nroles; a++)
		for (int b = a + 1; b < lint.guide->nroles; b++)
			check_reversal(&lint, a, b);
	check_outcomes(&lint);
	for (int q = 0; q < quiz->nquestions; q++) {
		if (!lint.is_scored[q])
			continue;
		check_absence(&lint, &quiz->questions[q]);
		if (score_kind(&quiz->questions[q])->variety == VARIETY_BANDS)
			check_bands(&lint, &quiz->questions[q]);
		else
			check_supports(&lint, &quiz->questions[q]);
	}
	check_steps(&lint);
	check_reach(&lint);
	arena_release(&lint.arena);
}
