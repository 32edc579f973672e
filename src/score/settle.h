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

#endif
