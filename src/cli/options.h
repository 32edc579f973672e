/*
 * Options: the words of a command line, checked as far as that goes without opening a file. One
 * table holds what there is; reading, help and "did you mean" all go by it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "look/theme.h"
#include "run/output.h"

enum option_id {
	OPTION_OUTPUT, OPTION_PROFILE, OPTION_THEME, OPTION_PAPER, OPTION_LANG, OPTION_DUMP,
	OPTION_RESULT, OPTION_ATTACH, OPTION_SUMMARY, OPTION_FIT, OPTION_BLEED, OPTION_MARKS,
	OPTION_BOOKLET, OPTION_CREEP, OPTION_NUP, OPTION_STACK, OPTION_ICC, OPTION_CONDITION,
	OPTION_PREFLIGHT, OPTION_DATA, OPTION_QUIET, OPTION_HELP, OPTION_VERSION, OPTION_COUNT
};

struct command;
struct dump;

struct options {
	const struct command *command; /* NULL: only --help or --version was asked for */
	const char **files;            /* "-": standard input */
	int nfiles;
	const char *output;            /* "-": standard output; NULL: not said */
	const char *theme;             /* a file or the name of a theme */
	const char *lang;              /* BCP 47; NULL: the guide's */
	const char *data;              /* folder of schemas, themes, phrases; NULL: look for it */
	const struct output *profile;
	enum paper paper;
	const struct dump *dump;       /* NULL: none, a file */
	const char *result;            /* file for the result as JSON; NULL: none */
	bool has_attachments;          /* answers and result travel inside a report */
	bool is_summary;               /* a report's first page alone */
	int fit;                       /* how many pages to fill; 0: as they come */
	const struct sides *bleed;     /* NULL: the theme's */
	struct printing printing;
	const char *preflight;         /* file for what the check found, as JSON; NULL: none */
	unsigned given;                /* bits 1 << OPTION_.. */
	bool is_quiet, wants_help, wants_version;
};

/*
 * Reads argv. Options and files may come in any order after one another, "--" ends the options.
 * False, with the first fault in diag, when the command line is wrong.
 */
bool options_read(struct options *options, struct arena *arena, int argc, char **argv,
		  struct diag *diag);

/* The options that a command takes (bits 1 << OPTION_..), a line or two each. */
void options_print_help(FILE *out, unsigned taken);

#endif
