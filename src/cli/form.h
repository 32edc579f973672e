/* The command `form`: the questionnaire for people to fill in. */
#ifndef CLI_FORM_H
#define CLI_FORM_H

#include <stdbool.h>

struct arena;
struct content;
struct diag;
struct opened;
struct options;

/* Answers an enum exit_status. */
int form_run(const struct options *options, struct arena *arena, struct diag *diag);

/* Loads guide, questionnaire and theme, and the phrases of the language in which it asks. */
bool form_load(struct opened *opened, const struct options *options, struct content *content);

#endif
