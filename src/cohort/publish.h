/* From a census to what the page about a group shows. */
#ifndef COHORT_PUBLISH_H
#define COHORT_PUBLISH_H

#include "base/arena.h"
#include "compose/group.h"

struct census;

/* Fills what input says of people, of counts and of groups, in arena; its traits, and least, are
 * set. Nobody is added to the census any more. */
void publish_fill(struct arena *arena, struct census *census, struct group_input *input);

#endif
