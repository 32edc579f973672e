/* What is painted: its inks, whether it overprints, how small it is (Ghent Workgroup 2022). */
#include "inspect/preflight_paint.h"

#include <math.h>
#include <stdio.h>

#include "inspect/preflight_fault.h"

static const double small_text = 12, small_line = 2;   /* points; black below must overprint */
static const double least_text = 8, least_line = 0.25; /* of white, or of several inks */
static const double enough = 0.0005;

bool preflight_paint_is_printed(const struct preflight *check, const struct trace_paint *paint)
{
	const struct trace_box *bleed = &check->pages.list[paint->page].boxes[TRACE_BLEED];

	return !trace_is_empty(trace_meet(paint->box, *bleed));
}

/* What is below a limit, as figures are rounded when they are written. */
static bool is_below(double size, double limit)
{
	return size < limit - 0.005;
}

static uint32_t shown_inks(const struct trace_inks *inks)
{
	uint32_t shown = 0;

	for (int i = 0; i < TRACE_INKS; i++)
		shown |= (uint32_t)(inks->amounts[i] >= 0.001) << i;
	return shown;
}

static bool is_black(const struct trace_inks *inks)
{
	return inks->amounts[TRACE_BLACK] > 1 - enough && shown_inks(inks) == 1u << TRACE_BLACK;
}

/* Whether black lets all other inks stand: by OPM 1, or because it names none of them. */
static bool black_overprints(const struct trace_paint *paint)
{
	bool is_cmyk = paint->colour->space->kind == TRACE_CMYK;

	return paint->overprints &&
	       (paint->inks.named == 1u << TRACE_BLACK || (is_cmyk && paint->overprint_mode == 1));
}

static void note_size(struct preflight *check, struct preflight_size *sizes,
		      const struct trace_paint *paint, double size)
{
	int n = trace_inks_count(&paint->inks);
	struct preflight_size *found = &sizes[n < PREFLIGHT_COUNTS ? n : PREFLIGHT_COUNTS - 1];

	if (found->is_found && found->size <= size)
		return;
	*found = (struct preflight_size){
		true, size, preflight_place(check, paint->page, paint->box.left, paint->box.top)};
}

static void check_text(struct preflight *check, const struct trace_paint *paint)
{
	const struct trace_inks *inks = &paint->inks;
	int n = trace_inks_count(inks);
	bool is_small = is_below(paint->size, small_text), is_gray;
	double total = trace_inks_total(inks);

	is_gray = paint->colour->space->kind == TRACE_GRAY;
	note_size(check, check->texts, paint, paint->size);
	if (n == 0 && paint->overprints)
		preflight_fault_at(check, RULE_GWG_R0007, paint,
				   "white text overprints, and so disappears");
	if (is_black(inks) && is_small && is_gray)
		preflight_fault_at(check, RULE_GWG_R0011, paint,
				   "black text of %.2g pt is DeviceGray", paint->size);
	else if (is_black(inks) && is_small && !black_overprints(paint))
		preflight_fault_at(check, RULE_GWG_R0009, paint,
				   "black text of %.2g pt does not overprint", paint->size);
	if (inks->amounts[TRACE_BLACK] >= 0.85 && total > 2.8 + enough)
		preflight_fault_at(check, RULE_GWG_R0015, paint, "black text has %.0f %% of ink",
				   total * 100);
	if (n == 0 && is_below(paint->size, least_text))
		preflight_fault_at(check, RULE_GWG_R0016, paint,
				   "white text of %.1f pt; 8 pt is the least", paint->size);
	if (n > 1 && is_below(paint->size, least_text))
		preflight_fault_at(check, RULE_GWG_R0017, paint,
				   "text of %.1f pt in %d inks; 8 pt is the least", paint->size, n);
}

static void check_line(struct preflight *check, const struct trace_paint *paint, double width)
{
	const struct trace_inks *inks = &paint->inks;
	bool is_gray = paint->colour->space->kind == TRACE_GRAY;
	int n = trace_inks_count(inks);

	note_size(check, check->lines, paint, width);
	if (is_below(width, small_line) && is_black(inks) && is_gray)
		preflight_fault_at(check, RULE_GWG_R0012, paint,
				   "a black line of %.2f pt is DeviceGray", width);
	else if (is_below(width, small_line) && is_black(inks) && !black_overprints(paint))
		preflight_fault_at(check, RULE_GWG_R0010, paint,
				   "a black line of %.2f pt does not overprint", width);
	if (!is_below(width, least_line))
		return;
	if (n == 0)
		preflight_fault_at(check, RULE_GWG_R0018, paint,
				   "a white line of %.2f pt; 0.25 pt is the least", width);
	else if (n > 1)
		preflight_fault_at(check, RULE_GWG_R0019, paint,
				   "a line of %.2f pt in %d inks; 0.25 pt is the least", width, n);
	else
		preflight_fault_at(check, RULE_PRESS_LINE, paint,
				   "a line of %.2f pt; 0.25 pt is the least", width);
}

/* The thinnest bar of a fill; below 2 pt it is a line. */
static void check_bars(struct preflight *check, const struct trace_paint *paint)
{
	double least = small_line, width;

	for (int i = 0; i < paint->path->nparts; i++)
		if (trace_path_is_bar(paint->path, i, &width))
			least = fmin(least, width);
	if (least < small_line)
		check_line(check, paint, least);
}

