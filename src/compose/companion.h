/* The coach's companion: one page beside a person's report, for the talk about it. */
#ifndef COMPOSE_COMPANION_H
#define COMPOSE_COMPANION_H

#include "compose/report.h"

/*
 * The page as a block tree: what to ask about, contradictions, what has no answer, what is firm,
 * facts that hold. It speaks of one person, ranks nobody and compares with nobody. Of each list
 * what matters most stands there as far as the page has room, with how many more there are. Phrases
 * are those of the coach. Errors: patterns that ICU refuses.
 */
struct doc *compose_companion(struct arena *arena, const struct report_input *input,
			      struct diag *diag);

#endif
