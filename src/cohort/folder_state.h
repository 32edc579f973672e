/* What a folder has already of a person's, and why that is not enough. */
#ifndef COHORT_FOLDER_STATE_H
#define COHORT_FOLDER_STATE_H

#include "base/arena.h"
#include "cohort/manifest_row.h"

enum folder_state {
	FOLDER_SAME,    /* the report that would be made */
	FOLDER_NEW,     /* none */
	FOLDER_RENAMED, /* one of another name */
	FOLDER_ANSWERS, /* one of other answers */
	FOLDER_CONTENT, /* one of another guide, theme, program ... */
	FOLDER_GONE,    /* none, though there was one */
	FOLDER_ALTERED  /* not what was written */
};

/* row: with file, inputs and content as they would be; old: that of the run before. */
enum folder_state folder_state_find(const char *folder, const struct manifest_row *row,
				    const struct manifest_row *old);

/* Whether the folder has the file, and its bytes have that SHA-256. */
bool folder_state_has(const char *folder, const char *file, const char *sha256);

/* The name of the page for the coach beside a report. */
const char *folder_state_companion(struct arena *arena, const char *file);

/* A line on standard output: what would be done about a person, and why. */
void folder_state_say(enum folder_state state, const struct manifest_row *row,
		      const struct manifest_row *old);

#endif
