/*
 * Answers as somebody types them off a sheet of paper, by the numbers beside the boxes:
 *
 *	-      left blank
 *	2      the second box
 *	1,3    both of them; 13 is the same where there are no more than nine
 *	3,1,2  ranked, the first place first; 312 likewise
 *	250    a number; x: the box that gives none, x2: the second of them
 *	4w     the fourth, with words beside it; w: words alone. They come on a line of their own
 */
#ifndef ANSWERS_TYPED_H
#define ANSWERS_TYPED_H

#include <stdbool.h>

#include "answers/answers.h"

enum { TYPED_MOST = 60 /* options of one answer */ };

/*
 * Reads what was typed for a question, a word without spaces. The answer lives in arena; SKIPPED
 * where it was left blank. wants_words: its words are still to come. False, and why in words, where
 * it is no answer to the question.
 */
bool typed_read(struct arena *arena, const struct question *question, const char *word,
		struct answer *answer, bool *wants_words, const char **why);

/* What is wrong with options chosen together, in their order; NULL: nothing. In arena. */
const char *typed_fault(struct arena *arena, const struct question *question, const int *chosen,
			int n);

/* The answer as it would be typed, without its words; in arena. */
const char *typed_word(struct arena *arena, const struct question *question,
		       const struct answer *answer);

/* Whether they are the same answer, words and all. */
bool typed_is_same(const struct answer *a, const struct answer *b);

#endif
