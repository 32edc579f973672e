/* Blocks in one column: each by its kind, and the space between siblings. */
#include "layout/blocks.h"

#include <string.h>

#include "layout/blank.h"
#include "layout/box.h"
#include "layout/contents.h"
#include "layout/figure.h"
#include "layout/flow.h"
#include "layout/list.h"
#include "layout/panel.h"
#include "layout/para.h"
#include "layout/quote.h"
#include "layout/side.h"
#include "layout/table.h"

static void para_apart_flow(const struct flow *flow, const struct block *para, len width,
			    struct vlist *out)
{
	struct para_options options = {.width = width};
	struct building built = building_begin(flow);

	para_flow(flow, para, &options, &built.list);
	building_end(flow, &built, out);
}

/* A head with nothing above it, which needs no space there. */
static void first_head_flow(const struct flow *flow, const struct block *head, len width,
			    struct vlist *out)
{
	struct style style = flow->styles[head->style];
	struct para_options options = {.width = width, .style = &style};

	style.before = 0;
	para_flow(flow, head, &options, out);
}

static void row_apart_flow(const struct flow *flow, const struct block *row, len width,
			   struct vlist *out)
{
	struct building built = building_begin(flow);

	side_flow_row(flow, row, width, &built.list);
	building_end(flow, &built, out);
}

/* What is no text: drawings and tables. */
static void block_of_its_own_flow(const struct flow *flow, const struct block *block, len width,
				  struct vlist *out)
{
	if (block->kind == BLOCK_TABLE)
		table_beside_flow(flow, block, width, out);
	else if (block->kind == BLOCK_BLANK)
		blank_flow(flow, block, width, out);
	else if (block->kind == BLOCK_PICTURE)
		figure_flow_picture(flow, block, width, out);
	else
		figure_flow(flow, block, width, 0, 0, out);
}

/* What has more in it than text. */
static void frame_flow(const struct flow *flow, const struct block *block, len width,
		       struct vlist *out)
{
	if (block->kind == BLOCK_PANEL)
		panel_flow(flow, &block, 1, width, out);
	else if (block->kind == BLOCK_QUOTE)
		quote_flow(flow, block, width, out);
	else if (block->kind == BLOCK_BOX || block->kind == BLOCK_CALLOUT)
		box_flow(flow, block, width, out);
	else if (block->kind == BLOCK_PATH)
		side_flow_path(flow, block, width, out);
	else
		side_flow_cta(flow, block, width, out);
}

