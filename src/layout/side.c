/* Things side by side: rows of panels and cards, decision paths, calls to action with a code. */
#include "layout/side.h"

#include "layout/blocks.h"
#include "layout/card.h"
#include "layout/flow.h"
#include "layout/panel.h"
#include "layout/para.h"

enum {
	CARDS_PENALTY = 100, /* of a page that ends between two rows of panels or cards, */
	PATH_PENALTY = 1500, /* and of a path; */
	CONDITIONS_PENALTY = PENALTY_LAST + 500, /* above its panels, which are cut rather */
	ADDRESS_LEAST = 75, /* percent to which an address shrinks before it breaks, */
	SIZE_STEP = 500     /* by half points */
};

static int count_columns(const struct flow *flow, int n, len width, len least)
{
	len gutter = flow->master->gutter;
	int most = (int)((width + gutter) / (least + gutter));
	int nrows;

	if (most < 1)
		most = 1;
	nrows = (n + most - 1) / most;
	return (n + nrows - 1) / nrows;
}

static len equal_width(const struct flow *flow, int n, len width)
{
	return (width - (n - 1) * flow->master->gutter) / n;
}

void side_flow_row(const struct flow *flow, const struct block *row, len width, struct vlist *out)
{
	const struct block **children = NULL;
	int n = 0, ncolumns;
	bool are_panels = row->first && row->first->kind == BLOCK_PANEL;

	for (const struct block *b = row->first; b; b = b->next) {
		ARENA_GROW(out->arena, children, n);
		children[n++] = b;
	}
	if (n == 0)
		return;
	ncolumns = count_columns(flow, n, width,
				 are_panels ? flow->theme->sizes.panel : flow->theme->sizes.card);
	for (int i = 0; i < n; i += ncolumns) {
		int count = n - i < ncolumns ? n - i : ncolumns;
		len column = equal_width(flow, ncolumns, width);

		if (i > 0) {
			vlist_add_penalty(out, CARDS_PENALTY);
			flow_gap(flow, out, flow->theme->gaps.row);
		}
		if (are_panels)
			panel_flow(flow, children + i, count, column, out);
		else
			card_flow(flow, children + i, count, column, out);
	}
}

/* Adds a line to the last box of the list. */
static void add_line(const struct flow *flow, struct vlist *list, len x, len y, len w, len h)
{
	struct item line = flow_box(x, y, w, h, flow->theme->uses[COLOUR_INK]);

	vlist_add_item(list, vlist_last(list), &line);
}

/* An arrow that points down to y = bottom, its stem on x. */
static void add_arrow(const struct flow *flow, struct vlist *list, len x, len bottom)
{
	const struct design_sizes *sizes = &flow->theme->sizes;
	len width = sizes->arrow_width, height = sizes->arrow_height;
	const struct path_step steps[] = {
		{.op = PATH_MOVE, .x = 0, .y = 0},
		{.op = PATH_LINE, .x = width, .y = 0},
		{.op = PATH_LINE, .x = width / 2, .y = height},
		{.op = PATH_CLOSE},
	};
	struct path head = {.steps = arena_copy(flow->ink, steps, sizeof steps),
			    .nsteps = 4,
			    .is_filled = true};
	struct item item = {.kind = ITEM_PATH,
			    .artifact = ARTIFACT_LAYOUT,
			    .block = -1,
			    .span = -1,
			    .x = x - width / 2,
			    .y = bottom - height,
			    .w = width,
			    .h = height,
			    .colour = flow->theme->uses[COLOUR_INK],
			    .of.path = arena_copy(flow->ink, &head, sizeof head)};
	len top = flow->master->grid * 2 / 3;

	add_line(flow, list, x - sizes->path / 2, top, sizes->path,
		 len_max(bottom - height - top, 0));
	vlist_add_item(list, vlist_last(list), &item);
}

/* The fork from the question to n columns of the given width. */
static void add_fork(const struct flow *flow, int n, len width, len column, struct vlist *out)
{
	len grid = flow->master->grid;
	len first = column / 2, pitch = column + flow->master->gutter;
	len last = first + (n - 1) * pitch, stroke = flow->theme->sizes.path;

	vlist_add_box(out, 3 * grid);
	add_line(flow, out, width / 2 - stroke / 2, grid / 2, stroke, grid);
	if (n > 1)
		add_line(flow, out, first - stroke / 2, grid * 3 / 2, last - first + stroke,
			 stroke);
	for (int i = 0; i < n; i++)
		add_line(flow, out, first + i * pitch - stroke / 2, grid * 3 / 2, stroke, grid);
}

/* The next line of a branch, which stands before its panel; or NULL. */
static const struct block *next_line(const struct block *block)
{
	while (block && block->kind == BLOCK_NOTE)
		block = block->next;
	return block && block->kind != BLOCK_PANEL ? block : NULL;
}

static const struct block *panel_of(const struct block *branch)
{
	const struct block *b = branch->first;

	while (b && b->kind != BLOCK_PANEL)
		b = b->next;
	return b;
}

