/* Grids of boxes on sheets that are scanned: what is written elsewhere is marked there. */
#ifndef COMPOSE_FORM_GRID_H
#define COMPOSE_FORM_GRID_H

struct block;
struct draft;
struct question;

/* Adds to a question's block, of that number from 0: a row an option, a column a place. */
void form_grid_add_places(struct draft *draft, struct block *parent,
			  const struct question *question, int number);

/* A row a place of the number, from the highest down, a column a digit; one for a minus where
 * there are numbers below 0. */
void form_grid_add_digits(struct draft *draft, struct block *parent,
			  const struct question *question, int number);

#endif
