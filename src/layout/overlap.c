/*
 * Lines whose letters run into each other: some scripts pile up more above and below a line than
 * its leading leaves room for. Boxes around glyphs are compared, not their outlines.
 */
#include "layout/overlap.h"

/* How far ink of the run at x, with its baseline `leading` below, reaches into ink of the other. */
static len run_overlap(const struct run *above, len x_above, const struct run *run, len x,
		       len leading)
{
	len most = 0;

	for (int i = 0; i < above->nglyphs; i++)
		for (int k = 0; k < run->nglyphs; k++) {
			const struct ink *a = &above->ink[i], *b = &run->ink[k];

			if (x_above + a->left < x + b->right && x + b->left < x_above + a->right)
				most = len_max(most, b->top - a->bottom - leading);
		}
	return most;
}

len line_overlap(const struct set_line *above, const struct set_line *line, len leading)
{
	len most = 0;

	for (int i = 0; i < above->nruns; i++)
		for (int k = 0; k < line->nruns && above->runs[i].ink; k++)
			if (line->runs[k].ink)
				most = len_max(most,
					       run_overlap(&above->runs[i],
							   above->x + above->runs[i].x,
							   &line->runs[k],
							   line->x + line->runs[k].x, leading));
	return most;
}
