/*
 * The other answers that a question allows. All of them where they are few; of long lists of ticks
 * and rankings those that say most for one role against another, which bound what all can do.
 */
#ifndef SCORE_VARIANTS_H
#define SCORE_VARIANTS_H

#include "score/ledger.h"

struct variant {
	struct answer answer;
	int option;   /* chosen first; NUMBER: the band */
	int distance; /* from the answer given: points, bands, ticks or places that differ; 1 for
		       * another single choice */
	int32_t scores[SCORE_MAX_ROLES]; /* centipoints with it; filled by who asks */
};

struct variants {
	struct variant *variants;
	int n;
};

/* All but the answer given, in a fixed order; given NULL: all. */
struct variants variants_make(struct arena *arena, const struct question *question,
			      const struct answer *given, int nroles);

#endif
