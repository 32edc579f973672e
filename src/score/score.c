/* From answers to a result: the ledger first, then everything that is read off it. */
#include "score/score.h"

#include <string.h>

#include "score/consistency.h"
#include "score/flip.h"
#include "score/ledger.h"
#include "score/missing.h"
#include "score/rules.h"
#include "score/score_check.h"
#include "score/steps.h"
#include "score/verdict.h"
#include "score/weights.h"

static void add_lines(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;

	result->lines = ARENA_ARRAY(arena, struct ledger_line, quiz->nquestions + 1);
	for (int q = 0; q < quiz->nquestions; q++) {
		struct ledger_line *line = &result->lines[result->nlines];
		struct fraction stake = {0, 1};

		if (!ledger_is_scored(&quiz->questions[q]))
			continue;
		result->nlines++;
		if (ledger->is_answered[q])
			stake = ledger_stake(&ledger->answered, &quiz->questions[q]);
		*line = (struct ledger_line){.question = q,
					     .is_asked = ledger->is_asked[q],
					     .is_answered = ledger->is_answered[q],
					     .stake_num = (int64_t)stake.num,
					     .stake_den = (int64_t)stake.den};
		memcpy(line->points, ledger->points[q], sizeof line->points);
	}
}

const struct result *score_make(struct arena *arena, const struct quiz *quiz,
				const struct answers *answers)
{
	struct result *result = ARENA_NEW(arena, struct result);
	const struct ledger *ledger = ledger_make(arena, quiz, answers->answers,
						  quiz->dimension_weights);

	result->quiz = quiz;
	result->answers = answers;
	result->nroles = quiz->guide->nroles;
	add_lines(arena, ledger, result);
	memcpy(result->scores, ledger->scores, sizeof result->scores);
	rules_rank(arena, ledger, result);
	missing_find(arena, ledger, result);
	flip_find(arena, ledger, result);
	weights_test(arena, ledger, result);
	weights_leave_one_out(arena, ledger, result);
	consistency_find(arena, ledger, result);
	verdict_find(result);
	steps_find(arena, ledger, result);
	score_check(result);
	return result;
}
