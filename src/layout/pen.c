/*
 * The pen: items for small drawings. Paths are collected in the drawing's coordinates and moved to
 * their own top left corner when they end. Labels are broken greedily, then narrowed to the least
 * width that needs no further line, so that the lines of a label are about equal.
 */
#include "layout/pen.h"

#include <string.h>

#include "layout/blank.h"
#include "layout/path.h"
#include "layout/setting.h"
#include "layout/lettering.h"

enum {
	CAP_HEIGHT = 714 /* thousandths of an em; Noto's, and near enough to any other's */
};

void pen_init(struct pen *pen, struct chart_context *context, const char *lang, len width)
{
	const struct theme *theme = context->theme;

	*pen = (struct pen){
		.context = context,
		.charts = &theme->charts,
		.styles = theme->styles[context->paper],
		.lang = lang ? lang : context->lang,
		.is_mirrored = context->is_mirrored,
		.width = width,
		.grid = theme->masters[context->paper].grid,
	};
	pen->rise = len_scale(pen->grid, 4, 9);
}

int pen_role_colour(const struct pen *pen, int role)
{
	const struct theme *theme = pen->context->theme;

	return role < 0 || role >= THEME_MAX_ROLES ? theme->uses[COLOUR_INK]
						   : theme->roles[role].colour;
}

int pen_use_colour(const struct pen *pen, enum colour_use use)
{
	return pen->context->theme->uses[use];
}

static void add_item(struct pen *pen, struct item item)
{
	item.artifact = ARTIFACT_NONE;
	item.block = pen->context->block;
	item.span = -1;
	ARENA_GROW(pen->context->arena, pen->items, pen->nitems);
	pen->items[pen->nitems++] = item;
}

void pen_box(struct pen *pen, len x, len y, len w, len h, int colour)
{
	if (w > 0 && h > 0)
		add_item(pen, (struct item){.kind = ITEM_BOX,
					    .x = x,
					    .y = y,
					    .w = w,
					    .h = h,
					    .colour = colour});
}

static void add_step(struct pen *pen, struct path_step step)
{
	ARENA_GROW(pen->context->arena, pen->steps, pen->nsteps);
	pen->steps[pen->nsteps++] = step;
}

void pen_move(struct pen *pen, len x, len y)
{
	add_step(pen, (struct path_step){.op = PATH_MOVE, .x = x, .y = y});
}

void pen_line(struct pen *pen, len x, len y)
{
	add_step(pen, (struct path_step){.op = PATH_LINE, .x = x, .y = y});
}

void pen_curve(struct pen *pen, const len control[4], len x, len y)
{
	add_step(pen, (struct path_step){PATH_CURVE, x, y, control[0], control[1], control[2],
					 control[3]});
}

void pen_close(struct pen *pen)
{
	add_step(pen, (struct path_step){.op = PATH_CLOSE});
}

static void move_step(struct path_step *step, len x, len y)
{
	if (step->op == PATH_CLOSE)
		return;
	step->x -= x;
	step->y -= y;
	if (step->op == PATH_CURVE) {
		step->x1 -= x;
		step->y1 -= y;
		step->x2 -= x;
		step->y2 -= y;
	}
}

/* A path's own place is mirrored with the page, its steps are here. */
static void turn_steps(struct pen *pen, len width)
{
	for (int i = 0; i < pen->nsteps; i++) {
		struct path_step *step = &pen->steps[i];

		step->x = width - step->x;
		step->x1 = width - step->x1;
		step->x2 = width - step->x2;
	}
}

static void end_path(struct pen *pen, struct path path, int colour)
{
	struct path_reach reach = path_reach(pen->steps, pen->nsteps);
	struct path *kept = ARENA_NEW(pen->context->arena, struct path);
	struct item item = {.kind = ITEM_PATH, .colour = colour, .of.path = kept};

	if (pen->nsteps == 0)
		return;
	item.x = reach.left - path.weight / 2;
	item.y = reach.top - path.weight / 2;
	item.w = reach.right - reach.left + path.weight;
	item.h = reach.bottom - reach.top + path.weight;
	for (int i = 0; i < pen->nsteps; i++)
		move_step(&pen->steps[i], item.x, item.y);
	if (pen->is_mirrored)
		turn_steps(pen, item.w);
	path.steps = pen->steps;
	path.nsteps = pen->nsteps;
	*kept = path;
	add_item(pen, item);
	pen->steps = NULL;
	pen->nsteps = 0;
}

void pen_fill(struct pen *pen, int colour)
{
	end_path(pen, (struct path){.is_filled = true}, colour);
}

void pen_stroke(struct pen *pen, len weight, int colour)
{
	end_path(pen, (struct path){.weight = weight}, colour);
}

void pen_blank(struct pen *pen, const struct blank *blank, len x, len y, len w, len h)
{
	len weight = BLANK_LINE, in = weight / 2;

	pen_move(pen, x + in, y + in);
	pen_line(pen, x + w - in, y + in);
	pen_line(pen, x + w - in, y + h - in);
	pen_line(pen, x + in, y + h - in);
	pen_close(pen);
	pen_stroke(pen, weight, pen_use_colour(pen, COLOUR_INK));
	add_item(pen, (struct item){.kind = ITEM_BLANK,
				    .x = x,
				    .y = y,
				    .w = w,
				    .h = h,
				    .colour = pen_use_colour(pen, COLOUR_INK),
				    .of.blank = blank});
}

