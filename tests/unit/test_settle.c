/*
 * Settling answers to a form that was seen as a whole. Made-up people answer everything, what they
 * are not asked too: what stays is what they are asked, given what stays before it, and settling
 * again changes nothing.
 */
#include <string.h>

#include "made_up.h"
#include "score/settle.h"
#include "score/truth.h"
#include "tap.h"

enum { ROUNDS = 300 };

static struct world world;

static bool has_answer(const struct answer *answer)
{
	return answer->state == ANSWER_GIVEN || answer->state == ANSWER_DECLINED;
}

/* What of before should stand in after, question by question; adds to *ndropped. */
static bool is_settled(const struct answer *before, const struct answer *after, int *ndropped)
{
	const struct quiz *quiz = &world.quiz;
	enum truth *applies = ARENA_ARRAY(&world.arena, enum truth, quiz->nquestions);

	for (int q = 0; q < quiz->nquestions; q++) {
		truth_find_one(quiz, after, applies, q);
		if ((applies[q] == TRUTH_TRUE) != (after[q].state != ANSWER_NOT_ASKED))
			return false;
		if (applies[q] != TRUTH_TRUE) {
			applies[q] = TRUTH_FALSE;
			*ndropped += has_answer(&before[q]);
		} else if (has_answer(&before[q])
				   ? memcmp(&before[q], &after[q], sizeof *after) != 0
				   : after[q].state != ANSWER_SKIPPED || !after[q].pos.file) {
			return false;
		}
	}
	return true;
}

/* Some questions are asked only of who answered an earlier one, or did not. */
static void draw_conditions(void)
{
	struct quiz *quiz = &world.quiz;

	for (int q = 1; q < quiz->nquestions; q++) {
		struct condition *answered = ARENA_NEW(&world.arena, struct condition);
		struct condition *not = ARENA_NEW(&world.arena, struct condition);

		*answered = (struct condition){
			.kind = CONDITION_ANSWERED, .question = draw(&world, q), .option = -1};
		*not = (struct condition){
			.kind = CONDITION_NOT, .left = answered, .question = -1, .option = -1};
		quiz->questions[q].when = draw(&world, 3) > 0 ? NULL
					  : draw(&world, 2)   ? answered
							      : not ;
	}
}

int main(void)
{
	int ngood = 0, ndropped = 0, nagain = 0;

	arena_init(&world.arena);
	if (!tap_ok(load_world(&world, "en"), "guide and phrases load"))
		return tap_done();
	for (int i = 0; i < ROUNDS; i++) {
		struct answer *before;
		struct answers *person = &world.answers;
		bool *dropped;
		int n = 0, ntold, nmarked = 0;

		draw_world(&world, i);
		draw_conditions();
		for (int q = 0; q < world.quiz.nquestions; q++)
			if (!has_answer(&person->answers[q]))
				person->answers[q] = (struct answer){.state = ANSWER_SKIPPED};
		before = arena_copy(&world.arena, person->answers,
				    sizeof *before * (size_t)world.quiz.nquestions);
		dropped = ARENA_ARRAY(&world.arena, bool, world.quiz.nquestions);
		ntold = settle_answers(&world.arena, &world.quiz, person, dropped);
		for (int q = 0; q < world.quiz.nquestions; q++)
			nmarked += dropped[q];
		ngood += is_settled(before, person->answers, &n) && n == ntold && nmarked == n;
		ndropped += n;
		nagain += settle_answers(&world.arena, &world.quiz, person, NULL);
	}
	tap_ok(ngood == ROUNDS && ndropped > 20, "%d of %d people, %d answers to what is not asked",
	       ngood, ROUNDS, ndropped);
	tap_ok(nagain == 0, "settled again, there are %d", nagain);
	arena_release(&world.arena);
	return tap_done();
}
