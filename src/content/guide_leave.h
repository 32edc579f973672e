/* How a piece leaves the tree of a guide: with all that makes sense with it alone. */
#ifndef CONTENT_GUIDE_LEAVE_H
#define CONTENT_GUIDE_LEAVE_H

#include <stdbool.h>

#include "base/arena.h"

struct guide_choice;
struct xml_node;

/* A tree that pieces leave. */
struct leaving {
	struct arena *arena, *nodes; /* of texts that are new; of nodes */
	const struct guide_choice *choice;
	const struct xml_node *from; /* the guide as it was */
	struct xml_node *root;       /* as it becomes */
	bool has_left;               /* set where something has, */
	struct xml_node *behind;     /* and then what stood behind it, or NULL */
};

/*
 * The smallest piece around a node that may be missing leaves: the item, step, card, sign, panel,
 * branch or entry that it stands in, else the part of a section, or the section where it stands in
 * its head. A list or the like of which too little stays leaves too, and a paragraph right before
 * it that ends in a colon.
 */
void leave(struct leaving *leaving, struct xml_node *node);

/* The node alone leaves. */
void leave_alone(struct leaving *leaving, struct xml_node *node);

/* Whether a node stands where what is around it stays in any case: in a cell, in the masthead. */
bool leave_is_in_passing(const struct xml_node *node);

/* Whether something in the tree has that id. */
bool leave_has_id(const struct xml_node *root, const char *id);

#endif
