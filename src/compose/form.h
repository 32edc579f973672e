/*
 * Form: the questionnaire as a document to fill in, on a screen or on paper. Its questions have the
 * numbers that "roleguide ask" gives them, and so have options beside their boxes. The names of the
 * fields, by which answers are read back, are told in doc/form.md.
 */
#ifndef COMPOSE_FORM_H
#define COMPOSE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct doc_copy;
struct draft;
struct guide;
struct locales;
struct phrases;
struct quiz;

struct form_input {
	const struct guide *guide;
	const struct quiz *quiz;
	const struct phrases *phrases; /* in whose language it asks */
	struct locales *locales;
	int64_t date;                /* seconds since 1970: of the document */
	bool is_fillable;            /* its blanks become fields */
	const struct doc_copy *copy; /* it is one to be scanned; or NULL */
};

/* The form as a block tree. Errors: patterns that ICU refuses, ids that no field can be called by.
 */
struct doc *compose_form(struct arena *arena, const struct form_input *input, struct diag *diag);

/* Adds the form of the draft's guide to a document, on pages of its own. */
void form_add(struct draft *draft, const struct quiz *quiz);

#endif
