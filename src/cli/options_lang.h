/* Languages on the command line. */
#ifndef CLI_OPTIONS_LANG_H
#define CLI_OPTIONS_LANG_H

#include <stdbool.h>

struct diag;
struct options;

/* "he", "en,he" or "all"; false and an error. */
bool options_read_lang(struct options *options, const char *value, struct diag *diag);

#endif
