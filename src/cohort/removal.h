/* Reports of a run before that are nobody's any more. */
#ifndef COHORT_REMOVAL_H
#define COHORT_REMOVAL_H

#include <stdbool.h>
#include <stdint.h>

struct diag;
struct keys;
struct manifest;
struct manifest_row;
struct progress;

struct removal {
	const char *folder;
	struct manifest *manifest;
	const struct keys *outputs; /* places of the files of this run */
	struct progress *progress;
	struct diag *diag;
	bool is_dry;
	void (*gone)(void *context, const struct manifest_row *old); /* is told of each; or NULL */
	void *context;
};

/*
 * Removes the files of old rows that no row of this run has: the person is no longer there, has
 * errors, or has a file of another name. Each is named before it goes; one that somebody has
 * changed since stays, with a warning. Answers how many went.
 */
int64_t removal_make(const struct removal *removal);

#endif
