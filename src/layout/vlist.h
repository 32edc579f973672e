/*
 * Vertical lists: what a column of a page is made of, after TeX (Knuth 1986, chapter 15): boxes,
 * glue and penalties. Every stage of layout adds to one; page.c alone breaks the final one. Items
 * in a box have x from the start edge of the column and y from the top of the box.
 *
 * Columns side by side become one list (vlist_parallel), cut where no column has a box across:
 *
 *	label     body               all
 *	+-----+   +-----+            +-------------+
 *	| box |   | box |            | box         |
 *	|     |   +-----+            |             |    not here: the label reaches across
 *	|     |   glue               |             |
 *	|     |   +-----+            |             |
 *	+-----+   | box |            |             |
 *	          +-----+            +-------------+
 *	          penalty 50           penalty 50       a page may end here
 *	          +-----+            +-------------+
 *	          | box |            | box         |
 *	          +-----+            +-------------+
 *
 *	list is      by                         then
 *	empty        vlist_init                 it grows
 *	growing      vlist_add_*, _append       it may be shifted, padded, laid beside others
 *	spent        vlist_parallel, _append,   its items and notes are those of the new list:
 *	             _box_up, into another one  only its heights may still be read
 *	kept         vlist_keep                 its arena may be reset
 *
 * What holds of every list (vlist_check):
 *  1 A node is of one kind: only boxes draw and have footnotes, only boxes and glue take room, only
 *    glue stretches, only penalties have a penalty, stand within something, and have a box that
 *    opens the next page.
 *  2 Where a box counts items or notes, it has them.
 *  3 No height and no stretch is below zero.
 *  4 A penalty lies between PENALTY_ALWAYS and PENALTY_NEVER.
 *  5 What opens the next page is a box.
 *  6 The list is as high as its nodes together.
 *  7 Its first baseline is -1 or lies in it.
 */
#ifndef LAYOUT_VLIST_H
#define LAYOUT_VLIST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/len.h"

struct item;

enum vkind { V_BOX, V_GLUE, V_PENALTY };

enum {
	PENALTY_NEVER = 10000,
	PENALTY_LINE = 9990, /* never too, unless something must: a line comes to stand alone */
	PENALTY_LAST = 4000, /* dearer than a page left half empty, but not than one nearly empty */
	PENALTY_ALWAYS = -10000
};

struct vnode {
	enum vkind kind : 8;
	bool is_fill;   /* GLUE: takes all room that is left on the page; of several each a part */
	bool is_within; /* PENALTY: in what stands side by side, where nothing may be put */
	int penalty;    /* PENALTY */
	int ruling;     /* GLUE that is a fill: fine lines are drawn in its room, so far apart */
	int nitems, ntop_items, nnotes;
	len height;             /* BOX, GLUE */
	len stretch;            /* GLUE: the most it may grow */
	struct item *items;     /* BOX */
	struct item *top_items; /* BOX: drawn instead of items where it is the first of a page */
	const int *notes;       /* BOX: ids of the footnote blocks that its lines refer to */
	const struct vnode *after_break; /* PENALTY: a box that opens the next page */
};

struct vlist {
	struct arena *arena; /* where it grows */
	struct vnode *nodes;
	int nnodes;
	len height;         /* natural height of all nodes */
	len first_baseline; /* from the top to the first line's baseline; -1: no text yet */
};

/* An empty list; its nodes and their items, and what else it needs, live in arena. */
void vlist_init(struct vlist *list, struct arena *arena);
struct vnode *vlist_add_box(struct vlist *list, len height);
void vlist_add_glue(struct vlist *list, len height, len stretch);
/* Glue that takes what is left of the page, with fine lines so far apart; 0: without. */
void vlist_add_fill(struct vlist *list, len ruling);
void vlist_add_penalty(struct vlist *list, int penalty);
/* Moves the nodes of `more` behind those of list. */
void vlist_append(struct vlist *list, const struct vlist *more);
/* Appends copies of the nodes of `more`, with their items and notes, so that nothing of it need
 * last any longer; none of them has an after_break yet. */
void vlist_keep(const struct vlist *more, struct vlist *list);
static inline struct vnode *vlist_last(const struct vlist *list)
{
	return &list->nodes[list->nnodes - 1];
}

/* Adds an item to a box of the list. */
void vlist_add_item(const struct vlist *list, struct vnode *box, const struct item *item);
/* Moves all items to the right by dx and, within their boxes, down by dy. */
void vlist_shift(struct vlist *list, len dx, len dy);
/* Forbids to break behind the last box. */
void vlist_keep_with_next(struct vlist *list);
/* Height of what the list ends in that no page can part: from the last break on. */
len vlist_kept_height(const struct vlist *list);
/* Adds empty height at the end so that the list is at least this high. */
void vlist_pad(struct vlist *list, len height);
/* The same where the list ends in what must not part from the next. */
void vlist_pad_kept(struct vlist *list, len height);
/* Adds empty height at the top. */
void vlist_pad_top(struct vlist *list, len height);
/* Moves the higher of two first lines down so that their baselines are level. */
void vlist_level_baselines(struct vlist *a, struct vlist *b);
/* Puts the nodes into one box without a break inside; stretch is lost. */
struct vnode *vlist_box_up(const struct vlist *list, struct vlist *out);

/*
 * Lays columns side by side and cuts them where every column may be cut: at the end of a box, or in
 * glue. Between the resulting boxes stand the largest of the columns' penalties at that height, or
 * least_penalty where that is more: PENALTY_NEVER too, in case nothing else is left. Where that is
 * the least, all becomes one box, column by column. The result is as high as the highest column, at
 * least min_height, and its nodes are appended to out.
 */
void vlist_parallel(const struct vlist *columns, int ncolumns, len min_height, int least_penalty,
		    struct vlist *out);

#endif
