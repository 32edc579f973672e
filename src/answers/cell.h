/* A cell of a table or a value of an object as the answer to a question. */
#ifndef ANSWERS_CELL_H
#define ANSWERS_CELL_H

#include "answers/take.h"

/*
 * An option, several of them, a number or words, as the question asks; blank: skipped. beside: the
 * words beside it, or NULL. Words that are no option are taken as those of the option for others
 * where there is one, unless an option is near.
 */
void cell_take(const struct take *take, const char *text, const char *beside);

/* Values that are one option each. */
void cell_take_list(const struct take *take, const char *const *texts, int n, const char *beside);

/* Options that are found already. Beside others than those for own words a comment is left
 * out, with a warning. n 0: skipped, unless there are words for the one option for others. */
void cell_take_chosen(const struct take *take, const int *chosen, int n, const char *beside);

#endif
