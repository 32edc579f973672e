/* Whether the pages of a report say what its result says: scores, and every line of the ledger. */
#ifndef CLI_VERIFY_PAGES_H
#define CLI_VERIFY_PAGES_H

#include <stdbool.h>

#include "base/arena.h"

struct buf;
struct diag;
struct result;

struct verify_pages {
	const char *path; /* of the report, for messages */
	int npages;
	bool is_summary; /* the first page alone, which holds no ledger */
	int nscores;     /* scores that are printed: of all roles, or none where a summary has
			    * no result */
	int nlines;      /* lines found */
};

/* text: that of all pages. False and an error for each score or line that is printed nowhere. */
bool verify_pages(struct arena *arena, const struct result *result, const struct buf *text,
		  struct verify_pages *pages, struct diag *diag);

#endif
