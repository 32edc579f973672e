/* The command "ask --sheet". */
#ifndef CLI_ASK_SHEETS_H
#define CLI_ASK_SHEETS_H

struct arena;
struct diag;
struct options;

/* Types in sheets of paper. Answers an enum exit_status; faults go to diag. */
int ask_sheets_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
