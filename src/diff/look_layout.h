/* What a page of a layout looks like, as numbers. */
#ifndef DIFF_LOOK_LAYOUT_H
#define DIFF_LOOK_LAYOUT_H

#include "diff/edition.h"

struct layout;
struct shaper;

/* Of the page (from 0) of a layout with its items. */
struct edition_look look_layout(struct arena *scratch, const struct layout *layout,
				const struct shaper *shaper, int page);

#endif
