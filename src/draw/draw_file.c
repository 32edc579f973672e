/*
 * The pieces of paint that a trace tells of become those of a list. A page lies in its trim box;
 * what a piece needs that is not known here is told once a file, by a table of reasons.
 */
#include "draw/draw_file.h"

#include <math.h>

#include "draw/draw.h"
#include "draw/file_colour.h"
#include "draw/file_font.h"
#include "draw/file_image.h"
#include "inspect/trace_annotation.h"
#include "inspect/trace.h"

/* Why something is not drawn, or not as it is. */
enum lack {
	LACK_FONT,
	LACK_COLOUR,
	LACK_PICTURE,
	LACK_SHADING,
	LACK_BLENDING,
	LACK_CLIP,
	LACK_STYLE,
	LACK_TEXT_OUTLINE,
	LACK_TURNED,
	LACK_CONTENT,
	LACK_COUNT
};

static const char *const lacks[LACK_COUNT] = {
	[LACK_FONT] = "text in a font that is not in the file, or not as roleguide embeds fonts",
	[LACK_COLOUR] =
		"what is painted with a pattern or in a colour space that is not known here",
	[LACK_PICTURE] =
		"a picture with a mask, a palette or packed in a way that is not known here",
	[LACK_SHADING] = "a shading",
	[LACK_BLENDING] = "the blending of what is transparent",
	[LACK_CLIP] = "the edge of what is cut to a shape other than a rectangle",
	[LACK_STYLE] = "the dashes or the round ends of lines",
	[LACK_TEXT_OUTLINE] = "text that is drawn by its outlines, or cuts what lies below",
	[LACK_TURNED] = "the turn of the page",
	[LACK_CONTENT] = "content that is malformed",
};

struct draw_file {
	struct arena *arena;
	struct reading *reading;
	struct diag *diag;
	struct trace_listener listener;
	struct trace *trace;
	struct trace_pages pages;
	struct file_fonts fonts;
	unsigned told; /* bits: of which lacks */
	/* of the page at hand: */
	int page;
	struct trace_box trim;
	struct draw_making making;
};

static void tell(struct draw_file *file, enum lack lack)
{
	if (file->told & 1u << lack)
		return;
	file->told |= 1u << lack;
	diag_warn(file->diag, (struct srcpos){file->reading->path, 0},
		  "the picture of page %d is without %s", file->page + 1, lacks[lack]);
	diag_hint(file->diag, "draw pages of files that roleguide has made");
}

/* A length of the page in millipoints; what is out of all measure is far away. */
static int32_t length(double points)
{
	const double most = 1 << 30;
	double value = points * LEN_PT;

	if (!(value < most))
		return 1 << 30;
	return value > -most ? (int32_t)lround(value) : -(1 << 30);
}

static int32_t across(const struct draw_file *file, double x)
{
	return length(x - file->trim.left);
}

static int32_t down(const struct draw_file *file, double y)
{
	return length(file->trim.top - y);
}

static struct draw_box clip_of(const struct draw_file *file, const struct trace_paint *paint)
{
	return (struct draw_box){across(file, paint->clip.left), down(file, paint->clip.top),
				 across(file, paint->clip.right), down(file, paint->clip.bottom)};
}

/* What all pieces of it share; false where nothing of it can be shown. */
static bool begin_piece(struct draw_file *file, const struct trace_paint *paint,
			struct draw_piece *piece)
{
	double alpha = paint->alpha > 0 ? fmin(paint->alpha, 1) : 0;

	*piece = (struct draw_piece){.alpha = (uint8_t)lround(alpha * 255),
				     .clip = clip_of(file, paint),
				     .matrix = draw_identity};
	if (paint->looks & TRACE_BLENDED)
		tell(file, LACK_BLENDING);
	if (paint->looks & TRACE_CUT)
		tell(file, LACK_CLIP);
	if (paint->kind == TRACE_PICTURE || paint->kind == TRACE_SHADING)
		return true;
	if (file_colour_find(trace_spaces(file->trace), paint->colour, &piece->rgb))
		return true;
	tell(file, LACK_COLOUR);
	return false;
}

static struct outline copy_path(struct draw_file *file, const struct trace_path *path)
{
	int n = path->npoints + path->nparts, k = 0;
	struct outline_step *steps = ARENA_ARRAY(file->arena, struct outline_step, n);

	for (int part = 0; part < path->nparts; part++) {
		int first = path->parts[part].first, end = trace_path_end(path, part);

		for (int i = first; i < end; i++)
			steps[k++] = (struct outline_step){.op = i == first ? OUTLINE_MOVE
									    : OUTLINE_LINE,
							   .x = across(file, path->points[i].x),
							   .y = down(file, path->points[i].y)};
		if (path->parts[part].is_closed)
			steps[k++] = (struct outline_step){.op = OUTLINE_CLOSE};
	}
	return (struct outline){steps, k};
}

