/*
 * Loading a guide. Checked is what a schema cannot: roles and ids that exist, every cell there,
 * ranges the right way up, links that lead somewhere.
 */
#ifndef CONTENT_GUIDE_LOAD_H
#define CONTENT_GUIDE_LOAD_H

#include <stdbool.h>

#include "base/diag.h"
#include "content/guide_stale.h"

struct guide;
struct guide_choice;
struct guide_tree;
struct xml_source;

/* What of a guide is asked for. */
struct guide_wish {
	const char *lang;     /* BCP 47; NULL: its own */
	const char *audience; /* NULL: all */
	const char *pay_per;  /* the period that pay is converted to; NULL: as the guide says */
	struct guide_age age; /* of facts */
};

/*
 * Loads and checks the guide at path ("-": standard input). NULL when diag received errors; all
 * faults are found in one pass. schema is the path of guide.rng. wish: NULL for all of it, as it is
 * written; where it has no translation into the wished language, it is in its own.
 */
const struct guide *guide_load(struct arena *arena, const char *path, const char *schema,
			       const struct guide_wish *wish, struct diag *diag);

/* A file of which several guides are made. In arena; NULL with errors. Given back by release. */
struct guide_tree *guide_tree_load(struct arena *arena, const char *path, const char *schema,
				   const struct guide_wish *wish, struct diag *diag);
void guide_tree_release(struct guide_tree *tree);

/* Whether it has more roles than a table has columns. */
bool guide_tree_is_atlas(const struct guide_tree *tree);

/* The guide of a choice among its roles, NULL: all. NULL with errors. */
const struct guide *guide_tree_choose(struct arena *arena, const struct guide_tree *tree,
				      const struct guide_choice *choice, struct diag *diag);

/* The same for a file that is read already and that strangers may have written: nothing else is
 * read, neither what it includes nor pictures. */
const struct guide *guide_load_alone(struct arena *arena, const struct xml_source *source,
				     const char *schema, const struct guide_wish *wish,
				     struct diag *diag);

#endif
