/*
 * Piece by piece onto white: what a piece covers of each pixel (raster.h) is how much of its colour
 * goes there. Colours are mixed as they are stored, as PDF has it (ISO 32000-1, 11.3.4).
 */
#include "draw/draw_png.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/png_rows.h"
#include "draw/draw.h"
#include "draw/draw_pixels.h"
#include "draw/flat.h"
#include "draw/raster.h"
#include "draw/sampler.h"
#include "draw/stroke.h"

struct surface {
	int width, height;
	uint8_t *rgb;
	struct flat_scale scale;
	const struct draw_page *shown; /* the page that is being drawn */
	struct raster_box page;        /* its pixels */
	struct raster raster;
	struct flat flat;
	/* of the piece at hand: */
	uint8_t colour[3], alpha;
	const struct sampler *sampler; /* NULL: it has one colour */
	const char *fault;             /* of the first picture that is damaged; or NULL */
};

static void set_colour(struct surface *surface, uint32_t rgb, uint8_t alpha)
{
	for (int i = 0; i < 3; i++)
		surface->colour[i] = (uint8_t)(rgb >> (16 - 8 * i));
	surface->alpha = alpha;
	surface->sampler = NULL;
}

static int mix(int below, int above, int part)
{
	return (below * (255 - part) + above * part + 127) / 255;
}

static void take_row(void *context, int y, int x, int n, const uint8_t *covered)
{
	struct surface *surface = context;
	uint8_t *at = surface->rgb + ((size_t)y * (size_t)surface->width + (size_t)x) * 3;

	for (int i = 0; i < n; i++, at += 3) {
		int part = surface->alpha == 255 ? covered[i] : mix(0, surface->alpha, covered[i]);
		uint8_t colour[3];
		const uint8_t *above = surface->colour;

		if (part == 0)
			continue;
		if (surface->sampler) {
			sampler_find(surface->sampler, x + i, y, colour);
			above = colour;
		}
		for (int k = 0; k < 3; k++)
			at[k] = (uint8_t)mix(at[k], above[k], part);
	}
}

static void sweep(struct surface *surface, bool is_even_odd)
{
	raster_sweep(&surface->raster, is_even_odd, &(struct raster_taker){take_row, surface});
}

/* A clip cuts between pixels: those that it cuts through are shown if their middles are. The border
 * of the page is none. */
static struct raster_box find_pixels(const struct surface *surface, const struct draw_box *clip)
{
	const struct flat_scale *scale = &surface->scale;
	const struct draw_matrix *same = &draw_identity;
	struct raster_point from = flat_place(scale, same, clip->left, clip->top);
	struct raster_point to = flat_place(scale, same, clip->right, clip->bottom);
	const struct raster_box *page = &surface->page;
	int half = RASTER_PIXEL / 2;

	struct raster_box box = {(int)len_max(page->left, (from.x + half) / RASTER_PIXEL),
				 (int)len_max(page->top, (from.y + half) / RASTER_PIXEL),
				 page->right, page->bottom};

	if (clip->right < surface->shown->width)
		box.right = (int)len_min(page->right, (to.x + half) / RASTER_PIXEL);
	if (clip->bottom < surface->shown->height)
		box.bottom = (int)len_min(page->bottom, (to.y + half) / RASTER_PIXEL);
	return box;
}

static void begin(struct surface *surface, const struct draw_box *clip)
{
	struct raster_box box = find_pixels(surface, clip);

	raster_reset(&surface->raster, &box);
}

static void fill(struct surface *surface, const struct outline *outline,
		 const struct draw_matrix *matrix)
{
	struct flat *flat = &surface->flat;

	flat_make(flat, outline, matrix, &surface->scale);
	for (int i = 0; i < flat->nparts; i++) {
		int first = flat->parts[i].first;

		raster_add(&surface->raster, flat->points + first, flat_end(flat, i) - first);
	}
}

static void stroke(struct surface *surface, const struct draw_piece *piece)
{
	len weight = len_max(piece->weight, DRAW_THINNEST);

	flat_make(&surface->flat, &piece->outline, &piece->matrix, &surface->scale);
	stroke_add(&surface->raster, &surface->flat,
		   (int32_t)len_scale(len_min(weight, 1 << 24),
				      (int64_t)surface->scale.dpi * RASTER_PIXEL, 72 * LEN_PT));
}

