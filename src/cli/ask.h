/* Ask: the command "ask", puts the questions of a guide in the terminal and writes the answers. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int ask_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
