/*
 * Legibility is checked where the theme is loaded, so that no page is ever set in type too small or
 * too pale: sizes against the floors, leadings against sizes, colours against their grounds, bands
 * along the edges against the text beside them.
 */
#include "look/theme_check.h"

#include "look/theme_contrast.h"
#include "look/theme_ink.h"

enum {
	EDGE_CLEAR = 8504, /* 3 mm between a band and the text, the least that looks meant */
	LEAST_EDGE = 2835  /* 1 mm: cutters are no more exact */
};

struct check {
	const struct theme *theme;
	struct diag *diag;
};

static bool is_running_text(enum style_id id)
{
	return id != STYLE_FOOT && id != STYLE_AXIS;
}

static void check_size(const struct check *check, enum paper paper, enum style_id id)
{
	const struct style *style = &check->theme->styles[paper][id];
	struct srcpos pos = check->theme->places->styles[paper][id];
	len floor = is_running_text(id) ? check->theme->reading_floor : check->theme->floor_size;

	if (style->size < floor)
		diag_error(check->diag, pos, "style \"%s\": %spt is below the floor of %spt",
			   style_name(id), len_points(style->size).text, len_points(floor).text);
	if (style->leading < style->size)
		diag_error(check->diag, pos,
			   "style \"%s\": lines every %spt collide in type of %spt", style_name(id),
			   len_points(style->leading).text, len_points(style->size).text);
}

static void check_page(const struct check *check, const struct master *m)
{
	struct srcpos pos = m->pos;
	len width = m->width - m->start - m->end;

	if (m->height - m->top - m->bottom < 20 * m->grid)
		diag_error(check->diag, pos, "the page has no room for 20 steps of the grid");
	if (m->foot < m->height - m->bottom)
		diag_error(check->diag, pos,
			   "the foot line at %spt lies in the text, which ends at %spt",
			   len_points(m->foot).text, len_points(m->height - m->bottom).text);
	if (m->foot > m->height)
		diag_error(check->diag, pos, "the foot line lies below the sheet");
	if (width < (m->ncolumns - 1) * (int64_t)m->gutter + m->ncolumns * (int64_t)LEN_PT)
		diag_error(check->diag, pos, "%d columns and their gutters have no room",
			   m->ncolumns);
	if (m->head_columns >= m->ncolumns)
		diag_error(check->diag, pos, "the heads take all %d columns", m->ncolumns);
	if (m->bleed.top > THEME_MOST_BLEED || m->bleed.right > THEME_MOST_BLEED ||
	    m->bleed.bottom > THEME_MOST_BLEED || m->bleed.left > THEME_MOST_BLEED)
		diag_error(check->diag, pos, "a bleed of more than 25mm; 3mm is usual");
}

/* From an edge of the trimmed page to the text nearest to it. */
static len room_at(const struct theme *theme, const struct master *m, enum paper paper,
		   enum edge_side side)
{
	switch (side) {
	case EDGE_TOP:
		return m->top;
	case EDGE_RIGHT:
		return m->end;
	case EDGE_BOTTOM:
		/* the running foot hangs below its line by a third of a step */
		return m->height - m->foot - m->grid / 3 - theme->styles[paper][STYLE_FOOT].leading;
	case EDGE_LEFT:
		return m->start;
	}
	return 0;
}

static bool share_pages(const struct edge *a, const struct edge *b)
{
	return a->on == b->on || a->on == EDGE_ON_ALL || b->on == EDGE_ON_ALL;
}

static void check_edge_on(const struct check *check, const struct edge *edge,
			  const struct master *m, enum paper paper)
{
	len room = room_at(check->theme, m, paper, edge->side);

	if (edge->width + EDGE_CLEAR <= room)
		return;
	diag_error(check->diag, edge->pos,
		   "a band of %smm comes too close to the text of %s, %smm from that edge",
		   len_millimetres(edge->width).text, m->name, len_millimetres(room).text);
	diag_hint(check->diag, "3mm must stay free between them");
}

static void check_edge(const struct check *check, const struct edge *edge)
{
	const struct theme *theme = check->theme;

	if (edge->width < LEAST_EDGE)
		diag_error(check->diag, edge->pos,
			   "a band of %smm may be cut off with the edge; 1mm is the least",
			   len_millimetres(edge->width).text);
	for (int p = 0; p < PAPER_COUNT; p++)
		check_edge_on(check, edge, &theme->masters[p], (enum paper)p);
	for (int i = 0; i < theme->ndrawn; i++)
		check_edge_on(check, edge, &theme->drawn[i].master, theme->drawn[i].paper);
	for (const struct edge *other = theme->edges; other < edge; other++)
		if (other->side == edge->side && share_pages(other, edge))
			diag_error(check->diag, edge->pos,
				   "this edge has a band on the same pages in line %d",
				   other->pos.line);
}

static void check_roles(const struct check *check)
{
	const struct theme *theme = check->theme;

	for (int r = 0; r < THEME_MAX_ROLES; r++) {
		struct srcpos pos = theme->places->roles[r];

		for (int q = 0; q < r; q++) {
			if (theme->roles[q].mark == theme->roles[r].mark)
				diag_error(check->diag, pos, "roles %d and %d have the same mark",
					   q + 1, r + 1);
			if (theme->roles[q].colour == theme->roles[r].colour)
				diag_error(check->diag, pos, "roles %d and %d have the same colour",
					   q + 1, r + 1);
			else if (theme->roles[q].ground == theme->roles[r].ground)
				diag_error(check->diag, pos, "roles %d and %d have the same ground",
					   q + 1, r + 1);
		}
	}
}

void theme_check(const struct theme *theme, struct diag *diag)
{
	struct check check = {theme, diag};

	if (theme->floor_size > theme->reading_floor)
		diag_error(diag, theme->places->type,
			   "the floor is above the floor for running text");
	for (int p = 0; p < PAPER_COUNT; p++) {
		check_page(&check, &theme->masters[p]);
		for (int s = 0; s < STYLE_COUNT; s++)
			check_size(&check, (enum paper)p, (enum style_id)s);
	}
	for (int i = 0; i < theme->ndrawn; i++)
		check_page(&check, &theme->drawn[i].master);
	for (int i = 0; i < theme->nedges; i++)
		check_edge(&check, &theme->edges[i]);
	theme_ink_check(theme, diag);
	theme_contrast_check(theme, diag);
	check_roles(&check);
}
