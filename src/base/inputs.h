/*
 * Inputs: every file that a run has read, as the system knows it, so that none of them is written
 * over under another name, and so that a build can be told what its outputs follow from: those
 * files, the ones that were looked for and are not there, and the folders that were looked through.
 */
#ifndef BASE_INPUTS_H
#define BASE_INPUTS_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/packet.h"

enum input_kind {
	INPUT_READ,
	INPUT_STREAM, /* it came as standard input, and path is what messages call that */
	INPUT_GUARDED /* not read, but its author's as much as what is */
};

struct input {
	const char *path; /* as it was opened */
	dev_t device;
	ino_t inode;
	enum input_kind kind;
};

/* Paths, each once, in the order noted. */
struct input_names {
	const char **names;
	int nnames;
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
	struct input *inputs; /* in the order read, each once by each of its names */
	int ninputs;
	struct input_names missing; /* files that would have been read, were they there */
	struct input_names folders; /* whose names were looked through */
	struct input_names outputs; /* files that the run is to write */
	int npacked[3];             /* of inputs, missing, folders: those packed before */
	struct kept_pipe *pipes;
	int npipes;
};

void inputs_init(struct inputs *inputs);
void inputs_release(struct inputs *inputs);

/* Notes a file that was opened, or is guarded: status is what fstat says of it; only plain files
 * count. inputs may be NULL, and then nobody wants to know. */
void inputs_note(struct inputs *inputs, const char *path, const struct stat *status,
		 enum input_kind kind);

/* The same for a file that a library opens by its name; where it is not there, it is missing. */
void inputs_note_path(struct inputs *inputs, const char *path);

/* A file that is not read now, but must not be written over. */
void inputs_guard_path(struct inputs *inputs, const char *path);

/* Notes a file that was looked for and is not there; a folder whose names were read; a file that
 * the run writes when all is well. inputs may be NULL. */
void inputs_note_missing(struct inputs *inputs, const char *path);
void inputs_note_folder(struct inputs *inputs, const char *path);
void inputs_note_output(struct inputs *inputs, const char *path);

/* What was noted since it was packed last, for another process of the run, which takes it. Outputs
 * and pipes stay. inputs may be NULL. */
void inputs_pack(struct inputs *inputs, struct buf *out);
void inputs_take(struct inputs *inputs, struct packet *packet);

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
