/*
 * What changed between two results. 300 made-up pairs of answers: the lines add up to the
 * difference of both scores, computed by themselves; whatever differs has a line, and nothing else
 * has. Then each kind of noise, at its border and beyond.
 */
#include <stdlib.h>

#include "made_up.h"
#include "score/change.h"
#include "tap.h"

enum { ROUNDS = 300 };

static struct world world;

static const struct result *score(const struct answers *answers)
{
	return score_make(&world.arena, &world.quiz, answers);
}

/* Draws every n-th answer anew, or none. */
static struct answers draw_again(int n)
{
	struct answers again = world.answers;

	world.answers.answers = arena_copy(&world.arena, again.answers,
					   sizeof *again.answers * (size_t)world.quiz.nquestions);
	for (int q = 0; n > 0 && q < world.quiz.nquestions; q++)
		if (draw(&world, n) == 0)
			draw_answer(&world, q);
	again.answers = world.answers.answers;
	return again;
}

static const struct change_line *line_of(const struct change *change, int question)
{
	for (int i = 0; i < change->nlines; i++)
		if (change->lines[i].question == question)
			return &change->lines[i];
	return NULL;
}

static bool adds_up(const struct change *change, const struct result *then,
		    const struct result *now)
{
	for (int r = 0; r < now->nroles; r++) {
		int sum = 0;

		for (int i = 0; i < change->nlines; i++)
			sum += change->lines[i].points[r];
		if (sum != now->scores[r] - then->scores[r] || change->points[r] != sum)
			return false;
	}
	return true;
}

/* Whether each question has the line that its two ledger lines ask for. */
static bool has_true_lines(const struct change *change, const struct result *then,
			   const struct result *now)
{
	int nlines = 0;

	for (int i = 0; i < now->nlines; i++) {
		const struct ledger_line *a = &then->lines[i], *b = &now->lines[i];
		int q = b->question;
		bool is_same = change_is_same(&world.quiz.questions[q], &then->answers->answers[q],
					      &now->answers->answers[q]);
		const struct change_line *line = line_of(change, q);

		nlines += line != NULL;
		if (!line) {
			if (memcmp(a->points, b->points, sizeof a->points) != 0 ||
			    a->is_answered != b->is_answered || (a->is_answered && !is_same))
				return false;
			continue;
		}
		if (line->kind == CHANGE_ANSWER && (!a->is_answered || !b->is_answered || is_same))
			return false;
		if (line->kind == CHANGE_STAKE &&
		    (!is_same || (a->stake_num == b->stake_num && a->stake_den == b->stake_den)))
			return false;
		if (line->kind == CHANGE_ADDED && (a->is_answered || !b->is_answered))
			return false;
		if (line->kind == CHANGE_DROPPED && (!a->is_answered || b->is_answered))
			return false;
		if (line->kind == CHANGE_GAP &&
		    (change_state(then, q) == change_state(now, q) ||
		     change_state(then, q) == ANSWER_GIVEN || change_state(now, q) == ANSWER_GIVEN))
			return false;
	}
	return nlines == change->nlines;
}

/* Whether, of the same two people, the tie alone decides: as wide as the change, or wider. */
static bool has_true_border(const struct answers *a, const struct answers *b)
{
	const struct change *change = change_find(&world.arena, score(a), score(b));
	int apart = change->apart;

	for (world.quiz.tie = apart; world.quiz.tie <= apart + 1; world.quiz.tie++) {
		change = change_find(&world.arena, score(a), score(b));
		if (change->verdict != CHANGE_NOTHING && change->verdict != CHANGE_MORE)
			continue;
		if (!(change->noise & NOISE_TIE) != (world.quiz.tie == apart))
			return false;
	}
	world.quiz.tie = 500;
	return true;
}

static void check_pairs(void)
{
	int nsums = 0, nlines = 0, nborders = 0, nsame = 0, nseen[CHANGE_NKINDS] = {0};
	int nverdicts[CHANGE_MORE + 1] = {0};

	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(&world.arena);
		const struct result *then, *now;
		const struct change *change;
		struct answers a, b;

		draw_world(&world, round);
		a = world.answers;
		b = draw_again(round % 5);
		then = score(&a);
		now = score(&b);
		change = change_find(&world.arena, then, now);
		nsums += adds_up(change, then, now);
		nlines += has_true_lines(change, then, now);
		nborders += has_true_border(&a, &b);
		nsame += round % 5 > 0 || (change->nlines == 0 && change->nothers == 0 &&
					   change->verdict == CHANGE_NONE);
		nverdicts[change->verdict]++;
		for (int k = 0; k < CHANGE_NKINDS; k++)
			nseen[k] += change->counts[k];
		arena_reset(&world.arena, mark);
	}
	tap_ok(nsums == ROUNDS, "%d of %d: the lines add up to the difference", nsums, ROUNDS);
	tap_ok(nlines == ROUNDS, "%d of %d: whatever differs has its line", nlines, ROUNDS);
	tap_ok(nborders == ROUNDS, "%d of %d: as much as the tie is more than it", nborders,
	       ROUNDS);
	tap_ok(nsame == ROUNDS, "the same answers have no change");
	for (int k = 0; k < CHANGE_NKINDS; k++)
		tap_ok(nseen[k] > 10, "lines of kind %d were among them: %d", k, nseen[k]);
	for (int v = 0; v <= CHANGE_MORE; v++)
		tap_ok(nverdicts[v] > 3, "verdict %d was among them: %d", v, nverdicts[v]);
}

