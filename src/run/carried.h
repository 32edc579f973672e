/* What a report made with --attach carries, found in the file again. */
#ifndef RUN_CARRIED_H
#define RUN_CARRIED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "xml/xml.h"

struct data;
struct embedded_file;
struct guide;
struct quiz;
struct reading;

enum carried_part { CARRIED_GUIDE, CARRIED_QUIZ, CARRIED_ANSWERS, CARRIED_RESULT, CARRIED_NPARTS };

/* What the parts are called in the file. */
extern const char *const carried_names[CARRIED_NPARTS];

struct carried {
	const char *path; /* of the report, as messages name it */
	struct reading *reading;
	const struct embedded_file *parts[CARRIED_NPARTS]; /* NULL: it is not there */
};

/* Opens a report of n bytes, which must stay, and finds what is there. False and errors: no PDF, a
 * damaged one, two parts of one name, parts that are too large. All lives in arena. */
bool carried_open(struct carried *carried, struct arena *arena, const char *bytes, size_t n,
		  struct diag *diag);

/* Whether all parts are there; else errors. */
bool carried_check(const struct carried *carried, struct diag *diag);

/* A part that is there, for what reads it. */
struct xml_source carried_source(struct arena *arena, const struct carried *carried,
				 enum carried_part part);

/* The questionnaire as it was then, with its guide, as files of strangers. NULL with errors. */
const struct quiz *carried_quiz(struct arena *arena, const struct carried *carried,
				const struct data *data, struct diag *diag);

#endif
