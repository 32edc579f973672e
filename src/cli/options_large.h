/* Large print on the command line. */
#ifndef CLI_OPTIONS_LARGE_H
#define CLI_OPTIONS_LARGE_H

#include <stdbool.h>

struct diag;
struct options;

/* False and an error where --large-print does not go with what else is asked for. */
bool options_check_large(const struct options *options, struct diag *diag);

#endif
