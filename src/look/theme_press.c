/*
 * Lints for the press. Every rule here has its number in the Ghent Workgroup's 2022 specification,
 * or is a convention of printers; all are told by the theme's own lines, before any page is made.
 */
#include "look/theme_press.h"

#include "look/picture.h"
#include "look/theme_check.h"
#include "look/theme_contrast.h"
#include "look/theme_ink.h"

enum {
	MOST_INK = 300,       /* percent; coated paper takes no more */
	BLACK = 85,           /* percent of black from which text counts as black: R0015 */
	MOST_BLACK_INK = 280, /* percent, of black text: R0015 */
	LEAST_SIZE = 8000,    /* of text in white or several inks: R0016, R0017 */
	LEAST_LINE = 250,     /* R0018, R0019 */
	LEAST_BLEED = 5669    /* 2 mm: printers ask for 3, and cut to within 1 */
};

/* Whether some text is in the colour; roles give theirs to names and heads. */
static bool is_of_text(const struct theme *theme, int colour)
{
	if (colour == theme->uses[COLOUR_INK] || colour == theme->uses[COLOUR_GREY] ||
	    colour == theme->uses[COLOUR_LINK])
		return true;
	for (int r = 0; r < THEME_MAX_ROLES; r++)
		if (theme->roles[r].colour == colour || theme->roles[r].on_ground == colour)
			return true;
	for (int i = 0; i < PAPER_COUNT * STYLE_COUNT; i++)
		if (theme->styles[i / STYLE_COUNT][i % STYLE_COUNT].colour == colour)
			return true;
	return false;
}

static void check_colour(const struct theme *theme, int number, struct diag *diag)
{
	const struct colour *colour = &theme->colours[number];
	int total = theme_ink_total(colour);

	if (total > MOST_INK)
		diag_error(diag, colour->pos,
			   "\"%s\" takes %d percent of ink; %d is the most that paper holds",
			   colour->name, total, MOST_INK);
	else if (!colour->spot && colour->cmyk[3] >= BLACK && total > MOST_BLACK_INK &&
		 is_of_text(theme, number))
		diag_warn(diag, colour->pos,
			  "text in \"%s\" takes %d percent of ink; black text is sharper in black "
			  "alone",
			  colour->name, total);
}

static void check_style(const struct theme *theme, enum paper paper, enum style_id id,
			struct diag *diag)
{
	const struct style *style = &theme->styles[paper][id];
	struct srcpos pos = theme->places->styles[paper][id];
	int ninks = theme_ink_count(&theme->colours[style->colour]);
	int nlink = theme_ink_count(&theme->colours[theme->uses[COLOUR_LINK]]);
	bool has_links = id != STYLE_FOOT && id != STYLE_AXIS && !style_is_on_panel(id);

	if (style->size >= LEAST_SIZE)
		return;
	if (ninks == 0 || style_is_on_panel(id))
		diag_warn(diag, pos,
			  "style \"%s\": text of %spt in white on a colour; below 8pt the ink "
			  "closes it",
			  style_name(id), len_points(style->size).text);
	if (ninks <= 1 && (nlink <= 1 || !has_links))
		return;
	diag_warn(diag, pos,
		  "style \"%s\": %s of %spt in %d inks; below 8pt their plates do not meet well "
		  "enough",
		  style_name(id), ninks > 1 ? "text" : "links", len_points(style->size).text,
		  ninks > 1 ? ninks : nlink);
	diag_hint(diag, "where the ink of the theme is one, print sets dark text in that");
}

static void check_lines(const struct theme *theme, struct diag *diag)
{
	const struct {
		const char *name;
		len weight;
	} lines[] = {{"page", theme->page_line}, {"section", theme->section_line},
		     {"row", theme->row_line},   {"pole", theme->pole},
		     {"axis", theme->axis_line}, {"foot", theme->foot_line}};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (lines[i].weight < LEAST_LINE)
			diag_warn(
				diag, theme->places->lines,
				"the line \"%s\" of %spt is too thin to print; 0.25pt is the least",
				lines[i].name, len_points(lines[i].weight).text);
}

static void check_edge(const struct edge *edge, const struct master *m, struct diag *diag)
{
	const len sides[] = {[EDGE_TOP] = m->bleed.top,
			     [EDGE_RIGHT] = m->bleed.right,
			     [EDGE_BOTTOM] = m->bleed.bottom,
			     [EDGE_LEFT] = m->bleed.left};

	if (sides[edge->side] >= LEAST_BLEED)
		return;
	diag_warn(diag, edge->pos,
		  "the band bleeds %smm on %s; where the cut is off, a white line shows",
		  len_millimetres(sides[edge->side]).text, m->name);
	diag_hint(diag, "3mm is usual");
}

static void check_edges(const struct theme *theme, struct diag *diag)
{
	for (int i = 0; i < theme->nedges; i++) {
		for (int p = 0; p < PAPER_COUNT; p++)
			check_edge(&theme->edges[i], &theme->masters[p], diag);
		for (int k = 0; k < theme->ndrawn; k++)
			check_edge(&theme->edges[i], &theme->drawn[k].master, diag);
	}
}

void theme_press_check(const struct theme *theme, struct diag *diag)
{
	for (int i = 0; i < theme->ncolours; i++)
		check_colour(theme, i, diag);
	for (int i = 0; i < PAPER_COUNT * STYLE_COUNT; i++)
		check_style(theme, (enum paper)(i / STYLE_COUNT), (enum style_id)(i % STYLE_COUNT),
			    diag);
	check_lines(theme, diag);
	check_edges(theme, diag);
	theme_ink_check_variants(theme, diag);
	theme_contrast_check_print(theme, diag);
}

void theme_press_check_picture(const struct theme *theme, const struct picture *picture,
			       struct diag *diag)
{
	if (picture->ncomponents != 4 || !theme_is_black(theme))
		return;
	diag_warn(diag, picture->pos,
		  "a picture in CMYK adds plates for cyan, magenta and yellow, which the theme "
		  "does without");
	diag_hint(diag, "a picture in RGB or grey prints in black alone");
}
