/* The options for pages of the web. */
#ifndef CLI_OPTIONS_HTML_H
#define CLI_OPTIONS_HTML_H

#include "cli/options.h"

/* Where a page for browsers is asked for: by --html FILE, an -o that ends in .html, or the profile.
 * What writes nothing besides it has it as its output. False and an error where it does not go with
 * other options. */
bool options_check_html(struct options *options, struct diag *diag);

#endif
