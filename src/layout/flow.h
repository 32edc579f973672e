/*
 * Flow: what every part of layout needs to turn blocks into vertical lists, and the measures of the
 * page that they share. A kind of block has a file of its own, with a function that appends it to a
 * list: widths in and heights out are millipoints; x in the items of a result counts from the start
 * edge of the column that was asked for. In a document written from the right that is the right
 * edge: all is laid out as if start were left, each item's place is mirrored with the page in the
 * end (page.c), and what must not be, a line of text or a drawing that stays itself, has its inside
 * mirrored beforehand (flow_mirror).
 *
 * A page as its master has it; all baselines stand on the grid, whatever the size of the type:
 *
 *	+------------------------------------------+ 0
 *	|                                          |
 *	|   +--------+  +--------+  +--------+     | top
 *	|   | column |  | column |  |        |     |   } grid: half a line of body text;
 *	|   |        |  |        |  |        |     |   } all heights are multiples of it
 *	|   +--------+  +--------+  +--------+     | height - bottom
 *	|   ----------------------------------     | foot: the line above the running foot
 *	|   title                       1 of 4     |
 *	+------------------------------------------+ height
 *	    start     gutter                 end
 *
 * A section's head stands in the first head_columns, its body in the others.
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include <stdbool.h>

#include "doc/doc.h"
#include "layout/chart.h"
#include "layout/layout.h"
#include "layout/mark.h"
#include "layout/vlist.h"
#include "look/theme.h"
#include "text/text.h"

/*
 * What holds for a whole document while its blocks become lists; what differs for a part of it is
 * set in a copy, which goes down to that part. Nothing else is changed on the way.
 */
struct flow {
	const struct doc *doc;
	const struct theme *theme;
	enum paper paper;
	const struct master *master; /* of the paper */
	const struct style *styles;
	const int *block_pages; /* by block id: page number in the last pass; NULL in the first */
	const int *mark_pages;  /* by number of a mark for the index, the same; NULL: as before */
	const int *most_pages;  /* the same, the highest of all passes */
	const int *whole_pages; /* the same, of blocks that stand on one page; 0: on several; -1:
				 * its links shall name their pages, come what may */
	struct mark_form marks; /* of the row of a table that is being set */
	bool is_rtl;            /* the document is written from the right: its pages are mirrored */

	struct shaper *shaper;
	struct para_shaped *shaped; /* blocks that were shaped last (para.c) */
	struct diag *diag;
	bool *excused;                   /* by block id: see struct layout */
	struct arena *ink;               /* what items show: runs, paths */
	struct arena *lists;             /* the vertical list, until the pages are made */
	struct arena *rows;              /* lists of one row, item or page, while it is built */
	struct arena *shapes;            /* one paragraph, until its lines are set */
	struct reuse *reuse;             /* sections of earlier layouts; NULL: each is new */
	struct buf *paragraphs, *breaks; /* NULL, or where dumps of this pass are wanted */
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
/* Of text and marks on paper; of a role's panels; of what is set on the panel that the block lies
 * in, -1: its style says that. */
int flow_role_colour(const struct flow *flow, int role);
int flow_ground(const struct flow *flow, int role);
int flow_on_ground(const struct flow *flow, const struct block *block);

/* For vlist_parallel: PENALTY_NEVER where the columns take up to that percent of a page, else 0. */
int flow_keep(const struct flow *flow, const struct vlist *columns, int ncolumns, int percent);
/* PENALTY_LAST where they take as much; higher columns are made so that they can be cut
 * (vlist_part), and may become higher. */
int flow_part(const struct flow *flow, struct vlist *columns, int ncolumns, int percent);

/* Whether siblings that have so much less above them are moved down to be level with the others. */
bool flow_may_level(const struct flow *flow, len difference);

/* n grid units of space as the page has room for it: fewer where it is tight, but one is one. */
int flow_units(const struct master *master, int n);
/* Adds the gap as glue, as there is room. */
void flow_gap(const struct flow *flow, struct vlist *list, struct design_gap gap);

/* The other way round in a document written from the right: items within so wide a space. */
void flow_mirror(const struct flow *flow, struct item *items, int nitems, len width);
/* Whether a block is written against the direction of its document. */
bool flow_is_against(const struct flow *flow, const struct block *block);

/* Room between a field's edge or a pole and its text, less where the column is narrow. */
len flow_inset(const struct flow *flow, len width);

/* The block that a "#id" href leads to, or NULL. */
const struct block *flow_target(const struct flow *flow, const char *href);

struct item flow_box(len x, len y, len w, len h, int colour);

/*
 * Something of which a document may have very many, while it is built: its list lives in flow.rows,
 * as all do that grow from it, and in the end only its nodes are kept, appended to out. Inside
 * another one nothing is copied.
 */
struct building {
	struct vlist list;
	struct arena_mark mark; /* of flow.rows */
};

struct building building_begin(const struct flow *flow);
/* What a drawing in the flow needs; the rest of it is zero. */
struct chart_context flow_chart(const struct flow *flow, int block, const char *lang);

void building_end(const struct flow *flow, const struct building *building, struct vlist *out);

#endif
