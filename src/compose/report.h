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

/* With more pages, room for the reader's own words is left out; what has changed may take one more.
 */
enum { REPORT_PAGES = 6 };
#define REPORT_BEFORE "before" /* the anchor of that section */

struct report_input {
	const struct guide *guide;
	const struct result *result; /* knows its quiz and answers */
	const struct change *change; /* since the person answered before; NULL: the first time */
	const struct phrases *phrases;
	struct locales *locales;
	int64_t date;     /* seconds since 1970: of the document */
	bool is_dated;    /* the date was asked for; else it is the answers', or only the file's */
	bool is_summary;  /* the first page alone */
	bool tells_pages; /* it is for paper: links within it say their pages */
};

/* What reports are called in metadata and lists: nothing of the person. */
const char *report_title(struct draft *draft);

/*
 * The report as a block tree: outcome, reasons and limits of use on the first page, then dimensions
 * and facts, the ledger, what has changed, what would change the result, next steps, method. From a
 * full first page reasons leave first, the weaker ones of all cards at once, then facts; room to
 * write is an extra. The person's name stands on the pages alone, never in the metadata. Errors:
 * patterns that ICU refuses.
 */
struct doc *compose_report(struct arena *arena, const struct report_input *input,
			   struct diag *diag);

#endif
