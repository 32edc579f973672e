/* The options --deps, --deps-format and --deps-target, which most commands have. */
#ifndef CLI_DEPS_H
#define CLI_DEPS_H

#include <stdbool.h>

struct diag;
struct options;

/* Whether they say all that they need; else an error. Before anything is read. */
bool deps_check(const struct options *options, struct diag *diag);

/* Writes what was read, where that is wanted. status: how the command ended; answers how the run
 * ends, an enum exit_status. */
int deps_finish(const struct options *options, int status, struct diag *diag);

#endif
