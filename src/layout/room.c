/*
 * Room: tries the steps of leaving out, each in memory that is given back where it does not do. A
 * first page that turns out too full costs no more than that page.
 */
#include "layout/room.h"

#include "layout/flow.h"
#include "layout/para.h"
#include "layout/reuse.h"

/* The step at which the first page holds what it must, or 0 where none does. */
static const struct layout *find_step(struct arena *arena, const struct flow *wanted,
				      struct doc *doc, int *step)
{
	const struct layout *layout = NULL;
	struct arena_mark mark;
	int nerrors = wanted->diag->nerrors;

	for (int i = 0; i <= doc->nsteps && !layout && wanted->diag->nerrors == nerrors; i++) {
		if (i > 0 && !doc_leave_out(arena, doc, i, 0))
			continue;
		*step = i;
		mark = arena_mark(arena);
		layout = layout_make_held(arena, wanted, doc->first_page_end);
		if (!layout)
			arena_reset(arena, mark);
	}
	if (layout)
		return layout;
	*step = 0;
	doc_leave_out(arena, doc, 0, 0);
	return layout_make_held(arena, wanted, NULL);
}

static bool is_too_long(const struct room_wish *wish, const struct layout *layout)
{
	return layout->npages > wish->most_pages && layout->npages > wish->npages;
}

/* The layout with as few extras left out as make it short enough; NULL: all of them do not. */
static const struct layout *shorten(struct arena *arena, const struct flow *wanted,
				    const struct room_wish *wish, int step)
{
	struct doc *doc = wish->doc;
	const struct layout *layout = NULL;

	for (unsigned extra = 0; extra <= wish->nextras; extra++) {
		bool has_changed = doc_leave_out(arena, doc, step, extra) || !doc->runs_on;

		doc->runs_on = true;
		if (has_changed)
			layout = layout_make_held(arena, wanted, NULL);
		if (layout && !is_too_long(wish, layout))
			return layout;
	}
	return NULL;
}

/* The layout of what is wanted, which has room for what is kept from one try to the next. */
static const struct layout *find(struct arena *arena, const struct flow *wanted,
				 const struct room_wish *wish)
{
	struct doc *doc = wish->doc;
	int step, nerrors = wanted->diag->nerrors;
	const struct layout *layout, *shorter;

	doc->runs_on = wish->runs_on;
	layout = find_step(arena, wanted, doc, &step);
	if (!is_too_long(wish, layout) || wanted->diag->nerrors > nerrors ||
	    layout->npages > wish->most_pages + (int)wish->nextras)
		return layout;
	shorter = shorten(arena, wanted, wish, step);
	if (shorter)
		return shorter;
	doc->runs_on = wish->runs_on;
	doc_leave_out(arena, doc, step, 0); /* what is long has more pages anyway */
	return layout;
}

const struct layout *room_make(struct arena *arena, struct shaper *shaper,
			       const struct room_wish *wish, struct diag *diag)
{
	struct flow wanted = {.shaper = shaper,
			      .doc = wish->doc,
			      .theme = wish->theme,
			      .paper = wish->paper,
			      .diag = diag,
			      .shaped = para_shaped_new(arena),
			      .reuse = reuse_new(arena, wish->doc)};
	const struct layout *layout = find(arena, &wanted, wish);

	reuse_release(wanted.reuse);
	return layout;
}
