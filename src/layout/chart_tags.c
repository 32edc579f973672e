/*
 * Tags are placed one after the other, nearest to the axis first wherever they find room: each
 * keeps clear of the boxes placed before it, and of the lines of all others, since a line that is
 * still to come has to pass. So the order decides. With the few tags of a chart all orders are
 * tried, and the one that costs least is kept: height counts most, then looks. The leftmost tag may
 * take all room up to the next line, the rightmost all behind the one before, which is why some
 * order succeeds unless the room is very narrow.
 */
#include "layout/chart_tags.h"

enum {
	REACH = 6000, /* how far beside its line a text may stand */
	INSET = 3000, /* how far within the figure the line had better end */
	CLEAR = 2500, /* least between a box and a line */
	SAME = 1500,  /* lines nearer than that look like one */
	BOX_GAP = 6000,
	ROW_GAP = 3500,   /* least between two boxes, beside and above each other */
	MARK_GAP = 2000,  /* least between a box and what it may not cover */
	SPACE = 4500,     /* between figure and name */
	STACK_GAP = 2000, /* the same where they are stacked */
	ASCENT = 730,
	DESCENT = 190, /* of letters, in thousandths of their size */
	LINE_AIR_ABOVE = 1000,
	LINE_AIR_BELOW = 3000, /* between a line's end and its box */
	HEIGHT_WEIGHT = 2,
	SHIFT_SHARE = 8, /* what height costs, and an eighth of a shift */
	MOST_ORDERS = 24
};

static len up_of(const struct label *label)
{
	return label->nlines > 0 ? len_scale(label->style->size, ASCENT, 1000) : 0;
}

static len down_of(const struct label *label)
{
	return label->nlines > 0 ? len_scale(label->style->size, DESCENT, 1000) : 0;
}

static len further_lines(const struct label *label)
{
	return label->nlines > 0 ? (label->nlines - 1) * label->style->leading : 0;
}

/* From the figure's baseline to that of the name's first line, where it is stacked below. */
static len stacked_step(const struct tag_form *form)
{
	return len_max(down_of(&form->figure) + STACK_GAP + up_of(&form->name),
		       form->name.style->leading);
}

/* The same from the name's last line down to the figure's baseline. */
static len stacked_rise(const struct tag_form *form)
{
	return up_of(&form->figure) + STACK_GAP + down_of(&form->name);
}

static void measure_form(struct tag_form *form, enum tag_side side, bool is_flag)
{
	const struct label *figure = &form->figure, *name = &form->name;
	len figure_width = figure->nlines > 0 ? figure->width : name->width;
	bool has_both = figure->nlines > 0 && name->nlines > 0;

	form->width = len_max(figure->width, name->width);
	form->up = len_max(up_of(figure), up_of(name) + further_lines(name));
	form->down = len_max(down_of(figure), down_of(name));
	if (has_both && form->is_stacked && side == TAG_ABOVE) {
		form->up = stacked_rise(form) + further_lines(name) + up_of(name);
		form->down = down_of(figure);
	} else if (has_both && form->is_stacked) {
		form->up = up_of(figure);
		form->down = stacked_step(form) + further_lines(name) + down_of(name);
	} else if (has_both) {
		form->width = figure->width + SPACE + name->width;
	}
	form->from = form->goes_left ? form->width - figure_width : 0;
	form->to = form->from + figure_width;
	form->home = form->goes_left ? form->to - INSET : form->from + INSET;
	if (is_flag)
		form->home = form->goes_left ? form->width + CLEAR : -CLEAR;
}

void tag_add_forms(struct tag *tag, const struct tag_room *room, struct tag_form form,
		   bool prefers_left, len other_way)
{
	for (int way = 0; way < 2; way++) {
		struct tag_form one = form;

		one.goes_left = way == 1;
		one.cost += one.goes_left == prefers_left ? 0 : other_way;
		measure_form(&one, room->side, tag->is_flag);
		if (one.width > room->width)
			return;
		ARENA_GROW(room->arena, tag->forms, tag->nforms);
		tag->forms[tag->nforms++] = one;
	}
}

len tag_far(const struct tag *tag)
{
	return tag->distance + tag->form->up + tag->form->down;
}

/* Whether the text stands beside its line, which then runs along the figure. */
static bool is_beside(const struct tag *tag)
{
	return tag->x <= tag->left + tag->form->from || tag->x >= tag->left + tag->form->to;
}

len tag_line_end(const struct tag *tag, enum tag_side side)
{
	const struct tag_form *form = tag->form;
	const struct label *first = form->figure.nlines > 0 ? &form->figure : &form->name;

	if (!is_beside(tag))
		return tag->distance - (side == TAG_ABOVE ? LINE_AIR_ABOVE : LINE_AIR_BELOW);
	if (side == TAG_ABOVE)
		return tag->distance + form->down + up_of(first);
	return tag->distance + form->up - (first == &form->name ? further_lines(first) : 0);
}

