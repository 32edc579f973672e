/* Which people of the answers a run is for. */
#ifndef COHORT_SELECT_H
#define COHORT_SELECT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct answers;

struct select {
	const char **only; /* rows, ids or codes; nonly 0: everybody */
	bool *is_found;    /* of each, whether there was such a person */
	int nonly;
	int shard, nshards; /* the people whose code falls to shard, of 1 to nshards; 0: all */
};

/* Reads "7,12,R-05" and "2/8". False with an error. */
bool select_read_only(struct select *select, struct arena *arena, const char *list,
		      struct diag *diag);
bool select_read_shard(struct select *select, const char *text, struct diag *diag);

/* Whether the person belongs to the shard: by the code alone, so that it is one shard's whatever
 * else the answers hold. */
bool select_has_shard(const struct select *select, const char *code);

/* Whether the person is one of those asked for. answers may be NULL. */
bool select_has_person(const struct select *select, const struct answers *answers,
		       const char *code);

/* Errors for those who were asked for and are not there. */
void select_check_found(const struct select *select, struct diag *diag);

#endif
