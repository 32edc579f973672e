/*
 * A book of an atlas: its sections, and in place of the comparison a portrait of each role and, row
 * by row, what holds of all of them. It is a guide whose tree has parts that authors cannot write:
 *	<portrait role="pm" see="po tpm"/>   all that is said of a role; who is told of with it
 *	<across dimension="entry"/>          a row of the table, with a line a role
 *	<register/>                          an index
 */
#ifndef CONTENT_GUIDE_BOOK_H
#define CONTENT_GUIDE_BOOK_H

struct leaving;

/* Makes the tree that of a book. Where a table has room for all roles, the comparison stays. */
void guide_book_make(struct leaving *leaving);

/* What ids of the portraits begin with: "role-pm". */
extern const char guide_book_role[];

#endif
