/* The command watch: makes the guide again whenever something that it is made of changes. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

struct arena;
struct diag;
struct options;

/* Runs until it is interrupted. Answers an enum exit_status. */
int watch_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
