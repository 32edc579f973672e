/* Differences as a PDF, with the changed pages side by side. */
#ifndef CLI_DIFF_SHEET_H
#define CLI_DIFF_SHEET_H

#include <stdbool.h>

struct buf;
struct diff_side;
struct findings;
struct opened;
struct options;

/* Fills out with the file; theme: of its words, a path. findings have the names of pictures. False
 * and an error. */
bool diff_sheet(struct opened *opened, const struct options *options,
		const struct findings *findings, const struct diff_side *sides, struct buf *out);

#endif
