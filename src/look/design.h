/*
 * The numbers of a theme that a designer moves: space, shares of a page, sizes. Each has a value
 * where the theme does not say it; doc/theme.md explains them by the names that they have there.
 */
#ifndef LOOK_DESIGN_H
#define LOOK_DESIGN_H

#include <stddef.h>

#include "base/len.h"

struct diag;
struct theme;
struct xml_node;

/* Space in steps of the grid, and how many more there may be. */
struct design_gap {
	int steps, stretch;
};

struct design_gaps {
	struct design_gap section, close, masthead, part, block, row, group, ranges;
	int further, table_row, close_row, table_note, note, box_head, head, sidenote, logo, field,
		drawing, figure, list, item;
};

struct design_shares {
	int head, panel, cards, item, row, call, condition, corner, picture, notes, full;
};

struct design_sizes {
	len panel, card, branch, figure, call, code, path, arrow_width, arrow_height;
	int frame, note_line, word, superior, superior_rise, inferior_drop;
};

struct design_charts {
	int row, mark, bar, join, neutral;
	len air, edge, name_gap, name_air, bar_least;
	int label_lines;
	len label_gap, field_gap;
	int field_line, range_bar, range_names;
	len range_gap, range_figures, range_least;
	int drawing;
	len base_line;
	int square, squares_high;
	len square_foot, unit_bar;
	int unit_bars;
	len unit_gap;
	int unit_names, input_leading;
	len input_foot, input_line, input_gap, input_straight, input_room, input_square;
};

struct design_ruler {
	int mark, row, names, serif;
	len gap, band_least, key_sign, key_gap;
};

struct design_marks {
	int level, level_pitch, level_small, level_least, flag, outline, tick_short, tick_long,
		tick_weight, cross_arm, cross_weight, air;
};

enum design_unit {
	UNIT_GAP,   /* a struct design_gap */
	UNIT_STEPS, /* of the grid */
	UNIT_PERCENT,
	UNIT_THOUSANDTHS,
	UNIT_TIMES,
	UNIT_LENGTH /* a len; what is neither is an int */
};

/* One of the numbers. */
struct design_number {
	const char *element, *name; /* in the file */
	size_t offset;              /* in struct theme */
	enum design_unit unit;
	len value;   /* unless told */
	int stretch; /* of a gap: the same */
	len least, most;
};

extern const struct design_number design_numbers[];
extern const int design_number_count;

/* Reads them all from a theme that the schema has checked; what is out of bounds is an error. */
void design_load(struct theme *theme, const struct xml_node *root, struct diag *diag);

#endif