/* Where one tag may stand, among those placed before it. */
struct search {
	const struct tag_room *room;
	struct tag **tags; /* in the order of placing */
	int ntags, at;     /* tags[at] is being placed */
	len far;           /* of all placed before */
	const struct tag_form *form;
	len distance;
	len form_cost;       /* of the form at the distance, wherever it stands */
	len cost, best_cost; /* LEN_MAX: no place yet */
	const struct tag_form *best_form;
	len best_left, best_distance;
};

static bool line_may_end(const struct search *search, len left)
{
	const struct tag *tag = search->tags[search->at];
	const struct tag_form *form = search->form;
	bool is_alone = form->figure.nlines == 0 || form->name.nlines == 0;
	len from = left + form->from, to = left + form->to;

	if (!tag->is_flag && tag->x > from && tag->x < to)
		return true;
	if (tag->x <= from - CLEAR && tag->x >= from - REACH)
		return !form->goes_left || (is_alone && !tag->is_flag);
	if (tag->x >= to + CLEAR && tag->x <= to + REACH)
		return form->goes_left || (is_alone && !tag->is_flag);
	return false;
}

/* Whether a line at x runs through the box, or between the box and its own line. */
static bool is_crossed(const struct search *search, len x, const struct tag_box *box)
{
	len own = search->tags[search->at]->x;

	return (box->left < x + CLEAR && x < box->right + CLEAR) ||
	       (own + SAME < x && x < box->left) || (box->right < x && x < own - SAME);
}

static bool is_clear_of_tag(const struct search *search, int i, const struct tag_box *box)
{
	const struct tag *other = search->tags[i];
	bool is_placed = i < search->at;

	if (is_crossed(search, other->x, box) && box->far > other->start &&
	    (!is_placed || tag_line_end(other, search->room->side) + ROW_GAP > box->near))
		return false;
	return !is_placed || box->right + BOX_GAP <= other->left ||
	       other->left + other->form->width + BOX_GAP <= box->left ||
	       box->far + ROW_GAP <= other->distance || tag_far(other) + ROW_GAP <= box->near;
}

static bool is_clear(const struct search *search, const struct tag_box *box)
{
	const struct tag_room *room = search->room;

	if (box->left < 0 || box->right > room->width)
		return false;
	for (int i = 0; i < room->nboxes; i++) {
		const struct tag_box *other = &room->boxes[i];

		if (box->left < other->right + MARK_GAP && other->left < box->right + MARK_GAP &&
		    box->near < other->far + MARK_GAP && other->near < box->far + MARK_GAP)
			return false;
	}
	for (int i = 0; i < search->ntags; i++)
		if (i != search->at && !is_clear_of_tag(search, i, box))
			return false;
	return true;
}

static len between(len a, len b)
{
	return a > b ? a - b : b - a;
}

static len form_cost(const struct search *search)
{
	const struct tag_form *form = search->form;
	len far = search->distance + form->up + form->down;

	return form->cost + between(search->distance, search->tags[search->at]->wanted) +
	       HEIGHT_WEIGHT * len_max(far - search->far, 0);
}

static void try_left(struct search *search, len left)
{
	const struct tag *tag = search->tags[search->at];
	const struct tag_form *form = search->form;
	struct tag_box box = {left, left + form->width, search->distance,
			      search->distance + form->up + form->down};
	len cost = search->form_cost + between(left + form->home, tag->x) / SHIFT_SHARE;

	if (cost >= search->best_cost || !line_may_end(search, left) || !is_clear(search, &box))
		return;
	search->best_cost = cost;
	search->best_form = form;
	search->best_left = left;
	search->best_distance = search->distance;
}

/* The places worth trying: where it wants to be, and right beside all that may be in the way. */
static void try_lefts(struct search *search)
{
	const struct tag *tag = search->tags[search->at];
	const struct tag_form *form = search->form;

	try_left(search, tag->x - form->home);
	try_left(search, tag->x - form->from - INSET);
	try_left(search, tag->x - form->to + INSET);
	try_left(search, tag->x - (form->from + form->to) / 2);
	try_left(search, tag->x + CLEAR);
	try_left(search, tag->x - CLEAR - form->width);
	try_left(search, 0);
	try_left(search, search->room->width - form->width);
	for (int i = 0; i < search->room->nboxes; i++) {
		try_left(search, search->room->boxes[i].right + MARK_GAP);
		try_left(search, search->room->boxes[i].left - MARK_GAP - form->width);
	}
	for (int i = 0; i < search->ntags; i++) {
		const struct tag *other = search->tags[i];

		try_left(search, other->x + CLEAR);
		try_left(search, other->x - CLEAR - form->width);
		if (i < search->at) {
			try_left(search, other->left + other->form->width + BOX_GAP);
			try_left(search, other->left - BOX_GAP - form->width);
		}
	}
}

