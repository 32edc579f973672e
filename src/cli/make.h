/* Make: one document, from what was loaded to the bytes of its file or the text of one stage. */
#ifndef CLI_MAKE_H
#define CLI_MAKE_H

#include <stdbool.h>

#include "base/buf.h"

struct arena;
struct change;
struct content;
struct options;
struct result;
struct kit;
struct sheaf;

/* What was made. */
struct made {
	int npages; /* 0: it was not laid out */
	struct buf bytes;
};

struct making {
	struct kit *kit;
	struct arena *arena; /* of this document */
	const struct options *options;
	struct content *content;
	const struct result *result; /* whose report it is; NULL: the guide is made */
	const struct change *change; /* since the person answered before; or NULL */
	bool is_companion;           /* not the report, but the page for the coach beside it */
	bool is_form;                /* not the guide, but its questionnaire */
	const char *output;          /* where it goes; NULL: nowhere */
	bool is_one_of_many;         /* files, of which a manifest has the sums */
	struct sheaf *sheaf;         /* filled for a file of many; or NULL */
	bool is_sheaf_alone;         /* nothing else is wanted of the file */
};

/* Makes it and writes it, with its result and what the check for the press found where these are
 * asked for. False and an error: then the file is not written. made: released by its caller, false
 * or not. */
bool make_file(const struct making *making, struct made *made);

#endif
