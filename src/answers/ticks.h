/* Answers whose options, or whose places in a ranking, have columns of their own. */
#ifndef ANSWERS_TICKS_H
#define ANSWERS_TICKS_H

#include "answers/record.h"
#include "answers/take.h"

/* The first field of an option or a place of that question, but for an option for own words, whose
 * column may have these words alone; NULL: there is none. */
const struct field *ticks_find(const struct record *record, const struct question *question,
			       int number);

/* What stands in the column of an option for own words, when it is words; NULL: nothing does. */
const char *ticks_words(struct arena *arena, const struct record *record,
			const struct question *question, int number);

/* Takes them. beside: the words beside, or NULL. */
void ticks_take(const struct take *take, const struct record *record, const char *beside);

#endif
