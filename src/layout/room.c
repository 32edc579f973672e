/*
 * Room: tries the steps of leaving out, each in memory that is given back where it does not do. A
 * first page that turns out too full costs no more than that page.
 */
#include "layout/room.h"

/* The step at which the first page holds what it must, or 0 where none does. */
static const struct layout *find_step(struct arena *arena, struct shaper *shaper,
				      const struct room_wish *wish, struct diag *diag, int *step)
{
	struct doc *doc = wish->doc;
	const struct layout *layout = NULL;
	struct arena_mark mark;
	int nerrors = diag->nerrors;

	for (int i = 0; i <= doc->nsteps && !layout && diag->nerrors == nerrors; i++) {
		if (i > 0 && !doc_leave_out(arena, doc, i, true))
			continue;
		*step = i;
		mark = arena_mark(arena);
		layout = layout_make_held(arena, shaper, doc, wish->theme, wish->paper, diag);
		if (!layout)
			arena_reset(arena, mark);
	}
	if (layout)
		return layout;
	*step = 0;
	doc_leave_out(arena, doc, 0, true);
	return layout_make(arena, shaper, doc, wish->theme, wish->paper, diag);
}

const struct layout *room_make(struct arena *arena, struct shaper *shaper,
			       const struct room_wish *wish, struct diag *diag)
{
	struct doc *doc = wish->doc;
	int step, nerrors = diag->nerrors;
	const struct layout *layout = find_step(arena, shaper, wish, diag, &step), *shorter;

	if (layout->npages <= wish->most_pages || layout->npages <= wish->npages ||
	    diag->nerrors > nerrors || !doc_leave_out(arena, doc, step, false))
		return layout;
	shorter = layout_make(arena, shaper, doc, wish->theme, wish->paper, diag);
	if (shorter->npages <= wish->most_pages)
		return shorter;
	doc_leave_out(arena, doc, step, true); /* a small sheet has more pages anyway */
	return layout;
}
