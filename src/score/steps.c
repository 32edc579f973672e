/*
 * A step is for a person when the outcome is its own, its role is in front, and its condition is
 * true; a condition that hangs on a missing answer is not.
 */
#include "score/steps.h"

#include "score/truth.h"

static bool has_outcome(const struct result *result, enum step_outcome outcome)
{
	switch (outcome) {
	case STEP_LEADS:
		return result->outcome == OUTCOME_LEADS;
	case STEP_BALANCED:
		return result->outcome == OUTCOME_BALANCED;
	case STEP_INSUFFICIENT:
		return result->outcome == OUTCOME_INSUFFICIENT;
	case STEP_BLOCKED:
		return result->outcome == OUTCOME_BLOCKED;
	case STEP_ANY:
		return true;
	}
	return false;
}

/* Where a role leads, it is alone in front, even if a blocked one has about as many points. */
static bool is_in_front(const struct result *result, int role)
{
	int n = result->outcome == OUTCOME_LEADS ? 1 :
		result->outcome == OUTCOME_BALANCED ? result->nleading : 0;

	for (int i = 0; i < n; i++)
		if (result->ranking[i] == role)
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
		if (step->when && truth_eval(step->when, quiz, ledger->answers,
					     ledger->applies) != TRUTH_TRUE)
			continue;
		result->steps[result->nsteps++] = i;
	}
}
