/* Measures of the page that all of layout shares. */
#include "layout/flow.h"

#include "layout/vlist_part.h"

enum {
	PART_SHARE = 50, /* percent of a page for which columns may share no cut */
	LEVEL_STEPS = 8  /* of the grid: four lines of text */
};

len flow_body_width(const struct flow *flow)
{
	return flow->master->width - flow->master->start - flow->master->end;
}

len flow_columns_width(const struct flow *flow, int n)
{
	const struct master *m = flow->master;

	if (n <= 0)
		return 0;
	if (n >= m->ncolumns)
		return flow_body_width(flow);
	return flow_column_start(flow, n) - m->gutter;
}

len flow_column_start(const struct flow *flow, int n)
{
	const struct master *m = flow->master;

	return len_scale(flow_body_width(flow) + m->gutter, n, m->ncolumns);
}

len flow_head_width(const struct flow *flow)
{
	return flow_column_start(flow, flow->master->head_columns) - flow->master->gutter * 3 / 5;
}

len flow_body_height(const struct flow *flow)
{
	const struct master *m = flow->master;

	return (m->height - m->top - m->bottom) / m->grid * m->grid;
}

len flow_baseline_rise(const struct flow *flow)
{
	return len_scale(flow->master->grid, 4, 9);
}

int flow_role_colour(const struct flow *flow, int role)
{
	if (role < 0 || role >= THEME_MAX_ROLES)
		return flow->theme->uses[COLOUR_INK];
	return flow->theme->roles[role].colour;
}

int flow_ground(const struct flow *flow, int role)
{
	if (role < 0 || role >= THEME_MAX_ROLES)
		return flow->theme->uses[COLOUR_INK];
	return flow->theme->roles[role].ground;
}

int flow_on_ground(const struct flow *flow, const struct block *block)
{
	for (; block; block = block->parent)
		if (block->kind == BLOCK_PANEL && block->role >= 0 && block->role < THEME_MAX_ROLES)
			return flow->theme->roles[block->role].on_ground;
	return -1;
}

int flow_keep(const struct flow *flow, const struct vlist *columns, int ncolumns, int percent)
{
	len most = flow_body_height(flow) / 100 * percent;

	for (int i = 0; i < ncolumns; i++)
		if (columns[i].height > most)
			return 0;
	return PENALTY_NEVER;
}

int flow_part(const struct flow *flow, struct vlist *columns, int ncolumns, int percent)
{
	if (flow_keep(flow, columns, ncolumns, percent))
		return PENALTY_LAST;
	vlist_part(columns, ncolumns, flow_body_height(flow) / 100 * PART_SHARE);
	return 0;
}

bool flow_may_level(const struct flow *flow, len difference)
{
	return difference <= LEVEL_STEPS * flow->master->grid;
}

int flow_units(const struct master *master, int n)
{
	int units = (n * (100 + master->air) + 50) / 100;

	return n > 0 && units < 1 ? 1 : units;
}

void flow_gap(const struct flow *flow, struct vlist *list, struct design_gap gap)
{
	const struct master *m = flow->master;

	if (m->air > 0)
		gap.stretch = flow_units(m, gap.stretch);
	vlist_add_glue(list, flow_units(m, gap.steps) * m->grid, gap.stretch * m->grid);
}

len flow_inset(const struct flow *flow, len width)
{
	len grid = flow->master->grid;

	return len_min(flow->theme->inset, width / 8 / grid * grid + grid);
}

void flow_mirror(const struct flow *flow, struct item *items, int nitems, len width)
{
	for (int i = 0; flow->is_rtl && i < nitems; i++)
		items[i].x = width - items[i].x - items[i].w;
}

bool flow_is_against(const struct flow *flow, const struct block *block)
{
	return text_is_rtl(block_lang(flow->doc, block)) != flow->is_rtl;
}

struct item flow_box(len x, len y, len w, len h, int colour)
{
	return (struct item){.kind = ITEM_BOX,
			     .artifact = ARTIFACT_LAYOUT,
			     .x = x,
			     .y = y,
			     .w = w,
			     .h = h,
			     .block = -1,
			     .span = -1,
			     .colour = colour};
}

const struct block *flow_target(const struct flow *flow, const char *href)
{
	return href && *href == '#' ? doc_find_anchor(flow->doc, href + 1) : NULL;
}

struct building building_begin(const struct flow *flow)
{
	struct building building = {.mark = arena_mark(flow->rows)};

	vlist_init(&building.list, flow->rows);
	return building;
}

struct chart_context flow_chart(const struct flow *flow, int block, const char *lang)
{
	return (struct chart_context){.arena = flow->ink,
				      .shaper = flow->shaper,
				      .theme = flow->theme,
				      .paper = flow->paper,
				      .diag = flow->diag,
				      .block = block,
				      .lang = lang};
}

void building_end(const struct flow *flow, const struct building *building, struct vlist *out)
{
	if (out->arena == flow->rows) {
		vlist_append(out, &building->list);
		return;
	}
	vlist_keep(&building->list, out);
	arena_reset(flow->rows, building->mark);
}
