/* What the values of a result are called, in both its forms as text. */
#ifndef SCORE_RESULT_NAMES_H
#define SCORE_RESULT_NAMES_H

/* By enum band, truth, confidence, outcome, headline and answer_state; change_kind and
 * change_verdict. */
extern const char *const result_bands[];
extern const char *const result_truths[];
extern const char *const result_confidences[];
extern const char *const result_outcomes[];
extern const char *const result_headlines[];
extern const char *const result_states[];
extern const char *const result_changes[];
extern const char *const result_verdicts[];

/* By the number of its bit: enum change_noise. */
enum { RESULT_NNOISES = 4 };
extern const char *const result_noises[RESULT_NNOISES];

#endif
