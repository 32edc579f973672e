/* The options for pages as pictures. */
#ifndef CLI_OPTIONS_PICTURE_H
#define CLI_OPTIONS_PICTURE_H

#include "cli/options.h"

bool options_read_dpi(struct options *options, const char *value, struct diag *diag);

/* Takes an ending of -o for a profile where none is named, and says what does not go with pictures.
 * False and an error. */
bool options_check_picture(struct options *options, struct diag *diag);

#endif
