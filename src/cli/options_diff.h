/* Options of the command "diff". */
#ifndef CLI_OPTIONS_DIFF_H
#define CLI_OPTIONS_DIFF_H

#include <stdbool.h>

struct diag;
struct options;

/* The forms, from 0 on; NULL behind the last. */
const char *options_diff_format_at(int i);
bool options_read_diff_format(struct options *options, const char *value, struct diag *diag);

/* "PREFIX": what stands before the names of pictures; a slash is added where none ends it. */
bool options_read_picture_url(struct options *options, const char *value, struct diag *diag);

#endif
