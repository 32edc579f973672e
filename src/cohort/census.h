/*
 * A census: how many people of a cohort, and of each of its groups, have each trait. It knows
 * counts and nobody: of one person a group, who is in none of its counts, it keeps the traits, but
 * not who that is. Its size depends on the questionnaire and the number of groups alone.
 */
#ifndef COHORT_CENSUS_H
#define COHORT_CENSUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct result;
struct traits;

/* Appends what one person adds to a census. */
void census_pack(const struct traits *traits, const struct result *result, struct buf *out);

struct census;

struct census *census_new(const struct traits *traits);
void census_free(struct census *census);

/* Adds a person by those bytes. group: as given, NULL: none; code: tells the person from others,
 * and is not known to readers. */
void census_take(struct census *census, const char *group, const char *code, const char *bytes,
		 size_t n);

/* People of one group, or of several together. */
struct census_part {
	int64_t npeople; /* with the one who is in no count */
	int64_t *counts; /* a trait */
	uint64_t sum;    /* depends on who they are and all that they say */
};

/* Whether there are too many groups to be told apart. */
bool census_has_many(const struct census *census);

/* How many groups there are, when everybody has been added, the largest first; people without one
 * are a group whose name is NULL. 0: there are none, or too many. */
int census_ngroups(struct census *census);
const char *census_group(const struct census *census, int i);
int64_t census_group_size(const struct census *census, int i);

/* The groups from..to-1 together, in arena; all: the whole cohort. */
struct census_part census_part(struct arena *arena, struct census *census, int from, int to);
struct census_part census_all(struct arena *arena, struct census *census);

#endif
