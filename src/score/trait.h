/*
 * Traits: what of many people's results can be counted. A trait holds of a person or not: this role
 * is in front, that option was chosen. They are numbered from 0, in families that lie together.
 * Free words, and answers to questions whose answers are private, have none.
 */
#ifndef SCORE_TRAIT_H
#define SCORE_TRAIT_H

#include "score/score.h"

enum trait_band { TRAIT_LEANS, TRAIT_CLEAR, TRAIT_STRONG, TRAIT_BANDS };
/* Outcomes in which no role leads. */
enum trait_other {
	TRAIT_BALANCED,
	TRAIT_BARRED, /* a fact stands in the way of the role that the answers put in front */
	TRAIT_INSUFFICIENT,
	TRAIT_OTHERS
};
/* Places of a role's score in a dimension: fifths of 0 to 100. */
enum { TRAIT_PLACES = 5 };

/* The first of each family. Of the last ones each question has one, if it has any. */
struct traits {
	const struct quiz *quiz;
	int nroles;
	int n;           /* of all */
	int leads;       /* a role */
	int bands;       /* a role times TRAIT_BANDS: it leads by that */
	int others;      /* TRAIT_OTHERS */
	int places;      /* a dimension of the guide, times a role, times TRAIT_PLACES */
	int skips;       /* a question: asked, and not answered */
	int decides;     /* a question: a role leads, and another answer to it alone turns that */
	int contradicts; /* a pair */
	int *answers;    /* a question: its first option, then its bands; of a ranking, what stands
			  * first. n behind the last */
};

/* In arena. */
const struct traits *traits_make(struct arena *arena, const struct quiz *quiz);

/* How many options and bands of a question are counted. */
int traits_nanswers(const struct traits *traits, int question);

/* Those that hold, each once, in an array with room for traits->n. Answers how many. */
int traits_of(const struct traits *traits, const struct result *result, int *out);

#endif
