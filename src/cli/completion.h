/* The command completion: a script by which a shell completes our command lines. */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

struct arena;
struct diag;
struct options;

/* The names of the shells, from 0 on; NULL behind the last. */
const char *completion_shell_at(int i);

/* Answers an enum exit_status. */
int completion_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
