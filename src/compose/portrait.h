/* Of an atlas: all that is said of one role; and what holds of all roles in one dimension. */
#ifndef COMPOSE_PORTRAIT_H
#define COMPOSE_PORTRAIT_H

struct block;
struct draft;
struct part;

/* Adds a table of the role's cells, a row a dimension, and whom to see as well, with pages. */
void portrait_add(struct draft *draft, struct block *section, const struct part *part);

/* Adds a table of the dimension's cells under its name, a row a role, and the bars of its ranges;
 * roles of whom the same nothing is known share a row at the end. */
void across_add(struct draft *draft, struct block *section, const struct part *part);

#endif
