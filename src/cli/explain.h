/* The command `explain`: what a code of messages means. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

struct arena;
struct diag;
struct options;

int explain_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
