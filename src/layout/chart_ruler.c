/* Rulers. */
#include "doc/doc.h"
#include "layout/chart_draw.h"

len ruler_draw(struct pen *pen, const struct chart *chart)
{
	(void)chart;
	return 8 * pen->grid;
}
