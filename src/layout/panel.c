/*
 * Panels: flat fields in role colours. All panels of a row are equally high, and their display
 * words share one size: the largest at which none of them has to wrap.
 */
#include "layout/flow.h"

enum {
	WORD_STEP = 500,       /* display words shrink by half points */
	UNBROKEN_SHARE = 90    /* percent of a page up to which a panel is never broken */
};

/* The display style shrunk so that no word of these panels is wider than width. */
static struct style fit_words(struct flow *flow, const struct block *const *panels, int npanels,
			      len width)
{
	struct style style = flow->styles[STYLE_PANEL_WORD];
	len least = flow->styles[STYLE_BODY].size, widest = 0;

	for (int i = 0; i < npanels; i++) {
		for (const struct block *b = panels[i]->first; b; b = b->next) {
			struct para_widths text;

			if (b->style != STYLE_PANEL_WORD || b->nspans == 0)
				continue;
			para_measure(flow, b, &style, LEN_MAX, &text);
			widest = len_max(widest, text.unbroken);
		}
	}
	if (widest > width)
		style.size = len_max(len_scale(style.size, width, widest) / WORD_STEP * WORD_STEP,
				     least);
	style.leading = len_max(len_round_up(len_scale(style.size, 5, 4), flow->master->grid),
				2 * flow->master->grid);
	if (style.size == flow->styles[STYLE_PANEL_WORD].size)
		style.leading = flow->styles[STYLE_PANEL_WORD].leading;
	return style;
}

static void panel_text(struct flow *flow, const struct block *panel, const struct style *word,
		       len width, struct vlist *out)
{
	for (const struct block *b = panel->first; b; b = b->next) {
		struct para_options options = {.width = width};

		if (b->kind != BLOCK_PARA && b->kind != BLOCK_HEADING) {
			flow_block(flow, b, width, out);
			continue;
		}
		if (b->style == STYLE_PANEL_WORD)
			options.style = word;
		options.keeps_with_next = b->next && b->style != STYLE_PANEL_TEXT;
		para_flow(flow, b, &options, out);
	}
}

static void add_fields(struct flow *flow, const struct block *const *panels, int npanels, len width,
		       struct vnode *box)
{
	struct item *items = box->items;
	int nitems = box->nitems;

	box->items = NULL;
	box->nitems = 0;
	for (int i = 0; i < npanels; i++) {
		struct item field = flow_box((width + flow->master->gutter) * i, 0, width,
					     box->height, flow_role_colour(flow, panels[i]->role));

		vnode_add_item(flow->lists, box, &field);
	}
	for (int i = 0; i < nitems; i++)
		vnode_add_item(flow->lists, box, &items[i]);
}

void panels_flow(struct flow *flow, const struct block *const *panels, int npanels, len width,
		 struct vlist *out)
{
	struct vlist *columns = ARENA_ARRAY(flow->lists, struct vlist, npanels);
	len inset = flow_inset(flow, width);
	struct style word = fit_words(flow, panels, npanels, width - 2 * inset);
	len highest = 0;
	int first = out->nnodes;

	for (int i = 0; i < npanels; i++) {
		vlist_init(&columns[i]);
		vlist_add_box(flow->lists, &columns[i], len_round_up(inset, flow->master->grid));
		vlist_add_penalty(flow->lists, &columns[i], PENALTY_NEVER);
		panel_text(flow, panels[i], &word, width - 2 * inset, &columns[i]);
		vlist_shift(&columns[i], inset + (width + flow->master->gutter) * i, 0);
		highest = len_max(highest, columns[i].height);
	}
	highest += len_round_up(inset, flow->master->grid);
	vlist_parallel(flow->lists, columns, npanels, highest,
		       flow_keep(flow, columns, npanels, UNBROKEN_SHARE), out);
	for (int i = first; i < out->nnodes; i++)
		if (out->nodes[i].kind == V_BOX)
			add_fields(flow, panels, npanels, width, &out->nodes[i]);
}