void pen_picture(struct pen *pen, const struct picture *picture, len x, len y, len w, len h)
{
	add_item(
		pen,
		(struct item){
			.kind = ITEM_IMAGE, .x = x, .y = y, .w = w, .h = h, .of.picture = picture});
}

/* The break that ends the line which begins at break `from`: the last that fits, inside a word only
 * if no other does. */
static int line_end(const struct paragraph *paragraph, int from, len limit)
{
	const struct text_break *brks = paragraph->brks;
	int best = -1, emergency = -1;

	for (int to = from + 1; to < paragraph->nbrks; to++) {
		if (brks[to].end - brks[from].begin > limit)
			continue;
		if (brks[to].kind == BREAK_EMERGENCY || brks[to].kind == BREAK_RELUCTANT)
			emergency = to;
		else
			best = to;
		if (brks[to].kind == BREAK_FORCED)
			break;
	}
	if (best > 0)
		return best;
	return emergency > 0 ? emergency : from + 1;
}

/* How many lines the paragraph takes; their ends go to ends where that is not NULL. */
static int break_lines(const struct paragraph *paragraph, len limit, int *ends)
{
	int nlines = 0;

	for (int at = 0; at < paragraph->nbrks - 1; nlines++) {
		at = line_end(paragraph, at, limit);
		if (ends)
			ends[nlines] = at;
	}
	return nlines;
}

/* The least limit that needs no more lines than this one, nor breaks a word that it keeps whole. */
static len even_limit(const struct paragraph *paragraph, len limit, int nlines)
{
	len low = len_min(limit, paragraph->longest_word), high = limit;

	while (low < high) {
		len middle = low + (high - low) / 2;

		if (break_lines(paragraph, middle, NULL) <= nlines)
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

static void place_lines(struct pen *pen, const struct paragraph *paragraph, const int *ends,
			struct label *out)
{
	struct chart_context *context = pen->context;
	const char *own = NULL;
	int from = 0;

	if (paragraph->kept)
		own = arena_strndup(context->arena, paragraph->text, (size_t)paragraph->n);
	out->lines = ARENA_ARRAY(context->arena, struct label_line, out->nlines);
	for (int i = 0; i < out->nlines; i++) {
		struct label_line *line = &out->lines[i];

		line->width = paragraph->brks[ends[i]].end - paragraph->brks[from].begin;
		out->is_torn |= paragraph->brks[ends[i]].kind == BREAK_EMERGENCY;
		line->nruns = paragraph_line(context->shaper, context->arena, paragraph, from,
					     ends[i], 0, &line->runs);
		if (own)
			line->runs = setting_own_text(context->arena, line->runs, line->nruns, own);
		out->width = len_max(out->width, line->width);
		from = ends[i];
	}
}

/* A space that nobody sees ends a label, so that what reads the letters of a drawing one after the
 * other finds no word that runs into the next. */
static void shape_label(struct pen *pen, const char *text, const struct style *look, bool is_bold,
			len limit, struct label *out)
{
	struct chart_context *context = pen->context;
	struct text_span span = {
		.size = look->size,
		.lang = pen->lang,
	};
	struct text_options options = {.is_rtl = context->is_rtl, .pos = pen->pos};
	struct paragraph paragraph;
	int *ends;

	*out = (struct label){.style = look};
	if (!text || !*text)
		return;
	lettering_set(context->theme, look, is_bold, look->is_italic, &span);
	span.text = arena_printf(context->arena, "%s ", text);
	span.n = (int)strlen(span.text);
	paragraph_shape(context->shaper, context->arena, &span, 1, &options, &paragraph,
			context->diag);
	out->nlines = break_lines(&paragraph, limit, NULL);
	if (out->nlines > 1)
		limit = even_limit(&paragraph, limit, out->nlines);
	ends = ARENA_ARRAY(context->arena, int, out->nlines);
	out->nlines = break_lines(&paragraph, limit, ends);
	place_lines(pen, &paragraph, ends, out);
}

void pen_label(struct pen *pen, const char *text, enum style_id style, len limit, struct label *out)
{
	const struct style *look = &pen->styles[style];

	shape_label(pen, text, look, look->is_bold, limit, out);
}

void pen_label_bold(struct pen *pen, const char *text, enum style_id style, len limit,
		    struct label *out)
{
	shape_label(pen, text, &pen->styles[style], true, limit, out);
}

void pen_write(struct pen *pen, const struct label *label, int i, len x, len baseline, int colour)
{
	const struct label_line *line = &label->lines[i];

	for (int k = 0; k < line->nruns; k++) {
		const struct run *run = &line->runs[k];
		len at = pen->is_mirrored ? line->width - run->x - run->width : run->x;

		add_item(pen, (struct item){.kind = ITEM_RUN,
					    .x = x + at,
					    .y = baseline - run->rise,
					    .w = run->width,
					    .h = len_scale(run->size, 3, 4),
					    .colour = colour,
					    .of.run = run});
	}
}

len pen_write_centred(struct pen *pen, const struct label *label, len x, len y, int colour)
{
	len leading = label->style->leading;

	for (int i = 0; i < label->nlines; i++)
		pen_write(pen, label, i, x - label->lines[i].width / 2,
			  y + (i + 1) * leading - pen->rise, colour);
	return label->nlines * leading;
}

len pen_cap_middle(len size)
{
	return len_scale(size, CAP_HEIGHT, 2000);
}
