/* All numbers of design, a row each: what a theme may say, and what holds where it does not. */
#include "look/design.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/diag.h"
#include "look/theme.h"
#include "xml/xml.h"

#define AT(field) offsetof(struct theme, field)

const struct design_number design_numbers[] = {
	/* clang-format off */
	{"gaps", "section", AT(gaps.section), UNIT_GAP, 4, 2, 0, 20},
	{"gaps", "close", AT(gaps.close), UNIT_GAP, 2, 4, 0, 20},
	{"gaps", "masthead", AT(gaps.masthead), UNIT_GAP, 1, 2, 0, 20},
	{"gaps", "part", AT(gaps.part), UNIT_GAP, 2, 1, 0, 20},
	{"gaps", "block", AT(gaps.block), UNIT_GAP, 2, 1, 0, 20},
	{"gaps", "row", AT(gaps.row), UNIT_GAP, 2, 0, 0, 20},
	{"gaps", "group", AT(gaps.group), UNIT_GAP, 1, 1, 0, 20},
	{"gaps", "ranges", AT(gaps.ranges), UNIT_GAP, 0, 1, 0, 20},
	{"gaps", "further", AT(gaps.further), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "table-row", AT(gaps.table_row), UNIT_STEPS, 2, 0, 0, 20},
	{"gaps", "close-row", AT(gaps.close_row), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "table-note", AT(gaps.table_note), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "note", AT(gaps.note), UNIT_STEPS, 2, 0, 0, 20},
	{"gaps", "box-head", AT(gaps.box_head), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "head", AT(gaps.head), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "sidenote", AT(gaps.sidenote), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "logo", AT(gaps.logo), UNIT_STEPS, 2, 0, 0, 20},
	{"gaps", "field", AT(gaps.field), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "drawing", AT(gaps.drawing), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "figure", AT(gaps.figure), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "list", AT(gaps.list), UNIT_STEPS, 1, 0, 0, 20},
	{"gaps", "item", AT(gaps.item), UNIT_STEPS, 1, 0, 0, 20},
	{"shares", "head", AT(shares.head), UNIT_PERCENT, 90, 0, 1, 100},
	{"shares", "panel", AT(shares.panel), UNIT_PERCENT, 90, 0, 1, 100},
	{"shares", "cards", AT(shares.cards), UNIT_PERCENT, 50, 0, 1, 100},
	{"shares", "item", AT(shares.item), UNIT_PERCENT, 34, 0, 1, 100},
	{"shares", "row", AT(shares.row), UNIT_PERCENT, 20, 0, 1, 100},
	{"shares", "call", AT(shares.call), UNIT_PERCENT, 90, 0, 1, 100},
	{"shares", "condition", AT(shares.condition), UNIT_PERCENT, 50, 0, 1, 100},
	{"shares", "corner", AT(shares.corner), UNIT_PERCENT, 80, 0, 1, 100},
	{"shares", "picture", AT(shares.picture), UNIT_PERCENT, 80, 0, 1, 100},
	{"shares", "notes", AT(shares.notes), UNIT_PERCENT, 50, 0, 1, 100},
	{"shares", "full", AT(shares.full), UNIT_PERCENT, 70, 0, 1, 100},
	{"sizes", "panel", AT(sizes.panel), UNIT_LENGTH, 108000, 0, 20000, 300000},
	{"sizes", "card", AT(sizes.card), UNIT_LENGTH, 96000, 0, 20000, 300000},
	{"sizes", "branch", AT(sizes.branch), UNIT_LENGTH, 108000, 0, 20000, 300000},
	{"sizes", "figure", AT(sizes.figure), UNIT_LENGTH, 48000, 0, 10000, 200000},
	{"sizes", "call", AT(sizes.call), UNIT_LENGTH, 270000, 0, 0, 800000},
	{"sizes", "code", AT(sizes.code), UNIT_LENGTH, 89292, 0, 30000, 200000},
	{"sizes", "path", AT(sizes.path), UNIT_LENGTH, 750, 0, 100, 12000},
	{"sizes", "arrow-width", AT(sizes.arrow_width), UNIT_LENGTH, 7000, 0, 1000, 20000},
	{"sizes", "arrow-height", AT(sizes.arrow_height), UNIT_LENGTH, 9000, 0, 1000, 20000},
	{"sizes", "frame", AT(sizes.frame), UNIT_TIMES, 2, 0, 1, 10},
	{"sizes", "note-line", AT(sizes.note_line), UNIT_TIMES, 3, 0, 1, 20},
	{"sizes", "word", AT(sizes.word), UNIT_PERCENT, 60, 0, 1, 100},
	{"sizes", "superior", AT(sizes.superior), UNIT_PERCENT, 62, 0, 1, 100},
	{"sizes", "superior-rise", AT(sizes.superior_rise), UNIT_PERCENT, 36, 0, 0, 100},
	{"sizes", "inferior-drop", AT(sizes.inferior_drop), UNIT_PERCENT, 16, 0, 0, 100},
	{"charts", "row", AT(charts.row), UNIT_STEPS, 3, 0, 1, 20},
	{"charts", "mark", AT(charts.mark), UNIT_THOUSANDTHS, 1422, 0, 100, 5000},
	{"charts", "bar", AT(charts.bar), UNIT_THOUSANDTHS, 756, 0, 50, 5000},
	{"charts", "join", AT(charts.join), UNIT_THOUSANDTHS, 1500, 0, 50, 9999},
	{"charts", "neutral", AT(charts.neutral), UNIT_THOUSANDTHS, 1500, 0, 50, 9999},
	{"charts", "air", AT(charts.air), UNIT_LENGTH, 400, 0, 0, 5000},
	{"charts", "edge", AT(charts.edge), UNIT_LENGTH, 1000, 0, 0, 5000},
	{"charts", "name-gap", AT(charts.name_gap), UNIT_LENGTH, 4000, 0, 0, 20000},
	{"charts", "name-air", AT(charts.name_air), UNIT_LENGTH, 1500, 0, 0, 10000},
	{"charts", "bar-least", AT(charts.bar_least), UNIT_LENGTH, 500, 0, 100, 10000},
	{"charts", "label-lines", AT(charts.label_lines), UNIT_TIMES, 3, 0, 1, 5},
	{"charts", "label-gap", AT(charts.label_gap), UNIT_LENGTH, 4500, 0, 0, 30000},
	{"charts", "field-gap", AT(charts.field_gap), UNIT_LENGTH, 6000, 0, 0, 50000},
	{"charts", "field-line", AT(charts.field_line), UNIT_TIMES, 2, 0, 1, 10},
	{"charts", "range-bar", AT(charts.range_bar), UNIT_THOUSANDTHS, 711, 0, 50, 1000},
	{"charts", "range-names", AT(charts.range_names), UNIT_PERCENT, 40, 0, 5, 90},
	{"charts", "range-gap", AT(charts.range_gap), UNIT_LENGTH, 8500, 0, 0, 50000},
	{"charts", "range-figures", AT(charts.range_figures), UNIT_LENGTH, 4500, 0, 0, 50000},
	{"charts", "range-least", AT(charts.range_least), UNIT_LENGTH, 2000, 0, 100, 20000},
	{"charts", "drawing", AT(charts.drawing), UNIT_STEPS, 6, 0, 3, 20},
	{"charts", "base-line", AT(charts.base_line), UNIT_LENGTH, 500, 0, 100, 6000},
	{"charts", "square", AT(charts.square), UNIT_PERCENT, 70, 0, 10, 100},
	{"charts", "squares-high", AT(charts.squares_high), UNIT_TIMES, 5, 0, 1, 20},
	{"charts", "square-foot", AT(charts.square_foot), UNIT_LENGTH, 4500, 0, 0, 20000},
	{"charts", "unit-bar", AT(charts.unit_bar), UNIT_LENGTH, 6800, 0, 500, 30000},
	{"charts", "unit-bars", AT(charts.unit_bars), UNIT_PERCENT, 60, 0, 10, 100},
	{"charts", "unit-gap", AT(charts.unit_gap), UNIT_LENGTH, 3000, 0, 0, 30000},
	{"charts", "unit-names", AT(charts.unit_names), UNIT_PERCENT, 125, 0, 100, 200},
	{"charts", "input-leading", AT(charts.input_leading), UNIT_PERCENT, 120, 0, 100, 200},
	{"charts", "input-foot", AT(charts.input_foot), UNIT_LENGTH, 3000, 0, 0, 20000},
	{"charts", "input-line", AT(charts.input_line), UNIT_LENGTH, 1500, 0, 100, 10000},
	{"charts", "input-gap", AT(charts.input_gap), UNIT_LENGTH, 5000, 0, 0, 30000},
	{"charts", "input-straight", AT(charts.input_straight), UNIT_LENGTH, 14000, 0, 0, 100000},
	{"charts", "input-room", AT(charts.input_room), UNIT_LENGTH, 30000, 0, 10000, 200000},
	{"charts", "input-square", AT(charts.input_square), UNIT_LENGTH, 11000, 0, 1000, 40000},
	{"ruler", "mark", AT(ruler.mark), UNIT_THOUSANDTHS, 1730, 0, 100, 5000},
	{"ruler", "row", AT(ruler.row), UNIT_THOUSANDTHS, 3000, 0, 1000, 9999},
	{"ruler", "names", AT(ruler.names), UNIT_PERCENT, 28, 0, 5, 80},
	{"ruler", "serif", AT(ruler.serif), UNIT_THOUSANDTHS, 500, 0, 0, 5000},
	{"ruler", "gap", AT(ruler.gap), UNIT_LENGTH, 9000, 0, 0, 50000},
	{"ruler", "band-least", AT(ruler.band_least), UNIT_LENGTH, 500, 0, 100, 20000},
	{"ruler", "key-sign", AT(ruler.key_sign), UNIT_LENGTH, 10000, 0, 5000, 60000},
	{"ruler", "key-gap", AT(ruler.key_gap), UNIT_LENGTH, 4000, 0, 0, 40000},
	{"marks", "level", AT(marks.level), UNIT_THOUSANDTHS, 734, 0, 100, 1500},
	{"marks", "level-pitch", AT(marks.level_pitch), UNIT_THOUSANDTHS, 1034, 0, 100, 3000},
	{"marks", "level-small", AT(marks.level_small), UNIT_PERCENT, 70, 0, 10, 100},
	{"marks", "level-least", AT(marks.level_least), UNIT_PERCENT, 60, 0, 10, 100},
	{"marks", "flag", AT(marks.flag), UNIT_THOUSANDTHS, 967, 0, 100, 1500},
	{"marks", "outline", AT(marks.outline), UNIT_THOUSANDTHS, 59, 0, 5, 150},
	{"marks", "tick-short", AT(marks.tick_short), UNIT_THOUSANDTHS, 200, 0, 50, 400},
	{"marks", "tick-long", AT(marks.tick_long), UNIT_THOUSANDTHS, 370, 0, 100, 600},
	{"marks", "tick-weight", AT(marks.tick_weight), UNIT_THOUSANDTHS, 90, 0, 10, 200},
	{"marks", "cross-arm", AT(marks.cross_arm), UNIT_THOUSANDTHS, 225, 0, 50, 400},
	{"marks", "cross-weight", AT(marks.cross_weight), UNIT_THOUSANDTHS, 43, 0, 10, 150},
	{"marks", "air", AT(marks.air), UNIT_PERCENT, 45, 0, 0, 200},
	/* clang-format on */
};

