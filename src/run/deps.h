/*
 * Deps: what the outputs of a run follow from, as programs that build things read it. Paths stand
 * as they were opened, relative ones as seen from the folder of the run.
 */
#ifndef RUN_DEPS_H
#define RUN_DEPS_H

#include <stdbool.h>

#include "base/choice.h"

struct diag;

/*
 * DEPS_MAKE: a rule as compilers write it with -MD -MP: each output needs each input and folder; a
 * file that was looked for and is not there stands as $(wildcard FILE), which is nothing until it
 * is there. DEPS_JSON: an object with "outputs", "inputs", "missing" and "folders", arrays of
 * paths, and "is_complete". DEPS_NUL: the inputs alone, a NUL behind each.
 */
enum deps_format { DEPS_MAKE, DEPS_JSON, DEPS_NUL };

extern const struct choice deps_formats;

/* By the ending of a file's name: ".json", ".d", ".mk"; "-" is for make. -1: it says nothing. */
int deps_format_of(const char *path);

struct deps {
	const char *path; /* where to; "-": standard output */
	enum deps_format format;
	const char *target; /* what is made, instead of the outputs; or NULL */
	bool is_complete;   /* all went well, so that all that is read was read */
};

/*
 * Writes what diag->inputs has noted; outputs and their folders are no inputs, standard input has
 * no name. False and an error: it cannot be written, it would be written over an input, or there is
 * no output for a rule of make. A path that a makefile cannot name is warned of and left out.
 */
bool deps_write(const struct deps *deps, struct diag *diag);

#endif
