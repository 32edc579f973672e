/* Preflight: the command "preflight", and the check of what is to be written for the press. */
#ifndef CLI_PREFLIGHT_H
#define CLI_PREFLIGHT_H

#include <stdbool.h>

struct arena;
struct buf;
struct diag;
struct options;
struct origins;

/* Answers an enum exit_status. */
int preflight_run(const struct options *options, struct arena *arena, struct diag *diag);

/*
 * Reads a finished file back and checks it; writes what was found where the options want it. path
 * is for messages. False when it has errors, and must not be written.
 */
bool preflight_before_writing(const struct options *options, struct arena *arena, const char *path,
			      const struct buf *pdf, const struct origins *origins,
			      struct diag *diag);

#endif
