/*
 * A step is for a person when the outcome is its own, its role is in front, and its condition is
 * true; a condition that hangs on a missing answer is not.
 */
#include "score/steps.h"

#include "score/truth.h"

static bool has_outcome(const struct result *result, enum step_outcome outcome)
{
	bool is_divided = result->outcome == OUTCOME_DIVIDED;

	switch (outcome) {
	case STEP_LEADS:
		return result->outcome == OUTCOME_LEADS || (is_divided && result->nfront == 1);
	case STEP_BALANCED:
		return result->outcome == OUTCOME_BALANCED || (is_divided && result->nfront > 1);
	case STEP_INSUFFICIENT:
		return result->outcome == OUTCOME_INSUFFICIENT;
	case STEP_BLOCKED:
		return result->outcome == OUTCOME_BLOCKED;
	case STEP_ANY:
		return true;
	}
	return false;
}

/* By the answers: what to try is what they speak for, also where a fact stands in its way. */
static bool is_in_front(const struct result *result, int role)
{
	if (result->outcome == OUTCOME_INSUFFICIENT || result->outcome == OUTCOME_BLOCKED)
		return false;
	for (int i = 0; i < result->nfront; i++)
		if (result->front[i] == role)
			return true;
	return false;
}

void steps_find(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;

	result->steps = ARENA_ARRAY(arena, int, quiz->nsteps + 1);
	for (int i = 0; i < quiz->nsteps; i++) {
		const struct next_step *step = &quiz->steps[i];

		if (!has_outcome(result, step->outcome) ||
		    (step->role >= 0 && !is_in_front(result, step->role)))
			continue;
		if (step->when &&
		    truth_eval(step->when, quiz, ledger->answers, ledger->applies) != TRUTH_TRUE)
			continue;
		result->steps[result->nsteps++] = i;
	}
}
