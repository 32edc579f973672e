/* Large print: a document laid out as usual, then made once more for those pages. */
#ifndef RUN_LARGE_H
#define RUN_LARGE_H

#include "run/run.h"

/*
 * The document for large print of one that was composed, with the pages that it has as it is;
 * *look: how that is laid out, then how this one is. person: whom it is about, in whose language it
 * is; or NULL. Both live in arena, the first document is of no more use. NULL: errors were said.
 */
struct doc *run_enlarge(struct kit *kit, struct arena *arena, const struct content *content,
			const struct answers *person, struct doc *doc, struct look *look);

#endif
