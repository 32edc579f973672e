/* The page about a group: what many people answered, in counts that tell of nobody. */
#ifndef COMPOSE_GROUP_H
#define COMPOSE_GROUP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct guide;
struct locales;
struct phrases;
struct traits;

/* A count that may not be shown. */
enum { GROUP_HIDDEN = -1 };

/* One of the groups that a cohort is in. */
struct group_row {
	const char *name; /* as given; NULL: people of whom no group is known, or several groups */
	int ngroups;      /* which it is made of; those too small to stand alone stand together */
	int64_t npeople;
	const int64_t *shown; /* a trait: a multiple of step, or hidden */
};

struct group_input {
	const struct guide *guide;
	const struct phrases *phrases;
	struct locales *locales;
	const struct traits *traits; /* know the questionnaire */
	int64_t date;                /* seconds since 1970: of the document */
	bool is_dated;               /* it was asked for, and stands on the page */
	int least, step;             /* 0 is shown for fewer than least; numbers are multiples */
	int64_t npeople;
	bool has_shown;       /* there are enough people for anything but how many they are */
	const int64_t *shown; /* a trait: a multiple of step, or hidden */
	int nhidden;          /* questions whose answers are */
	const struct group_row *rows;
	int nrows;     /* 0: there are no groups to tell apart */
	bool has_many; /* groups: too many to be told apart */
};

/*
 * As a block tree: outcomes, dimensions, what stands out, groups, what was answered to each
 * question, and how people are protected. No names but those of the groups; nothing that people
 * wrote. Errors: patterns that ICU refuses.
 */
struct doc *compose_group(struct arena *arena, const struct group_input *input, struct diag *diag);

#endif
