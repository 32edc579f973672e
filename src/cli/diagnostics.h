/* Diagnostics: what a run has to say, where and in the form that was asked for. */
#ifndef CLI_DIAGNOSTICS_H
#define CLI_DIAGNOSTICS_H

#include <stdbool.h>

struct diag;
struct options;

/* Takes FORM or FORM=FILE of --diagnostics; false and an error. */
bool diagnostics_read(struct options *options, const char *value, struct diag *diag);

/* Takes WHEN of --color; its words, from 0 on, NULL behind the last. */
bool diagnostics_read_color(struct options *options, const char *value, struct diag *diag);
const char *diagnostics_color(int i);

/* After a command line that could not be understood: what it asks for behind the fault, so that
 * the fault itself is told as it was wished. A file that another word names is not written. */
void diagnostics_find(struct options *options, int argc, char **argv);

/* Before the command runs: false and an error where a file for messages is read or written too. */
bool diagnostics_check(const struct options *options, struct diag *diag);

/* Says all, in all forms that are asked for; status is what the command came to. Answers it, or
 * that a file could not be written. */
int diagnostics_print(const struct options *options, struct diag *diag, int status);

#endif
