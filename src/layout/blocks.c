/* Blocks in one column: figures, pictures, and the space between siblings. */
#include "layout/chart.h"
#include "layout/flow.h"

enum {
	PIXEL = 240,          /* a pixel's side on paper at 300 ppi */
	PICTURE_SHARE = 80,   /* percent of the page height that a picture may take */
	SHRINK_UNSAID = 90,   /* percent down to which a picture shrinks without a warning */
	GAP = 2, GAP_STRETCH = 1 /* grid units around lists, figures and rows */
};

bool figure_flow(struct flow *flow, const struct block *block, len width, len row_height,
		 len text_top, struct vlist *out)
{
	struct chart_context context = {.arena = flow->arena,
					.shaper = flow->shaper,
					.theme = flow->theme,
					.paper = flow->paper,
					.diag = flow->diag,
					.block = block->id,
					.lang = block_lang(flow->doc, block),
					.row_height = row_height,
					.text_top = text_top};
	struct chart_box drawn;
	struct vnode *box;

	if (!chart_draw(&context, block->of.chart, width, block->pos, &drawn))
		return false;
	box = vlist_add_box(flow->lists, out, drawn.height);
	box->items = NULL;
	for (int i = 0; i < drawn.nitems; i++)
		vnode_add_item(flow->lists, box, &drawn.items[i]);
	return true;
}

/* The size on paper: as wished, but no wider than the column and not much higher than a page. */
static void fit_picture(struct flow *flow, const struct block *block, len column, len *width,
			len *height)
{
	const struct picture *picture = block->of.picture;
	int64_t wished = picture->wanted_width ? picture->wanted_width
					       : (int64_t)picture->width * PIXEL;
	int64_t w = wished < column ? wished : column;
	int64_t limit = (int64_t)flow_body_height(flow) * PICTURE_SHARE / 100;

	if (w * picture->height / picture->width > limit)
		w = limit * picture->width / picture->height;
	if (w < wished / 100 * SHRINK_UNSAID)
		diag_warn(flow->diag, picture->pos.file ? picture->pos : block->pos,
			  "the picture does not fit and is scaled down to %d percent",
			  (int)(w * 100 / wished));
	*width = (len)w;
	*height = (len)(w * picture->height / picture->width);
}

static void picture_flow(struct flow *flow, const struct block *block, len column,
			 struct vlist *out)
{
	struct item item = {.kind = ITEM_IMAGE, .block = block->id, .span = -1,
			    .of.picture = block->of.picture};
	struct vnode *box;

	fit_picture(flow, block, column, &item.w, &item.h);
	if (!block->of.picture->alt || !*block->of.picture->alt) {
		item.artifact = ARTIFACT_LAYOUT;
		item.block = -1;
	}
	box = vlist_add_box(flow->lists, out, len_round_up(item.h, flow->master->grid));
	vnode_add_item(flow->lists, box, &item);
	for (const struct block *caption = block->first; caption; caption = caption->next) {
		vlist_add_penalty(flow->lists, out, PENALTY_NEVER);
		flow_block(flow, caption, column, out);
	}
}

static void para_apart_flow(struct flow *flow, const struct block *para, len width,
			    struct vlist *out)
{
	struct para_options options = {.width = width};
	struct building built;

	building_begin(flow, &built);
	para_flow(flow, para, &options, &built.list);
	building_end(flow, &built, out);
}

static void row_apart_flow(struct flow *flow, const struct block *row, len width,
			   struct vlist *out)
{
	struct building built;

	building_begin(flow, &built);
	row_flow(flow, row, width, &built.list);
	building_end(flow, &built, out);
}

void flow_block(struct flow *flow, const struct block *block, len width, struct vlist *out)
{
	switch (block->kind) {
	case BLOCK_HEADING: case BLOCK_PARA: case BLOCK_LABEL: case BLOCK_CAPTION:
	case BLOCK_SIDENOTE:
		para_apart_flow(flow, block, width, out);
		break;
	case BLOCK_LIST:
		list_flow(flow, block, width, out);
		break;
	case BLOCK_ROW:
		row_apart_flow(flow, block, width, out);
		break;
	case BLOCK_PANEL:
		panels_flow(flow, &block, 1, width, out);
		break;
	case BLOCK_BOX:
		box_flow(flow, block, width, out);
		break;
	case BLOCK_PATH:
		path_flow(flow, block, width, out);
		break;
	case BLOCK_CTA:
		cta_flow(flow, block, width, out);
		break;
	case BLOCK_FIGURE:
		figure_flow(flow, block, width, 0, 0, out);
		break;
	case BLOCK_PICTURE:
		picture_flow(flow, block, width, out);
		break;
	case BLOCK_DOC: case BLOCK_MASTHEAD: case BLOCK_STRIP: case BLOCK_SECTION:
	case BLOCK_ITEM: case BLOCK_ITEM_BODY: case BLOCK_CARD: case BLOCK_BRANCH:
	case BLOCK_TABLE: case BLOCK_THEAD: case BLOCK_TBODY: case BLOCK_TR: case BLOCK_TH:
	case BLOCK_TD: case BLOCK_COLOPHON:
		flow_blocks(flow, block->first, NULL, width, out);
		break;
	case BLOCK_NOTE: /* page.c sets it at the foot of the page that refers to it */
	case BLOCK_KIND_COUNT:
		break;
	}
}

static bool is_text(const struct block *block)
{
	return block->kind == BLOCK_PARA || block->kind == BLOCK_HEADING ||
	       block->kind == BLOCK_CAPTION || block->kind == BLOCK_NOTE ||
	       block->kind == BLOCK_LABEL || block->kind == BLOCK_ITEM_BODY;
}

static bool is_inside_cell(const struct block *block)
{
	const struct block *parent = block->parent;

	return parent && (parent->kind == BLOCK_TD || parent->kind == BLOCK_TH ||
			  parent->kind == BLOCK_ITEM || parent->kind == BLOCK_ITEM_BODY);
}

/* A paragraph that nothing would tell from the one before it. */
static bool is_close_to(const struct flow *flow, const struct block *before,
			const struct block *block)
{
	return block->is_further && flow->styles[before->style].after == 0 &&
	       flow->styles[block->style].before == 0;
}

void flow_blocks(struct flow *flow, const struct block *first, const struct block *end, len width,
		 struct vlist *out)
{
	const struct block *before = NULL;

	for (const struct block *block = first; block != end; block = block->next) {
		if (block->kind == BLOCK_NOTE)
			continue;
		if (before && (!is_text(before) || !is_text(block)) && !is_inside_cell(block)) {
			if (!before->keeps_with_next && before->kind != BLOCK_HEADING)
				vlist_add_penalty(flow->lists, out, 0);
			flow_gap(flow, out, GAP, GAP_STRETCH);
		}
		if (before && is_close_to(flow, before, block))
			flow_gap(flow, out, 1, 0);
		flow_block(flow, block, width, out);
		before = block;
	}
}