/* A questionnaire of one dimension and two roles: n scales of five points, all for the first role
 * and against the second. */
static struct answers make_scales(int n)
{
	static int8_t keys[SCORE_MAX_ROLES] = {2, -2};
	struct quiz *quiz = &world.quiz;

	world.guide = *world.five_roles;
	world.guide.nroles = 2;
	*quiz = (struct quiz){.id = "scales",
			      .version = "1",
			      .lang = "en",
			      .guide = &world.guide,
			      .tie = 500,
			      .nquestions = n};
	quiz->dimension_weights = ARENA_ARRAY(&world.arena, int, world.guide.ndimensions);
	for (int d = 0; d < world.guide.ndimensions; d++)
		quiz->dimension_weights[d] = 1;
	quiz->questions = ARENA_ARRAY(&world.arena, struct question, n);
	world.answers = (struct answers){.lang = "en"};
	for (int q = 0; q < n; q++)
		quiz->questions[q] = (struct question){
			.id = "q",
			.kind = QUESTION_LIKERT,
			.weight = 1,
			.keys = keys,
			.noptions = 5,
			.options = ARENA_ARRAY(&world.arena, struct quiz_option, 5)};
	return world.answers;
}

/* A person's points on the scales, "13x": from 1, x: skipped. */
static const struct result *answer(const char *points)
{
	struct answers *answers = ARENA_NEW(&world.arena, struct answers);

	answers->answers = ARENA_ARRAY(&world.arena, struct answer, world.quiz.nquestions);
	for (int q = 0; q < world.quiz.nquestions; q++) {
		struct answer *of = &answers->answers[q];

		if (points[q] == 'x')
			continue;
		of->state = ANSWER_GIVEN;
		of->chosen = ARENA_ARRAY(&world.arena, int, 1);
		of->chosen[0] = points[q] - '1';
		of->nchosen = 1;
	}
	return score(answers);
}

static void is_change(const char *then, const char *now, enum change_verdict verdict,
		      unsigned noise, const char *text)
{
	const struct change *change = change_find(&world.arena, answer(then), answer(now));
	bool is_right = change->verdict == verdict && change->noise == noise;

	tap_ok(is_right, "%s to %s: %s", then, now, text);
	if (!is_right)
		printf("#   verdict %d, noise %u, %d apart\n", change->verdict, change->noise,
		       change->apart);
}

/* Of four scales a step moves the lead by 12.50 points, so that all the rest is seen beside it. */
static void check_noise(void)
{
	make_scales(4);
	is_change("5555", "5555", CHANGE_NONE, 0, "nothing has changed");
	is_change("5555", "5554", CHANGE_NOTHING, NOISE_STEP, "one step, and as strong as before");
	is_change("5555", "4444", CHANGE_NOTHING, NOISE_STEP, "a step each, and as strong still");
	is_change("5555", "5553", CHANGE_MORE, 0, "two steps are more than one");
	is_change("4333", "2333", CHANGE_MORE, 0, "another role is in front");
	is_change("3333", "4333", CHANGE_MORE, 0, "a step, but no tie any more");
	is_change("5555", "555x", CHANGE_NOTHING, NOISE_TIE | NOISE_MISSING,
		  "what is missing may be what was there");
	is_change("5534", "544x", CHANGE_NOTHING, NOISE_TIE | NOISE_MISSING, "and more than that");
	is_change("5534", "534x", CHANGE_NOTHING, NOISE_MISSING, "it just does");
	is_change("5534", "533x", CHANGE_MORE, 0, "it does not quite");
	is_change("555x", "xxx5", CHANGE_OPEN, 0, "there is no result now");
	is_change("xxxx", "xxxx", CHANGE_NONE, 0, "there was none, and there is none");
	world.quiz.tie = 2600;
	is_change("4333", "2333", CHANGE_NOTHING, NOISE_LEVEL | NOISE_TIE, "a tie then, a tie now");
	is_change("4433", "2233", CHANGE_NOTHING, NOISE_LEVEL,
		  "further apart, and a tie both times");
	is_change("5433", "2233", CHANGE_MORE, 0, "it was none");
}

int main(void)
{
	arena_init(&world.arena);
	if (!tap_ok(load_world(&world, "en"), "guide and phrases load"))
		return tap_done();
	check_pairs();
	check_noise();
	arena_release(&world.arena);
	return tap_done();
}
