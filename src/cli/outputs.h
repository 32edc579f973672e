/* Outputs: what a run writes must not be what it reads, nor the same file twice. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include <stdbool.h>

struct diag;
struct options;

/* output: where the PDF or the dump goes; NULL: nowhere. False and errors where that file, or one
 * of those for results and findings, is an input, the theme, a profile, or another output; "-" may
 * stand for one of them. */
bool outputs_check(const struct options *options, const char *output, struct diag *diag);

#endif
