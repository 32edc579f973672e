/*
 * Dumps: the text of one stage instead of a file, for people and tests. One row each; what a stage
 * gives is there once it was reached.
 */
#ifndef CLI_DUMP_H
#define CLI_DUMP_H

#include <stdbool.h>

struct arena;
struct buf;
struct content;
struct job;
struct result;
struct kit;

/* How far a run has to come, in this order. */
enum dump_stage { DUMP_LOADED, DUMP_SCORED, DUMP_COMPOSED, DUMP_LAID_OUT };

/* What there is at a stage: job has a document once it is composed, its layout after that. */
struct dumped {
	struct kit *kit;
	struct arena *arena;
	struct content *content;
	const struct result *result;
	const struct job *job;
};

struct dump {
	const char *name;
	enum dump_stage stage;
	/* Fills out; false and an error. */
	bool (*write)(const struct dumped *of, struct buf *out);
};

/* The dumps, from 0 on; NULL behind the last. */
const struct dump *dump_at(int i);

#endif
