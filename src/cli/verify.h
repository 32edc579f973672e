/* Verify: the command "verify", recomputes every number of a report that carries its answers. */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int verify_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
