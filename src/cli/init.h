/* The command init: files to start a guide from. */
#ifndef CLI_INIT_H
#define CLI_INIT_H

struct arena;
struct diag;
struct options;

/* The languages that there is something to start from in, from 0 on; NULL behind the last. */
const char *init_language_at(int i);

/* Answers an enum exit_status. */
int init_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
