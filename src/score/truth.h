/*
 * Conditions in three values (Kleene 1938): what was not answered is unknown, and stays unknown
 * unless the rest of the condition decides without it.
 */
#ifndef SCORE_TRUTH_H
#define SCORE_TRUTH_H

#include "answers/answers.h"
#include "content/quiz.h"
#include "score/score.h"

/* Whether the answer says something: given, and not by an option like "prefer not to say". */
bool truth_is_given(const struct question *question, const struct answer *answer);

/*
 * The truth of condition. answers and applies hold one entry a question of quiz; an answer to a
 * question that does not apply counts as none. applies may be unset behind the questions read.
 */
enum truth truth_eval(const struct condition *condition, const struct quiz *quiz,
		      const struct answer *answers, const enum truth *applies);

/* Fills applies: whether each question is asked, given these answers to the ones before it. */
void truth_find_asked(const struct quiz *quiz, const struct answer *answers, enum truth *applies);
/* The same for one question, those before it being known. */
void truth_find_one(const struct quiz *quiz, const struct answer *answers, enum truth *applies,
		    int q);

/* Whether the condition (NULL: none) asks that question. */
bool truth_reads(const struct condition *condition, int question);
/* Whether that of any other question does. */
bool truth_decides(const struct quiz *quiz, int q);

#endif
