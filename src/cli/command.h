/* Commands: what roleguide can be asked to do; one table that reading and help go by. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/option_id.h"

struct options;

struct command {
	const char *name;
	const char *arguments; /* as a synopsis shows them */
	const char *summary;   /* half a line */
	const char *example;   /* a command line that works in the source tree */
	const char *text;      /* what it does, for its --help */
	option_set options;    /* OPTION_BITs */
	int most_files;        /* at least one is asked for, but where this is 0 */
	/* Answers an enum exit_status; faults go to diag. */
	int (*run)(const struct options *options, struct arena *arena, struct diag *diag);
};

/* NULL when there is none of that name; nearest, or NULL, is then the one that may be meant. */
const struct command *command_find(const char *name, const char **nearest);

/* The commands, from 0 on; NULL behind the last. */
const struct command *command_at(int i);

#endif
