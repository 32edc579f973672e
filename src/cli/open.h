/* What every command that reads content begins with. */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include "run/data.h"
#include "run/run.h"

struct options;

struct opened {
	struct kit kit;
	struct data data;
	const char *theme; /* its file; NULL: the command wants none */
	int64_t date;
};

/*
 * A run in arena: its date from SOURCE_DATE_EPOCH if that is set (reproducible-builds.org), the
 * folder of data, the theme. Answers an enum exit_status, DONE or why not; released by run_release.
 */
int open_run(struct opened *opened, const struct options *options, struct arena *arena,
	     struct diag *diag);

/* The day of answers that are given now: that of the run, or today, seconds since 1970. Today is
 * input of this program; what it prints elsewhere depends on no clock. */
int64_t open_today(const struct kit *kit);

/* How old facts may be, by --stale, from today. */
struct guide_age open_age(const struct kit *kit, const struct options *options);

/* Loads the guide that is named first, with the theme and all that goes with it. */
bool open_load(struct opened *opened, const struct options *options, struct content *content);

#endif
