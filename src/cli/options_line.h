/* A command line, read word by word. */
#ifndef CLI_OPTIONS_LINE_H
#define CLI_OPTIONS_LINE_H

#include <stdbool.h>

struct arena;
struct diag;
struct options;

/*
 * Reads argv. Options and files may come in any order after one another, "--" ends the options.
 * False, with the first fault in diag, when the command line is wrong.
 */
bool options_read(struct options *options, struct arena *arena, int argc, char **argv,
		  struct diag *diag);

#endif
