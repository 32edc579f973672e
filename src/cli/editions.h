/* The command guide with several profiles or papers: a file of each into one folder. */
#ifndef CLI_EDITIONS_H
#define CLI_EDITIONS_H

#include <stdbool.h>

struct arena;
struct diag;
struct options;

/* Whether that is asked for. */
bool editions_are_asked(const struct options *options);

/* Answers an enum exit_status. All files are written, or, when there are errors, none. */
int editions_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
