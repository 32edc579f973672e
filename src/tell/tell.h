/*
 * Tell: what a run has to say, in the forms that programs read. Each takes the messages as they are
 * printed for people, sorted, and with their codes.
 */
#ifndef TELL_TELL_H
#define TELL_TELL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

enum tell_form { TELL_TEXT, TELL_JSON, TELL_SARIF, TELL_GITHUB, TELL_JUNIT, TELL_FORMS };

/* The words for the forms, from 0 on; NULL behind the last. */
const char *tell_form_name(int i);

/* What was asked for. */
struct tell_wish {
	bool is_on_stderr[TELL_FORMS]; /* at most one of them; none: text */
	const char *files[TELL_FORMS]; /* or NULL */
};

/* Takes "FORM" or "FORM=FILE". False and an error where it is neither, or the second of its kind.
 */
bool tell_wish_read(struct tell_wish *wish, const char *value, struct diag *diag);

/* The form that goes to standard error. */
enum tell_form tell_wish_form(const struct tell_wish *wish);

/* What is told of. */
struct telling {
	const struct diag *diag;
	const char *command;      /* or NULL: it was not understood */
	const char *const *files; /* that it was given; nfiles */
	int nfiles;
	int status;                           /* what the program ends with */
	bool is_quiet;                        /* no warnings */
	const struct diag_message **messages; /* sorted; nmessages */
	int nmessages;
	int64_t nmore; /* that were counted, and are not kept */
};

/* Begins with all that is told of filled in but the last three, which are found in diag. */
void tell_begin(struct telling *telling);
void tell_end(struct telling *telling);

/* Adds a whole text of that form; TELL_TEXT is tell_text. */
void tell_write(const struct telling *telling, enum tell_form form, struct buf *out);

#endif
