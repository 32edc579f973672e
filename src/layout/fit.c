/*
 * Fit: tries settings, each in memory that is given back, then lays out with the one it has found.
 */
#include "layout/fit.h"

#include <inttypes.h>

#include "layout/fit_refuse.h"
#include "layout/fit_search.h"
#include "layout/fit_theme.h"

enum { FIT_SPARSE = 34 }; /* percent of a page that is hardly filled */

struct fitting {
	struct arena *arena;
	struct shaper *shaper;
	const struct fit_wish *wish;
	int nlayouts;
	int nwarnings; /* of the design as it is */
	struct fit_trial designed;
};

static const struct layout *lay_out(struct fitting *fitting, int setting, struct diag *diag)
{
	const struct fit_wish *wish = fitting->wish;
	const struct theme *theme = fit_theme(fitting->arena, wish->theme, wish->paper, setting);

	fitting->nlayouts++;
	return layout_make(fitting->arena, fitting->shaper, wish->doc, theme, wish->paper, diag);
}

struct fill {
	int page; /* from 0 */
	int percent;
};

/* Of the page that has least on it. */
static struct fill least_fill(const struct layout *layout)
{
	const struct master *m = &layout->theme->masters[layout->paper];
	int64_t room = m->height - m->top - m->bottom;
	struct fill least = {0, 100};

	for (int p = 0, i = 0; p < layout->npages; p++) {
		int64_t height = 0;

		for (; i < layout->nportions && layout->portions[i].page == p; i++)
			height += layout->portions[i].height;
		if (height * 100 / room < least.percent)
			least = (struct fill){p, (int)(height * 100 / room)};
	}
	return least;
}

static struct fit_trial judge(const struct fitting *fitting, const struct layout *layout,
			      const struct diag *diag)
{
	return (struct fit_trial){
		.npages = layout->npages,
		.fill = least_fill(layout).percent,
		.is_poor = diag->nerrors > 0 || diag->nwarnings > fitting->nwarnings ||
			   !layout_opens_with(layout, fitting->wish->first_page_end)};
}

static struct fit_trial try_setting(void *context, int setting)
{
	struct fitting *fitting = context;
	struct arena_mark mark = arena_mark(fitting->arena);
	struct fit_trial trial;
	struct diag diag;

	if (setting == 0)
		return fitting->designed;
	diag_init(&diag);
	trial = judge(fitting, lay_out(fitting, setting, &diag), &diag);
	diag_release(&diag);
	arena_reset(fitting->arena, mark);
	return trial;
}

static void pass_on(const struct diag *from, struct diag *to)
{
	for (int i = 0; i < from->nmessages; i++)
		diag_repeat(to, &from->messages[i], from->environment_failed);
}

/* The layout as designed, if it is what was wished for or has errors; else NULL. */
static const struct layout *lay_out_as_designed(struct fitting *fitting, struct diag *to)
{
	struct arena_mark mark = arena_mark(fitting->arena);
	const struct layout *layout;
	struct diag diag;
	bool is_done;

	diag_init(&diag);
	layout = lay_out(fitting, 0, &diag);
	fitting->nwarnings = diag.nwarnings;
	fitting->designed = judge(fitting, layout, &diag);
	is_done = diag.nerrors ||
		  (layout->npages == fitting->wish->npages && !fitting->designed.is_poor);
	if (is_done)
		pass_on(&diag, to);
	else
		arena_reset(fitting->arena, mark);
	diag_release(&diag);
	return is_done ? layout : NULL;
}

static void refuse(struct fitting *fitting, const struct fit_search *search, struct diag *diag)
{
	struct arena_mark mark = arena_mark(fitting->arena);
	struct doc doc = *fitting->wish->doc;
	struct fit_wish wish = *fitting->wish;
	struct fitting last = *fitting;
	struct diag unsaid;

	doc.runs_on = search->outcome == FIT_TOO_LONG && fit_page_start(&wish);
	wish.doc = &doc;
	last.wish = &wish;
	diag_init(&unsaid);
	fit_refuse(last.arena, &wish, search, lay_out(&last, search->setting, &unsaid), diag);
	diag_release(&unsaid);
	fitting->nlayouts = last.nlayouts;
	arena_reset(fitting->arena, mark);
}

/* Says so where even the best setting leaves a page nearly empty. */
static void warn_of_sparse_page(const struct fit_wish *wish, const struct layout *layout,
				struct diag *diag)
{
	struct fill least = least_fill(layout);

	if (least.percent < FIT_SPARSE)
		diag_warn(diag, wish->pos.file ? wish->pos : wish->doc->root->pos,
			  "page %d of %d is only %d percent full", least.page + 1, layout->npages,
			  least.percent);
}

/* The layout, which knows how it was found. */
static const struct layout *with_search(struct arena *arena, const struct layout *layout,
					const struct fit_search *search)
{
	struct layout *fitted = arena_copy(arena, layout, sizeof *layout);

	fitted->fit = arena_copy(arena, search, sizeof *search);
	return fitted;
}

const struct layout *fit_make(struct arena *arena, struct shaper *shaper,
			      const struct fit_wish *wish, struct diag *diag,
			      struct fit_result *result)
{
	struct fitting fitting = {.arena = arena, .shaper = shaper, .wish = wish};
	const struct layout *layout = lay_out_as_designed(&fitting, diag);
	struct fit_search search = {.wanted = wish->npages};

	if (layout) {
		search.trials[search.ntrials++] = fitting.designed;
	} else {
		fit_search(&search, wish->npages, try_setting, &fitting);
		if (search.outcome == FIT_FOUND)
			layout = lay_out(&fitting, search.setting, diag);
		else
			refuse(&fitting, &search, diag);
	}
	if (layout && search.setting != 0)
		warn_of_sparse_page(wish, layout, diag);
	*result = (struct fit_result){.nlayouts = fitting.nlayouts, .setting = search.setting};
	return layout ? with_search(arena, layout, &search) : NULL;
}

void fit_dump(const struct layout *layout, struct buf *out)
{
	const struct style *body = &layout->theme->styles[layout->paper][STYLE_BODY];
	const struct master *m = &layout->theme->masters[layout->paper];
	const struct fit_search *search = layout->fit;

	if (search)
		buf_printf(out, "wanted: %d\n", search->wanted);
	for (int i = 0; search && i < search->ntrials; i++) {
		const struct fit_trial *trial = &search->trials[i];

		buf_printf(out, "%c setting %d: %d pages, the least full at %d percent%s\n",
			   trial->setting == search->setting ? '*' : ' ', trial->setting,
			   trial->npages, trial->fill,
			   trial->is_poor ? "; words do not fit, or not on the first page" : "");
	}
	buf_printf(out,
		   "taken: body %" PRId64 "/%" PRId64 ", grid %" PRId64 ", air %d, margins %" PRId64
		   " %" PRId64 " %" PRId64 " %" PRId64 ", gutter %" PRId64 "\n",
		   body->size, body->leading, m->grid, m->air, m->top, m->end, m->bottom, m->start,
		   m->gutter);
}
