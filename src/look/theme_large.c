/*
 * Large print: type grows by what body type needs to reach 18 pt, heads beyond a size only half as
 * far, since words of titles have to find room in a line. The grid grows along, a little looser
 * than the type asks for, and the foot keeps its distance from the edge.
 */
#include "look/theme_large.h"

#include "base/arena.h"

enum {
	BODY_SIZE = 18000,
	FOOT_SIZE = 14000,
	SLOW_SIZE = 24000,     /* beyond it sizes grow half as far */
	GRID_PERCENT = 64,     /* of the body's size: half a line */
	LEADING_PERCENT = 112, /* of a size: lines are no closer */
	SAFE_EDGE = 14173,     /* 5 mm */
	LEAST_EMS = 12         /* between the margins: some 25 letters */
};

static len size_of(enum style_id id, len size, len body)
{
	len large = len_scale(size, BODY_SIZE, body);

	if (id == STYLE_FOOT)
		return FOOT_SIZE;
	if (large > SLOW_SIZE)
		large = SLOW_SIZE + (large - SLOW_SIZE) / 2;
	return len_max(large, BODY_SIZE);
}

static void enlarge_style(const struct theme *theme, struct style *style, enum style_id id,
			  len body, len was_grid, len grid)
{
	len steps;

	style->size = size_of(id, style->size, body);
	steps = (len_scale(style->size, LEADING_PERCENT, 100) + grid - 1) / grid;
	style->leading = len_max(steps, style->leading / was_grid) * grid;
	style->before = len_max(style->before / was_grid, id == STYLE_KICKER) * grid;
	style->after = style->after / was_grid * grid;
	style->is_hyphenated = false;
	style->tracking = style->tracking < 0 ? 0 : style->tracking;
	if (style->align != ALIGN_END)
		style->align = ALIGN_START;
	if (style->colour == theme->uses[COLOUR_GREY] && !style_is_on_panel(id))
		style->colour = theme->uses[COLOUR_INK];
}

/* Text takes whole steps of the new grid, and the foot finds room below it. */
static void set_page(struct theme *theme, struct master *m, len foot_leading)
{
	len gap = m->foot - (m->height - m->bottom), body;
	len foot = m->grid / 3 + foot_leading + theme_edge(theme, EDGE_BOTTOM) + SAFE_EDGE;
	len below = len_max(m->height - m->foot, foot);

	m->head_columns = 0;
	body = (m->height - m->top - below - gap) / m->grid * m->grid;
	m->bottom = m->height - m->top - body;
	m->foot = m->top + body + gap;
}

const struct theme *theme_large(struct arena *arena, const struct theme *theme, enum paper paper,
				struct diag *diag)
{
	struct theme *own = arena_copy(arena, theme, sizeof *theme);
	struct master *m = &own->masters[paper];
	struct style *styles = own->styles[paper];
	len body = styles[STYLE_BODY].size, was_grid = m->grid;

	m->grid = len_scale(BODY_SIZE, GRID_PERCENT, 100);
	for (int s = 0; s < STYLE_COUNT; s++)
		enlarge_style(theme, &styles[s], (enum style_id)s, body, was_grid, m->grid);
	set_page(own, m, styles[STYLE_FOOT].leading);
	own->uses[COLOUR_GREY] = own->uses[COLOUR_RULE] = theme->uses[COLOUR_INK];
	own->uses[COLOUR_HAIR] = theme->uses[COLOUR_GREY];
	own->sizes.superior = (int)len_max(own->sizes.superior, FOOT_SIZE / 180 + 1);
	own->gaps.block = (struct design_gap){1, 1}; /* heads stand near to what is below them */
	own->floor_size = FOOT_SIZE;
	own->reading_floor = BODY_SIZE;
	if (m->width - m->start - m->end >= (len)LEAST_EMS * BODY_SIZE)
		return own;
	diag_error(diag, (struct srcpos){0}, "paper %s has no room for large print", m->name);
	diag_hint(diag, "--paper a5 has, and so has any that is larger");
	return NULL;
}