static void note_overprint(struct preflight *check, const struct trace_paint *paint)
{
	uint32_t inks = shown_inks(&paint->inks);

	for (int i = 0; i < check->noverprints; i++)
		if (check->overprints[i].kind == paint->kind && check->overprints[i].inks == inks) {
			check->overprints[i].n++;
			return;
		}
	ARENA_GROW(check->arena, check->overprints, check->noverprints);
	check->overprints[check->noverprints++] = (struct preflight_overprint){paint->kind, inks,
									       1};
}

static void check_ink(struct preflight *check, const struct trace_paint *paint)
{
	double total = trace_inks_total(&paint->inks);

	if (total > check->most_ink) {
		check->most_ink = total;
		check->most_ink_place = preflight_place(check, paint->page, paint->box.left,
							paint->box.top);
	}
	if (total > 3 + enough)
		preflight_fault_at(check, RULE_PRESS_INK, paint,
				   "a colour has %.0f %% of ink; 300 %% is the most", total * 100);
}

void preflight_paint_space(struct preflight *check, const struct trace_paint *paint)
{
	for (const struct trace_space *space = paint->colour->space; space; space = space->base) {
		bool is_measured = space->kind >= TRACE_CAL_GRAY && space->kind <= TRACE_ICC;

		if (space->kind == TRACE_RGB)
			preflight_fault_at(check, RULE_X4_RGB, paint, "a colour is in DeviceRGB");
		if (space->kind == TRACE_ICC && space->n == 4)
			preflight_fault_at(check, RULE_X4_ICC_CMYK, paint,
					   "a CMYK colour has a profile of its own");
		else if (is_measured)
			preflight_fault_at(check, RULE_GWG_R0027, paint, "a colour is in %s",
					   trace_space_name(space));
		if (check->is_x1a && (space->kind == TRACE_RGB || is_measured))
			preflight_fault_at(check, RULE_X1A_COLOUR, paint, "a colour is in %s",
					   trace_space_name(space));
	}
}

static void check_colour(struct preflight *check, const struct trace_paint *paint)
{
	bool is_white = trace_inks_count(&paint->inks) == 0;

	if (!paint->inks.is_all)
		check_ink(check, paint);
	if (paint->overprints && !is_white)
		note_overprint(check, paint);
	if (paint->overprints && paint->colour->space->kind == TRACE_GRAY)
		preflight_fault_at(check, RULE_GWG_R0013, paint, "gray overprints");
	if (paint->kind == TRACE_TEXT) {
		check_text(check, paint);
		return;
	}
	if (paint->overprints && is_white)
		preflight_fault_at(check, RULE_GWG_R0008, paint,
				   "white overprints, and so disappears");
	if (paint->kind == TRACE_STROKE)
		check_line(check, paint, paint->size);
	if (paint->kind == TRACE_FILL)
		check_bars(check, paint);
}

void preflight_paint(struct preflight *check, const struct trace_paint *paint)
{
	const struct trace_box *trim = &check->pages.list[paint->page].boxes[TRACE_TRIM];

	if (paint->is_transparent) {
		preflight_fault_at(check, RULE_PRESS_TRANSPARENCY, paint, "paint is transparent");
		if (check->is_x1a)
			preflight_fault_at(check, RULE_X1A_TRANSPARENCY, paint,
					   "paint is transparent");
	}
	if (!paint->colour)
		return;
	check->inks[paint->page] |= shown_inks(&paint->inks);
	check->inks_of_file |= shown_inks(&paint->inks);
	preflight_paint_space(check, paint);
	if (paint->inks.is_all && !trace_is_empty(trace_meet(paint->box, *trim)))
		preflight_fault_at(check, RULE_GWG_R0024, paint,
				   "the ink All, of marks, is used inside the trimmed page");
	if (!paint->inks.is_known || !preflight_paint_is_printed(check, paint))
		return;
	check_colour(check, paint);
	preflight_area_paint(&check->area, paint);
}

void preflight_paint_bleed(struct preflight *check, const struct trace_paint *paint)
{
	static const char *const names[] = {"left", "bottom", "right", "top"};
	const double near = 0.3; /* points */
	const struct trace_page *page = &check->pages.list[paint->page];
	const struct trace_box *t = &page->boxes[TRACE_TRIM], *b = &page->boxes[TRACE_BLEED];
	const struct trace_box *p = &paint->box;
	/* outwards is less for all of them */
	double trims[] = {t->left, t->bottom, -t->right, -t->top};
	double bleeds[] = {b->left, b->bottom, -b->right, -b->top};
	double edges[] = {p->left, p->bottom, -p->right, -p->top};
	double others[] = {p->right, p->top, -p->left, -p->bottom};

	if (paint->kind == TRACE_TEXT || !preflight_paint_is_printed(check, paint) ||
	    (paint->colour && paint->inks.is_known && trace_inks_count(&paint->inks) == 0))
		return;
	for (int i = 0; i < 4; i++)
		if (trims[i] - bleeds[i] > near && edges[i] <= trims[i] + near &&
		    edges[i] > bleeds[i] + near && others[i] > trims[i] + near)
			preflight_fault_at(check, RULE_PRESS_BLEED, paint,
					   "art that reaches the %s edge does not fill the bleed",
					   names[i]);
}
