/* The order in which pages number questions: a dimension's stand together. */
#ifndef COMPOSE_QUESTION_ORDER_H
#define COMPOSE_QUESTION_ORDER_H

#include "base/arena.h"

struct quiz;

/* Scored questions in the order of the guide's dimensions, then the others. Answers the number of
 * each, from 1. Both live in arena. */
const int *question_order(struct arena *arena, const struct quiz *quiz, const int **order);

#endif
