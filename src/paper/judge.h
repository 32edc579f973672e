/*
 * From the boxes of a question to its answer. Any mark is a mark; what can be read in two ways, or
 * is no answer, is a question to the coach, with what was seen in words.
 */
#ifndef PAPER_JUDGE_H
#define PAPER_JUDGE_H

#include "answers/answers.h"
#include "paper/form_box.h"
#include "scan/box.h"

/* The boxes of one question, and what was read in each. */
struct judge_input {
	const struct question *question;
	const struct form_box *const *boxes;
	const struct box_reading *const *readings;
	int n;
};

/* The answer, in arena; SKIPPED where all is blank. A text: why there is none without the coach. */
const char *judge_answer(struct arena *arena, const struct judge_input *input,
			 struct answer *answer);

#endif
