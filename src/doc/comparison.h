/* The table of all dimensions. */
#ifndef DOC_COMPARISON_H
#define DOC_COMPARISON_H

struct block;
struct draft;
struct part;

/* Adds the table under parent: a column of names and one a role, a row a dimension; then the line
 * that says where its figures come from. Linear in the number of dimensions. */
void comparison_add(struct draft *draft, struct block *parent, const struct part *part);

#endif