void blocks_flow_one(const struct flow *flow, const struct block *block, len width,
		     struct vlist *out)
{
	switch (block->kind) {
	case BLOCK_HEADING:
	case BLOCK_PARA:
	case BLOCK_LABEL:
	case BLOCK_CAPTION:
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
	case BLOCK_QUOTE:
	case BLOCK_BOX:
	case BLOCK_CALLOUT:
	case BLOCK_PATH:
	case BLOCK_CTA:
		frame_flow(flow, block, width, out);
		break;
	case BLOCK_BLANK:
	case BLOCK_FIGURE:
	case BLOCK_PICTURE:
	case BLOCK_TABLE:
		block_of_its_own_flow(flow, block, width, out);
		break;
	case BLOCK_CONTENTS:
		contents_flow(flow, block, width, out);
		break;
	case BLOCK_INDEX:
	case BLOCK_DOC:
	case BLOCK_MASTHEAD:
	case BLOCK_STRIP:
	case BLOCK_SECTION:
	case BLOCK_ITEM:
	case BLOCK_ITEM_BODY:
	case BLOCK_CARD:
	case BLOCK_BRANCH:
	case BLOCK_THEAD:
	case BLOCK_TBODY:
	case BLOCK_TR:
	case BLOCK_TH:
	case BLOCK_TD:
	case BLOCK_COLOPHON:
		blocks_flow(flow, block->first, NULL, width, out);
		break;
	case BLOCK_QUESTION: /* section.c has it flow */
	case BLOCK_ENTRY:    /* contents.c both */
	case BLOCK_REFERENCE:
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

/* What reads on as one: it is held together by less space than stands around a drawing or a row. */
static bool is_prose(const struct block *block)
{
	return is_text(block) ||
	       (block->kind == BLOCK_LIST && block->of.numbering != NUMBERING_FIGURES);
}

/* Whether a paragraph ends with a colon: what follows must not stand on another page. */
static bool leads_in(const struct block *block)
{
	static const char *const colons[] = {":", "\xef\xbc\x9a"};
	const char *text = block->nspans ? block->spans[block->nspans - 1].text : "";
	size_t n = strlen(text);

	for (int i = 0; i < 2; i++)
		if (n >= strlen(colons[i]) && strcmp(text + n - strlen(colons[i]), colons[i]) == 0)
			return true;
	return false;
}

/* A drawing or a number that stands above the head it belongs to. */
static bool is_above_head(const struct block *before, const struct block *block)
{
	return block->kind == BLOCK_HEADING && block->parent->kind == BLOCK_CARD &&
	       (before->kind == BLOCK_FIGURE || before->kind == BLOCK_PICTURE ||
		before->kind == BLOCK_PARA);
}

/* The space between two blocks, and whether a page may end there. */
static void part_blocks(const struct flow *flow, const struct block *before,
			const struct block *block, struct vlist *out)
{
	bool is_list = before->kind == BLOCK_LIST || block->kind == BLOCK_LIST;
	bool has_space = before->kind != BLOCK_LIST && flow->styles[before->style].after > 0;

	if (before->kind == BLOCK_TABLE && block->is_of_table) {
		vlist_keep_with_next(out);
		vlist_add_box(out, flow->theme->gaps.table_note * flow->master->grid);
		return;
	}
	if (!before->keeps_with_next && before->kind != BLOCK_HEADING)
		vlist_add_penalty(out, 0);
	if (!is_prose(before) || !is_prose(block))
		flow_gap(flow, out, flow->theme->gaps.block);
	else if (is_list && !has_space)
		flow_gap(flow, out, (struct design_gap){flow->theme->gaps.further, 0});
	if (!is_text(block) && leads_in(before))
		vlist_keep_with_next(out);
}

/* A paragraph that nothing would tell from the one before it. */
static bool is_close_to(const struct flow *flow, const struct block *before,
			const struct block *block)
{
	return block->is_further && flow->styles[before->style].after == 0 &&
	       flow->styles[block->style].before == 0;
}

void blocks_keep_together(const struct flow *flow, const struct block *block, int from,
			  struct vlist *list)
{
	len height = 0;
	int last = list->nnodes;

	while (last > from && list->nodes[last - 1].kind != V_BOX)
		last--;
	for (int i = from; i < last; i++)
		height += list->nodes[i].height;
	if (height > flow_body_height(flow)) {
		diag_warn(flow->diag, block->pos,
			  "on %s this is higher than a page, so that it cannot be kept together",
			  paper_name(flow->paper));
		diag_hint(flow->diag, "leave out keep, or give it to smaller pieces");
		return;
	}
	for (int i = from; i < last; i++)
		if (list->nodes[i].kind == V_PENALTY && list->nodes[i].penalty > PENALTY_ALWAYS &&
		    list->nodes[i].penalty < PENALTY_LINE)
			list->nodes[i].penalty = PENALTY_LINE;
}

void blocks_flow(const struct flow *flow, const struct block *first, const struct block *end,
		 len width, struct vlist *out)
{
	const struct block *before = NULL;
	int from;

	for (const struct block *block = first; block != end; block = block->next) {
		if (block->kind == BLOCK_NOTE)
			continue;
		if (before && (!is_text(before) || !is_text(block)) && !is_inside_cell(block) &&
		    (!before->is_of_table || block->is_of_table))
			part_blocks(flow, before, block, out);
		if (before && before->is_of_table && !block->is_of_table) {
			vlist_add_penalty(out, 0);
			flow_gap(flow, out, flow->theme->gaps.block);
		}
		if (before && is_above_head(before, block))
			vlist_keep_with_next(out);
		if (before && is_close_to(flow, before, block))
			flow_gap(flow, out, (struct design_gap){flow->theme->gaps.further, 0});
		if (before && before->keeps_with_next && !is_text(before))
			vlist_keep_with_next(out);
		from = out->nnodes;
		if (!before && block->style == STYLE_CROSSHEAD)
			first_head_flow(flow, block, width, out);
		else
			blocks_flow_one(flow, block, width, out);
		if (block->is_together)
			blocks_keep_together(flow, block, from, out);
		before = block;
	}
}
