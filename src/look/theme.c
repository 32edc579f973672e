/* What parts of the look are called, and what is asked of a theme that is loaded. */
#include "look/theme.h"

#include <string.h>

static const char *const paper_names[PAPER_COUNT] = {
	[PAPER_A4] = "a4", [PAPER_LETTER] = "letter", [PAPER_A5] = "a5",
};

static const char *const style_names[STYLE_COUNT] = {
	[STYLE_BODY] = "body",
	[STYLE_SMALL] = "small",
	[STYLE_KICKER] = "kicker",
	[STYLE_STRIP] = "strip",
	[STYLE_TITLE] = "title",
	[STYLE_STANDFIRST] = "standfirst",
	[STYLE_HEAD] = "head",
	[STYLE_SUBHEAD] = "subhead",
	[STYLE_QUESTION] = "question",
	[STYLE_CONDITION] = "condition",
	[STYLE_PANEL_LABEL] = "panel-label",
	[STYLE_PANEL_LEAD] = "panel-lead",
	[STYLE_PANEL_WORD] = "panel-word",
	[STYLE_PANEL_TEXT] = "panel-text",
	[STYLE_CAPTION] = "caption",
	[STYLE_TABLE_HEAD] = "table-head",
	[STYLE_TABLE_NAME] = "table-name",
	[STYLE_TABLE_CELL] = "table-cell",
	[STYLE_SIGN_TEXT] = "sign-text",
	[STYLE_ADDRESS] = "address",
	[STYLE_NOTE] = "note",
	[STYLE_COLOPHON_HEAD] = "colophon-head",
	[STYLE_FOOT] = "foot",
	[STYLE_AXIS] = "axis",
	[STYLE_FIGURES] = "figures",
	[STYLE_STRENGTH] = "strength",
};

static int find_name(const char *name, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

int paper_find(const char *name)
{
	return find_name(name, paper_names, PAPER_COUNT);
}

const char *paper_name(enum paper paper)
{
	return paper_names[paper];
}

const char *style_name(enum style_id style)
{
	return style_names[style];
}

int style_find(const char *name)
{
	return find_name(name, style_names, STYLE_COUNT);
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

bool theme_is_black(const struct theme *theme)
{
	for (int i = 0; i < theme->ncolours; i++) {
		const struct colour *colour = &theme->colours[i];

		if (!colour->spot && (colour->cmyk[0] || colour->cmyk[1] || colour->cmyk[2]))
			return false;
	}
	return true;
}
