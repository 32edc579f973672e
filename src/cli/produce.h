/* Produce: the command "guide", from XML to a file or to the text of one stage. */
#ifndef CLI_PRODUCE_H
#define CLI_PRODUCE_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. Nothing is written when there were errors. */
int produce_run(const struct options *options, struct arena *arena, struct diag *diag);

/* Where a guide goes: where -o says, or "pm-vs-tpm.pdf" for "content/pm-vs-tpm.xml"; a pattern of
 * names where each page becomes a picture; "-": standard output. */
const char *produce_output(const struct options *options, struct arena *arena);

#endif
