/*
 * The ledger: what a question has at stake, and the lines that follow from what its answer says.
 * Everything that re-scores a person with something changed makes another ledger.
 *
 * The arithmetic, worked once. The dimension "pay" weighs 2 and "craft" 1, so that pay has 2/3 of
 * the 50 points; the 50 points from which each role starts say nothing.
 *
 *	question  dimension  weight  stake                        answer says    points
 *	                             50 x dimension x question     A      B        A       B
 *	hours     pay        3       50 x 2/3 x 3/4 = 25          +1    -1/2    +25.00  -12.50
 *	salary    pay        1       50 x 2/3 x 1/4 =  8 1/3       0    +1        0.00   +8.33
 *	tools     craft      1       50 x 1/3 x 1/1 = 16 2/3     +1/2   +1/2     +8.33   +8.33
 *	                             all stakes:      50          50 and lines:  83.33   54.16
 *
 * Each line is rounded once, half away from zero, and a score is the sum of its rounded lines. With
 * salary unanswered hours has all of pay at stake, 33 1/3.
 */
#ifndef SCORE_LEDGER_H
#define SCORE_LEDGER_H

#include "score/fraction.h"
#include "score/score_kind.h"

/* Over which weights the 50 points are shared out among a set of questions. */
struct shares {
	const int *weights;  /* a dimension */
	int64_t all;         /* of the dimensions that have a question of the set */
	int64_t *dimensions; /* of the questions of the set, a dimension */
};

struct ledger {
	const struct quiz *quiz;
	const struct answer *answers;
	enum truth *applies;          /* a question */
	bool *is_asked, *is_answered; /* a question; scored ones only */
	struct shares asked, answered;
	int32_t (*points)[SCORE_MAX_ROLES]; /* centipoints, a question */
	int32_t scores[SCORE_MAX_ROLES];
};

/* Whether the question counts at all: it belongs to a dimension and has a weight. */
bool ledger_is_scored(const struct question *question);

/* Shares of the questions with is_in set; weights: one a dimension. */
struct shares ledger_share(struct arena *arena, const struct quiz *quiz, const int *weights,
			   const bool *is_in);

/* The question's stake in points, exact. */
struct fraction ledger_stake(const struct shares *shares, const struct question *question);

/* Its centipoints for one role, rounded half away from zero. */
int32_t ledger_points(const struct shares *shares, const struct question *question,
		      const struct sigma *sigma, int role);

/* What an answer to it brings each role of a result; and one role more than another. */
void ledger_answer(const struct shares *shares, const struct question *question,
		   const struct answer *answer, int nroles, int32_t *points);
int32_t ledger_margin(const struct shares *shares, const struct question *question,
		      const struct answer *answer, int role, int other);

/* The ledger of these answers (one a question) under these weights (one a dimension). */
struct ledger *ledger_make(struct arena *arena, const struct quiz *quiz,
			   const struct answer *answers, const int *weights);

/* That of the same person and weights with another answer to one question. */
struct ledger *ledger_change(struct arena *arena, const struct ledger *before, int question,
			     const struct answer *answer);

#endif
