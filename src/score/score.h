/*
 * The evidence ledger: from one person's answers to scores that can be re-added with a pencil.
 * Integers only: points are centipoints (1/100 point), every printed line is rounded half away from
 * zero once, and a score is defined as the sum of its rounded lines. 2 to 5 roles.
 */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct answers;
struct diag;
struct quiz;

enum { SCORE_MAX_ROLES = 5 };

/* What one question contributed. */
struct ledger_line {
	int question;
	bool is_asked;                   /* its condition holds, or may and it was answered */
	bool is_answered;                /* scored, asked and given */
	int64_t stake_num, stake_den;    /* exact: stake = num / den points; all sum to 50 */
	int32_t points[SCORE_MAX_ROLES]; /* centipoints */
	int32_t gain;                    /* most that another answer takes off the margin, or 0 */
};

/* One other answer that would turn the order. */
struct flip {
	int question;
	int option;        /* nearest that does it; LIKERT: point; NUMBER: the band;
					* MULTI, RANK: the first of chosen */
	const int *chosen; /* the other answer as a whole; NUMBER: none */
	int nchosen;
	int32_t gain;                    /* centipoints by which it moves the margin */
	int32_t scores[SCORE_MAX_ROLES]; /* with it */
};

enum band { BAND_NONE, BAND_BALANCED, BAND_LEANS, BAND_CLEAR, BAND_STRONG };
enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };
enum confidence { CONFIDENCE_LIMITED, CONFIDENCE_FAIR, CONFIDENCE_GOOD };
enum outcome {
	OUTCOME_INSUFFICIENT, /* coverage under 60 %, or an essential dimension unanswered */
	OUTCOME_BLOCKED,      /* every role has a true blocking rule */
	OUTCOME_BALANCED,
	OUTCOME_LEADS,
	OUTCOME_DIVIDED /* a role that the answers put in front has a true blocking rule, and
				* another role has none */
};

/* Which way the answers point, as far as a headline may say it. */
enum headline {
	HEADLINE_NONE,    /* too few answers, or a rule stands in the way of a role in front */
	HEADLINE_AGAINST, /* no score is above 50 */
	HEADLINE_BALANCED,
	HEADLINE_LEANS,
	HEADLINE_CLEAR,
	HEADLINE_STRONG
};

struct dimension_result {
	bool is_answered;
	int32_t points[SCORE_MAX_ROLES];
	bool can_flip;              /* at some weight of this dimension the order turns */
	int64_t flip_num, flip_den; /* that weight */
};

struct pair_result {
	bool is_answered, agrees;
};

struct result {
	const struct quiz *quiz;
	const struct answers *answers;
	int nroles;
	struct ledger_line *lines; /* one a scored question, in their order */
	int nlines;
	int32_t scores[SCORE_MAX_ROLES]; /* centipoints: 5000 + sum of the lines */
	int ranking[SCORE_MAX_ROLES]; /* roles: those without a true block first, then by score */
	bool is_blocked[SCORE_MAX_ROLES];
	int leader, rival;          /* ranking[0], ranking[1] */
	int nrivals;                /* ranking[1..nrivals], whom the leader is compared with:
					* roles without a true block, or all where each has one */
	int nleading;               /* ranking[0..nleading-1] lie within the tie of the leader */
	int front[SCORE_MAX_ROLES]; /* roles within the tie of the highest score, whatever the
					* rules say, the highest first */
	int nfront;
	int32_t margin;                    /* scores[leader] - scores[rival] */
	int32_t margin_least, margin_most; /* missing-answer interval; with several rivals the least
					* of their ends */
	int64_t coverage_num, coverage_den; /* of 1 */
	bool is_essential_missing;          /* an essential dimension has no answer */
	enum truth *rules;                  /* one a rule */
	int *steps; /* next steps that are for this person, in their order */
	int nsteps;
	struct flip *flips; /* single answers that turn the order, largest gain first */
	int nflips;
	int fewest_changes;   /* 0: no number of changes does it */
	bool fewest_is_bound; /* too many ways to try them all: "at least" */
	int fewest_steps;     /* the same with one-step moves on Likert and number only;
				       * -1: none found, but not all were tried */
	struct dimension_result *dimensions; /* one a dimension of the guide */
	int32_t equal_weight_margin;
	bool is_dominant;           /* the leader leads whatever the weights */
	int nleave_one_out, nleads; /* leads in nleads of nleave_one_out re-scorings */
	struct pair_result *pairs;
	int npairs_answered, npairs_agreeing;
	int longest_run; /* of equal Likert positions */
	bool is_uniform; /* five Likert answers or more, all at the same position */
	enum band band;
	enum confidence confidence;
	enum outcome outcome;
	enum headline headline; /* the band, but no more than the confidence bears */
};

/* Scores one person. The result lives in arena; no errors: what is missing stays missing. */
const struct result *score_make(struct arena *arena, const struct quiz *quiz,
				const struct answers *answers);

#endif
