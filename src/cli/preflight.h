/* Preflight: the command "preflight", which holds files against what printers ask for. */
#ifndef CLI_PREFLIGHT_H
#define CLI_PREFLIGHT_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int preflight_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
