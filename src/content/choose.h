/*
 * What of a guide is asked for: one of its languages, one of its audiences. Chosen is on the tree,
 * before anything else is read from it, so that all else sees a guide of one language, for one
 * audience. A guide that has neither is looked through once, and stays as it is.
 */
#ifndef CONTENT_CHOOSE_H
#define CONTENT_CHOOSE_H

#include <stdbool.h>

#include "base/diag.h"

struct guide_wish;
struct xml_node;

/* An id of a piece that was left out. */
struct guide_hidden {
	const char *id, *reason; /* for the audience "managers" */
	struct srcpos pos;
};

/* What there was to choose from, and what was left out. */
struct guide_choices {
	const char **langs; /* that it can be had in, the one that it is written in first */
	int nlangs;
	const char **audiences; /* that pieces of it are for */
	int naudiences;
	const char *made_for; /* one of these; NULL: all */
	struct guide_hidden *hidden;
	int nhidden;
	bool has_conditions; /* for, if */
};

/* Whose and where. */
struct choosing {
	struct arena *arena; /* of names and values, which guides keep */
	struct arena *nodes; /* of the tree */
	struct diag *diag;
	const struct guide_wish *wish; /* NULL: its own language, for all */
	const char *schema;            /* of what is left when something was taken out */
	struct guide_choices *choices; /* is filled in */
};

/*
 * Puts translations in the places of what they translate, and takes out what is not for the
 * audience or whose condition does not hold, as far as that hangs not on roles. Afterwards no <t>
 * is left. Errors: translations that translate nothing, stand twice or are in a language that the
 * title is not in; conditions that are none; names of audiences that there are not; what is left is
 * no guide. Warnings: what the language that was asked for lacks, one a place.
 */
void choose_apply(const struct choosing *choosing, struct xml_node *root);

/* The same with conditions alone, among roles that are chosen by now. */
void choose_again(const struct choosing *choosing, struct xml_node *root);

#endif
