/*
 * Tables of contents: names at the start, the numbers of their pages in a column at the end, level
 * with the last line of the name, and dots between them that are decoration. The column is as wide
 * as the longest number of all passes, so that no number ever moves a line.
 */
#include "layout/contents.h"

#include "layout/blocks.h"
#include "layout/flow.h"
#include "layout/link.h"
#include "layout/para.h"

enum {
	LEAST_FIGURES = 2,  /* that there is room for */
	FIGURE_WIDTH = 600, /* thousandths of an em, as much as any font's */
	AIR = 600,          /* the same: between names and numbers, least */
	DOT_PITCH = 450,    /* the same: from dot to dot, */
	DOT = 75,           /* which are squares of that size */
	LEAST_DOTS = 3,
	STEPS = 5,         /* of the path of a dot */
	INDENT_STEPS = 2,  /* of the grid: of deeper levels */
	EDGE_PENALTY = 700 /* of a page that ends behind the first or before the last entry */
};

static struct style style_of(const struct flow *flow, const struct block *leaf)
{
	struct style style = flow->styles[leaf->style];

	style.before = style.after = 0;
	style.measure = 0;
	return style;
}

static len em_part(const struct style *style, int thousandths)
{
	return len_scale(style->size, thousandths, 1000);
}

/* How many figures there is room for in all levels of a table. */
static int count_figures(const struct flow *flow)
{
	int most = LEAST_FIGURES, npages = 0;

	for (int i = 0; flow->most_pages && i < flow->doc->nblocks; i++)
		npages = flow->most_pages[i] > npages ? flow->most_pages[i] : npages;
	for (int n = 2; npages >= 100; n++, npages /= 10)
		most = n + 1;
	return most;
}

/* What the entries of all levels have in common. */
struct entries {
	const struct flow *flow;
	int nfigures;            /* that there is room for in the numbers of pages */
	struct path_step *steps; /* of as many dots as the widest line takes, STEPS for each */
};

static int count_dots(const struct style *style, len room)
{
	len dot = em_part(style, DOT);

	return room > dot ? (int)((room - dot) / em_part(style, DOT_PITCH)) + 1 : 0;
}

static void make_dots(struct entries *entries, len width)
{
	const struct style *style = &entries->flow->styles[STYLE_BODY];
	int n = count_dots(style, width);
	len pitch = em_part(style, DOT_PITCH), dot = em_part(style, DOT);

	entries->steps = ARENA_ARRAY(entries->flow->ink, struct path_step, STEPS * (n + 1));
	for (int i = 0; i < n; i++) {
		len x = i * pitch;
		struct path_step *square = &entries->steps[STEPS * i];

		square[0] = (struct path_step){.op = PATH_MOVE, .x = x, .y = 0};
		square[1] = (struct path_step){.op = PATH_LINE, .x = x + dot, .y = 0};
		square[2] = (struct path_step){.op = PATH_LINE, .x = x + dot, .y = dot};
		square[3] = (struct path_step){.op = PATH_LINE, .x = x, .y = dot};
		square[4] = (struct path_step){.op = PATH_CLOSE};
	}
}

/* Dots from one place of a line up to another, on the same raster in all lines. */
static void add_dots(const struct entries *entries, const struct style *style, len from, len to,
		     const struct vlist *list, struct vnode *box)
{
	const struct flow *flow = entries->flow;
	len pitch = em_part(style, DOT_PITCH), dot = em_part(style, DOT);
	len first = len_round_up(from, pitch);
	int n = count_dots(style, to - first);
	struct path *path;
	struct item item;

	if (n < LEAST_DOTS)
		return;
	path = ARENA_NEW(flow->ink, struct path);
	*path = (struct path){.steps = entries->steps, .nsteps = STEPS * n, .is_filled = true};
	item = flow_box(first, box->height - flow_baseline_rise(flow) - dot, (n - 1) * pitch + dot,
			dot, flow->theme->uses[COLOUR_GREY]);
	item.kind = ITEM_PATH;
	item.of.path = path;
	vlist_add_item(list, box, &item);
}

/* The last box of a list that is not empty. */
static struct vnode *last_box(const struct vlist *list)
{
	for (int i = list->nnodes - 1; i >= 0; i--)
		if (list->nodes[i].kind == V_BOX)
			return &list->nodes[i];
	return NULL;
}

/* Where the text of a line ends, from the start edge of its column. */
static len text_end(const struct vnode *box)
{
	len end = 0;

	for (int i = 0; i < box->nitems; i++)
		if (box->items[i].kind == ITEM_RUN)
			end = len_max(end, box->items[i].x + box->items[i].w);
	return end;
}

static void entry_flow(const struct entries *entries, const struct block *leaf, len width,
		       struct vlist *out)
{
	const struct flow *flow = entries->flow;
	struct style style = style_of(flow, leaf), number_style = style;
	len numbers = em_part(&style, entries->nfigures * FIGURE_WIDTH), air = em_part(&style, AIR);
	len names = width - numbers - air;
	struct para_options name = {.width = names, .style = &style, .nspans = leaf->nspans - 1};
	struct para_options number = {
		.width = numbers, .style = &number_style, .first = leaf->nspans - 1, .nspans = 1};
	struct vlist columns[2];
	struct vnode *box;

	number_style.align = ALIGN_END;
	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	para_flow(flow, leaf, &name, &columns[0]);
	para_flow(flow, leaf, &number, &columns[1]);
	vlist_pad_top(&columns[1], columns[0].height - columns[1].height);
	box = last_box(&columns[0]);
	if (box && !flow_is_against(flow, leaf))
		add_dots(entries, &style, text_end(box) + air, width - numbers, &columns[0], box);
	vlist_shift(&columns[1], width - numbers, 0);
	vlist_parallel(columns, 2, 0, flow_keep(flow, columns, 2, flow->theme->shares.head), out);
}

/* As deep as the levels that sections have. */
static void add_level(const struct entries *entries, const struct block *contents, len width,
		      struct vlist *out)
{
	const struct flow *flow = entries->flow;
	len indent = INDENT_STEPS * flow->master->grid;

	for (const struct block *b = contents->first; b; b = b->next) {
		if (b->kind == BLOCK_CONTENTS) {
			struct vlist deeper;

			vlist_init(&deeper, out->arena);
			add_level(entries, b, width - indent, &deeper);
			vlist_shift(&deeper, indent, 0);
			vlist_append(out, &deeper);
		} else {
			struct building built = building_begin(flow);

			entry_flow(entries, b->first, width, &built.list);
			building_end(flow, &built, out);
		}
		if (b->next)
			vlist_add_penalty(out, b == contents->first || !b->next->next ? EDGE_PENALTY
										      : 0);
	}
}

void contents_flow(const struct flow *flow, const struct block *contents, len width,
		   struct vlist *out)
{
	struct entries entries = {.flow = flow, .nfigures = count_figures(flow)};

	make_dots(&entries, width);
	add_level(&entries, contents, width, out);
}
