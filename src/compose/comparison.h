/* The table of all dimensions. */
#ifndef COMPOSE_COMPARISON_H
#define COMPOSE_COMPARISON_H

struct block;
struct dimension;
struct draft;
struct part;
struct span;

/* A bold line under the name of a dimension; nspans 0: none. */
struct comparison_note {
	const struct span *spans;
	int nspans;
};

/* Adds the table under parent: a column of names and one a role, a row a dimension; then the line
 * that says where its figures come from. notes: one a dimension of the guide, whose rows then stand
 * close; or NULL. Nothing where there is no
 * dimension. Linear in the number of dimensions. */
void comparison_add(struct draft *draft, struct block *parent, const struct part *part,
		    const struct comparison_note *notes);

/* Fills a cell of a table with what is said of the role in that dimension. */
void comparison_fill(struct draft *draft, struct block *td, int role,
		     const struct dimension *dimension);

#endif
