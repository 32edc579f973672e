/* Help, printed from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

struct command;

/* The overview; with a command, all about that one. */
void help_print(FILE *out, const struct command *command);

#endif
