/*
 * The theme between tightest and loosest. One number walks through four stretches, one after the
 * other: space between blocks, leading, margins, size of type; each goes from what the theme says
 * to its limit. All leadings and spaces are steps of the grid, so the grid gives way with leading
 * and type, and everything stays on it.
 */
#include "layout/fit_theme.h"

#include "layout/fit_search.h"
#include "layout/flow.h"

enum {
	SAFE_EDGE = 14173,  /* 5 mm: nothing stands nearer to the trimmed edge */
	SIZE_STEP = 50,     /* a twentieth of a point */
	LARGE_TYPE = 12000, /* from here on lines may stand closer */
	CLOSE_LINES = 115,
	CLOSE_LARGE_LINES = 105 /* percent of the size: no closer than that */
};

/* How long the stretches are, in settings. */
enum {
	SPACING_STRETCH = 24,
	LEADING_STRETCH = 32,
	MARGINS_STRETCH = 24,
	TYPE_STRETCH = FIT_FARTHEST - SPACING_STRETCH - LEADING_STRETCH - MARGINS_STRETCH
};

enum { WHOLE = 10000 }; /* of what the theme says */

struct measures {
	int spacing, leading, margins, type; /* parts of WHOLE */
};

/* A measure after the part of the way that lies in its stretch; *way is shortened by that part. */
static int walk(struct fit_range range, int stretch, bool is_looser, int *way)
{
	int gone = *way < stretch ? *way : stretch;
	int limit = (is_looser ? range.most : range.least) * (WHOLE / 100);

	*way -= gone;
	return WHOLE + (limit - WHOLE) * gone / stretch;
}

static struct measures measures_at(const struct fit_limits *fit, int setting)
{
	bool is_looser = setting > 0;
	int way = is_looser ? setting : -setting;
	struct measures m;

	m.spacing = walk(fit->spacing, SPACING_STRETCH, is_looser, &way);
	m.leading = walk(fit->leading, LEADING_STRETCH, is_looser, &way);
	m.margins = walk(fit->margins, MARGINS_STRETCH, is_looser, &way);
	m.type = walk(fit->type, TYPE_STRETCH, is_looser, &way);
	return m;
}

static len type_size(const struct theme *theme, enum style_id id, len size, int type)
{
	bool is_figure = id == STYLE_FOOT || id == STYLE_AXIS;
	len floor = is_figure ? theme->floor_size : theme->reading_floor;
	len scaled = len_scale(size, type, (int64_t)WHOLE * SIZE_STEP) * SIZE_STEP;

	return type == WHOLE ? size : len_max(scaled, floor);
}

/* The least distance of lines in type of that size: not what collides, but no more than what the
 * author has for it. */
static len least_leading(const struct style *style, len size)
{
	int close = size < LARGE_TYPE ? CLOSE_LINES : CLOSE_LARGE_LINES;

	return len_min(len_scale(size, close, 100), len_scale(style->leading, size, style->size));
}

/* The grid that the styles, whose sizes are already set, get along with. */
static len find_grid(const struct style *was, const struct style *styles, len grid,
		     const struct measures *m)
{
	len wanted = len_scale(len_scale(grid, m->leading, WHOLE), m->type, WHOLE);

	for (int s = 0; s < STYLE_COUNT; s++) {
		len steps = was[s].leading / grid, least = least_leading(&was[s], styles[s].size);

		if (steps > 0)
			wanted = len_max(wanted, (least + steps - 1) / steps);
	}
	return m->type <= WHOLE && m->leading <= WHOLE ? len_min(wanted, grid) : wanted;
}

static void scale_styles(const struct theme *theme, const struct style *was, struct style *styles,
			 struct master *master, const struct measures *m)
{
	len grid = master->grid;

	for (int s = 0; s < STYLE_COUNT; s++)
		styles[s].size = type_size(theme, (enum style_id)s, was[s].size, m->type);
	master->grid = find_grid(was, styles, grid, m);
	for (int s = 0; s < STYLE_COUNT; s++) {
		styles[s].leading = was[s].leading / grid * master->grid;
		styles[s].before = flow_units(master, (int)(was[s].before / grid)) * master->grid;
		styles[s].after = flow_units(master, (int)(was[s].after / grid)) * master->grid;
	}
}

