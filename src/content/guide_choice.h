/*
 * A choice among the roles of a guide that compares many: what stays of its tree. It is made before
 * the tree is read, so that a handout of two roles is a guide as any other.
 *
 *	stays    the chosen roles, in the order asked for, with their cells, panels, cards
 *	leaves   what belongs to another role: role="...", needs="...", <role-name> in a
 *	         paragraph, an item, a card; then what that leaves empty, a lead-in to it, rows
 *	         in which no chosen role has anything to say, sources that nothing goes back to
 *	         any more, and what links to what has left
 *	is put   in cells and heads of the table, the name of a role that leaves as plain words;
 *	         in the masthead, the <handout> that is written for so many roles
 */
#ifndef CONTENT_GUIDE_CHOICE_H
#define CONTENT_GUIDE_CHOICE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct xml_node;

enum { GUIDE_FEWEST_ROLES = 2, GUIDE_MOST_ROLES = 5, GUIDE_ATLAS_ROLES = 40 };

struct guide_choice {
	const char *const *roles; /* ids, in the order of the columns; nroles */
	int nroles;
	bool is_whole; /* more of them than a table has columns; nroles 0: all of the file */
	bool is_book;  /* with a portrait of each and an index */
};

/* Whether so many different roles of that guide can be chosen: else errors, which name the nearest
 * or list them all. */
bool guide_choice_check(const struct guide_choice *choice, const struct xml_node *root,
			struct diag *diag);

/* Whether all that "needs" names are roles; else errors. */
bool guide_choice_check_needs(const struct xml_node *root, struct diag *diag);

/* The role of that id in the tree of a guide; NULL: there is none. */
const struct xml_node *guide_choice_find(const struct xml_node *root, const char *id);

/* The tree of a guide with those roles alone, in nodes; texts that are new live in arena. root
 * stays as it is. The choice has been checked. */
struct xml_node *guide_choice_make(struct arena *arena, struct arena *nodes,
				   const struct guide_choice *choice, const struct xml_node *root);

#endif