static void try_distance(struct search *search, len distance)
{
	const struct tag *tag = search->tags[search->at];

	search->distance = distance;
	if (distance < tag->near)
		return;
	for (int i = 0; i < tag->nforms; i++) {
		search->form = &tag->forms[i];
		search->form_cost = form_cost(search);
		if (search->form_cost < search->best_cost)
			try_lefts(search);
	}
}

/* Places tags[at] for the least cost, and counts it. */
static bool place_tag(struct search *search)
{
	struct tag *tag = search->tags[search->at];

	search->best_cost = LEN_MAX;
	try_distance(search, tag->wanted);
	try_distance(search, tag->near);
	for (int i = 0; i < search->room->nboxes; i++)
		try_distance(search, search->room->boxes[i].far + MARK_GAP);
	for (int i = 0; i < search->at; i++) {
		const struct tag *other = search->tags[i];

		try_distance(search, tag_far(other) + ROW_GAP);
		try_distance(search, tag_line_end(other, search->room->side) + ROW_GAP);
	}
	if (search->best_cost == LEN_MAX)
		return false;
	tag->form = search->best_form;
	tag->left = search->best_left;
	tag->distance = search->best_distance;
	search->cost += search->best_cost;
	search->far = len_max(search->far, tag_far(tag));
	return true;
}

static bool place_in_order(struct search *search)
{
	search->cost = 0;
	search->far = 0;
	for (search->at = 0; search->at < search->ntags; search->at++)
		if (!place_tag(search))
			return false;
	return true;
}

/* The next order of 0..n-1 in the sequence of all; false after the last. */
static bool next_order(int *order, int n)
{
	int i = n - 2, k = n - 1, kept;

	while (i >= 0 && order[i] > order[i + 1])
		i--;
	if (i < 0)
		return false;
	while (order[k] < order[i])
		k--;
	kept = order[i];
	order[i] = order[k];
	order[k] = kept;
	for (int low = i + 1, high = n - 1; low < high; low++, high--) {
		kept = order[low];
		order[low] = order[high];
		order[high] = kept;
	}
	return true;
}

bool tags_place(const struct tag_room *room, struct tag **tags, int ntags)
{
	struct tag **in_order = ARENA_ARRAY(room->arena, struct tag *, ntags + 1);
	struct tag *kept = ARENA_ARRAY(room->arena, struct tag, ntags + 1);
	int *order = ARENA_ARRAY(room->arena, int, ntags + 1);
	struct search search = {.room = room, .tags = in_order, .ntags = ntags};
	len least = LEN_MAX;

	for (int i = 0; i < ntags; i++)
		order[i] = i;
	for (int tried = 0; tried < MOST_ORDERS; tried++) {
		for (int i = 0; i < ntags; i++)
			in_order[i] = tags[order[i]];
		if (place_in_order(&search) && search.cost < least) {
			least = search.cost;
			for (int i = 0; i < ntags; i++)
				kept[i] = *tags[i];
		}
		if (!next_order(order, ntags))
			break;
	}
	for (int i = 0; i < ntags && least < LEN_MAX; i++)
		*tags[i] = kept[i];
	return least < LEN_MAX;
}

static void write_label(struct pen *pen, const struct label *label, len left, bool is_at_end,
			len first, int colour)
{
	for (int i = 0; i < label->nlines; i++)
		pen_write(pen, label, i,
			  is_at_end ? left + label->width - label->lines[i].width : left,
			  first + i * label->style->leading, colour);
}

void tag_write(struct pen *pen, const struct tag *tag, enum tag_side side, len axis, int colour)
{
	const struct tag_form *form = tag->form;
	const struct label *figure = &form->figure, *name = &form->name;
	bool has_both = figure->nlines > 0 && name->nlines > 0;
	len baseline = side == TAG_ABOVE ? axis - tag->distance - form->down
					 : axis + tag->distance + form->up;
	len name_left = form->goes_left ? tag->left + form->width - name->width : tag->left;
	len name_first = baseline - further_lines(name);

	if (has_both && form->is_stacked)
		name_first = side == TAG_ABOVE ? name_first - stacked_rise(form)
					       : baseline + stacked_step(form);
	else if (has_both)
		name_left = form->goes_left ? tag->left : tag->left + form->to + SPACE;
	write_label(pen, figure, tag->left + form->from, false, baseline, colour);
	write_label(pen, name, name_left, form->goes_left, name_first, colour);
}
