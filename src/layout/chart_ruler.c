/*
 * Rulers: marks on one axis, each tied by a line to a large figure with its name, the highest above
 * the axis, the next below, and so on in turn. Marks that would cover each other are stacked on the
 * side of their figures. Texts find their places as tags; what finds none is told in lines of a key
 * below. The axis runs left to right in every script.
 */
#include "layout/chart_draw.h"
#include "layout/chart_ruler_draw.h"

#include "doc/doc.h"
#include "layout/mark.h"

enum {
	MOST_DROP = 6000,   /* of all below the ticks */
	BAND_STEP = 250,    /* between places that are tried for a line */
	BAND_ROW = 2600,    /* of the grid unit, in thousandths: the text of the band where it
			     * stands above the bracket */
	LEAST_NAME = 30000, /* room that is worth trying */
	LINE_COST = 7000,   /* of a further line of a name */
	STACK_COST = 8000,  /* of a name that does not stand beside its figure */
	TORN_COST = 200000,
	OTHER_WAY = 3000,
	MOST_LIMITS = 12
};

static len grids(const struct ruler *ruler, int thousandths)
{
	return len_scale(ruler->pen->grid, thousandths, 1000);
}

static void sort_spots(struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;
	len size = grids(ruler, ruler->look->mark);

	ruler->n = chart->nbars;
	ruler->spots = ARENA_ARRAY(ruler->pen->context->arena, struct spot, ruler->n);
	for (int i = 0; i < ruler->n; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		struct spot spot = {.bar = bar,
				    .figure = chart->figures ? chart->figures[i] : NULL,
				    .role = bar->role >= 0 ? bar->role : chart->role,
				    .size = size};
		int at = i;

		spot.reach = mark_role_reach(ruler->pen, spot.role, size);
		spot.has_text = (bar->label && *bar->label) || (spot.figure && *spot.figure);
		for (; at > 0 && ruler->spots[at - 1].bar->low < bar->low; at--)
			ruler->spots[at] = ruler->spots[at - 1];
		ruler->spots[at] = spot;
	}
	for (int i = 0; i < ruler->n; i++)
		ruler->spots[i].side = i % 2 == 0 ? TAG_ABOVE : TAG_BELOW;
}

/* The axis takes the whole width, but gives way to marks at its ends. */
static void place_axis(struct ruler *ruler)
{
	len inset = 0, full = ruler->pen->width;

	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];
		len x = axis_place(ruler->chart, spot->bar->low, full);

		if (x < spot->reach.side || x > full - spot->reach.side)
			inset = len_max(inset, spot->reach.side);
	}
	ruler->left = len_min(inset, full / 2);
	ruler->width = full - 2 * ruler->left;
	for (int i = 0; i < ruler->n; i++)
		ruler->spots[i].x = ruler_x(ruler, ruler->spots[i].bar->low);
}

static bool is_over(const struct ruler *ruler, const struct spot *a, const struct spot *b)
{
	len apart = a->x > b->x ? a->x - b->x : b->x - a->x;

	return apart < a->reach.side + b->reach.side + ruler->pen->charts->air;
}

/* Marks that stand alone stand on the axis, all others beside it, each as near as it can. Two in a
 * row of values are on different sides, so pairs never need a second floor. */
static void stack_spots(struct ruler *ruler)
{
	for (int i = 0; i < ruler->n; i++) {
		struct spot *spot = &ruler->spots[i];
		bool is_alone = true, is_above = spot->side == TAG_ABOVE;
		len edge = ruler->pen->charts->air / 2;

		for (int k = 0; k < ruler->n; k++) {
			const struct spot *other = &ruler->spots[k];

			if (k == i || !is_over(ruler, spot, other))
				continue;
			is_alone = false;
			if (k > i || other->side != spot->side)
				continue;
			edge = len_max(edge, is_above ? ruler->pen->charts->air - other->y +
								other->reach.up
						      : ruler->pen->charts->air + other->y +
								other->reach.down);
		}
		if (!is_alone)
			spot->y = is_above ? -edge - spot->reach.down : edge + spot->reach.up;
	}
}

