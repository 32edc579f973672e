/*
 * Room: tries the steps of leaving out, each in memory that is given back where it does not do. A
 * first page that turns out too full costs no more than that page.
 */
#include "layout/room.h"

#include "layout/fit_theme.h"
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

static int most_pages(const struct room_wish *wish)
{
	return wish->most_pages > wish->npages ? wish->most_pages : wish->npages;
}

static bool is_too_long(const struct room_wish *wish, const struct layout *layout)
{
	return layout->npages > most_pages(wish);
}

/* Whether extras are no more than a part of what is too much. */
static bool is_hopeless(const struct room_wish *wish, const struct layout *layout)
{
	return layout->npages > wish->most_pages + (int)wish->nextras;
}

/* The layout without the first extras that make it short enough, or without any; of those, the ones
 * that are missed most come back as far as they have room. */
static const struct layout *leave_extras(struct arena *arena, const struct flow *wanted,
					 const struct room_wish *wish, int step,
					 const struct layout *layout)
{
	unsigned extras = 0, n = 0, last = 0;

	while (n < wish->nextras && is_too_long(wish, layout)) {
		last = n; /* none is higher than a page */
		for (int i = most_pages(wish); i < layout->npages && n < wish->nextras; i++)
			extras |= 1u << n++;
		if (doc_leave_out(arena, wish->doc, step, extras))
			layout = layout_make_held(arena, wanted, NULL);
	}
	if (n == last + 1)
		n--; /* all but the last were too few */
	while (n-- > 0 && !is_too_long(wish, layout)) {
		const struct layout *fuller;

		if (!doc_leave_out(arena, wish->doc, step, extras & ~(1u << n)))
			continue;
		fuller = layout_make_held(arena, wanted, NULL);
		if (!is_too_long(wish, fuller)) {
			layout = fuller;
			extras &= ~(1u << n);
		}
	}
	doc_leave_out(arena, wish->doc, step, extras);
	return layout;
}

/* A way to set the document, from the design to what takes least room. */
struct way {
	bool runs_on;     /* no section begins a page because it is told to */
	bool is_close;    /* with little space, */
	bool has_margins; /* in margins that are narrow too, */
	bool leaves;      /* and without extras */
};

static const struct layout *go(struct arena *arena, const struct flow *wanted,
			       const struct room_wish *wish, const struct way *way)
{
	struct flow own = *wanted;
	const struct layout *layout;
	int step;

	if (way->is_close) {
		own.theme = fit_theme_close(arena, wish->theme, wish->paper, way->has_margins);
		own.reuse = reuse_new(arena, wish->doc);
	}
	wish->doc->runs_on = way->runs_on;
	doc_leave_out(arena, wish->doc, 0, 0);
	layout = find_step(arena, &own, wish->doc, &step);
	if (way->leaves && !is_hopeless(wish, layout))
		layout = leave_extras(arena, &own, wish, step, layout);
	if (way->is_close)
		reuse_release(own.reuse);
	return layout;
}

/* The layout of what is wanted, which has room for what is kept from one try to the next. */
static const struct layout *find(struct arena *arena, const struct flow *wanted,
				 const struct room_wish *wish)
{
	static const struct way large[] = {{.runs_on = false},
					   {.runs_on = true},
					   {.runs_on = true, .is_close = true, .leaves = true},
					   {true, true, true, true}};
	const struct way *ways = wish->is_small ? large + 2 : large;
	int nways = wish->is_small ? 2 : 4, nerrors = wanted->diag->nerrors;
	struct way first = ways[0];

	for (int i = 0; i < nways; i++) {
		const struct layout *layout = go(arena, wanted, wish, &ways[i]);

		if (!is_too_long(wish, layout) || is_hopeless(wish, layout) ||
		    wanted->diag->nerrors > nerrors)
			return layout;
	}
	first.leaves = false; /* what is long has more pages anyway */
	return go(arena, wanted, wish, &first);
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
