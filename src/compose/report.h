/* Report: from one person's result to the document that explains it. */
#ifndef COMPOSE_REPORT_H
#define COMPOSE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct change;
struct doc;
struct draft;
struct guide;
struct locales;
struct phrases;
struct result;

/* With more pages, on a large sheet and a small one, extras leave; what has changed may take one
 * page more. */
enum { REPORT_PAGES = 6, REPORT_SMALL_PAGES = 8 };

/* What leaves a report that is too long, the first one first. */
enum {
	REPORT_EXTRA_FACTS = 1,  /* the guide's own table */
	REPORT_EXTRA_WORKINGS,   /* a line worked out */
	REPORT_EXTRA_TOLD,       /* answers without points, which the person knows */
	REPORT_EXTRA_WORDS,      /* the table of the confidence, the ruler of the interval */
	REPORT_EXTRA_FORMULAS,   /* the rules of arithmetic, which are everybody's */
	REPORT_EXTRA_DIMENSIONS, /* the table of dimensions */
	REPORT_EXTRAS = REPORT_EXTRA_DIMENSIONS
};
#define REPORT_BEFORE "before" /* the anchor of that section */

struct report_input {
	const struct guide *guide;
	const struct result *result; /* knows its quiz and answers */
	const struct change *change; /* since the person answered before; NULL: the first time */
	const struct phrases *phrases;
	struct locales *locales;
	const struct logo *theme_logo; /* NULL: none */
	int64_t date;                  /* seconds since 1970: of the document */
	bool is_dated;    /* the date was asked for; else it is the answers', or only the file's */
	bool is_summary;  /* the first page alone */
	bool has_code;    /* the first page has the answers as a QR code */
	bool tells_pages; /* it is for paper: links within it say their pages */
	bool is_pageless; /* it has no pages: where one would be named, a head is */
};

/* What reports are called in metadata and lists: nothing of the person. */
const char *report_title(struct draft *draft);

/*
 * The report as a block tree: outcome, reasons and limits of use on the first page, then what has
 * changed, what would change the result, next steps and room to write; dimensions and facts, the
 * ledger, method. What leaves a full first page, and in which order, report_parts.h says; what
 * leaves a long report, the enum above. The person's name stands on the pages alone, never in the
 * metadata. Errors: patterns that ICU refuses.
 */
struct doc *compose_report(struct arena *arena, const struct report_input *input,
			   struct diag *diag);

#endif
