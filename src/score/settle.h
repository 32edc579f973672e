/* Answers of somebody who has seen the whole questionnaire: on a form, on paper, in a dialogue. */
#ifndef SCORE_SETTLE_H
#define SCORE_SETTLE_H

#include "answers/answers.h"

/*
 * Settles person->answers in the order of the questions: what is not asked, given the answers that
 * count before it, has none (ANSWER_NOT_ASKED); what is asked and was left blank is skipped, at a
 * place of its own, so that answers_write says so. The same person comes to the same bytes by any
 * way of asking. Returns how many answers there were to questions that are not asked; dropped (one
 * a question, or NULL) tells which.
 */
int settle_answers(struct arena *arena, const struct quiz *quiz, struct answers *person,
		   bool *dropped);

/* The next person, as answers_next has it; one of a form is settled, and warnings tell of answers
 * to questions that were not asked. All that takes people for a result takes them from here. */
enum answers_step settle_next(struct answers_reading *reading, struct arena *arena,
			      const struct answers **person);

/* The same for the people of a file, as answers_load has them. */
void settle_file(struct arena *arena, const struct quiz *quiz, const struct answers_file *file,
		 struct diag *diag);

#endif
