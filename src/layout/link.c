/*
 * Links in lines of text. Areas that touch on a line and lead to the same place become one, also
 * where a stressed word parts their spans, and so does the line below them. That is where the
 * font has it; where there are several, it is still one line: that of the longest run.
 */
#include "layout/link.h"

#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"

static int digits_of(int number)
{
	int n = 1;

	while (number >= 10) {
		number /= 10;
		n++;
	}
	return n;
}

/* The page of the block that the span leads to; while pages are not yet made, the text that it
 * came with. It never takes fewer figures than in a pass before, so that passes come to an end. */
static const char *page_of(const struct flow *flow, const struct span *span)
{
	static const char figure_space[] = "\xe2\x80\x87";
	const struct block *target = flow_target(flow, span->href);
	const char *text;
	int page;

	if (!target || !flow->block_pages)
		return doc_page_number(flow->doc, flow->shapes, (int)strtol(span->text, NULL, 10));
	page = flow->block_pages[target->id];
	text = doc_page_number(flow->doc, flow->shapes, page);
	for (int n = digits_of(page); n < digits_of(flow->most_pages[target->id]); n++)
		text = arena_printf(flow->shapes, "%s%s", figure_space, text);
	return text;
}

bool link_is_at_hand(const struct flow *flow, const struct block *block, const struct span *span)
{
	const struct block *target;

	if ((span->field != FIELD_PAGE_BEHIND && span->field != FIELD_AROUND_PAGE) ||
	    !flow->whole_pages)
		return false;
	target = flow_target(flow, span->href);
	return target && flow->whole_pages[block->id] > 0 &&
	       flow->whole_pages[block->id] == flow->block_pages[target->id];
}

const char *link_text(const struct flow *flow, const struct block *block, const struct span *span)
{
	if (block && link_is_at_hand(flow, block, span))
		return "";
	if (span->field == FIELD_INDEX_PAGE)
		return doc_index_pages(flow->doc, flow->shapes, flow->mark_pages, block, span);
	if (field_is_of_block(span->field))
		return page_of(flow, span);
	return span->text;
}

bool link_is_shown(const struct span *span)
{
	return span->href && span->style < 0 &&
	       (span->field == FIELD_NONE || (span->flags & SPAN_REF));
}

/* The area that a run goes on; NULL: none. */
static struct item *find_area(const struct vnode *box, const char *href, const struct item *run)
{
	for (int i = box->nitems - 1; i >= 0; i--) {
		struct item *last = &box->items[i];

		if (last->kind == ITEM_LINK && strcmp(last->of.href, href) == 0 &&
		    last->block == run->block && last->x + last->w == run->x)
			return last;
	}
	return NULL;
}

void link_add(const struct flow *flow, const char *href, const struct item *run, struct vlist *list)
{
	struct vnode *box = vlist_last(list);
	struct item *area = find_area(box, href, run), link = *run;

	if (area) {
		area->w += run->w;
		return;
	}
	link.kind = ITEM_LINK;
	link.y = run->y - run->h;
	link.h = run->h + flow_baseline_rise(flow) + len_min(run->of.run->rise, 0);
	link.of.href = href;
	vlist_add_item(list, box, &link);
}

static bool is_within(const struct item *run, const struct item *area)
{
	return run->kind == ITEM_RUN && run->x >= area->x && run->x + run->w <= area->x + area->w;
}

/* The widest run in an area. */
static const struct item *run_of(const struct vnode *box, const struct item *area)
{
	const struct item *widest = NULL;

	for (int i = 0; i < box->nitems; i++) {
		const struct item *run = &box->items[i];

		if (is_within(run, area) && (!widest || run->w > widest->w))
			widest = run;
	}
	return widest;
}

/* Whether one line below all runs of the area might cross letters of some. */
static bool has_shifted(const struct vnode *box, const struct item *area)
{
	for (int i = 0; i < box->nitems; i++)
		if (is_within(&box->items[i], area) && box->items[i].of.run->rise != 0)
			return true;
	return false;
}

/* OpenType's post table has the top of the line, and how thick it is; it stays within the box of
 * the text's line, at whose bottom the page may end, but below what is lowered. */
static struct item line_below(const struct flow *flow, const struct item *area,
			      const struct item *run)
{
	const struct font_info *font = shaper_font(flow->shaper, run->of.run->font);
	len size = run->of.run->size, rise = flow_baseline_rise(flow);
	len weight = len_min(len_scale(size, font->underline_weight, 1000), rise / 2);
	len gap = len_min(len_scale(size, -font->underline, 1000), rise - weight);

	return flow_box(area->x, run->y + gap, area->w, weight, run->colour);
}

/* A line a run: below its own letters where it is lowered, else below those of the text. */
static void underline_runs(const struct flow *flow, const struct item *area, int nitems,
			   struct vlist *list)
{
	struct vnode *box = vlist_last(list);

	for (int i = 0; i < nitems; i++) {
		struct item run = box->items[i], line;

		if (!is_within(&run, area))
			continue;
		run.y += len_max(run.of.run->rise, 0);
		line = line_below(flow, &run, &run);
		vlist_add_item(list, box, &line);
	}
}

void link_underline_all(const struct flow *flow, const struct span *spans, struct vlist *list)
{
	struct vnode *box = vlist_last(list);
	int nitems = box->nitems;

	for (int i = 0; i < nitems; i++) {
		const struct item area = box->items[i];
		struct item line;

		if (area.kind != ITEM_LINK || !link_is_shown(&spans[area.span]))
			continue;
		if (has_shifted(box, &area)) {
			underline_runs(flow, &area, nitems, list);
			continue;
		}
		line = line_below(flow, &area, run_of(box, &area));
		vlist_add_item(list, box, &line);
	}
}
