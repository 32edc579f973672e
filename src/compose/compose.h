/* Compose: from the guide (and phrases) to the document. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct guide;
struct locales;
struct logo;
struct phrases;
struct quiz;

struct guide_input {
	const struct guide *guide;
	const struct phrases *phrases;
	struct locales *locales;
	const struct logo *theme_logo; /* NULL: none */
	int64_t date;            /* seconds since 1970: SOURCE_DATE_EPOCH or the guide's own */
	bool tells_pages;        /* it is for paper: links within it say their pages */
	bool is_pageless;        /* it has no pages: references say names instead */
	const struct quiz *form; /* that it ends with; NULL: none */
	bool is_fillable;        /* its blanks become fields */
};

/*
 * The guide as a block tree. Every word that the guide does not hold comes from phrases. Errors:
 * patterns that ICU refuses.
 */
struct doc *compose_guide(struct arena *arena, const struct guide_input *input, struct diag *diag);

#endif