static void add_path(struct draw_file *file, const struct trace_paint *paint,
		     struct draw_piece *piece)
{
	if (paint->looks & TRACE_STYLED)
		tell(file, LACK_STYLE);
	piece->kind = paint->kind == TRACE_STROKE ? DRAW_STROKE : DRAW_FILL;
	piece->is_even_odd = paint->is_even_odd;
	piece->weight = length(paint->size);
	piece->outline = copy_path(file, paint->path);
	if (piece->outline.nsteps > 0)
		draw_add(&file->making, piece);
}

/* A part of a matrix from something to points as one to millipoints. */
static int64_t part_of(double value, double units)
{
	double part = value * LEN_PT * DRAW_ONE / units;
	const double most = (double)(INT64_C(1) << 44);

	return part < most && part > -most ? llround(part) : 0;
}

static void add_text(struct draw_file *file, const struct trace_paint *paint,
		     struct draw_piece *piece)
{
	const struct trace_matrix *m = &paint->matrix;
	struct file_font *font = file_font_find(&file->fonts, paint->font);
	double units;

	if (paint->looks & (TRACE_OUTLINED | TRACE_CLIPS_TEXT)) {
		tell(file, LACK_TEXT_OUTLINE);
		return;
	}
	if (!font) {
		tell(file, LACK_FONT);
		return;
	}
	units = (double)file_font_units(font) * OUTLINE_UNIT;
	piece->kind = DRAW_FILL;
	piece->is_glyph = true;
	piece->matrix = (struct draw_matrix){part_of(m->a, units),
					     -part_of(m->b, units),
					     part_of(m->c, units),
					     -part_of(m->d, units),
					     0,
					     0};
	for (int i = 0; i < paint->nglyphs; i++) {
		const struct trace_glyph *glyph = &paint->glyphs[i];

		piece->matrix.e = across(file, glyph->at.x);
		piece->matrix.f = down(file, glyph->at.y);
		piece->outline = file_font_draw(&file->fonts, font, glyph->code);
		if (piece->outline.nsteps > 0)
			draw_add(&file->making, piece);
	}
}

static void add_picture(struct draw_file *file, const struct trace_paint *paint,
			struct draw_piece *piece)
{
	const struct trace_matrix *m = &paint->matrix;
	struct draw_image *image = ARENA_NEW(file->arena, struct draw_image);

	if (!file_image_find(trace_spaces(file->trace), paint, image)) {
		tell(file, LACK_PICTURE);
		return;
	}
	piece->kind = DRAW_IMAGE;
	piece->image = image;
	piece->matrix = (struct draw_matrix){part_of(m->a, 1),   -part_of(m->b, 1),
					     part_of(m->c, 1),   -part_of(m->d, 1),
					     across(file, m->e), down(file, m->f)};
	draw_add(&file->making, piece);
}

static void take_paint(void *context, const struct trace_paint *paint)
{
	struct draw_file *file = context;
	struct draw_piece piece;

	if (paint->looks & TRACE_TILED || !begin_piece(file, paint, &piece))
		return;
	switch (paint->kind) {
	case TRACE_TEXT:
		add_text(file, paint, &piece);
		break;
	case TRACE_FILL:
	case TRACE_STROKE:
		add_path(file, paint, &piece);
		break;
	case TRACE_PICTURE:
		add_picture(file, paint, &piece);
		break;
	case TRACE_SHADING:
		tell(file, LACK_SHADING);
		break;
	}
}

/* Limits that content goes beyond do not keep it from being drawn. */
static void take_fault(void *context, int page, bool is_limit, const char *what)
{
	(void)page;
	(void)what;
	if (!is_limit)
		tell(context, LACK_CONTENT);
}

struct draw_file *draw_file_open(struct arena *arena, struct reading *reading, struct diag *diag)
{
	struct draw_file *file = ARENA_NEW(arena, struct draw_file);

	*file = (struct draw_file){.arena = arena,
				   .reading = reading,
				   .diag = diag,
				   .listener = {file, take_paint, take_fault, true}};
	if (!trace_read_pages(reading, &file->pages))
		return NULL;
	file->trace = trace_new(reading, &file->listener);
	file_font_init(&file->fonts, arena, reading);
	return file;
}

void draw_file_close(struct draw_file *file)
{
	if (!file)
		return;
	file_font_release(&file->fonts);
	trace_free(file->trace);
}

int draw_file_count(const struct draw_file *file)
{
	return file->pages.n;
}

const struct draw_page *draw_file_page(struct draw_file *file, int page)
{
	const struct trace_page *of = &file->pages.list[page];
	int npaints;

	file->page = page;
	file->trim = of->boxes[TRACE_TRIM];
	file->making = (struct draw_making){.arena = file->arena,
					    .width = length(file->trim.right - file->trim.left),
					    .height = length(file->trim.top - file->trim.bottom)};
	if (of->rotate != 0)
		tell(file, LACK_TURNED);
	trace_run(file->trace, of, page, &npaints);
	trace_annotations(file->trace, of);
	return draw_end(&file->making);
}
