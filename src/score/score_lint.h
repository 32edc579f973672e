/* What makes a questionnaire lean by itself. */
#ifndef SCORE_SCORE_LINT_H
#define SCORE_SCORE_LINT_H

struct diag;
struct quiz;

/*
 * Warns of what makes a questionnaire lean by itself, at the line of the question or rule: bias
 * of random answers, all-agree and all-neutral answers, one question that decides alone, thin
 * dimensions, results and rules out of reach, options without support, bands with gaps.
 */
void score_lint(const struct quiz *quiz, struct diag *diag);

#endif
