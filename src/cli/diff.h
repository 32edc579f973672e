/* The command "diff": what differs between two editions of a guide, for a reader. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

struct arena;
struct diag;
struct options;

/* Answers SAME, DIFFERENT, or why it cannot be told. */
int diff_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