const int design_number_count = sizeof design_numbers / sizeof *design_numbers;

/* The value of the attribute, in *value and *stretch; without one these stay. */
static void read_value(const struct xml_node *node, const struct design_number *number, len *value,
		       len *stretch, struct diag *diag)
{
	const char *text = node ? xml_attr(node, number->name) : NULL;
	char *rest;

	if (!text)
		return;
	if (number->unit == UNIT_LENGTH) {
		if (!len_parse(text, value))
			*value = LEN_MAX;
	} else {
		*value = strtol(text, &rest, 10);
		*stretch = strtol(rest, NULL, 10);
	}
	if (*value >= number->least && *value <= number->most && *stretch <= number->most)
		return;
	diag_error(diag, node->pos, "attribute \"%s\" of <%s>: %s is too %s", number->name,
		   node->name, text, *value < number->least ? "little" : "much");
	if (number->unit == UNIT_LENGTH)
		diag_hint(diag, "it may be %spt to %spt", len_points(number->least).text,
			  len_points(number->most).text);
	else
		diag_hint(diag, "it may be %" PRId64 " to %" PRId64, number->least, number->most);
}

void design_load(struct theme *theme, const struct xml_node *root, struct diag *diag)
{
	for (int i = 0; i < design_number_count; i++) {
		const struct design_number *number = &design_numbers[i];
		len value = number->value, stretch = number->stretch;
		void *field = (char *)theme + number->offset;

		read_value(xml_child(root, number->element), number, &value, &stretch, diag);
		if (number->unit == UNIT_LENGTH)
			*(len *)field = value;
		else if (number->unit == UNIT_GAP)
			*(struct design_gap *)field = (struct design_gap){(int)value, (int)stretch};
		else
			*(int *)field = (int)value;
	}
}
