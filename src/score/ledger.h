/*
 * The ledger: what one answer says for each role, what a question has at stake, and the lines that
 * follow. Everything that re-scores a person with something changed makes another ledger.
 */
#ifndef SCORE_LEDGER_H
#define SCORE_LEDGER_H

#include "answers/answers.h"
#include "score/fraction.h"
#include "score/score.h"

/* What an answer says for each role: num / den, in -1..1. */
struct sigma {
	int64_t num[SCORE_MAX_ROLES];
	int64_t den; /* > 0 */
};

/* Over which weights the 50 points are shared out among a set of questions. */
struct shares {
	const int *weights;  /* a dimension */
	int64_t all;         /* of the dimensions that have a question of the set */
	int64_t *dimensions; /* of the questions of the set, a dimension */
};

struct ledger {
	const struct quiz *quiz;
	const struct answer *answers;
	enum truth *applies;           /* a question */
	bool *is_asked, *is_answered;  /* a question; scored ones only */
	struct shares asked, answered;
	int32_t (*points)[SCORE_MAX_ROLES]; /* centipoints, a question */
	int32_t scores[SCORE_MAX_ROLES];
};

/* Whether the question counts at all: it belongs to a dimension and has a weight. */
bool ledger_is_scored(const struct question *question);

/* How many answers a scale or list of options offers, and where an option stands among them;
 * those that decline to answer are left out. */
int ledger_nplaces(const struct question *question);
int ledger_place(const struct question *question, int option);

/* The band that holds number, or -1. */
int ledger_find_band(const struct question *question, int64_t number);

/* What an option says for the role. */
int ledger_support(const struct question *question, int option, int role);

/* What the answer says: scoring rule 1. The answer must be given. */
struct sigma ledger_sigma(const struct question *question, const struct answer *answer,
			  int nroles);

/* Shares of the questions with is_in set; weights: one a dimension. */
struct shares ledger_share(struct arena *arena, const struct quiz *quiz, const int *weights,
			   const bool *is_in);

/* The question's stake in points, exact. */
struct fraction ledger_stake(const struct shares *shares, const struct question *question);

/* Its centipoints for one role, rounded half away from zero. */
int32_t ledger_points(const struct shares *shares, const struct question *question,
		      const struct sigma *sigma, int role);

/* The ledger of these answers (one a question) under these weights (one a dimension). */
struct ledger *ledger_make(struct arena *arena, const struct quiz *quiz,
			   const struct answer *answers, const int *weights);

#endif
