/* Pages of a file that is read back, with what they inherit (ISO 32000-1, 7.7.3). */
#ifndef INSPECT_TRACE_PAGE_H
#define INSPECT_TRACE_PAGE_H

#include "inspect/read_file.h"
#include "inspect/trace_path.h"

enum trace_page_box { TRACE_MEDIA, TRACE_CROP, TRACE_BLEED, TRACE_TRIM, TRACE_ART, TRACE_BOXES };

struct trace_page {
	const struct value *dict;
	const struct value *resources;
	int rotate;                          /* degrees */
	bool has_box[TRACE_BOXES];           /* said, or inherited, and good */
	bool has_bad_box;                    /* one of them is no rectangle */
	struct trace_box boxes[TRACE_BOXES]; /* where there is none, what stands in (14.11.2) */
};

struct trace_pages {
	struct trace_page *list;
	int n;
};

extern const char *const trace_box_names[TRACE_BOXES];

/* A rectangle; false when it is none. */
bool trace_read_box(struct reading *reading, const struct value *value, struct trace_box *box);

/* The matrix of a dictionary; where an entry is missing, that of the identity. */
struct trace_matrix trace_read_matrix(struct reading *reading, const struct value *dict,
				      const char *key);

/* All pages in order. False and an error when their tree is damaged. */
bool trace_read_pages(struct reading *reading, struct trace_pages *pages);

#endif
