/* The command "scan". */
#ifndef CLI_SCAN_H
#define CLI_SCAN_H

struct arena;
struct diag;
struct options;

/* Reads answers from scanned sheets. Answers an enum exit_status; faults go to diag. */
int scan_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
