/*
 * What changed between two results of one person by the same questionnaire: the difference of the
 * scores as an exact sum over answers, and whether it is more than the method itself calls noise.
 */
#ifndef SCORE_CHANGE_H
#define SCORE_CHANGE_H

#include "answers/answers.h"
#include "score/score.h"

enum change_kind {
	CHANGE_ANSWER,  /* answered both times, and not alike */
	CHANGE_ADDED,   /* answered now alone */
	CHANGE_DROPPED, /* answered then alone */
	CHANGE_STAKE,   /* the same answer, of another stake: others came or went beside it */
	CHANGE_GAP,     /* answered neither time, for another reason; moves no points */
	CHANGE_NKINDS
};

/* What one question moved. */
struct change_line {
	int question;
	enum change_kind kind;
	bool is_step; /* of ANSWER: to the next point or band, or within the band */
	int32_t points[SCORE_MAX_ROLES]; /* centipoints, now less then; a role */
};

enum change_verdict {
	CHANGE_NONE,    /* every answer counts as it did, and every fact is as it was */
	CHANGE_OPEN,    /* one of the two times there were too few answers for a result */
	CHANGE_FACTS,   /* another role has a blocking rule in its way */
	CHANGE_NOTHING, /* it means nothing: noise says why */
	CHANGE_MORE     /* it is more than noise */
};

/* Why a change means nothing; sets of them are bits. */
enum change_noise {
	NOISE_LEVEL = 1,   /* the same roles were level then and are level now */
	NOISE_TIE = 2,     /* no two roles moved against each other by as much as the tie */
	NOISE_MISSING = 4, /* what is missing, then or now, leaves room for no change at all */
	NOISE_STEP = 8     /* answers moved by one step alone, and what they come to stayed */
};

struct change {
	const struct result *before, *now;
	struct change_line *lines; /* of the scored questions that have one, in their order */
	int nlines;
	int counts[CHANGE_NKINDS];       /* of lines, a kind */
	int32_t points[SCORE_MAX_ROLES]; /* score now less score then: the sum of the lines */
	int32_t apart; /* the most that two roles moved against each other, >= 0 */
	int *others;   /* questions that are not scored and have another answer */
	int nothers;
	enum change_verdict verdict;
	unsigned noise; /* enum change_noise; 0 unless the verdict is NOTHING */
};

/* Both results are of one questionnaire. No errors; lives in arena. */
const struct change *change_find(struct arena *arena, const struct result *before,
				 const struct result *now);

/* Why a question of a result has no answer, or that it has: what was not put to the person is told
 * from what the person left out. */
enum answer_state change_state(const struct result *result, int question);

/* Whether both say the same to the question, words beside an option included. */
bool change_is_same(const struct question *question, const struct answer *a,
		    const struct answer *b);

#endif
