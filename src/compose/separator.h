/* Separator: a sheet before a person's pages in a file of many, for whoever parts the pile. */
#ifndef COMPOSE_SEPARATOR_H
#define COMPOSE_SEPARATOR_H

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct report_input;

/* The code ("": none) in large letters, above what the report is called; nothing else of the
 * person. Its metadata are those of all reports. */
struct doc *compose_separator(struct arena *arena, const struct report_input *input,
			      const char *code, struct diag *diag);

#endif