/* What texts on that side may not cover: the marks, and the bracket. */
static struct tag_room side_room(const struct ruler *ruler, enum tag_side side)
{
	const struct chart_stretch *span = &ruler->chart->span;
	struct arena *arena = ruler->pen->context->arena;
	struct tag_box *boxes = ARENA_ARRAY(arena, struct tag_box, ruler->n + 1);
	int nboxes = ruler->n;

	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];

		boxes[i] = (struct tag_box){spot->x - spot->reach.side, spot->x + spot->reach.side,
					    0, spot_far(spot, side)};
	}
	if (side == TAG_BELOW && span->label)
		boxes[nboxes++] = (struct tag_box){
			ruler_x(ruler, span->low), ruler_x(ruler, span->high),
			ruler->bracket - grids(ruler, ruler->look->serif), ruler->bracket};
	return (struct tag_room){arena, side, ruler->pen->width, boxes, nboxes};
}

/* The name in a room of that width, its figure beside it or not. */
static void add_form(const struct ruler *ruler, struct spot *spot, const struct tag_room *room,
		     len limit, bool is_stacked)
{
	struct tag_form form = {.is_stacked = is_stacked};

	pen_label(ruler->pen, spot->figure, STYLE_FIGURES, LEN_MAX, &form.figure);
	if (form.figure.nlines == 0 && is_stacked)
		return;
	if (!is_stacked)
		limit -= form.figure.width + ruler->look->name_air;
	if (limit < LEAST_NAME && spot->bar->label)
		return;
	pen_label(ruler->pen, spot->bar->label, ruler->name_style, limit, &form.name);
	if (form.name.nlines > 1)
		form.cost += (form.name.nlines - 1) * LINE_COST;
	form.cost += (is_stacked ? STACK_COST : 0) + (form.name.is_torn ? TORN_COST : 0);
	tag_add_forms(&spot->tag, room, form, spot->side == TAG_BELOW || spot != ruler->spots,
		      OTHER_WAY);
}

/* Widths that names may have to keep to: all, half, and up to the lines of the other texts. */
static int find_limits(const struct ruler *ruler, const struct spot *own, len *limits)
{
	len full = ruler->pen->width;
	int n = 0;

	limits[n++] = full;
	limits[n++] = full * 3 / 4;
	limits[n++] = full / 2 - ruler->look->name_air;
	for (int i = 0; i < ruler->n && n + 2 <= MOST_LIMITS; i++) {
		const struct spot *other = &ruler->spots[i];

		if (other == own || other->side != own->side)
			continue;
		limits[n++] = other->x - ruler->look->name_air;
		limits[n++] = full - other->x - ruler->look->name_air;
	}
	return n;
}

static void shape_spot(const struct ruler *ruler, struct spot *spot, const struct tag_room *room)
{
	len limits[MOST_LIMITS], side = spot_far(spot, spot->side);
	int nlimits = find_limits(ruler, spot, limits);
	struct tag *tag = &spot->tag;

	*tag = (struct tag){.x = spot->x, .start = side};
	tag->near = spot->side == TAG_ABOVE ? grids(ruler, ruler->look->above)
					    : grids(ruler, ruler->look->below) + ruler->drop;
	tag->near = len_max(tag->near, side + ruler->look->line);
	tag->wanted = tag->near;
	for (int i = 0; i < nlimits; i++) {
		add_form(ruler, spot, room, limits[i], false);
		add_form(ruler, spot, room, limits[i], true);
	}
}

static void shape_note(const struct ruler *ruler, struct tag *tag, const struct tag_room *room,
		       const char *text)
{
	len full = ruler->pen->width;

	for (int parts = 1; parts <= 4; parts++) {
		struct tag_form form = {0};

		pen_label(ruler->pen, text, STYLE_AXIS, full / parts - ruler->look->name_air,
			  &form.name);
		form.cost = form.name.is_torn ? TORN_COST : (form.name.nlines - 1) * LINE_COST;
		if (tag->is_flag && parts > 1)
			return;
		tag_add_forms(tag, room, form, tag->is_flag, OTHER_WAY);
	}
}

static void place_above(struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;
	struct tag_room room = side_room(ruler, TAG_ABOVE);
	struct tag **tags = ARENA_ARRAY(room.arena, struct tag *, ruler->n + 1);
	int ntags = 0;

	for (int i = 0; i < ruler->n; i++) {
		struct spot *spot = &ruler->spots[i];

		if (spot->side != TAG_ABOVE || !spot->has_text)
			continue;
		shape_spot(ruler, spot, &room);
		tags[ntags++] = &spot->tag;
	}
	if (ruler_has_neutral(chart) && chart->neutral_label && *chart->neutral_label) {
		ruler->neutral = (struct tag){.x = ruler_x(ruler, chart->neutral),
					      .is_flag = true,
					      .near = grids(ruler, ruler->look->neutral_near),
					      .wanted = grids(ruler, ruler->look->neutral)};
		shape_note(ruler, &ruler->neutral, &room, chart->neutral_label);
		tags[ntags] = &ruler->neutral;
		ruler->has_neutral = tags_place(&room, tags, ntags + 1);
	}
	ruler->has_marks = ruler->has_neutral || tags_place(&room, tags, ntags);
}

