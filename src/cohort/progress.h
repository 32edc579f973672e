/*
 * Progress: how far a run has come, on standard error: on a terminal a line that is written over,
 * in a log a line now and then, for programs a JSON object a line.
 */
#ifndef COHORT_PROGRESS_H
#define COHORT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

enum progress_style { PROGRESS_AUTO, PROGRESS_BAR, PROGRESS_LINES, PROGRESS_JSON, PROGRESS_NONE };

/* The style by its name; -1: there is none. Names end in NULL. */
extern const char *const progress_styles[];

struct progress;

/* Begins the clock. AUTO is BAR where standard error is a terminal; else lines, and none before ten
 * seconds have passed. */
struct progress *progress_open(enum progress_style style);

/* How many people more there are; 0: not known, and then not of all. */
void progress_expect(struct progress *progress, int64_t npeople);

/* What became of people so far. */
struct progress_counts {
	int64_t nmade, nkept, nmissing; /* written; as they were; without a report */
	int64_t nremoved;
};

/* Says so, if it is time to; is_last: in any case. */
void progress_show(struct progress *progress, const struct progress_counts *counts, bool is_last);

/* A line of its own, at once; text: without an end. */
void progress_say(struct progress *progress, const char *text);

void progress_close(struct progress *progress);

#endif
