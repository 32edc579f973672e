/*
 * Panels: flat fields in role colours. All panels of a row are equally high, and the display
 * words of all that belong together share one size: the largest at which none of them has to wrap.
 * A word that would make the others too small shrinks alone.
 */
#include "layout/panel.h"

#include "layout/blocks.h"
#include "layout/flow.h"
#include "layout/para.h"

enum {
	WORD_STEP = 500, /* display words shrink by half points */
};

/* The panel's display word, or NULL. */
static const struct block *find_word(const struct block *panel)
{
	for (const struct block *b = panel->first; b; b = b->next)
		if (b->style == STYLE_PANEL_WORD && b->nspans > 0)
			return b;
	return NULL;
}

/* The largest size, by half points, at which the panel's word is not wider than width. */
static len word_size(const struct flow *flow, const struct block *panel, len width)
{
	const struct style *style = &flow->styles[STYLE_PANEL_WORD];
	const struct block *word = find_word(panel);
	struct para_widths text;

	if (!word)
		return style->size;
	para_measure(flow, word, style, LEN_MAX, &text);
	if (text.unbroken <= width)
		return style->size;
	return len_scale(style->size, width, text.unbroken) / WORD_STEP * WORD_STEP;
}

/* The style of the words of all panels of a row: those below the floor shrink alone. */
static struct style shared_style(const struct flow *flow, const struct block *const *panels,
				 int npanels, len width)
{
	const struct block *row = panels[0]->parent;
	struct style style = flow->styles[STYLE_PANEL_WORD];
	len floor = len_scale(style.size, flow->theme->sizes.word, 100), size;

	for (int i = 0; i < npanels; i++) {
		size = word_size(flow, panels[i], width);
		style.size = size < floor ? style.size : len_min(style.size, size);
	}
	for (const struct block *b = row->kind == BLOCK_ROW ? row->first : NULL; b; b = b->next) {
		size = b->kind == BLOCK_PANEL ? word_size(flow, b, width) : style.size;
		style.size = size < floor ? style.size : len_min(style.size, size);
	}
	return style;
}

static void warn_of_long_word(const struct flow *flow, const struct block *word, len size,
			      len others)
{
	diag_warn(flow->diag, word->pos,
		  "on %s the word \"%s\" is too long for its panel: it is set in %d.%d pt, where "
		  "others would be in %d.%d",
		  flow->master->name, word->spans[0].text, (int)(size / LEN_PT),
		  (int)(size % LEN_PT / 100), (int)(others / LEN_PT), (int)(others % LEN_PT / 100));
	diag_hint(flow->diag, "find a shorter word, put fewer panels side by side, or move some of "
			      "it into <lead> or <p>");
}

/* The style of one panel's word: that of its row, or smaller where it alone needs that. */
static struct style word_style(const struct flow *flow, const struct block *panel,
			       const struct style *shared, len width)
{
	struct style style = *shared;
	len size = word_size(flow, panel, width);

	if (size < style.size) {
		style.size = len_max(size, flow->styles[STYLE_BODY].size);
		warn_of_long_word(flow, find_word(panel), style.size, shared->size);
	}
	if (style.size == flow->styles[STYLE_PANEL_WORD].size)
		return style;
	style.leading = len_max(len_round_up(len_scale(style.size, 5, 4), flow->master->grid),
				2 * flow->master->grid);
	return style;
}

/* What a panel says, from the top: parts of one kind are level in all panels of a row. */
enum stage { STAGE_LABEL, STAGE_LEAD, STAGE_WORD, STAGE_TEXT };

static enum stage stage_of(const struct block *block)
{
	if (block->kind != BLOCK_PARA)
		return STAGE_TEXT;
	if (block->style == STYLE_PANEL_LABEL)
		return STAGE_LABEL;
	if (block->style == STYLE_PANEL_LEAD)
		return STAGE_LEAD;
	return block->style == STYLE_PANEL_WORD ? STAGE_WORD : STAGE_TEXT;
}

