/* Which questions count, once all have been seen. */
#include "score/settle.h"

#include "score/truth.h"

static bool has_answer(const struct answer *answer)
{
	return answer->state == ANSWER_GIVEN || answer->state == ANSWER_DECLINED;
}

int settle_answers(struct arena *arena, const struct quiz *quiz, struct answers *person,
		   bool *dropped)
{
	static const struct srcpos here = {"", 1};
	struct arena_mark mark = arena_mark(arena);
	enum truth *applies = ARENA_ARRAY(arena, enum truth, quiz->nquestions + 1);
	int ndropped = 0;

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct condition *when = quiz->questions[q].when;
		struct answer *answer = &person->answers[q];
		bool is_asked = !when ||
				truth_eval(when, quiz, person->answers, applies) == TRUTH_TRUE;

		applies[q] = is_asked ? TRUTH_TRUE : TRUTH_FALSE;
		if (dropped)
			dropped[q] = !is_asked && has_answer(answer);
		ndropped += !is_asked && has_answer(answer);
		if (!is_asked)
			*answer = (struct answer){.state = ANSWER_NOT_ASKED};
		else if (!has_answer(answer) && answer->state != ANSWER_UNREADABLE)
			*answer = (struct answer){.state = ANSWER_SKIPPED, .pos = here};
	}
	arena_reset(arena, mark);
	return ndropped;
}
