/* Produce: the command "guide", from XML to a file or to the text of one stage. */
#ifndef CLI_PRODUCE_H
#define CLI_PRODUCE_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. Nothing is written when there were errors. */
int produce_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
