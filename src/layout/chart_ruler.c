/* Rulers and scales: where scores stand on an axis, and which of some words holds. */
#include "doc/doc.h"
#include "layout/chart_draw.h"

len ruler_draw(struct pen *pen, const struct chart *chart)
{
	(void)chart;
	return 8 * pen->grid;
}

len scale_draw(struct pen *pen, const struct chart *chart)
{
	(void)chart;
	return 4 * pen->grid;
}