/* The lines of branches before their panels, each of them level with its siblings. */
static void conditions_flow(const struct flow *flow, const struct block *const *branches, int n,
			    len width, struct vlist *columns)
{
	const struct block **lines = ARENA_ARRAY(columns[0].arena, const struct block *, n);
	len highest = 0;
	bool has_more = n > 0;

	for (int i = 0; i < n; i++)
		lines[i] = next_line(branches[i]->first);
	while (has_more) {
		len before = highest;

		has_more = false;
		for (int i = 0; i < n; i++) {
			struct style style;
			struct para_options options = {.width = width, .style = &style};

			if (!lines[i])
				continue;
			style = flow->styles[lines[i]->style];
			style.align = ALIGN_CENTRE;
			style.is_balanced = true;
			if (columns[i].nnodes)
				vlist_pad_kept(&columns[i],
					       flow_may_level(flow, before - columns[i].height)
						       ? before
						       : 0);
			para_flow(flow, lines[i], &options, &columns[i]);
			highest = len_max(highest, columns[i].height);
			lines[i] = next_line(lines[i]->next);
			has_more = has_more || lines[i];
		}
	}
}

/* One row of branches: conditions, arrows, panels, each in its column. */
static void branches_flow(const struct flow *flow, const struct block *const *branches, int n,
			  len column, struct vlist *out)
{
	struct vlist *columns = ARENA_ARRAY(out->arena, struct vlist, n);
	const struct block **panels = ARENA_ARRAY(out->arena, const struct block *, n);
	len pitch = column + flow->master->gutter, height;
	int npanels = 0, keep;

	for (int i = 0; i < n; i++)
		vlist_init(&columns[i], out->arena);
	conditions_flow(flow, branches, n, column, columns);
	for (int i = 0; i < n; i++) {
		vlist_shift(&columns[i], i * pitch, 0);
		if (panel_of(branches[i]))
			panels[npanels++] = panel_of(branches[i]);
	}
	keep = flow_part(flow, columns, n, flow->theme->shares.condition);
	vlist_parallel(columns, n, 0, keep ? CONDITIONS_PENALTY : 0, out);
	vlist_add_penalty(out, PENALTY_NEVER);
	height = vlist_add_box(out, 4 * flow->master->grid)->height;
	for (int i = 0; i < n; i++)
		add_arrow(flow, out, i * pitch + column / 2, height);
	vlist_add_penalty(out, PENALTY_NEVER);
	if (npanels)
		panel_flow(flow, panels, npanels, column, out);
}

void side_flow_path(const struct flow *flow, const struct block *path, len width, struct vlist *out)
{
	const struct block **branches = NULL;
	int n = 0, ncolumns;
	len column;

	for (const struct block *b = path->first; b; b = b->next) {
		if (b->kind != BLOCK_BRANCH)
			continue;
		ARENA_GROW(out->arena, branches, n);
		branches[n++] = b;
	}
	ncolumns = n ? count_columns(flow, n, width, flow->theme->sizes.branch) : 1;
	column = equal_width(flow, ncolumns, width);
	for (const struct block *b = path->first; b && b->kind != BLOCK_BRANCH; b = b->next) {
		struct style style = flow->styles[b->style];
		struct para_options options = {
			.width = width, .style = &style, .keeps_with_next = true};

		if (b->kind == BLOCK_NOTE)
			continue;
		style.align = ALIGN_CENTRE;
		para_flow(flow, b, &options, out);
		vlist_add_penalty(out, PENALTY_NEVER);
	}
	for (int i = 0; i < n; i += ncolumns) {
		int count = n - i < ncolumns ? n - i : ncolumns;

		if (i > 0) {
			vlist_add_penalty(out, PATH_PENALTY);
			flow_gap(flow, out, flow->theme->gaps.row);
		} else {
			add_fork(flow, count, width, column, out);
			vlist_add_penalty(out, PENALTY_NEVER);
		}
		branches_flow(flow, branches + i, count, column, out);
	}
}

static bool is_code(const struct block *block)
{
	return block->kind == BLOCK_FIGURE && block->of.chart->kind == CHART_QR;
}

/* The address of a call, smaller where it stays on one line so. */
static void address_flow(const struct flow *flow, const struct block *address, len width,
			 struct vlist *out)
{
	struct style style = flow->styles[address->style];
	struct para_options options = {.width = width, .style = &style};
	struct para_widths text;

	para_measure(flow, address, &style, LEN_MAX, &text);
	if (text.unbroken > width) {
		len size = len_scale(style.size, width, text.unbroken) / SIZE_STEP * SIZE_STEP;

		if (size * 100 >= style.size * ADDRESS_LEAST)
			style.size = size;
	}
	para_flow(flow, address, &options, out);
}

void side_flow_cta(const struct flow *flow, const struct block *cta, len width, struct vlist *out)
{
	struct vlist columns[2];
	len code = flow->theme->sizes.code;
	bool is_wide = width >= flow->theme->sizes.call;
	len code_x = width - len_max(code, is_wide ? flow_columns_width(flow, 2) : 0);
	bool is_beside = !flow->doc->is_stacked, has_code = false;

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	for (const struct block *b = cta->first; b; b = b->next)
		has_code = has_code || (is_beside && is_code(b));
	for (const struct block *b = cta->first; b; b = b->next) {
		len room = has_code ? code_x - flow->master->gutter : width;

		if (is_code(b) && !is_beside)
			vlist_add_glue(&columns[0], flow->master->grid, 0);
		if (is_code(b))
			blocks_flow_one(flow, b, code, &columns[is_beside]);
		else if (b->style == STYLE_ADDRESS && b->nspans)
			address_flow(flow, b, room, &columns[0]);
		else
			blocks_flow_one(flow, b, room, &columns[0]);
	}
	vlist_shift(&columns[1], code_x, 0);
	vlist_parallel(columns, 2, 0, flow_part(flow, columns, 2, flow->theme->shares.call), out);
}
