/* The command `form`: the questionnaire for people to fill in. */
#ifndef CLI_FORM_H
#define CLI_FORM_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int form_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
