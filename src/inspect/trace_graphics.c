/* State and paths (ISO 32000-1, 8.4, 8.5). */
#include "inspect/trace_graphics.h"

static struct trace_point place(const struct trace *trace, int n, int i)
{
	return trace_place(&trace->now.matrix, trace_number(trace, n, i),
			   trace_number(trace, n, i + 1));
}

static void restore(struct trace *trace)
{
	if (!trace_restore(trace))
		trace_tell(trace, FAULT_SAVES,
			   "the content restores a state (Q) that it has not saved (q)");
}

static void concatenate(struct trace *trace)
{
	trace->now.matrix = trace_multiply(trace_numbers(trace), trace->now.matrix);
}

static void line_width(struct trace *trace)
{
	trace->now.line_width = trace_number(trace, 1, 0);
}

enum { CAPS, JOINS };

static void line_style(struct trace *trace, int which)
{
	bool is_other = trace_number(trace, 1, 0) != 0;

	*(which == CAPS ? &trace->now.has_caps : &trace->now.has_joins) = is_other;
}

static void dashes(struct trace *trace)
{
	const struct value *list = trace->noperands >= 2 ? trace_operand(trace, 2, 0) : NULL;

	trace->now.is_dashed = list && list->nitems > 0;
}

static bool truth(const struct value *value, bool fallback)
{
	return value->kind == VALUE_BOOLEAN ? value->number : fallback;
}

static void set_overprint(struct trace *trace, const struct value *dict)
{
	struct reading *reading = trace->reading;
	struct trace_state *now = &trace->now;
	const struct value *strokes = read_entry(reading, dict, "OP");
	const struct value *fills = read_entry(reading, dict, "op");
	const struct value *mode = read_entry(reading, dict, "OPM");

	now->stroke_overprints = truth(strokes, now->stroke_overprints);
	/* OP alone is for both */
	now->fill_overprints = truth(fills, truth(strokes, now->fill_overprints));
	if (mode->kind == VALUE_NUMBER)
		now->overprint_mode = (int)mode->number;
}

static bool is_normal(struct reading *reading, const struct value *blend)
{
	if (blend->kind == VALUE_ARRAY && blend->nitems > 0)
		blend = read_item(reading, blend, 0);
	return value_is(blend, VALUE_NAME, "Normal") || value_is(blend, VALUE_NAME, "Compatible");
}

static void set_transparency(struct trace *trace, const struct value *dict)
{
	struct reading *reading = trace->reading;
	struct trace_state *now = &trace->now;
	const struct value *strokes = read_entry(reading, dict, "CA");
	const struct value *fills = read_entry(reading, dict, "ca");
	const struct value *blend = read_entry(reading, dict, "BM");
	const struct value *mask = read_entry(reading, dict, "SMask");

	if (strokes->kind == VALUE_NUMBER)
		now->stroke_alpha = strokes->real;
	if (fills->kind == VALUE_NUMBER)
		now->fill_alpha = fills->real;
	if (blend->kind != VALUE_NULL)
		now->is_blended = !is_normal(reading, blend);
	if (mask->kind != VALUE_NULL)
		now->is_masked = !value_is(mask, VALUE_NAME, "None");
}

static void graphics_state(struct trace *trace)
{
	struct reading *reading = trace->reading;
	const char *name = trace_name(trace, 1);
	const struct value *dict = name ? trace_resource(trace, "ExtGState", name) : NULL;
	const struct value *width, *font;

	if (!dict)
		return;
	set_overprint(trace, dict);
	set_transparency(trace, dict);
	width = read_entry(reading, dict, "LW");
	if (width->kind == VALUE_NUMBER)
		trace->now.line_width = width->real;
	font = read_entry(reading, dict, "Font");
	if (font->kind == VALUE_ARRAY && font->nitems == 2) {
		trace->now.font = trace_font_find(&trace->fonts, read_item(reading, font, 0));
		trace->now.size = read_item(reading, font, 1)->real;
	}
}

/* The last two of n operands are where the path is now. */
static void go(struct trace *trace, int n)
{
	trace->at = (struct trace_point){trace_number(trace, n, n - 2),
					 trace_number(trace, n, n - 1)};
}

static void move(struct trace *trace)
{
	trace_path_move(&trace->path, place(trace, 2, 0));
	go(trace, 2);
}

static void line(struct trace *trace)
{
	trace_path_line(&trace->path, place(trace, 2, 0));
	go(trace, 2);
}

static void curve(struct trace *trace)
{
	trace_path_curve(&trace->path, place(trace, 6, 0), place(trace, 6, 2), place(trace, 6, 4));
	go(trace, 6);
}

static void curve_from_here(struct trace *trace)
{
	trace_path_curve(&trace->path, trace_place(&trace->now.matrix, trace->at.x, trace->at.y),
			 place(trace, 4, 0), place(trace, 4, 2));
	go(trace, 4);
}

static void curve_to_end(struct trace *trace)
{
	trace_path_curve(&trace->path, place(trace, 4, 0), place(trace, 4, 2), place(trace, 4, 2));
	go(trace, 4);
}

static void close(struct trace *trace)
{
	trace_path_close(&trace->path);
}

