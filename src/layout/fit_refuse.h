/* Fit: why a document does not fill a number of pages, in lines and sections. */
#ifndef LAYOUT_FIT_REFUSE_H
#define LAYOUT_FIT_REFUSE_H

#include "base/diag.h"
#include "layout/fit.h"
#include "layout/fit_search.h"

/* The section that begins a page beyond those asked for because it is told to; or NULL. */
const struct block *fit_page_start(const struct fit_wish *wish);

/* Reports one error, with a hint, on a search that found nothing. layout: at its setting; running
 * on, where a section begins a page too many. */
void fit_refuse(struct arena *arena, const struct fit_wish *wish, const struct fit_search *search,
		const struct layout *layout, struct diag *diag);

#endif
