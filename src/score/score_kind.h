/* What answers to each kind of question say, and which there are: one row a kind. */
#ifndef SCORE_SCORE_KIND_H
#define SCORE_SCORE_KIND_H

#include "answers/answers.h"
#include "score/score.h"

/* What an answer says for each role: num / den, in -1..1. */
struct sigma {
	int64_t num[SCORE_MAX_ROLES];
	int64_t den; /* > 0 */
};

/* Where an answer stands: place of 0..steps. */
struct stand {
	int64_t place, steps;
};

/* What other answers there are. */
enum variety { VARIETY_WORDS, VARIETY_OPTIONS, VARIETY_TICKS, VARIETY_RANKINGS, VARIETY_BANDS };

struct score_kind {
	enum variety variety;
	bool has_steps;    /* from one answer to the next */
	bool is_statement; /* keyed, from disagreement to agreement */
	/* Scoring rule 1; NULL: it is never scored. The answer must be given. */
	struct sigma (*sigma)(const struct question *question, const struct answer *answer,
			      int nroles);
	/* NULL: its answers stand on no scale. */
	struct stand (*stand)(const struct question *question, const struct answer *answer);
	/* How many steps, ticks or places lie between two answers. */
	int (*apart)(const struct question *question, const struct answer *a,
		     const struct answer *b);
};

const struct score_kind *score_kind(const struct question *question);

/* What an option says for a role, -2..2. */
int score_kind_support(const struct question *question, int option, int role);

/* How many answers a scale or list of options offers, and where an option stands among them;
 * those that decline to answer are left out. */
int score_kind_nplaces(const struct question *question);
int score_kind_place(const struct question *question, int option);

/* The band that holds number, or -1. */
int score_kind_band(const struct question *question, int64_t number);

#endif
