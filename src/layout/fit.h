/*
 * Fit: a layout that fills a number of pages. The look gives way within the limits of the theme, in
 * the order in which a designer would give: first space between blocks, then leading, then margins,
 * then the size of type. At most ten layouts are made to find it.
 */
#ifndef LAYOUT_FIT_H
#define LAYOUT_FIT_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "look/theme.h"

struct fit_wish {
	const struct doc *doc;
	const struct theme *theme;
	enum paper paper;
	int npages;
	const struct block *first_page_end; /* must stand on the first page; NULL: nothing must */
	struct srcpos pos; /* where faults are, if not where a section of the document begins */
};

struct fit_result {
	int nlayouts; /* that were made */
	int setting;  /* 0: as designed; below: tighter; above: looser */
};

/*
 * The layout, in arena; NULL and an error that counts the lines too many or too few, section by
 * section, where the theme's limits do not reach. A document that has so many pages by itself is
 * laid out as by layout_make. Warnings are those of the layout that comes out, and one where a page
 * of it stays nearly empty.
 */
const struct layout *fit_make(struct arena *arena, struct shaper *shaper,
			      const struct fit_wish *wish, struct diag *diag,
			      struct fit_result *result);

/* How the look of a layout was found: the settings tried, and which was taken. */
void fit_dump(const struct layout *layout, struct buf *out);

#endif
