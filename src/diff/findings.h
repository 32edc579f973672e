/* What there is to tell of two editions, for all forms that it is told in. */
#ifndef DIFF_FINDINGS_H
#define DIFF_FINDINGS_H

#include <stdbool.h>

#include "diff/compare.h"

struct arena;

/* Where pictures of a page of the new edition are, by the names of their files. */
struct findings_pictures {
	int page;                            /* of the new edition, from 0; -1: it has none */
	int old;                             /* of the old edition; -1: it has none */
	const char *before, *after, *marked; /* files; NULL: there is none */
};

/* A sample person whose outcome is another one, or whose scores are. */
struct findings_person {
	const char *name;      /* by the file of answers */
	const char *old, *new; /* the outcome in words, with scores */
	bool is_outcome;       /* else scores alone have changed */
};

struct findings {
	struct arena *arena;
	const struct compared *compared;
	const struct findings_pictures *pictures;
	int npictures;
	const char *picture_url; /* stands before the names of pictures; "": they lie beside */
	const struct findings_person *people;
	int npeople;   /* whose outcomes or scores differ, */
	int noutcomes; /* of them, whose outcomes do; */
	int nscored;   /* of so many; 0: nobody was scored */
};

/* Whether anything at all differs. */
static inline bool findings_differs(const struct findings *findings)
{
	return compare_differs(findings->compared) || findings->npeople > 0;
}

#endif
