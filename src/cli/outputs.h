/* Outputs: what a run writes must not be what it reads, nor the same file twice. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include <stdbool.h>

struct arena;
struct diag;
struct options;

/* output: where the PDF or the dump goes; NULL: nowhere. False and errors where that file, or one
 * of those for results and findings, is an input, the theme, a profile, or another output, under
 * whatever name; "-" may stand for one of them. For the command line, before anything is read. */
bool outputs_check(const struct options *options, const char *output, struct diag *diag);

/* Whether a path is said to be a folder, "DIR/", or is one. NULL is none. */
bool outputs_is_folder(const char *path);

/* False, with an error, where pages would go to a terminal. */
bool outputs_check_terminal(const struct options *options, const char *output, struct diag *diag);

/* The folder of the files of sheets: that of -o, without slashes behind it, or one named after the
 * guide, "pm-vs-tpm-sheets" for "content/pm-vs-tpm.xml". */
const char *outputs_sheets(const struct options *options, struct arena *arena);

/* The same against all that was read since then: includes, pictures, fonts ... Before anything is
 * written. */
bool outputs_check_read(const struct options *options, const char *output, struct diag *diag);

#endif
