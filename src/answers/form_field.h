/*
 * A form while a person is read from it: its fields by name, and what each says. What fields say
 * and what pages show is put together: a viewer may keep an answer as the value of a field, of one
 * of its places, or in what is drawn alone.
 */
#ifndef ANSWERS_FORM_FIELD_H
#define ANSWERS_FORM_FIELD_H

#include <string.h>

#include "answers/form_file.h"
#include "answers/take.h"

struct form_reading {
	struct reader *reader;
	const struct form_file *form;
	bool *is_used;                  /* a field */
	int nmissing;                   /* questions without their fields */
	const struct question *missing; /* the first of them */
	int ndiffering;                 /* whose values and pages say different things */
	const struct question *differing;
	struct place place; /* of that */
};

/* The places of one field; n 0: there is none. */
struct form_found {
	const struct form_field *fields;
	int n;
	const char *name;
};

/* The field of that name; it counts as used from now on. */
struct form_found form_field_find(struct form_reading *reading, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Where the field stands first: its page. */
struct place form_field_place(const struct form_reading *reading, const struct form_found *found);

/* Whether a value or a state is that of a button which is on. */
static inline bool form_field_is_on(const char *state)
{
	return state && *state && strcmp(state, "Off") != 0;
}

/* What a text field holds, cleaned; "": nothing. NULL with an error, which speaks of the question
 * that is taken or (NULL) of the field. */
const char *form_field_text(struct form_reading *reading, const struct take *take,
			    const struct form_found *found);

/* Whether a box is on: where its value or its page says so, since no form begins with such. */
bool form_field_box(struct form_reading *reading, const struct question *question,
		    const struct form_found *found);

/* Notes that the value of a field and its page differ, and what is on in either was taken. */
void form_field_differs(struct form_reading *reading, const struct question *question,
			const struct form_found *found);

#endif
