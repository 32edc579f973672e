/* Large print on the command line. */
#ifndef CLI_OPTIONS_LARGE_H
#define CLI_OPTIONS_LARGE_H

#include <stdbool.h>

#include "cli/option_id.h"

struct diag;
struct options;

/* Says why a command has no option --large-print, if id is that. */
void options_hint_large(enum option_id id, const char *command, struct diag *diag);

/* False and an error where --large-print does not go with what else is asked for. */
bool options_check_large(const struct options *options, struct diag *diag);

#endif
