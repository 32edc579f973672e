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

/* Somebody of a form in the end; anybody else as they are. */
static const struct answers *settle(struct arena *arena, const struct quiz *quiz,
				    const struct answers *person, struct diag *diag)
{
	struct answers *settled;
	bool *dropped;

	if (!person || !person->is_form)
		return person;
	dropped = ARENA_ARRAY(arena, bool, quiz->nquestions + 1);
	settled = arena_copy(arena, person, sizeof *person);
	settled->answers = arena_copy(arena, person->answers,
				      sizeof *person->answers * (size_t)quiz->nquestions);
	settle_answers(arena, quiz, settled, dropped);
	for (int q = 0; q < quiz->nquestions; q++)
		if (dropped[q]) {
			diag_warn(diag, person->pos,
				  "question \"%s\" is answered, but not asked after the answers "
				  "before it; its answer is left out",
				  quiz->questions[q].id);
		}
	return settled;
}

enum answers_step settle_next(struct answers_reading *reading, struct arena *arena,
			      const struct answers **person)
{
	enum answers_step step = answers_next(reading, arena, person);

	if (step == ANSWERS_PERSON)
		*person = settle(arena, answers_quiz(reading), *person, answers_diag(reading));
	return step;
}

void settle_file(struct arena *arena, const struct quiz *quiz, const struct answers_file *file,
		 struct diag *diag)
{
	for (int i = 0; i < file->npeople; i++)
		file->people[i] = settle(arena, quiz, file->people[i], diag);
}
