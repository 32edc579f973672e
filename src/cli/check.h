/* Check: the command "check", which finds faults in guides, questionnaires, themes, phrases. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. Every file is looked at, whatever the ones before it had. */
int check_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
