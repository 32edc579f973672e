/* Report: from one person's result to the document that explains it. */
#ifndef COMPOSE_REPORT_H
#define COMPOSE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct guide;
struct phrases;
struct result;

/* FIRST_PAGE: the first page of a whole report, to try what it has room for. */
enum report_extent { REPORT_WHOLE, REPORT_SUMMARY, REPORT_FIRST_PAGE };

enum { REPORT_REASONS = 3, REPORT_RULES = 3, REPORT_PAGES = 6 };

/* What the first page, and all pages together, have room for. */
struct report_room {
	int nreasons; /* each way, 1..REPORT_REASONS */
	int nrules;   /* that hold, 1..REPORT_RULES; another page has all of them */
	bool has_thoughts; /* room for the reader's own words */
};

struct report_input {
	const struct guide *guide;
	const struct result *result;   /* knows its quiz and answers */
	const struct phrases *phrases;
	int64_t date;                  /* seconds since 1970: of the document */
	enum report_extent extent;
	struct report_room room;
};

/* The anchor of what stands last on the first page. */
extern const char report_first_page_end[];

/*
 * The report as a block tree: outcome, reasons and limits of use on the first page, then dimensions
 * and facts, the ledger, what would change the result, next steps, method. The person's name stands
 * on the pages alone, never in the metadata. Errors: patterns that ICU refuses.
 */
struct doc *compose_report(struct arena *arena, const struct report_input *input,
			   struct diag *diag);

#endif
