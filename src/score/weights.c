/*
 * Weights test. The margin is in proportion to the sum of W m over the dimensions, m the margin
 * inside one (-2..2, exact). It vanishes where the weight of d is minus the sum of the others,
 * divided by m of d.
 */
#include "score/weights.h"

static struct fraction inner_margin(const struct ledger *ledger, int d, int leader, int rival)
{
	const struct quiz *quiz = ledger->quiz;
	struct fraction sum = {0, 1};

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		struct sigma sigma;

		if (!ledger->is_answered[q] || question->dimension != d)
			continue;
		sigma = score_kind(question)->sigma(question, &ledger->answers[q],
						    quiz->guide->nroles);
		sum = fraction_add(sum, fraction_make((wide)question->weight * (sigma.num[leader] -
										sigma.num[rival]),
						      sigma.den));
	}
	if (ledger->answered.dimensions[d] == 0)
		return sum;
	return fraction_make(sum.num, sum.den * ledger->answered.dimensions[d]);
}

static void find_flip_weight(struct dimension_result *dimension, struct fraction others,
			     struct fraction margin)
{
	struct fraction weight;

	if (margin.num == 0)
		return;
	weight = fraction_make(-others.num * margin.den, others.den * margin.num);
	if (weight.num <= 0)
		return;
	dimension->can_flip = true;
	dimension->flip_num = (int64_t)weight.num;
	dimension->flip_den = (int64_t)weight.den;
}

static void find_dimensions(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;
	int n = quiz->guide->ndimensions;
	struct fraction *margins = ARENA_ARRAY(arena, struct fraction, n + 1);

	result->dimensions = ARENA_ARRAY(arena, struct dimension_result, n + 1);
	for (int d = 0; d < n; d++) {
		result->dimensions[d].is_answered = ledger->answered.dimensions[d] > 0;
		margins[d] = inner_margin(ledger, d, result->leader, result->rival);
	}
	for (int q = 0; q < quiz->nquestions; q++)
		for (int r = 0; r < result->nroles && ledger->is_answered[q]; r++)
			result->dimensions[quiz->questions[q].dimension].points[r] +=
				ledger->points[q][r];
	for (int d = 0; d < n; d++) {
		struct fraction others = {0, 1};

		for (int k = 0; k < n; k++) {
			struct fraction weight = {quiz->dimension_weights[k], 1};

			if (k != d)
				others = fraction_add(others,
						      fraction_multiply(weight, margins[k]));
		}
		find_flip_weight(&result->dimensions[d], others, margins[d]);
	}
}

/* Ahead in some dimension and behind in none. */
static bool dominates(const struct ledger *ledger, int leader, int rival)
{
	bool is_ahead = false;

	for (int d = 0; d < ledger->quiz->guide->ndimensions; d++) {
		struct fraction margin = inner_margin(ledger, d, leader, rival);

		if (margin.num < 0)
			return false;
		is_ahead |= margin.num > 0;
	}
	return is_ahead;
}

static int32_t equal_weight_margin(struct arena *arena, const struct ledger *ledger,
				   const struct result *result)
{
	struct arena_mark mark = arena_mark(arena);
	int n = ledger->quiz->guide->ndimensions;
	int *weights = ARENA_ARRAY(arena, int, n + 1);
	const struct ledger *equal;
	int32_t margin;

	for (int d = 0; d < n; d++)
		weights[d] = 1;
	equal = ledger_make(arena, ledger->quiz, ledger->answers, weights);
	margin = equal->scores[result->leader] - equal->scores[result->rival];
	arena_reset(arena, mark);
	return margin;
}

void weights_test(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	find_dimensions(arena, ledger, result);
	result->equal_weight_margin = equal_weight_margin(arena, ledger, result);
	result->is_dominant = true;
	for (int i = 1; i <= result->nrivals; i++)
		if (!dominates(ledger, result->leader, result->ranking[i]))
			result->is_dominant = false;
}

static bool leads(const struct ledger *ledger, const struct result *result)
{
	for (int i = 1; i <= result->nrivals; i++)
		if (ledger->scores[result->leader] <= ledger->scores[result->ranking[i]])
			return false;
	return true;
}

void weights_leave_one_out(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct answer skipped = {.state = ANSWER_SKIPPED};

	for (int q = 0; q < ledger->quiz->nquestions; q++) {
		struct arena_mark mark = arena_mark(arena);

		if (!ledger->is_answered[q])
			continue;
		result->nleave_one_out++;
		result->nleads += leads(ledger_change(arena, ledger, q, &skipped), result);
		arena_reset(arena, mark);
	}
}
