/*
 * Tags: texts on one side of an axis, each tied to its place on it by an upright line. Heights are
 * counted as distances from the axis, on both sides alike.
 */
#ifndef LAYOUT_CHART_TAGS_H
#define LAYOUT_CHART_TAGS_H

#include "layout/pen.h"

enum tag_side { TAG_ABOVE, TAG_BELOW };

/* One way to set a tag: a large figure, a name beside it or beyond it, or a name alone. */
struct tag_form {
	struct label figure, name; /* of no lines: there is none */
	bool is_stacked;           /* the name beyond the figure instead of beside it */
	bool goes_left;            /* the figure's end is at the line, the name before it */
	len cost;                  /* of looking so, as a length */
	len width, up, down;       /* its box; up and down from the baseline of the figure */
	len from, to;              /* where the line may end, counted from the box's left edge */
	len home;                  /* where it had better end */
};

struct tag {
	len x;            /* of its line */
	len start;        /* where the line begins */
	len near, wanted; /* least distance of the box; the one it had better have */
	bool is_flag;     /* the text stands beside the line, never at its end */
	struct tag_form *forms;
	int nforms;
	/* found by tags_place */
	const struct tag_form *form;
	len left, distance; /* of its box */
};

/* What tags may not cover. */
struct tag_box {
	len left, right, near, far;
};

struct tag_room {
	struct arena *arena;
	enum tag_side side;
	len width;
	const struct tag_box *boxes;
	int nboxes;
};

/* The same form with the text on either side of the line; other_way: what the way costs that is not
 * preferred. None when the box would be wider than the room. */
void tag_add_forms(struct tag *tag, const struct tag_room *room, struct tag_form form,
		   bool prefers_left, len other_way);

/* Finds places such that no box meets another, one of the room's or a line; false: none found. At
 * most four tags are tried in every order. */
bool tags_place(const struct tag_room *room, struct tag **tags, int ntags);

/* Where the line ends, and the far side of the box. */
len tag_line_end(const struct tag *tag, enum tag_side side);
len tag_far(const struct tag *tag);

/* Writes the text; axis: the y of the axis. */
void tag_write(struct pen *pen, const struct tag *tag, enum tag_side side, len axis, int colour);

#endif