/* Labels of ticks make way for marks that are stacked below the axis: all of them step down, unless
 * that takes them too far; then those in the way step aside, as they do for lines. */
static void place_labels(struct ruler *ruler)
{
	struct axis_gap *gaps = ARENA_ARRAY(ruler->pen->context->arena, struct axis_gap,
					    2 * ruler->n);
	len cap = 2 * pen_cap_middle(ruler->pen->styles[STYLE_AXIS].size);
	len top = grids(ruler, ruler->look->figures) - cap - ruler->pen->charts->tick_air;
	int ngaps = 0;

	for (int i = 0; i < ruler->n; i++) {
		len drop = spot_far(&ruler->spots[i], TAG_BELOW) - top;

		if (drop <= MOST_DROP)
			ruler->drop = len_max(ruler->drop, drop);
	}
	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];
		len side = spot->reach.side + ruler->look->mark_air;

		if (spot_far(spot, TAG_BELOW) > top + ruler->drop)
			gaps[ngaps++] = (struct axis_gap){spot->x - side, spot->x + side};
		else if (spot->side == TAG_BELOW && spot->has_text)
			gaps[ngaps++] = (struct axis_gap){spot->x - ruler->pen->charts->tick_air,
							  spot->x + ruler->pen->charts->tick_air};
	}
	ruler->labels = axis_labels(ruler->pen, ruler->chart, ruler->left, ruler->width, gaps,
				    ngaps, 1);
}

/* Whether a line at x meets no mark below the axis nor its line. */
static bool is_apart_of_spots(const struct ruler *ruler, len x)
{
	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];
		len apart = x > spot->x ? x - spot->x : spot->x - x;
		bool is_low = spot_far(spot, TAG_BELOW) > grids(ruler, ruler->look->band);

		if (apart < spot->reach.side + ruler->pen->charts->tick_air &&
		    (is_low ||
		     (spot->side == TAG_BELOW && apart < 2 * ruler->pen->charts->tick_air)))
			return false;
	}
	return true;
}

static bool is_apart_of_labels(const struct ruler *ruler, len x)
{
	for (int i = 0; i < ruler->chart->nticks; i++) {
		const struct axis_label *one = &ruler->labels[i];

		if (one->is_shown && x > one->left - ruler->pen->charts->tick_air &&
		    x < one->left + one->label.width + ruler->pen->charts->tick_air)
			return false;
	}
	return true;
}

static bool is_apart_of_span(const struct ruler *ruler, len x)
{
	const struct chart_stretch *span = &ruler->chart->span;

	return !span->label || x < ruler_x(ruler, span->low) - ruler->pen->charts->tick_air ||
	       x > ruler_x(ruler, span->high) + ruler->pen->charts->tick_air;
}

/* Whether the line of the band may stand at x, begin at the band, and pass beside the bracket. */
static bool may_stand(const struct ruler *ruler, len x, bool is_whole, bool is_aside)
{
	return is_apart_of_spots(ruler, x) && (!is_whole || is_apart_of_labels(ruler, x)) &&
	       (!is_aside || is_apart_of_span(ruler, x));
}

/* The line of the band begins at it where that is clear of the labels of ticks, else below them; it
 * passes beside the bracket if it can, and is as near the band's middle as it can. */
static void place_band_line(struct ruler *ruler)
{
	len low = ruler_x(ruler, ruler->chart->band.low);
	len high = ruler_x(ruler, ruler->chart->band.high);
	len middle = (low + high) / 2;

	for (int try = 0; try < 4 && !ruler->has_band_line; try++) {
		bool is_aside = try < 2, is_whole = try % 2 == 0;
		len step = 0;

		while (step <= (high - low) / 2 &&
		       !may_stand(ruler, middle + step, is_whole, is_aside) &&
		       !may_stand(ruler, middle - step, is_whole, is_aside))
			step += BAND_STEP;
		ruler->has_band_line = step <= (high - low) / 2;
		if (!may_stand(ruler, middle + step, is_whole, is_aside))
			step = -step;
		ruler->band_x = middle + step;
		ruler->band_start = is_whole ? grids(ruler, ruler->look->band)
					     : grids(ruler, ruler->look->figures_end) + ruler->drop;
	}
}

