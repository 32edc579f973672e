/*
 * Quotations: set back by the inset, in which the sign of a quotation hangs, as high as the letters
 * of the first line. It is decoration: that this is a quotation its element says.
 */
#include "layout/quote.h"

#include "layout/blocks.h"
#include "layout/chart.h"
#include "layout/flow.h"
#include "layout/pen.h"

/* Adds the sign to the first box of the list, which has a text. */
static void add_mark(const struct flow *flow, const struct block *quote, bool is_against, len width,
		     const struct vlist *list)
{
	struct vnode *box = list->nodes;
	struct chart_context context = flow_chart(flow, -1, block_lang(flow->doc, quote));
	const struct style *text = &flow->styles[STYLE_QUOTE];
	struct pen pen;
	struct label label;
	len y = list->first_baseline;

	context.is_mirrored = flow->is_rtl;
	for (; box->kind != V_BOX; box++)
		y -= box->height;
	pen_init(&pen, &context, NULL, width);
	pen_label(&pen, quote->of.mark, STYLE_QUOTE_MARK, width, &label);
	if (label.nlines == 0)
		return;
	y += 2 * (pen_cap_middle(label.style->size) - pen_cap_middle(text->size));
	pen_write(&pen, &label, 0, is_against ? width - label.width : 0, y, label.style->colour);
	for (int i = 0; i < pen.nitems; i++) {
		pen.items[i].artifact = ARTIFACT_LAYOUT;
		vlist_add_item(list, box, &pen.items[i]);
	}
}

void quote_flow(const struct flow *flow, const struct block *quote, len width, struct vlist *out)
{
	len inset = flow_inset(flow, width);
	bool is_against = flow_is_against(flow, quote);
	struct building built = building_begin(flow);

	blocks_flow(flow, quote->first, NULL, width - inset, &built.list);
	vlist_shift(&built.list, is_against ? 0 : inset, 0);
	if (built.list.first_baseline >= 0)
		add_mark(flow, quote, is_against, width, &built.list);
	building_end(flow, &built, out);
}