/* Margins that grow leave two thirds of the text area, either way. */
static int cap_margins(const struct master *m, int margins)
{
	int64_t sides = m->start + m->end, ends = m->top + m->height - m->foot;
	int64_t text = m->width - sides, body = m->height - ends;

	if (margins > WHOLE && sides > 0 && margins > WHOLE + WHOLE * text / 3 / sides)
		margins = (int)(WHOLE + WHOLE * text / 3 / sides);
	if (margins > WHOLE && ends > 0 && margins > WHOLE + WHOLE * body / 3 / ends)
		margins = (int)(WHOLE + WHOLE * body / 3 / ends);
	return margins;
}

/* A margin beside a band of colour, if any, that the theme has along that edge. */
static len scale_margin(len margin, len band, int margins)
{
	len least = len_min(margin, band + SAFE_EDGE);

	return len_max(len_scale(margin, margins, WHOLE), least);
}

/* Height of the running foot from its line down. */
static len foot_height(const struct master *m, const struct style *styles)
{
	return m->grid / 3 + styles[STYLE_FOOT].leading;
}

/* From the foot line down to the edge; the foot itself keeps what it needs of that. */
static len scale_foot(const struct theme *theme, const struct master *was, len was_foot, len foot,
		      int margins)
{
	len below = was->height - was->foot;
	len least = len_min(below, theme_edge(theme, EDGE_BOTTOM) + SAFE_EDGE + was_foot);

	return len_max(len_scale(below, margins, WHOLE), least + foot - was_foot);
}

/* The foot stays as far below the text, in steps of the grid. */
static void scale_margins(const struct theme *theme, enum paper paper, struct theme *fitted,
			  int margins)
{
	const struct master *was = &theme->masters[paper];
	struct master *m = &fitted->masters[paper];
	len below = scale_foot(theme, was, foot_height(was, theme->styles[paper]),
			       foot_height(m, fitted->styles[paper]), margins);
	len gap = len_scale(was->foot - (was->height - was->bottom), m->grid, was->grid);
	len sides = len_max(theme_edge(theme, EDGE_LEFT), theme_edge(theme, EDGE_RIGHT));
	len body;

	m->top = scale_margin(was->top, theme_edge(theme, EDGE_TOP), margins);
	m->start = scale_margin(was->start, sides, margins);
	m->end = scale_margin(was->end, sides, margins);
	body = (m->height - m->top - below - gap) / m->grid * m->grid;
	m->bottom = m->height - m->top - body;
	m->foot = m->top + body + gap;
}

/* The space between columns goes with the type, as long as the columns have room. */
static len scale_gutter(const struct master *was, const struct master *m, int type)
{
	len columns = m->ncolumns * LEN_PT, width = m->width - m->start - m->end;
	len gutter = len_scale(was->gutter, type, WHOLE);

	if (m->ncolumns < 2)
		return gutter;
	return len_min(gutter, len_max(width - columns, 0) / (m->ncolumns - 1));
}

const struct theme *fit_theme(struct arena *arena, const struct theme *theme, enum paper paper,
			      int setting)
{
	struct measures measures = measures_at(&theme->fit, setting);
	const struct master *was = &theme->masters[paper];
	struct theme *fitted;
	struct master *master;

	if (setting == 0)
		return theme;
	fitted = arena_copy(arena, theme, sizeof *theme);
	master = &fitted->masters[paper];
	master->air = (measures.spacing - WHOLE) / (WHOLE / 100);
	scale_styles(theme, theme->styles[paper], fitted->styles[paper], master, &measures);
	fitted->inset = len_scale(theme->inset, master->grid, was->grid);
	scale_margins(theme, paper, fitted, cap_margins(was, measures.margins));
	master->gutter = scale_gutter(was, master, measures.type);
	return fitted;
}

const struct theme *fit_theme_close(struct arena *arena, const struct theme *theme,
				    enum paper paper, bool has_margins)
{
	return fit_theme(arena, theme, paper,
			 -(SPACING_STRETCH + LEADING_STRETCH +
			   (has_margins ? MARGINS_STRETCH : 0)));
}
