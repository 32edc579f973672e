/* Fit: why a document does not fill a number of pages, in lines and sections. */
#ifndef LAYOUT_FIT_REFUSE_H
#define LAYOUT_FIT_REFUSE_H

#include "base/diag.h"
#include "layout/fit.h"
#include "layout/fit_search.h"

/* Reports one error, with a hint, on a search that found nothing; layout: at its setting. */
void fit_refuse(struct arena *arena, const struct fit_wish *wish, const struct fit_search *search,
		const struct layout *layout, struct diag *diag);

#endif
