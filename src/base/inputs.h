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

/* What came through a pipe, which gives its bytes once. */
struct kept_pipe {
	dev_t device;
	ino_t inode;
	const char *bytes; /* followed by a NUL that size does not count */
	size_t size;
	int fd; /* of a file without a name that holds them; -1: bytes does */
};

struct inputs {
	struct arena arena;
	struct input *inputs; /* in the order read, each once */
	int ninputs;
	struct kept_pipe *pipes;
	int npipes;
};

void inputs_init(struct inputs *inputs);
void inputs_release(struct inputs *inputs);

/* Notes a file that was opened: status is what fstat says of it; only plain files count. inputs
 * may be NULL, and then nobody wants to know. */
void inputs_note(struct inputs *inputs, const char *path, const struct stat *status);

/* The same for a file that a library opens by its name. */
void inputs_note_path(struct inputs *inputs, const char *path);

/* Keeps what was read of a pipe, and finds it again by its path ("-": standard input): NULL: it was
 * not read, or is no pipe. */
void inputs_keep_pipe(struct inputs *inputs, const struct stat *status, const char *bytes,
		      size_t size);
/* The same of many bytes, which lie in a file: inputs closes it. */
void inputs_keep_file(struct inputs *inputs, const struct stat *status, int fd);
const struct kept_pipe *inputs_pipe(const struct inputs *inputs, const char *path);

/* Whether that file was read. inputs may be NULL. */
bool inputs_have(const struct inputs *inputs, const struct stat *status);

#endif
