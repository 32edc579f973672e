/*
 * Flow: what every part of layout needs to turn blocks into vertical lists, and the functions that
 * do it, one a kind of block. Widths in and heights out are millipoints; x in the items of a result
 * counts from the start edge of the column that was asked for.
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include <stdbool.h>

#include "doc/doc.h"
#include "layout/chart.h"
#include "layout/layout.h"
#include "layout/vlist.h"
#include "look/theme.h"
#include "text/text.h"

struct flow {
	struct arena *arena;    /* what is drawn: items, runs, paths */
	struct arena *pages;    /* what the layout keeps even when all is drawn */
	struct arena *lists;    /* vertical lists, until the pages are made */
	struct arena *rows;     /* stands in for lists while one row, item or page is built */
	struct arena *shapes;   /* one paragraph, until its lines are set */
	struct arena *keeps;    /* shapes of paragraphs, pages of blocks: from pass to pass */
	struct kept_shape **kept; /* by block id; NULL: the document is too long to keep them */
	struct shaper *shaper;
	const struct doc *doc;
	const struct theme *theme;
	const struct master *master;
	const struct style *styles;
	enum paper paper;
	struct diag *diag;
	bool *excused;          /* by block id: see struct layout */
	const int *block_pages; /* by block id: page number in the last pass; NULL in the first */
	const int *most_pages;  /* the same, the highest of all passes */
	int npages;             /* of the last pass */
	int page;               /* the page being finished, for running feet */
	struct mark_form marks; /* of the row of a table that is being set */
};

/* Width of the text area, and of n grid columns with the gutters between them. */
len flow_body_width(const struct flow *flow);
len flow_columns_width(const struct flow *flow, int n);
/* Where column n (from 0) begins, from the start of the text area. */
len flow_column_start(const struct flow *flow, int n);
/* Width of heads beside their section: two fifths of the gutter are theirs. */
len flow_head_width(const struct flow *flow);
/* Height of the text area, a multiple of the grid. */
len flow_body_height(const struct flow *flow);
/* From a line box's bottom up to its baseline: the same for all sizes, so all share the grid. */
len flow_baseline_rise(const struct flow *flow);
int flow_role_colour(const struct flow *flow, int role);

/* For vlist_parallel: PENALTY_NEVER where the columns take up to that percent of a page, else 0. */
int flow_keep(const struct flow *flow, const struct vlist *columns, int ncolumns, int percent);
/* The same; higher columns are made so that they can be cut (vlist_part), and may become higher. */
int flow_part(const struct flow *flow, struct vlist *columns, int ncolumns, int percent);

/* n grid units of space as the page has room for it: fewer where it is tight, but one is one. */
int flow_units(const struct master *master, int n);
/* Adds n grid units of glue, as there is room, that may grow by as many as `stretch`. */
void flow_gap(const struct flow *flow, struct vlist *list, int units, int stretch);

/* Room between a field's edge or a pole and its text, less where the column is narrow. */
len flow_inset(const struct flow *flow, len width);

/* The block that a "#id" href leads to, or NULL. */
const struct block *flow_target(const struct flow *flow, const char *href);

struct item flow_box(len x, len y, len w, len h, int colour);

/*
 * Something of which a document may have very many, while it is built: between begin and end all
 * lists live elsewhere, in the end only the nodes of `list` are kept, appended to out. Inside
 * another one it changes nothing.
 */
struct building {
	struct vlist list;
	struct arena *lists;    /* the flow's, put back at the end */
	struct arena_mark mark; /* of flow.rows */
};

void building_begin(struct flow *flow, struct building *building);
void building_end(struct flow *flow, struct building *building, struct vlist *out);

/* How a paragraph departs from its block's style. */
struct para_options {
	len width;
	const struct style *style; /* NULL: the block's */
	bool is_artifact;          /* a repeat: items belong to no block */
	bool keeps_with_next;      /* also where the block does not ask for it */
};

/* para.c: whether a language, as a tag, is written from right to left. */
bool flow_is_rtl(const char *lang);
struct para_widths {
	len longest_word, unbroken;
};

/* para.c: a leaf block as lines, with space before and after by its style. Returns the width of the
 * widest line. */
len para_flow(struct flow *flow, const struct block *block, const struct para_options *options,
	      struct vlist *out);
/* Lines of free spans (running feet), without space around; items are footers. */
void para_flow_spans(struct flow *flow, const struct span *spans, int nspans, enum style_id style,
		     enum align align, len width, struct vlist *out);
/* Widths of a leaf block: its longest word, and its longest line if never broken. Where the style
 * may divide words, those wider than `undivided` count with their longest piece. */
void para_measure(struct flow *flow, const struct block *block, const struct style *style,
		  len undivided, struct para_widths *out);

/* para.c: what a mark and the room behind it take on a line. */
len para_mark_width(const struct flow *flow, const struct mark *mark, len size,
		    const struct mark_form *form);

/* list.c, box.c. */
void list_flow(struct flow *flow, const struct block *list, len width, struct vlist *out);
void box_flow(struct flow *flow, const struct block *box, len width, struct vlist *out);

/* card.c: cards side by side, each of the given width. */
void cards_flow(struct flow *flow, const struct block *const *cards, int n, len width,
		struct vlist *out);

/* blocks.c: a chart as one box. row_height, text_top: of the row of a table that it is a line of,
 * and from its top down to its first line of text; or 0. False when it can't be drawn. */
bool figure_flow(struct flow *flow, const struct block *figure, len width, len row_height,
		 len text_top, struct vlist *out);

/* blocks.c: any block; and a chain of siblings from first up to, not including, end (or NULL). */
void flow_block(struct flow *flow, const struct block *block, len width, struct vlist *out);
void flow_blocks(struct flow *flow, const struct block *first, const struct block *end, len width,
		 struct vlist *out);

/* side.c: blocks side by side. */
void row_flow(struct flow *flow, const struct block *row, len width, struct vlist *out);
void path_flow(struct flow *flow, const struct block *path, len width, struct vlist *out);
void cta_flow(struct flow *flow, const struct block *cta, len width, struct vlist *out);
/* How many columns n equal things get in width, no narrower than least. */
int row_count_columns(const struct flow *flow, int n, len width, len least);

/* panel.c: panels side by side, each of the given width, all equally high, fields behind. */
void panels_flow(struct flow *flow, const struct block *const *panels, int npanels, len width,
		 struct vlist *out);

/* table.c: a table over the whole text area; head: the section's head, drawn in the corner, or
 * NULL. is_joined: the poles reach up to panels that stand right above. */
void table_flow(struct flow *flow, const struct block *table, const struct block *head,
		bool is_joined, struct vlist *out);

/* section.c: masthead, sections and colophon over the whole text area. */
void sections_flow(struct flow *flow, struct vlist *out);

/* page.c: breaks the list into pages; then, without it, finds the anchors on them. */
void pages_make(struct flow *flow, const struct vlist *list, struct layout *layout);
void pages_anchor(struct flow *flow, struct layout *layout);

#endif
