/* Large print: a guide laid out as usual, then made once more for those pages. */
#ifndef RUN_LARGE_H
#define RUN_LARGE_H

#include "run/run.h"

/*
 * The document for large print of one that run_compose_guide made, with the pages that it has as it
 * is; *look: how that is laid out, then how this one is. Both live in arena, the first document is
 * of no more use. NULL: errors were said.
 */
struct doc *run_enlarge(struct kit *kit, struct arena *arena, const struct content *content,
			struct doc *doc, struct look *look);

#endif