static void draw_image(struct surface *surface, const struct draw_piece *piece)
{
	static const struct outline_step square[] = {{.op = OUTLINE_MOVE},
						     {.op = OUTLINE_LINE, .x = 1},
						     {.op = OUTLINE_LINE, .x = 1, .y = 1},
						     {.op = OUTLINE_LINE, .y = 1},
						     {.op = OUTLINE_CLOSE}};
	struct draw_pixels pixels;
	struct sampler sampler;

	if (!draw_pixels_make(&pixels, piece->image) && !surface->fault)
		surface->fault = pixels.fault;
	if (sampler_init(&sampler, &pixels, &piece->matrix, &surface->scale)) {
		surface->sampler = &sampler;
		fill(surface, &(struct outline){square, 5}, &piece->matrix);
		sweep(surface, false);
	}
	surface->sampler = NULL;
	draw_pixels_release(&pixels);
}

static void draw_piece(struct surface *surface, const struct draw_piece *piece)
{
	set_colour(surface, piece->rgb, piece->alpha);
	begin(surface, &piece->clip);
	switch (piece->kind) {
	case DRAW_FILL:
		fill(surface, &piece->outline, &piece->matrix);
		sweep(surface, piece->is_even_odd);
		break;
	case DRAW_STROKE:
		stroke(surface, piece);
		sweep(surface, false);
		break;
	case DRAW_IMAGE:
		draw_image(surface, piece);
		break;
	}
}

static void draw_rectangle_of(struct surface *surface, const struct draw_box *box)
{
	const struct outline_step steps[] = {
		{.op = OUTLINE_MOVE, .x = (int32_t)box->left, .y = (int32_t)box->top},
		{.op = OUTLINE_LINE, .x = (int32_t)box->right, .y = (int32_t)box->top},
		{.op = OUTLINE_LINE, .x = (int32_t)box->right, .y = (int32_t)box->bottom},
		{.op = OUTLINE_LINE, .x = (int32_t)box->left, .y = (int32_t)box->bottom},
		{.op = OUTLINE_CLOSE}};

	begin(surface, &(struct draw_box){0, 0, surface->shown->width, surface->shown->height});
	fill(surface, &(struct outline){steps, 5}, &draw_identity);
	sweep(surface, false);
}

static int pixels_of(len length, int dpi)
{
	return (int)((length * dpi + 72 * LEN_PT - 1) / (72 * LEN_PT));
}

static void draw_shot(struct surface *surface, const struct draw_row *row, int i)
{
	const struct draw_shot *shot = &row->shots[i];
	struct draw_size at = draw_row_place(row, i);
	int dpi = surface->scale.dpi;
	struct raster_box *page = &surface->page;

	if (!shot->page)
		return;
	surface->shown = shot->page;
	surface->scale.x = pixels_of(at.width, dpi);
	surface->scale.y = pixels_of(at.height, dpi);
	page->left = surface->scale.x;
	page->top = surface->scale.y;
	page->right = (int)len_min(surface->width, page->left + pixels_of(shot->page->width, dpi));
	page->bottom = (int)len_min(surface->height,
				    page->top + pixels_of(shot->page->height, dpi));
	for (int y = page->top; y < page->bottom; y++)
		memset(surface->rgb + ((size_t)y * (size_t)surface->width + (size_t)page->left) * 3,
		       255, (size_t)(page->right - page->left) * 3);
	for (int k = 0; k < shot->page->npieces; k++)
		draw_piece(surface, &shot->page->pieces[k]);
	for (int k = 0; k < shot->nmarks; k++) {
		const struct draw_mark *mark = &shot->marks[k];

		set_colour(surface, mark->rgb, DRAW_MARK_ALPHA);
		draw_rectangle_of(surface,
				  &(struct draw_box){mark->x, mark->y, mark->x + mark->width,
						     mark->y + mark->height});
	}
}

int64_t draw_png_size(const struct draw_row *row, int dpi)
{
	struct draw_size size = draw_row_size(row);

	return (int64_t)pixels_of(size.width, dpi) * pixels_of(size.height, dpi);
}

const char *draw_png(const struct draw_row *row, int dpi, struct buf *out)
{
	struct draw_size size = draw_row_size(row);
	struct surface surface = {.width = pixels_of(size.width, dpi),
				  .height = pixels_of(size.height, dpi),
				  .scale = {.dpi = dpi}};
	size_t n = (size_t)surface.width * (size_t)surface.height;

	surface.rgb = mem_alloc(n * 3 + 1);
	memset(surface.rgb, DRAW_GROUND & 0xff, n * 3);
	raster_init(&surface.raster);
	for (int i = 0; i < row->nshots; i++)
		draw_shot(&surface, row, i);
	png_rows_write(&(struct png_rows){surface.width, surface.height, dpi}, surface.rgb, out);
	raster_release(&surface.raster);
	flat_release(&surface.flat);
	free(surface.rgb);
	return surface.fault;
}