/* Appends the blocks of a panel from *next on that belong to the stage. */
static void stage_flow(const struct flow *flow, const struct block **next, enum stage stage,
		       const struct style *word, len width, struct vlist *out)
{
	const struct block *b = *next;

	for (; b && stage_of(b) <= stage; b = b->next) {
		struct para_options options = {.width = width};

		if (b->kind != BLOCK_PARA && b->kind != BLOCK_HEADING) {
			blocks_flow_one(flow, b, width, out);
			continue;
		}
		if (b->style == STYLE_PANEL_WORD)
			options.style = word;
		options.keeps_with_next = b->next && b->style != STYLE_PANEL_TEXT;
		para_flow(flow, b, &options, out);
	}
	*next = b;
}

/* Moves down to one height what the panels go on with, if it is of the stage: text is level below
 * words only. Some lines more or less above it are evened out so, but no long texts. */
static void level_stage(const struct flow *flow, const struct block *const *panels,
			const struct block *const *next, int npanels, enum stage stage,
			struct vlist *columns)
{
	len lowest = LEN_MAX, highest = 0;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < npanels; i++) {
			if (!next[i] || next[i] == panels[i]->first || stage_of(next[i]) != stage ||
			    (stage == STAGE_TEXT && !find_word(panels[i])))
				continue;
			lowest = len_min(lowest, columns[i].height);
			highest = len_max(highest, columns[i].height);
			if (pass > 0 && flow_may_level(flow, highest - lowest))
				vlist_pad_kept(&columns[i], highest);
		}
}

static void add_fields(const struct flow *flow, const struct block *const *panels, int npanels,
		       len width, const struct vlist *list, struct vnode *box)
{
	struct item *items = box->items;
	int nitems = box->nitems;

	box->items = NULL;
	box->nitems = 0;
	for (int i = 0; i < npanels; i++) {
		struct item field = flow_box((width + flow->master->gutter) * i, 0, width,
					     box->height, flow_ground(flow, panels[i]->role));

		field.is_field = true;
		vlist_add_item(list, box, &field);
	}
	for (int i = 0; i < nitems; i++)
		vlist_add_item(list, box, &items[i]);
}

/* How much of a page panels may take that are not cut: they share it with what stands above. */
static int most_percent(const struct flow *flow, const struct vlist *above)
{
	len body = flow_body_height(flow), used = vlist_kept_height(above);
	int percent = used < body ? (int)((int64_t)(body - used) * 100 / body) : 1;

	return percent < flow->theme->shares.panel ? percent : flow->theme->shares.panel;
}

void panel_flow(const struct flow *flow, const struct block *const *panels, int npanels, len width,
		struct vlist *out)
{
	struct vlist *columns = ARENA_ARRAY(out->arena, struct vlist, npanels);
	const struct block **next = ARENA_ARRAY(out->arena, const struct block *, npanels);
	len inset = flow_inset(flow, width), inner = width - 2 * inset;
	struct style shared = shared_style(flow, panels, npanels, inner);
	len highest = 0;
	int first = out->nnodes, keep;

	for (int i = 0; i < npanels; i++) {
		next[i] = panels[i]->first;
		vlist_init(&columns[i], out->arena);
		vlist_add_box(&columns[i], len_round_up(inset, flow->master->grid));
		vlist_add_penalty(&columns[i], PENALTY_NEVER);
	}
	for (enum stage stage = STAGE_LABEL; stage <= STAGE_TEXT; stage++) {
		level_stage(flow, panels, next, npanels, stage, columns);
		for (int i = 0; i < npanels; i++) {
			struct style word = stage == STAGE_WORD
						    ? word_style(flow, panels[i], &shared, inner)
						    : shared;

			stage_flow(flow, &next[i], stage, &word, inner, &columns[i]);
		}
	}
	for (int i = 0; i < npanels; i++)
		vlist_shift(&columns[i], inset + (width + flow->master->gutter) * i, 0);
	keep = flow_part(flow, columns, npanels, most_percent(flow, out));
	for (int i = 0; i < npanels; i++)
		highest = len_max(highest, columns[i].height);
	highest += len_round_up(inset, flow->master->grid);
	vlist_parallel(columns, npanels, highest, keep, out);
	for (int i = first; i < out->nnodes; i++)
		if (out->nodes[i].kind == V_BOX)
			add_fields(flow, panels, npanels, width, out, &out->nodes[i]);
}
