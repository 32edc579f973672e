/* What is no text: charts and pictures, each a box of its own. */
#include "layout/figure.h"

#include "layout/blocks.h"
#include "layout/chart.h"
#include "layout/flow.h"
#include "layout/too_wide.h"

enum {
	PIXEL = 240,       /* a pixel's side on paper at 300 ppi */
	SHRINK_UNSAID = 90 /* percent down to which a picture shrinks without a warning */
};

bool figure_flow(const struct flow *flow, const struct block *block, len width, len row_height,
		 len text_top, struct vlist *out)
{
	struct chart_context context = flow_chart(flow, block->id, block_lang(flow->doc, block));
	struct chart_box drawn;
	struct vnode *box;

	context.is_rtl = text_is_rtl(context.lang);
	context.is_mirrored = flow->is_rtl;
	context.row_height = row_height;
	context.text_top = text_top;
	if (!chart_draw(&context, block->of.chart, width, block->pos, &drawn))
		return false;
	box = vlist_add_box(out, drawn.height);
	box->items = NULL;
	for (int i = 0; i < drawn.nitems; i++)
		vlist_add_item(out, box, &drawn.items[i]);
	/* a grid begins with labels, in line with the text beside it */
	if (block->of.chart->kind == CHART_GRID && out->first_baseline < 0)
		out->first_baseline = out->height - drawn.height + 2 * flow->master->grid -
				      flow_baseline_rise(flow);
	return true;
}

/* The size on paper: as wished, but no wider than the column and not much higher than a page. */
static void fit_picture(const struct flow *flow, const struct block *block, len column, len *width,
			len *height)
{
	const struct picture *picture = block->of.picture;
	int64_t wished = picture->wanted_width ? picture->wanted_width
					       : (int64_t)picture->width * PIXEL;
	int64_t w = wished < column ? wished : column;
	int64_t limit = (int64_t)flow_body_height(flow) * flow->theme->shares.picture / 100;

	if (w * picture->height / picture->width > limit)
		w = limit * picture->width / picture->height;
	if (w < wished / 100 * SHRINK_UNSAID) {
		diag_warn(flow->diag, picture->pos.file ? picture->pos : block->pos,
			  "on %s the picture in %s does not fit and is scaled down to %d percent",
			  flow->master->name, too_wide_place(block->parent),
			  (int)(w * 100 / wished));
		diag_hint(flow->diag, "a width of %d mm fits; larger paper has room for more",
			  (int)(w * 127 / (360 * (int64_t)LEN_PT)));
	}
	*width = (len)w;
	*height = (len)(w * picture->height / picture->width);
}

void figure_flow_picture(const struct flow *flow, const struct block *block, len column,
			 struct vlist *out)
{
	struct item item = {.kind = ITEM_IMAGE,
			    .block = block->id,
			    .span = -1,
			    .of.picture = block->of.picture};
	struct vnode *box;

	fit_picture(flow, block, column, &item.w, &item.h);
	if (!block->of.picture->alt || !*block->of.picture->alt) {
		item.artifact = ARTIFACT_LAYOUT;
		item.block = -1;
	}
	box = vlist_add_box(out, len_round_up(item.h, flow->master->grid));
	vlist_add_item(out, box, &item);
	for (const struct block *caption = block->first; caption; caption = caption->next) {
		vlist_add_penalty(out, PENALTY_NEVER);
		blocks_flow_one(flow, caption, column, out);
	}
}

const struct block *figure_line_of_chart(const struct block *cell)
{
	const struct block *figure = cell->first;

	return figure && figure->kind == BLOCK_FIGURE &&
			       chart_traits(figure->of.chart) & CHART_IS_LINE
		       ? figure
		       : NULL;
}
