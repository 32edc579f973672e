/* Scored questions by dimension, then the others. */
#include "compose/question_order.h"

#include "content/quiz.h"
#include "score/ledger.h"

const int *question_order(struct arena *arena, const struct quiz *quiz, const int **order)
{
	const struct question *questions = quiz->questions;
	int nquestions = quiz->nquestions, n = 0;
	int *list = ARENA_ARRAY(arena, int, nquestions + 1);
	int *numbers = ARENA_ARRAY(arena, int, nquestions + 1);

	for (int d = 0; d < quiz->guide->ndimensions; d++)
		for (int q = 0; q < nquestions; q++)
			if (ledger_is_scored(&questions[q]) && questions[q].dimension == d)
				list[n++] = q;
	for (int q = 0; q < nquestions; q++)
		if (!ledger_is_scored(&questions[q]))
			list[n++] = q;
	for (int i = 0; i < nquestions; i++)
		numbers[list[i]] = i + 1;
	*order = list;
	return numbers;
}