static void rectangle(struct trace *trace)
{
	const struct trace_matrix *matrix = &trace->now.matrix;
	double x = trace_number(trace, 4, 0), y = trace_number(trace, 4, 1);
	double w = trace_number(trace, 4, 2), h = trace_number(trace, 4, 3);

	trace_path_move(&trace->path, trace_place(matrix, x, y));
	trace_path_line(&trace->path, trace_place(matrix, x + w, y));
	trace_path_line(&trace->path, trace_place(matrix, x + w, y + h));
	trace_path_line(&trace->path, trace_place(matrix, x, y + h));
	trace_path_close(&trace->path);
	trace->at = (struct trace_point){x, y};
}

/* A tile begins with black, or has no colours of its own (8.7.3.3). */
static void set_tile_colours(struct trace *trace, const struct trace_paint *paint)
{
	static const struct trace_space gray = {.kind = TRACE_GRAY, .n = 1};
	const struct value *kind = read_entry(trace->reading, paint->colour->pattern, "PaintType");
	struct trace_colour colour = *paint->colour;

	colour.space = colour.space->base;
	colour.pattern = NULL;
	if (kind->number != 2 || !colour.space)
		trace_colour_init(&colour, &gray);
	trace->now.fill = trace->now.stroke = colour;
}

/* A pattern that is a tile is run where the paint goes, once. */
static void run_tile(struct trace *trace, const struct trace_paint *paint)
{
	const struct value *pattern = paint->colour->pattern;

	if (!pattern || !pattern->stream || trace->nstack == TRACE_STATES)
		return;
	trace_save(trace);
	trace->ntiles++;
	set_tile_colours(trace, paint);
	trace_form(trace, pattern, trace_read_matrix(trace->reading, pattern, "Matrix"));
	trace->ntiles--;
	trace_restore(trace);
}

static void fill(struct trace *trace, bool is_even_odd)
{
	struct trace_paint paint = {.kind = TRACE_FILL,
				    .colour = &trace->now.fill,
				    .path = &trace->path,
				    .is_even_odd = is_even_odd};

	trace_paint(trace, &paint, false, trace_path_box(&trace->path));
	run_tile(trace, &paint);
}

static void stroke(struct trace *trace)
{
	const struct trace_state *now = &trace->now;
	double half = now->line_width * trace_most_scale(&now->matrix) / 2;
	struct trace_box box = trace_path_box(&trace->path);
	struct trace_paint paint = {
		.kind = TRACE_STROKE,
		.colour = &now->stroke,
		.path = &trace->path,
		.size = now->line_width * trace_least_scale(&now->matrix),
		.looks = now->is_dashed || now->has_caps || now->has_joins ? TRACE_STYLED : 0u};

	box = (struct trace_box){box.left - half, box.bottom - half, box.right + half,
				 box.top + half};
	trace_paint(trace, &paint, true, box);
	run_tile(trace, &paint);
}

static void end_path(struct trace *trace)
{
	if (trace->path.is_full)
		trace_tell(trace, FAULT_LONG, "a path has more than a million points");
	if (trace->is_clipping) {
		trace->now.is_cut |= !trace_path_is_upright(&trace->path);
		trace->now.clip = trace_meet(trace->now.clip, trace_path_box(&trace->path));
	}
	trace->is_clipping = false;
	trace_path_clear(&trace->path);
}

enum { CLOSE = 1, FILL = 2, EVEN_ODD = 4, STROKE = 8 };

static void paint_path(struct trace *trace, int how)
{
	if (how & CLOSE)
		close(trace);
	if (how & FILL)
		fill(trace, how & EVEN_ODD);
	if (how & STROKE)
		stroke(trace);
	end_path(trace);
}

static void clip(struct trace *trace)
{
	trace->is_clipping = true;
}

const struct trace_operator trace_graphics_operators[] = {
	{"re", 4, false, .run = rectangle},
	{"f", 0, true, .run_as = paint_path, .how = FILL},
	{"q", 0, false, .run = trace_save},
	{"Q", 0, false, .run = restore},
	{"cm", 6, false, .run = concatenate},
	{"m", 2, false, .run = move},
	{"l", 2, false, .run = line},
	{"c", 6, false, .run = curve},
	{"h", 0, false, .run = close},
	{"S", 0, true, .run_as = paint_path, .how = STROKE},
	{"w", 1, false, .run = line_width},
	{"gs", -1, false, .run = graphics_state},
	{"v", 4, false, .run = curve_from_here},
	{"y", 4, false, .run = curve_to_end},
	{"s", 0, true, .run_as = paint_path, .how = CLOSE | STROKE},
	{"F", 0, true, .run_as = paint_path, .how = FILL},
	{"f*", 0, true, .run_as = paint_path, .how = FILL | EVEN_ODD},
	{"B", 0, true, .run_as = paint_path, .how = FILL | STROKE},
	{"B*", 0, true, .run_as = paint_path, .how = FILL | EVEN_ODD | STROKE},
	{"b", 0, true, .run_as = paint_path, .how = CLOSE | FILL | STROKE},
	{"b*", 0, true, .run_as = paint_path, .how = CLOSE | FILL | EVEN_ODD | STROKE},
	{"n", 0, false, .run = end_path},
	{"W", 0, false, .run = clip},
	{"W*", 0, false, .run = clip},
	{"J", 1, false, .run_as = line_style, .how = CAPS},
	{"j", 1, false, .run_as = line_style, .how = JOINS},
	{"M", 1, .paints = false},
	{"d", -1, false, .run = dashes},
	{"ri", -1, .paints = false},
	{"i", 1, .paints = false},
	{0},
};
