/* References of authors, settled when the document is complete. */
#ifndef COMPOSE_REFS_H
#define COMPOSE_REFS_H

struct draft;
struct block;

/* Puts in the place of each reference the name of the place that it leads to, by the guide, or its
 * page, or both; of a place that the document does not have, the name alone. */
void refs_settle(struct draft *draft);

#endif
