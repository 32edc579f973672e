/*
 * A score is 50 and its lines, so that the difference of two is the sum of the differences of the
 * lines. Where an answer came or went, the stakes of those beside it change too: these have lines
 * as well, or the sum would not be exact.
 */
#include "score/change.h"

#include <stdlib.h>
#include <string.h>

#include "score/missing.h"
#include "score/truth.h"

static bool is_same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

bool change_is_same(const struct question *question, const struct answer *a, const struct answer *b)
{
	const struct score_kind *kind = score_kind(question);

	if (a->state != b->state || a->nchosen != b->nchosen || !is_same_text(a->text, b->text))
		return false;
	if (a->state != ANSWER_GIVEN)
		return true;
	if (kind->variety == VARIETY_BANDS && a->nchosen == 0)
		return a->number == b->number;
	return a->nchosen == 0 || kind->apart(question, a, b) == 0;
}

static bool is_step(const struct question *question, const struct answer *a, const struct answer *b)
{
	const struct score_kind *kind = score_kind(question);

	return kind->has_steps && kind->apart(question, a, b) <= 1;
}

/* Its line among those of the result; NULL: it is not scored. */
static const struct ledger_line *line_of(const struct result *result, int question)
{
	for (int i = 0; i < result->nlines; i++)
		if (result->lines[i].question == question)
			return &result->lines[i];
	return NULL;
}

enum answer_state change_state(const struct result *result, int question)
{
	const struct ledger_line *line = line_of(result, question);
	const struct answer *answer = &result->answers->answers[question];

	if (line && !line->is_asked)
		return ANSWER_NOT_ASKED;
	if (answer->state == ANSWER_GIVEN &&
	    !truth_is_given(&result->quiz->questions[question], answer))
		return ANSWER_DECLINED;
	return answer->state;
}

/* Adds what the i-th scored question moved; nothing where it is as it was. */
static void add_line(struct arena *arena, struct change *change, int i)
{
	const struct ledger_line *then = &change->before->lines[i], *now = &change->now->lines[i];
	const struct question *question = &change->now->quiz->questions[now->question];
	const struct answer *a = &change->before->answers->answers[now->question];
	const struct answer *b = &change->now->answers->answers[now->question];
	struct change_line line = {.question = now->question};
	bool moves = false;

	for (int r = 0; r < change->now->nroles; r++) {
		line.points[r] = now->points[r] - then->points[r];
		moves |= line.points[r] != 0;
	}
	if (then->is_answered && now->is_answered) {
		if (change_is_same(question, a, b) && !moves)
			return;
		line.kind = change_is_same(question, a, b) ? CHANGE_STAKE : CHANGE_ANSWER;
		line.is_step = line.kind == CHANGE_ANSWER && is_step(question, a, b);
	} else if (then->is_answered || now->is_answered) {
		line.kind = now->is_answered ? CHANGE_ADDED : CHANGE_DROPPED;
	} else {
		line.kind = CHANGE_GAP;
		if (change_state(change->before, now->question) ==
		    change_state(change->now, now->question))
			return;
	}
	ARENA_GROW(arena, change->lines, change->nlines);
	change->lines[change->nlines++] = line;
	change->counts[line.kind]++;
	for (int r = 0; r < change->now->nroles; r++)
		change->points[r] += line.points[r];
}

static void add_others(struct arena *arena, struct change *change)
{
	const struct quiz *quiz = change->now->quiz;

	change->others = ARENA_ARRAY(arena, int, quiz->nquestions + 1);
	for (int q = 0; q < quiz->nquestions; q++)
		if (!ledger_is_scored(&quiz->questions[q]) &&
		    !change_is_same(&quiz->questions[q], &change->before->answers->answers[q],
				    &change->now->answers->answers[q]))
			change->others[change->nothers++] = q;
}

static void find_apart(struct change *change)
{
	int32_t least = INT32_MAX, most = INT32_MIN;

	for (int r = 0; r < change->now->nroles; r++) {
		least = change->points[r] < least ? change->points[r] : least;
		most = change->points[r] > most ? change->points[r] : most;
	}
	change->apart = most - least;
}

