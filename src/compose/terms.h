/* The terms of money under a table: where, on which basis and when each figure holds, for whom. */
#ifndef COMPOSE_TERMS_H
#define COMPOSE_TERMS_H

struct draft;
struct block;

/* Adds a line with the terms of all ranges of the guide; nothing when it has none, or when its
 * author's words already name every place, basis and year. */
void terms_add(struct draft *draft, struct block *parent);

#endif
