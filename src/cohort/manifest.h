/*
 * The manifest of a folder of reports: who got what, a row a person in the order of the answers, as
 * CSV and as JSON. Both files are whole after each row, so that they are whenever a run ends. The
 * rows of the run before lie in a third file until this one has come to its end.
 */
#ifndef COHORT_MANIFEST_H
#define COHORT_MANIFEST_H

#include <stdbool.h>

#include "base/diag.h"
#include "cohort/manifest_row.h"

struct manifest;

/* What is said once, at the head of the JSON; texts may be NULL. */
struct manifest_head {
	const char *guide, *guide_version;
	const char *shard; /* "2/8" */
};

/* What a folder holds by its manifest: "manifest", or that of a shard. */
struct manifest_place {
	const char *folder;
	const char *name; /* without ".csv" */
};

/* Whether there are rows of a run before. */
bool manifest_is_there(const struct manifest_place *place);

/*
 * Reads the rows that there are; with head, begins new ones (NULL: nothing is written, for a look
 * at it). NULL and an environment error when a file cannot be read or written, an error when it is
 * no manifest of this version.
 */
struct manifest *manifest_begin(const struct manifest_place *place,
				const struct manifest_head *head, struct diag *diag);

/* The row of a person in the run before, in arena; false: there is none. */
bool manifest_find(struct manifest *manifest, struct arena *arena, const char *code,
		   struct manifest_row *row);

/* Adds a row, which is on its way to the disk when this returns. False and an error. */
bool manifest_add(struct manifest *manifest, const struct manifest_row *row);

/* The rows of the run before, one after the other, in arena. False: there are no more. */
bool manifest_next_old(struct manifest *manifest, struct arena *arena, struct manifest_row *row);

/* Ends it. is_complete: everybody has a row, and the rows of the run before are of no more use. */
bool manifest_end(struct manifest *manifest, bool is_complete);

#endif
