/* Small free tables of an author. */
#ifndef COMPOSE_GRID_H
#define COMPOSE_GRID_H

struct block;
struct draft;
struct part;

/* Adds the table with its caption, and its notes below it. Cells name their headers where these do
 * not follow from row and column alone. */
void grid_add(struct draft *draft, struct block *parent, const struct part *part);

#endif
