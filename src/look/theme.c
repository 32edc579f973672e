/* What parts of the look are called, and what is asked of a theme that is loaded. */
#include "look/theme.h"

#include <string.h>

static const char *const paper_names[PAPER_COUNT] = {
	[PAPER_A4] = "a4", [PAPER_LETTER] = "letter", [PAPER_A5] = "a5"};

/* Each style's name, and its parent: what it is where a theme leaves it out. */
static const struct {
	const char *name;
	int parent; /* an enum style_id; -1: every theme has it */
} styles[STYLE_COUNT] = {
	[STYLE_BODY] = {"body", -1},
	[STYLE_SMALL] = {"small", STYLE_BODY},
	[STYLE_KICKER] = {"kicker", STYLE_SMALL},
	[STYLE_STRIP] = {"strip", STYLE_SMALL},
	[STYLE_TITLE] = {"title", STYLE_HEAD},
	[STYLE_STANDFIRST] = {"standfirst", STYLE_BODY},
	[STYLE_HEAD] = {"head", STYLE_BODY},
	[STYLE_SUBHEAD] = {"subhead", STYLE_BODY},
	[STYLE_QUESTION] = {"question", STYLE_HEAD},
	[STYLE_CONDITION] = {"condition", STYLE_SMALL},
	[STYLE_PANEL_LABEL] = {"panel-label", STYLE_PANEL_TEXT},
	[STYLE_PANEL_LEAD] = {"panel-lead", STYLE_PANEL_TEXT},
	[STYLE_PANEL_WORD] = {"panel-word", STYLE_PANEL_TEXT},
	[STYLE_PANEL_TEXT] = {"panel-text", STYLE_BODY},
	[STYLE_CAPTION] = {"caption", STYLE_SMALL},
	[STYLE_TABLE_HEAD] = {"table-head", STYLE_TABLE_CELL},
	[STYLE_TABLE_NAME] = {"table-name", STYLE_TABLE_CELL},
	[STYLE_TABLE_CELL] = {"table-cell", STYLE_SMALL},
	[STYLE_SIGN_TEXT] = {"sign-text", STYLE_SMALL},
	[STYLE_ADDRESS] = {"address", STYLE_BODY},
	[STYLE_NOTE] = {"note", STYLE_SMALL},
	[STYLE_COLOPHON_HEAD] = {"colophon-head", STYLE_SMALL},
	[STYLE_FOOT] = {"foot", STYLE_SMALL},
	[STYLE_AXIS] = {"axis", STYLE_SMALL},
	[STYLE_FIGURES] = {"figures", STYLE_TITLE},
	[STYLE_CROSSHEAD] = {"crosshead", STYLE_SUBHEAD},
	[STYLE_QUOTE] = {"quote", STYLE_BODY},
	[STYLE_QUOTE_BY] = {"quote-by", STYLE_SMALL},
	[STYLE_QUOTE_MARK] = {"quote-mark", STYLE_FIGURES},
	[STYLE_CALLOUT_HEAD] = {"callout-head", STYLE_SUBHEAD},
	[STYLE_CALLOUT] = {"callout", STYLE_SIGN_TEXT},
	[STYLE_TERM] = {"term", STYLE_SUBHEAD},
	[STYLE_KEY_FIGURE] = {"key-figure", STYLE_FIGURES},
	[STYLE_CODE] = {"code", STYLE_BODY},
	[STYLE_STRENGTH] = {"strength", STYLE_HEAD},
};

int paper_find(const char *name)
{
	for (int i = 0; i < PAPER_COUNT; i++)
		if (strcmp(paper_names[i], name) == 0)
			return i;
	return -1;
}

const char *paper_name(enum paper paper)
{
	return paper_names[paper];
}

const char *style_name(enum style_id style)
{
	return styles[style].name;
}

int style_find(const char *name)
{
	for (int i = 0; i < STYLE_COUNT; i++)
		if (strcmp(styles[i].name, name) == 0)
			return i;
	return -1;
}

int style_parent(enum style_id style)
{
	return styles[style].parent;
}

bool style_is_on_panel(enum style_id style)
{
	return style == STYLE_PANEL_LABEL || style == STYLE_PANEL_LEAD ||
	       style == STYLE_PANEL_WORD || style == STYLE_PANEL_TEXT;
}

len theme_edge(const struct theme *theme, enum edge_side side)
{
	len widest = 0;

	for (int i = 0; i < theme->nedges; i++)
		if (theme->edges[i].side == side)
			widest = len_max(widest, theme->edges[i].width);
	return widest;
}

bool theme_shows_alike(const struct theme *theme, int a, int b)
{
	const struct colour *colours = theme->colours;

	return memcmp(colours[a].rgb, colours[b].rgb, sizeof colours->rgb) == 0;
}

bool theme_is_black(const struct theme *theme)
{
	for (int i = 0; i < theme->ncolours; i++) {
		const struct colour *colour = &theme->colours[i];

		if (!colour->spot && (colour->cmyk[0] || colour->cmyk[1] || colour->cmyk[2]))
			return false;
	}
	return true;
}

static bool is_grey(const struct colour *colour)
{
	return colour->rgb[0] == colour->rgb[1] && colour->rgb[1] == colour->rgb[2];
}

const struct theme *theme_for_order(struct arena *arena, const struct theme *theme,
				    const int *order, int n)
{
	int colours[THEME_MAX_ROLES];
	struct theme *copy;

	if (!order || n > THEME_MAX_ROLES)
		return theme;
	for (int i = 0; i < n; i++) { /* from dark to light */
		int colour = theme->roles[i].colour, at = i;

		if (!is_grey(&theme->colours[colour]) || theme->roles[i].ground != colour)
			return theme;
		for (; at > 0 &&
		       theme->colours[colours[at - 1]].rgb[0] > theme->colours[colour].rgb[0];
		     at--)
			colours[at] = colours[at - 1];
		colours[at] = colour;
	}
	copy = arena_copy(arena, theme, sizeof *theme);
	for (int i = 0; i < n; i++)
		copy->roles[order[i]].colour = copy->roles[order[i]].ground = colours[i];
	return copy;
}
