/* Charts of one line, each in a row of a table that shares their axis. */
#include "doc/doc.h"
#include "layout/chart_draw.h"

len dumbbell_draw(struct pen *pen, const struct chart *chart)
{
	(void)chart;
	return 2 * pen->grid;
}

len diverging_draw(struct pen *pen, const struct chart *chart)
{
	(void)chart;
	return 2 * pen->grid;
}

len axis_draw(struct pen *pen, const struct chart *chart)
{
	(void)chart;
	return 2 * pen->grid;
}
