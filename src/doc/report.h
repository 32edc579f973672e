/* Report: from one person's result to the document that explains it. */
#ifndef DOC_REPORT_H
#define DOC_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct guide;
struct phrases;
struct result;

struct report_input {
	const struct guide *guide;
	const struct result *result;   /* knows its quiz and answers */
	const struct phrases *phrases;
	int64_t date;                  /* seconds since 1970: of the document */
	bool is_summary;               /* the first page alone */
};

/*
 * The report as a block tree: outcome, reasons and limits of use on the first page, then dimensions
 * and facts, the ledger, what would change the result, next steps, method. The person's name stands
 * on the pages alone, never in the metadata. Errors: patterns that ICU refuses.
 */
struct doc *compose_report(struct arena *arena, const struct report_input *input,
			   struct diag *diag);

#endif
