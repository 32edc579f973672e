/* What a person's report is called. */
#ifndef COHORT_NAME_H
#define COHORT_NAME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct answers;

/* Who it is for. */
struct name_of {
	const struct answers *answers;
	const char *code;
	const char *source; /* path of the file of answers; "-": standard input */
};

/* The name of a file without its folder and its ending: "answers/ada.xml" gives "ada", "-"
 * "report". */
const char *name_stem(struct arena *arena, const char *path);

/* Whether a pattern's fields are known: {code}, {id}, {name}, {email}, {group}, {row}, {source};
 * false with an error. */
bool name_check(const char *pattern, struct diag *diag);

/*
 * The name without an ending, in arena. pattern NULL: the code; of a file that holds one person by
 * its kind, the name of that file. What a pattern puts in is letters and digits of any script, "-",
 * "_" and "."; other characters become "-"; no name is longer than 150 bytes, begins with a dot or
 * is one that Windows keeps for itself.
 */
const char *name_make(struct arena *arena, const char *pattern, const struct name_of *person);

#endif
