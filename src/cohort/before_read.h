/*
 * The answers that people gave before, wherever they stand: a file of answers in any format, a
 * report made with --attach, or a folder of such files.
 */
#ifndef COHORT_BEFORE_READ_H
#define COHORT_BEFORE_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/answers.h"

struct data;

struct before_source {
	const struct quiz *quiz;                 /* the present one */
	const struct answers_settings *settings; /* of the present answers */
	const struct data *data;
	struct diag *diag;
	/* Takes a person; answers are gone afterwards. file: its number, from 0. */
	void (*take)(void *context, int file, const struct answers *answers);
	void *context;
	struct arena *arena; /* of the names of files */
	const char **files;  /* as messages name them */
	int nfiles;
	int64_t nbare; /* reports that carry no answers */
};

/* Reads all people, each in an arena of their own. Errors: a file that cannot be read, or holds
 * answers to another questionnaire; nobody's answers. */
bool before_read(struct before_source *source, const char *path);

#endif