static bool has_same_facts(const struct change *change)
{
	return memcmp(change->before->is_blocked, change->now->is_blocked,
		      sizeof change->now->is_blocked) == 0;
}

static bool has_same_rules(const struct change *change)
{
	return memcmp(change->before->rules, change->now->rules,
		      sizeof *change->now->rules * (size_t)change->now->quiz->nrules) == 0;
}

static bool has_same_front(const struct change *change)
{
	bool is_in_front[SCORE_MAX_ROLES] = {false};

	for (int i = 0; i < change->before->nfront; i++)
		is_in_front[change->before->front[i]] = true;
	for (int i = 0; i < change->now->nfront; i++)
		if (!is_in_front[change->now->front[i]])
			return false;
	return change->before->nfront == change->now->nfront;
}

static bool is_gap(const struct result *result)
{
	for (int i = 0; i < result->nlines; i++)
		if (result->lines[i].is_asked && !result->lines[i].is_answered)
			return true;
	return false;
}

/* Whether, for every two roles, some answers to what was missing give the same lead both times. */
static bool is_within_missing(struct arena *arena, const struct change *change)
{
	const struct result *results[] = {change->before, change->now};
	struct ledger *ledgers[2];
	struct variants *missing[2];

	if (!is_gap(change->before) && !is_gap(change->now))
		return false;
	for (int i = 0; i < 2; i++) {
		ledgers[i] = ledger_make(arena, results[i]->quiz, results[i]->answers->answers,
					 results[i]->quiz->dimension_weights);
		missing[i] = missing_answers(arena, ledgers[i]);
	}
	for (int a = 0; a < change->now->nroles; a++)
		for (int b = 0; b < a; b++) {
			struct missing_interval then = missing_interval(ledgers[0], missing[0], a,
									b);
			struct missing_interval now = missing_interval(ledgers[1], missing[1], a,
								       b);

			if (then.least > now.most || now.least > then.most)
				return false;
		}
	return true;
}

/* Whether nothing but single steps lies between the two, and they come to the same. */
static bool is_within_steps(const struct change *change)
{
	for (int i = 0; i < change->nlines; i++)
		if (!change->lines[i].is_step && change->lines[i].kind != CHANGE_GAP)
			return false;
	return change->counts[CHANGE_ANSWER] > 0 &&
	       change->before->outcome == change->now->outcome &&
	       change->before->band == change->now->band && has_same_front(change);
}

static unsigned find_noise(struct arena *arena, const struct change *change)
{
	unsigned noise = 0;

	if (change->before->outcome == OUTCOME_BALANCED &&
	    change->now->outcome == OUTCOME_BALANCED && has_same_front(change))
		noise |= NOISE_LEVEL;
	if (change->apart < change->now->quiz->tie)
		noise |= NOISE_TIE;
	if (is_within_missing(arena, change))
		noise |= NOISE_MISSING;
	if (is_within_steps(change))
		noise |= NOISE_STEP;
	return noise;
}

static enum change_verdict find_verdict(const struct change *change, unsigned noise)
{
	if (change->nlines == 0 && has_same_rules(change))
		return CHANGE_NONE;
	if (change->before->outcome == OUTCOME_INSUFFICIENT ||
	    change->now->outcome == OUTCOME_INSUFFICIENT)
		return CHANGE_OPEN;
	if (!has_same_facts(change))
		return CHANGE_FACTS;
	return noise ? CHANGE_NOTHING : CHANGE_MORE;
}

const struct change *change_find(struct arena *arena, const struct result *before,
				 const struct result *now)
{
	struct change *change = ARENA_NEW(arena, struct change);
	unsigned noise;

	change->before = before;
	change->now = now;
	for (int i = 0; i < now->nlines; i++)
		add_line(arena, change, i);
	add_others(arena, change);
	find_apart(change);
	noise = find_noise(arena, change);
	change->verdict = find_verdict(change, noise);
	change->noise = change->verdict == CHANGE_NOTHING ? noise : 0;
	return change;
}
