/*
 * The layout of a document: one vertical list, broken into pages; made again while a page number
 * that the text itself mentions is not yet right.
 */
#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "layout/bleed.h"
#include "layout/flow.h"
#include "layout/page.h"
#include "layout/section.h"
#include <string.h>

#include "layout/bleed.h"
#include "layout/flow.h"

enum {
	MOST_PASSES = 6,
	MOST_KEPT = 4000 /* blocks of a document whose shapes are kept */
};

static int64_t count_text(const struct doc *doc)
{
	int64_t n = 0;

	for (int i = 0; i < doc->nblocks; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++)
			n += (int64_t)strlen(doc->blocks[i]->spans[k].text);
	return n;
}

/* Whether the text of this pass, in which pages are those given, says of a block's span what is so.
 * The first pass has taken the text that the span came with. */
static bool holds(const struct flow *flow, const struct block *block, const struct span *span,
		  const int *pages, bool is_count_same)
{
	const struct block *target = block;

	switch (span->field) {
	case FIELD_NONE:
		return true;
	case FIELD_PAGE_COUNT:
		return is_count_same;
	case FIELD_PAGE:
		break;
	case FIELD_PAGE_OF:
		target = flow_target(flow, span->href);
		if (!target)
			return true;
		if (!flow->block_pages)
			return strtol(span->text, NULL, 10) == pages[target->id];
		break;
	}
	return flow->block_pages && flow->block_pages[target->id] == pages[target->id];
}

/* Page numbers by block id; returns whether they are those that the text of this pass names. */
static bool note_pages(struct flow *flow, const struct layout *layout, int npages_before)
{
	int nblocks = flow->doc->nblocks;
	int *pages = ARENA_ARRAY(flow->keeps, int, nblocks);
	int *most = ARENA_ARRAY(flow->keeps, int, nblocks);
	bool is_right = true;

	for (int i = 0; i < layout->nanchors; i++)
		pages[i] = layout->anchors[i].page + 1;
	for (int i = 0; i < nblocks; i++) {
		const struct block *block = flow->doc->blocks[i];

		for (int k = 0; k < block->nspans && is_right; k++)
			is_right = holds(flow, block, &block->spans[k], pages,
					 layout->npages == npages_before);
		most[i] = flow->most_pages && flow->most_pages[i] > pages[i] ? flow->most_pages[i]
									      : pages[i];
	}
	flow->block_pages = pages;
	flow->most_pages = most;
	return is_right;
}

/* Only lines know the direction; a reader of Arabic would take the pages for broken ones. */
static void warn_of_rtl(const struct flow *flow)
{
	if (!flow_is_rtl(flow->doc->lang))
		return;
	diag_warn(flow->diag, flow->doc->root->pos, "pages in \"%s\" are not mirrored yet: words "
		  "run from the right, but tables, panels, heads and drawings stand from left to "
		  "right",
		  flow->doc->lang);
	diag_hint(flow->diag, "have the pages looked at by a reader of the language before they "
		  "are handed out");
}

const struct layout *layout_make(struct arena *arena, struct shaper *shaper,
				 const struct doc *doc, const struct theme *theme,
				 enum paper paper, struct diag *diag)
{
	struct layout *layout = ARENA_NEW(arena, struct layout);
	struct arena *items = arena_part(arena), lists, rows, shapes, keeps;
	struct arena_mark mark;
	struct flow flow = {.arena = items,
			    .pages = arena,
			    .lists = &lists,
			    .rows = &rows,
			    .shapes = &shapes,
			    .keeps = &keeps,
			    .shaper = shaper,
			    .doc = doc,
			    .theme = theme,
			    .master = &theme->masters[paper],
			    .styles = theme->styles[paper],
			    .paper = paper,
			    .diag = diag};

	warn_of_rtl(&flow);
	arena_init(&lists);
	arena_init(&rows);
	arena_init(&shapes);
	arena_init(&keeps);
	flow.excused = ARENA_ARRAY(arena, bool, doc->nblocks);
	if (doc->nblocks <= MOST_KEPT)
		flow.kept = ARENA_ARRAY(&keeps, struct kept_shape *, doc->nblocks);
	shaper_expect(shaper, count_text(doc));
	mark = arena_mark(arena);
	for (int pass = 0; pass < MOST_PASSES; pass++) {
		int npages_before = flow.npages;
		struct vlist list;

		arena_release(items);
		arena_reset(arena, mark);
		*layout = (struct layout){
			.items = items, .theme = theme, .paper = paper,
			.bleed = flow.master->bleed, .is_rtl = flow_is_rtl(doc->lang),
			.excused = flow.excused};
		vlist_init(&list);
		section_flow_all(&flow, &list);
		page_make_all(&flow, &list, layout);
		arena_release(&lists);
		page_anchor_all(&flow, layout);
		if (note_pages(&flow, layout, npages_before))
			break;
	}
	bleed_extend(items, layout);
	arena_release(&rows);
	arena_release(&shapes);
	arena_release(&keeps);
	return layout;
}
