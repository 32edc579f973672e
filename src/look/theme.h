/*
 * The theme: everything about the look, read from one XML file and const afterwards. Layout and pdf
 * read these plain structs; only theme_load.c knows that they came from XML.
 */
#ifndef LOOK_THEME_H
#define LOOK_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/len.h"
#include "look/design.h"
#include "look/style.h"

/* A named colour. Both values are authored; no program converts one into the other. */
struct colour {
	const char *name;
	uint8_t rgb[3];   /* 0..255 */
	uint8_t cmyk[4];  /* percent, 0..100 */
	const char *spot; /* name of the spot ink, or NULL: process colour */
	int tint;         /* of SPOT: percent of that ink, 1..100; cmyk stands for the full ink */
	bool has_tint;    /* one was written */
	struct srcpos pos;
};

/* Colours that the layout itself needs, by purpose; indices into theme.colours. */
enum colour_use {
	COLOUR_INK,   /* text, axes, section lines */
	COLOUR_GREY,  /* secondary text */
	COLOUR_RULE,  /* foot line, axis base */
	COLOUR_HAIR,  /* row lines: decoration */
	COLOUR_BAND,  /* light band under marks */
	COLOUR_PAPER, /* text on panels */
	COLOUR_LINK,  /* link text */
	COLOUR_USE_COUNT
};

enum mark_shape { MARK_DISC, MARK_SQUARE, MARK_DIAMOND, MARK_TRIANGLE, MARK_HEXAGON };

/* How the nth role looks: colour + shape, so that colour never speaks alone. */
struct role_look {
	int colour;    /* of text and marks on paper; index into theme.colours, */
	int ground;    /* of its panels, */
	int on_ground; /* of all text on these; -1: each style's own */
	enum mark_shape mark;
};

enum {
	THEME_MAX_ROLES = 5,
	THEME_MOST_BLEED = 70866,   /* 25 mm */
	THEME_MOST_SHEET = 4251969, /* 1,500 mm */
	THEME_MOST_LINE = 12000,
	THEME_MOST_INSET = 42520 /* 15 mm: as wide as a column of A5 */
};

enum align { ALIGN_START, ALIGN_CENTRE, ALIGN_END, ALIGN_JUSTIFY };

struct style {
	const char *family; /* NULL: the theme's family */
	len size;
	len leading;          /* a multiple of the master's grid */
	len before, after;    /* space around the block, multiples of the grid */
	int colour;           /* index into theme.colours */
	int tracking;         /* thousandths of an em between glyphs */
	int measure;          /* longest line, in ems of the size; 0: as wide as the column */
	int weight;           /* 100 to 900 */
	int caps, figures;    /* of the words in theme_load.c */
	const char *own;      /* features as the theme lists them; or NULL */
	const char *features; /* all of them, "smcp,liga=0"; NULL: those that are usual */
	bool is_bold, is_italic, has_tabular_figures, is_hyphenated; /* bold: from 600 on */
	bool is_balanced; /* lines of about equal length instead of full first lines */
	enum align align;
};

enum paper { PAPER_A4, PAPER_LETTER, PAPER_A5, PAPER_COUNT };

/* The page of one paper size. start/end are the sides where lines of text begin and end. */
struct master {
	const char *name; /* of the paper, for messages */
	len width, height;
	len top, bottom; /* margins: body runs from top to height - bottom, whole steps of grid */
	len start, end;
	len foot;     /* the foot line: its distance from the page top */
	len grid;     /* half a line of body text; heights are multiples of it */
	int ncolumns; /* grid columns */
	len gutter;
	int head_columns;   /* columns of section heads and dimension names; 0: they stand above */
	struct sides bleed; /* how far art that touches the edge of the trimmed page runs past it */
	struct srcpos pos;
	int air; /* percent added to the space between blocks; 0: as designed */
};

/* A page of another paper that the theme draws; its type is that of one of the three. */
struct drawn_page {
	struct master master;
	enum paper paper;
};

/* How far a measure may go from what the theme says, in percent of that; least <= 100 <= most. */
struct fit_range {
	int least, most;
};

/* What gives way where a document is to fill a number of pages. */
struct fit_limits {
	struct fit_range spacing; /* between blocks, and around the text of rows */
	struct fit_range leading; /* of lines in type of the same size */
	struct fit_range margins; /* on all four sides */
	struct fit_range type;    /* sizes; the floors hold */
};

enum edge_side { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT };
enum edge_pages { EDGE_ON_ALL, EDGE_ON_FIRST, EDGE_ON_OTHERS };

/* A flat band along a whole edge of the trimmed page, into the bleed. */
struct edge {
	enum edge_side side;
	len width;
	int colour; /* index into theme.colours */
	enum edge_pages on;
	struct srcpos pos;
};

struct theme_places; /* the lines of the file that say all this: theme_check.h */

struct theme {
	const char *name;
	const char *path;   /* the file it came from */
	const char *family; /* text font, a family of the font catalogue */
	struct master masters[PAPER_COUNT];
	struct style styles[PAPER_COUNT][STYLE_COUNT];
	struct drawn_page *drawn;
	int ndrawn;
	struct colour *colours;
	int ncolours;
	int uses[COLOUR_USE_COUNT];
	struct role_look roles[THEME_MAX_ROLES];
	struct edge *edges;
	int nedges;
	const struct logo *logo; /* of the house whose theme it is; NULL: none */
	len page_line, section_line, row_line, pole, axis_line, foot_line; /* weights of lines */
	len inset;         /* of panels, and of text behind a pole */
	len floor_size;    /* smallest type allowed anywhere */
	len reading_floor; /* smallest type for running text: all styles but foot and axis */
	int hyphen_left, hyphen_right; /* least letters before and after a hyphen */
	struct design_gaps gaps;
	struct design_shares shares;
	struct design_sizes sizes;
	struct design_charts charts;
	struct design_ruler ruler;
	struct design_marks marks;
	struct fit_limits fit;
	const struct theme_places *places;
};

/* How far the widest band along an edge reaches into the page; 0: there is none. */
len theme_edge(const struct theme *theme, enum edge_side side);

/* Whether two of its colours look the same on a screen. */
bool theme_shows_alike(const struct theme *theme, int a, int b);

/* Whether it does with black and spot inks: no colour has cyan, magenta or yellow. */
bool theme_is_black(const struct theme *theme);

/*
 * The theme for a document that puts the first n roles in an order. Where they differ by nothing
 * but how dark they are, the first in the order is the darkest, so that no role looks weaker than
 * one that is behind it. Else the theme itself.
 */
const struct theme *theme_for_order(struct arena *arena, const struct theme *theme,
				    const int *order, int n);

/* "a4", "letter", "a5"; -1 for anything else. */
int paper_find(const char *name);
const char *paper_name(enum paper paper);

/* The XML name of a style, "panel-word" for STYLE_PANEL_WORD; the number behind a name, or -1. */
const char *style_name(enum style_id style);
int style_find(const char *name);
/* The style that it is where a theme leaves it out; -1: every theme has it. */
int style_parent(enum style_id style);
/* The family of STYLE_CODE where a theme leaves the style out. */
#define STYLE_CODE_FAMILY "Noto Sans Mono"
/* Whether its text stands on panels, light on dark. */
bool style_is_on_panel(enum style_id style);

#endif
