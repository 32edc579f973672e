/*
 * The middles of the discs are 12 mm from the edges, which printers reach and copiers seldom cut.
 * Codes stand beside discs at opposite corners, so that both are never under one thumb; around each
 * is a quiet zone of four modules (ISO/IEC 18004).
 */
#include "layout/copy_marks.h"

#include "layout/chart_draw.h"
#include "layout/flow.h"

enum {
	EDGE = 34016,  /* 12 mm */
	DISC = 12756,  /* 4.5 mm */
	MODULE = 2551, /* 0.9 mm */
	CODE = COPY_MODULES * MODULE,
	QUIET = 4 * MODULE,
	CODE_EDGE = EDGE - DISC / 2, /* codes are as far from the edges as discs */
	MARGIN = CODE_EDGE + CODE + QUIET,
	ARC = 5523 /* of a quarter circle: how far control points are, in 1/10000 of its radius */
};

struct copy_marks copy_marks_find(len width, len height, bool is_rtl)
{
	len beside = EDGE + DISC / 2 + QUIET;
	struct copy_marks marks = {
		.discs = {{EDGE, EDGE},
			  {width - EDGE, EDGE},
			  {width - EDGE, height - EDGE},
			  {EDGE, height - EDGE}},
		.disc = DISC,
		.codes = {{width - beside - CODE, CODE_EDGE}, {beside, height - CODE_EDGE - CODE}},
		.module = MODULE};

	if (is_rtl) {
		marks.codes[0].x = beside;
		marks.codes[1].x = width - beside - CODE;
	}
	return marks;
}

const struct theme *copy_marks_theme(struct arena *arena, const struct theme *theme,
				     enum paper paper)
{
	struct theme *own = arena_copy(arena, theme, sizeof *theme);
	struct master *master = &own->masters[paper];
	len body = master->height - 2 * (len)MARGIN;

	master->top = MARGIN;
	master->bottom = MARGIN + body % master->grid;
	master->foot = master->height - EDGE - 2 * master->grid;
	/* text keeps clear of the discs at its sides */
	master->start = len_max(master->start, EDGE + DISC / 2 + 2 * MODULE);
	master->end = len_max(master->end, EDGE + DISC / 2 + 2 * MODULE);
	own->nedges = 0;
	return own;
}

static void add_disc(struct pen *pen, struct copy_point at)
{
	len r = DISC / 2, arc = len_scale(r, ARC, 10000);

	pen_move(pen, at.x, at.y - r);
	pen_curve(pen, (len[]){at.x + arc, at.y - r, at.x + r, at.y - arc}, at.x + r, at.y);
	pen_curve(pen, (len[]){at.x + r, at.y + arc, at.x + arc, at.y + r}, at.x, at.y + r);
	pen_curve(pen, (len[]){at.x - arc, at.y + r, at.x - r, at.y + arc}, at.x - r, at.y);
	pen_curve(pen, (len[]){at.x - r, at.y - arc, at.x - arc, at.y - r}, at.x, at.y - r);
	pen_close(pen);
}

static void add_items(const struct flow *flow, struct page *page, const struct pen *pen,
		      struct copy_point by)
{
	for (int i = 0; i < pen->nitems; i++) {
		struct item item = pen->items[i];

		item.x += by.x;
		item.y += by.y;
		item.artifact = ARTIFACT_COPY;
		item.block = -1;
		ARENA_GROW(flow->rows, page->items, page->nitems);
		page->items[page->nitems++] = item;
	}
}

/* What people call the copy, at the start of the top, level with the discs. */
static void add_name(const struct flow *flow, struct chart_context *context, struct page *page)
{
	struct pen pen;
	struct label label;
	len x;

	pen_init(&pen, context, "en", page->width);
	pen_label_bold(&pen, flow->doc->copy->code, STYLE_SUBHEAD, page->width, &label);
	x = EDGE + DISC / 2 + QUIET;
	if (flow->is_rtl)
		x = page->width - x - label.width;
	pen.is_mirrored = false;
	if (label.nlines > 0)
		pen_write(&pen, &label, 0, x, EDGE + pen_cap_middle(label.style->size),
			  pen_use_colour(&pen, COLOUR_INK));
	add_items(flow, page, &pen, (struct copy_point){0, 0});
}

void copy_marks_add(const struct flow *flow, struct page *page)
{
	const struct doc_copy *copy = flow->doc->copy;
	struct copy_marks marks = copy_marks_find(page->width, page->height, flow->is_rtl);
	struct chart_context context = flow_chart(flow, -1, "en");
	struct pen pen;

	pen_init(&pen, &context, NULL, page->width);
	for (int i = 0; i < COPY_DISCS; i++) {
		add_disc(&pen, marks.discs[i]);
		pen_fill(&pen, pen_use_colour(&pen, COLOUR_INK));
	}
	add_items(flow, page, &pen, (struct copy_point){0, 0});
	for (int i = 0; i < COPY_CODES; i++) {
		int text = (page->number - 1) * COPY_CODES + i;

		pen_init(&pen, &context, NULL, page->width);
		if (text < copy->ntexts)
			qr_add(&pen, copy->texts[text], MODULE);
		add_items(flow, page, &pen, marks.codes[i]);
	}
	add_name(flow, &context, page);
}
