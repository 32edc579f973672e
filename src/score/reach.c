/*
 * Reachable conditions, by trying: all answers to the questions that a condition asks, and to those
 * on which it depends whether these are asked. Numbers are tried at and beside every number they
 * are compared with.
 */
#include "score/reach.h"

#include "score/truth.h"
#include "score/variants.h"

enum { MOST_TRIALS = 20000 };

struct reach {
	struct arena *arena;
	const struct quiz *quiz;
	bool *is_read;           /* a question */
	struct variants *values; /* a question that is read; the last stands for no answer */
};

static void mark_read(struct reach *reach, const struct condition *condition)
{
	/* Questions ask only earlier ones: one pass from the last finds them all. */
	for (int q = reach->quiz->nquestions - 1; q >= 0; q--) {
		reach->is_read[q] = truth_reads(condition, q);
		for (int k = q + 1; k < reach->quiz->nquestions && !reach->is_read[q]; k++)
			reach->is_read[q] = reach->is_read[k] &&
					    truth_reads(reach->quiz->questions[k].when, q);
	}
}

static void add_value(struct reach *reach, int q, struct answer answer)
{
	struct variants *list = &reach->values[q];

	ARENA_GROW(reach->arena, list->variants, list->n);
	list->variants[list->n++] = (struct variant){.answer = answer};
}

static void add_number(struct reach *reach, int q, int64_t number)
{
	const struct question *question = &reach->quiz->questions[q];

	if (question->min < question->max && (number < question->min || number > question->max))
		return;
	add_value(reach, q, (struct answer){.state = ANSWER_GIVEN, .number = number});
}

static void add_numbers(struct reach *reach, int q, const struct condition *condition)
{
	if (!condition)
		return;
	if (condition->kind == CONDITION_COMPARE && condition->question == q)
		for (int beside = -1; beside <= 1; beside++) {
			int64_t number;

			if (!__builtin_add_overflow(condition->number, beside, &number))
				add_number(reach, q, number);
		}
	if (condition->kind == CONDITION_AND || condition->kind == CONDITION_OR ||
	    condition->kind == CONDITION_NOT) {
		add_numbers(reach, q, condition->left);
		add_numbers(reach, q, condition->right);
	}
}

static void add_declining(struct reach *reach, int q)
{
	const struct question *question = &reach->quiz->questions[q];

	for (int i = 0; i < question->noptions; i++) {
		int *chosen = ARENA_NEW(reach->arena, int);

		*chosen = i;
		if (question->options[i].is_no_answer)
			add_value(reach, q,
				  (struct answer){.state = ANSWER_DECLINED,
						  .chosen = chosen,
						  .nchosen = 1});
	}
}

static void find_values(struct reach *reach, int q, const struct condition *condition)
{
	const struct quiz *quiz = reach->quiz;
	const struct question *question = &quiz->questions[q];

	switch (score_kind(question)->variety) {
	case VARIETY_BANDS:
		add_number(reach, q, question->min);
		add_numbers(reach, q, condition);
		for (int k = 0; k < quiz->nquestions; k++)
			add_numbers(reach, q, quiz->questions[k].when);
		break;
	case VARIETY_WORDS:
		add_value(reach, q, (struct answer){.state = ANSWER_GIVEN, .text = ""});
		break;
	case VARIETY_OPTIONS:
	case VARIETY_TICKS:
	case VARIETY_RANKINGS:
		reach->values[q] = variants_make(reach->arena, question, NULL, quiz->guide->nroles);
	}
	add_declining(reach, q);
	add_value(reach, q, (struct answer){.state = ANSWER_SKIPPED});
}

static bool holds_for(const struct reach *reach, const struct condition *condition, int trial,
		      struct answer *answers, enum truth *applies)
{
	const struct quiz *quiz = reach->quiz;

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct variants *list = &reach->values[q];

		if (!reach->is_read[q])
			continue;
		answers[q] = list->variants[trial % list->n].answer;
		trial /= list->n;
	}
	truth_find_asked(quiz, answers, applies);
	return truth_eval(condition, quiz, answers, applies) == TRUTH_TRUE;
}

bool reach_is_possible(struct arena *arena, const struct quiz *quiz,
		       const struct condition *condition)
{
	struct arena_mark mark = arena_mark(arena);
	size_t n = (size_t)quiz->nquestions + 1;
	struct reach reach = {.arena = arena,
			      .quiz = quiz,
			      .is_read = ARENA_ARRAY(arena, bool, n),
			      .values = ARENA_ARRAY(arena, struct variants, n)};
	struct answer *answers = ARENA_ARRAY(arena, struct answer, n);
	enum truth *applies = ARENA_ARRAY(arena, enum truth, n);
	int64_t ntrials = 1;
	bool is_possible;

	mark_read(&reach, condition);
	for (int q = 0; q < quiz->nquestions; q++) {
		if (!reach.is_read[q])
			continue;
		find_values(&reach, q, condition);
		if (ntrials <= MOST_TRIALS)
			ntrials *= reach.values[q].n;
	}
	is_possible = ntrials > MOST_TRIALS;
	for (int trial = 0; trial < ntrials && !is_possible; trial++)
		is_possible = holds_for(&reach, condition, trial, answers, applies);
	arena_reset(arena, mark);
	return is_possible;
}
