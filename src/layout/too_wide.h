/* Words, lines and pictures that are wider than their column, told with paper, place and remedy. */
#ifndef LAYOUT_TOO_WIDE_H
#define LAYOUT_TOO_WIDE_H

#include "base/diag.h"

struct block;
struct flow;
struct paragraph;
struct setting;

/* Where a block stands, as its author would say: "a cell of a table". block: NULL for what
 * belongs to the page. */
const char *too_wide_place(const struct block *block);

/* Warns of the first word that had to be broken without a hyphen, or else of a line that runs over.
 * block: NULL as above; pos: what is warned of; shaped, setting: its text, and the lines of it. */
void too_wide_tell(const struct flow *flow, const struct block *block, struct srcpos pos,
		   const struct paragraph *shaped, const struct setting *setting);

#endif
