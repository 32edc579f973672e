/*
 * Inputs: every file that a run has read, as the system knows it, so that none of them is written
 * over under another name.
 */
#ifndef BASE_INPUTS_H
#define BASE_INPUTS_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"

struct input {
	const char *path; /* as it was opened first */
	dev_t device;
	ino_t inode;
};

struct inputs {
	struct arena arena;
	struct input *inputs; /* in the order read, each once */
	int ninputs;
};

void inputs_init(struct inputs *inputs);
void inputs_release(struct inputs *inputs);

/* Notes a file that was opened: status is what fstat says of it; only plain files count. inputs
 * may be NULL, and then nobody wants to know. */
void inputs_note(struct inputs *inputs, const char *path, const struct stat *status);

/* The same for a file that a library opens by its name. */
void inputs_note_path(struct inputs *inputs, const char *path);

/* Whether that file was read. inputs may be NULL. */
bool inputs_have(const struct inputs *inputs, const struct stat *status);

#endif