/* Below the labels of ticks, all marks that are stacked within it, and the text of a band whose
 * line would cross it. */
static void place_bracket(struct ruler *ruler)
{
	const struct chart_stretch *span = &ruler->chart->span;
	len low = ruler_x(ruler, span->low), high = ruler_x(ruler, span->high);

	ruler->bracket = grids(ruler, ruler->look->bracket) + ruler->drop;
	if (ruler->has_band_line && !is_apart_of_span(ruler, ruler->band_x))
		ruler->bracket += grids(ruler, BAND_ROW);
	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];

		if (low < spot->x + spot->reach.side + ruler->pen->charts->tick_air &&
		    spot->x - spot->reach.side - ruler->pen->charts->tick_air < high)
			ruler->bracket = len_max(ruler->bracket,
						 spot_far(spot, TAG_BELOW) +
							 grids(ruler, ruler->look->serif) +
							 ruler->pen->charts->tick_air);
	}
}

static void shape_stretches(struct ruler *ruler, const struct tag_room *room)
{
	const struct chart *chart = ruler->chart;
	len near = grids(ruler, ruler->look->below) + ruler->drop;

	if (chart->band.label && *chart->band.label) {
		ruler->band = (struct tag){.x = ruler->band_x,
					   .start = ruler->band_start,
					   .near = near,
					   .wanted = near};
		ruler->has_band = ruler->has_band_line;
		shape_note(ruler, &ruler->band, room, chart->band.label);
	}
	if (chart->span.label && *chart->span.label) {
		len low = ruler_x(ruler, chart->span.low), high = ruler_x(ruler, chart->span.high);

		near = len_max(near, ruler->bracket + grids(ruler, ruler->look->serif));
		ruler->span = (struct tag){.x = (low + high) / 2,
					   .start = ruler->bracket,
					   .near = near,
					   .wanted = near};
		ruler->has_span = true;
		shape_note(ruler, &ruler->span, room, chart->span.label);
		for (int i = 0; i < ruler->span.nforms; i++)
			ruler->span.forms[i].home = ruler->span.forms[i].width / 2;
	}
}

/* All texts below, or all but the band's, the span's or both, in this order. */
static void place_below(struct ruler *ruler)
{
	struct tag_room room = side_room(ruler, TAG_BELOW);
	struct tag **tags = ARENA_ARRAY(room.arena, struct tag *, ruler->n + 2);
	bool had_band, had_span;
	int nspots = 0;

	for (int i = 0; i < ruler->n; i++) {
		struct spot *spot = &ruler->spots[i];

		if (spot->side != TAG_BELOW || !spot->has_text)
			continue;
		shape_spot(ruler, spot, &room);
		tags[nspots++] = &spot->tag;
	}
	shape_stretches(ruler, &room);
	had_band = ruler->has_band;
	had_span = ruler->has_span;
	for (int left_out = 0; left_out < 4; left_out++) {
		int ntags = nspots;

		ruler->has_band = had_band && left_out % 2 == 0;
		ruler->has_span = had_span && left_out / 2 == 0;
		if (ruler->has_band)
			tags[ntags++] = &ruler->band;
		if (ruler->has_span)
			tags[ntags++] = &ruler->span;
		if (tags_place(&room, tags, ntags))
			return;
	}
	ruler->has_marks = false;
}

/* Answers whether all marks have their texts beside the axis, no word of a name broken. */
static bool place_texts(struct ruler *ruler, enum style_id name_style)
{
	ruler->name_style = name_style;
	ruler->has_neutral = ruler->has_band = ruler->has_span = false;
	place_above(ruler);
	if (ruler->has_marks)
		place_below(ruler);
	for (int i = 0; i < ruler->n && ruler->has_marks; i++)
		if (ruler->spots[i].has_text && ruler->spots[i].tag.form->name.is_torn)
			return false;
	return ruler->has_marks;
}

len ruler_draw(struct pen *pen, const struct chart *chart)
{
	struct ruler ruler = {.pen = pen, .chart = chart, .look = &pen->context->theme->ruler};

	sort_spots(&ruler);
	place_axis(&ruler);
	stack_spots(&ruler);
	place_labels(&ruler);
	if (chart->band.label)
		place_band_line(&ruler);
	place_bracket(&ruler);
	if (!place_texts(&ruler, STYLE_SUBHEAD))
		place_texts(&ruler, STYLE_TABLE_HEAD);
	if (!ruler.has_marks)
		ruler.has_neutral = ruler.has_band = ruler.has_span = false;
	return ruler_paint(&ruler);
}
