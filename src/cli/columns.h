/* The command `columns`: what each column of an export is taken for, and what to add where it is
 * not understood. */
#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status: content has faults where something needs a decision. */
int columns_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
