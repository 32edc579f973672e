/* Names of values, as the dump and the JSON of a result spell them. */
#include "score/result_names.h"

#include "answers/answers.h"
#include "score/change.h"
#include "score/score.h"

const char *const result_bands[] = {[BAND_NONE] = "none",
				    [BAND_BALANCED] = "balanced",
				    [BAND_LEANS] = "leans",
				    [BAND_CLEAR] = "clear",
				    [BAND_STRONG] = "strong"};

const char *const result_truths[] = {
	[TRUTH_FALSE] = "false", [TRUTH_TRUE] = "true", [TRUTH_UNKNOWN] = "unknown"};

const char *const result_confidences[] = {
	[CONFIDENCE_LIMITED] = "limited", [CONFIDENCE_FAIR] = "fair", [CONFIDENCE_GOOD] = "good"};

const char *const result_outcomes[] = {[OUTCOME_INSUFFICIENT] = "insufficient",
				       [OUTCOME_BLOCKED] = "blocked",
				       [OUTCOME_BALANCED] = "balanced",
				       [OUTCOME_LEADS] = "leads",
				       [OUTCOME_DIVIDED] = "divided"};

const char *const result_headlines[] = {
	[HEADLINE_NONE] = "none",         [HEADLINE_AGAINST] = "against",
	[HEADLINE_BALANCED] = "balanced", [HEADLINE_LEANS] = "leans",
	[HEADLINE_CLEAR] = "clear",       [HEADLINE_STRONG] = "strong"};

const char *const result_states[] = {[ANSWER_SKIPPED] = "skipped",
				     [ANSWER_NOT_ASKED] = "not asked",
				     [ANSWER_DECLINED] = "declined",
				     [ANSWER_UNREADABLE] = "unreadable",
				     [ANSWER_GIVEN] = "given"};

const char *const result_changes[] = {[CHANGE_ANSWER] = "answer",
				      [CHANGE_ADDED] = "added",
				      [CHANGE_DROPPED] = "dropped",
				      [CHANGE_STAKE] = "stake",
				      [CHANGE_GAP] = "gap"};

const char *const result_verdicts[] = {[CHANGE_NONE] = "none",
				       [CHANGE_OPEN] = "open",
				       [CHANGE_FACTS] = "facts",
				       [CHANGE_NOTHING] = "nothing",
				       [CHANGE_MORE] = "more"};

/* NOISE_LEVEL, NOISE_TIE, NOISE_MISSING, NOISE_STEP */
const char *const result_noises[RESULT_NNOISES] = {"level", "tie", "missing", "step"};
