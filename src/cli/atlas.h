/* The command atlas: of a guide of many roles a handout of each two, and one book of all. */
#ifndef CLI_ATLAS_H
#define CLI_ATLAS_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. A handout with errors is not written, the others are: SOME. */
int atlas_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
