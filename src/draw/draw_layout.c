/*
 * From items to paint. A glyph's outline is asked for once a page; where it stands follows from the
 * run, as pdf/show.c has it: the pen starts at the left end, or right to left at the right end.
 */
#include "draw/draw_layout.h"

#include <stdlib.h>

#include "draw/draw.h"
#include "layout/layout.h"
#include "layout/placing.h"
#include "look/artwork.h"
#include "look/picture.h"

enum { KEPT = 1024 }; /* places for outlines; glyphs beyond are asked for again */

struct kept_glyph {
	int font;
	uint32_t glyph;
	bool is_there;
	struct outline outline;
};

struct drawing {
	struct draw_making making;
	const struct layout *layout;
	const struct fontset *fonts;
	struct kept_glyph *kept; /* KEPT of them */
	struct draw_box page;
	uint32_t rgb; /* of the item at hand */
};

static uint32_t find_colour(const struct theme *theme, int number)
{
	const uint8_t *rgb = theme->colours[number].rgb;

	return (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
}

static struct outline find_outline(struct drawing *drawing, int font, uint32_t glyph)
{
	struct kept_glyph *kept = &drawing->kept[(glyph * 31 + (uint32_t)font) % KEPT];

	if (kept->is_there && kept->font == font && kept->glyph == glyph)
		return kept->outline;
	*kept = (struct kept_glyph){
		font, glyph, true,
		outline_make(drawing->fonts, drawing->making.arena, font, glyph)};
	return kept->outline;
}

/* x, y: of the glyph's origin on the page. */
static void add_glyph(struct drawing *drawing, const struct run *run, uint32_t glyph, len x, len y)
{
	int64_t upem = font_info(drawing->fonts, run->font)->units_per_em;
	int64_t scale = len_scale(run->size, DRAW_ONE, upem * OUTLINE_UNIT);
	struct draw_piece piece = {.kind = DRAW_FILL,
				   .is_glyph = true,
				   .alpha = 255,
				   .rgb = drawing->rgb,
				   .outline = find_outline(drawing, run->font, glyph),
				   .matrix = {scale, 0, 0, -scale, x, y},
				   .clip = drawing->page};

	if (piece.outline.nsteps > 0)
		draw_add(&drawing->making, &piece);
}

static void add_run(struct drawing *drawing, const struct item *item)
{
	const struct run *run = item->of.run;
	len x = run->is_rtl ? item->x + run->width : item->x;

	for (int i = 0; i < run->nglyphs; i++) {
		const struct glyph *glyph = &run->glyphs[i];

		if (run->is_rtl)
			x -= glyph->advance;
		add_glyph(drawing, run, glyph->id, x + glyph->dx, item->y - glyph->dy);
		if (!run->is_rtl)
			x += glyph->advance;
	}
}

static struct outline_step turn_step(const struct item *item, const struct path_step *step)
{
	static const enum outline_op ops[] = {[PATH_MOVE] = OUTLINE_MOVE,
					      [PATH_LINE] = OUTLINE_LINE,
					      [PATH_CURVE] = OUTLINE_CURVE,
					      [PATH_CLOSE] = OUTLINE_CLOSE};
	struct outline_step turned = {.op = ops[step->op]};

	if (step->op == PATH_CLOSE)
		return turned;
	turned.x = (int32_t)(item->x + step->x);
	turned.y = (int32_t)(item->y + step->y);
	if (step->op != PATH_CURVE)
		return turned;
	turned.x1 = (int32_t)(item->x + step->x1);
	turned.y1 = (int32_t)(item->y + step->y1);
	turned.x2 = (int32_t)(item->x + step->x2);
	turned.y2 = (int32_t)(item->y + step->y2);
	return turned;
}

static void add_path(struct drawing *drawing, const struct item *item)
{
	const struct path *path = item->of.path;
	struct outline_step *steps = ARENA_ARRAY(drawing->making.arena, struct outline_step,
						 path->nsteps);

	for (int i = 0; i < path->nsteps; i++)
		steps[i] = turn_step(item, &path->steps[i]);
	draw_add(&drawing->making,
		 &(struct draw_piece){.kind = path->is_filled ? DRAW_FILL : DRAW_STROKE,
				      .is_even_odd = path->is_even_odd,
				      .alpha = 255,
				      .rgb = drawing->rgb,
				      .weight = path->weight,
				      .outline = {steps, path->nsteps},
				      .matrix = draw_identity,
				      .clip = drawing->page});
}

static struct draw_box box_of(const struct item *item)
{
	return (struct draw_box){item->x, item->y, item->x + item->w, item->y + item->h};
}

static void add_box(struct drawing *drawing, const struct item *item)
{
	struct draw_box box = box_of(item);

	draw_add(&drawing->making, &(struct draw_piece){
					   .kind = DRAW_FILL,
					   .alpha = 255,
					   .rgb = drawing->rgb,
					   .outline = draw_rectangle(drawing->making.arena, &box),
					   .matrix = draw_identity,
					   .clip = drawing->page,
				   });
}

/* Colours are gone where the theme has none, as in the file for the screen. */
static const struct draw_image *make_image(struct drawing *drawing, const struct picture *picture)
{
	struct draw_image *image = ARENA_NEW(drawing->making.arena, struct draw_image);

	*image = (struct draw_image){.ncolumns = picture->ncolumns,
				     .nrows = picture->nrows,
				     .ncomponents = picture->ncomponents,
				     .pixels = picture->pixels,
				     .jpeg = picture->jpeg,
				     .njpeg = (size_t)picture->njpeg,
				     .is_inverted = picture->is_inverted,
				     .is_grey = picture->ncomponents == 3 &&
						theme_is_black(drawing->layout->theme)};
	return image;
}

static void add_image(struct drawing *drawing, const struct item *item)
{
	struct placing placing = placing_find(item);
	struct draw_matrix matrix = {.a = placing.ax * DRAW_ONE,
				     .b = -placing.ay * DRAW_ONE,
				     .c = placing.cx * DRAW_ONE,
				     .d = -placing.cy * DRAW_ONE,
				     .e = placing.x,
				     .f = placing.y};
	struct draw_box box = box_of(item);

	draw_add(&drawing->making,
		 &(struct draw_piece){.kind = DRAW_IMAGE,
				      .alpha = 255,
				      .matrix = matrix,
				      .image = make_image(drawing, item->of.picture),
				      .clip = item->is_cropped ? draw_meet(&drawing->page, &box)
							       : drawing->page});
}

/* A shape of artwork that is so wide and high at a place. */
static struct outline turn_shape(struct drawing *drawing, const struct artwork *artwork,
				 const struct artwork_shape *shape, const len box[4])
{
	static const struct item corner = {.kind = ITEM_PATH};
	struct outline_step *steps = ARENA_ARRAY(drawing->making.arena, struct outline_step,
						 shape->nsteps);

	for (int i = 0; i < shape->nsteps; i++) {
		struct path_step placed = artwork_place(artwork, &shape->steps[i], box);

		steps[i] = turn_step(&corner, &placed);
	}
	return (struct outline){steps, shape->nsteps};
}

static void add_artwork(struct drawing *drawing, const struct item *item)
{
	const struct artwork *artwork = item->of.picture->artwork;
	const struct theme *theme = drawing->layout->theme;
	struct draw_box clip = box_of(item);
	len box[4];

	placing_find_artwork(item, box);
	clip = placing_is_cut(item) ? draw_meet(&drawing->page, &clip) : drawing->page;
	for (int i = 0; i < artwork->nshapes; i++) {
		const struct artwork_shape *shape = &artwork->shapes[i];
		uint8_t rgb[3];

		artwork_rgb(theme, &shape->paint, rgb);
		draw_add(&drawing->making,
			 &(struct draw_piece){.kind = DRAW_FILL,
					      .is_even_odd = shape->is_even_odd,
					      .alpha = 255,
					      .rgb = (uint32_t)rgb[0] << 16 |
						     (uint32_t)rgb[1] << 8 | rgb[2],
					      .outline = turn_shape(drawing, artwork, shape, box),
					      .matrix = draw_identity,
					      .clip = clip});
	}
}

static void add_item(struct drawing *drawing, const struct item *item)
{
	if (item->kind != ITEM_IMAGE && !item_is_area(item))
		drawing->rgb = find_colour(drawing->layout->theme, item->colour);
	switch (item->kind) {
	case ITEM_RUN:
		add_run(drawing, item);
		break;
	case ITEM_BOX:
		add_box(drawing, item);
		break;
	case ITEM_PATH:
		add_path(drawing, item);
		break;
	case ITEM_IMAGE:
		if (item->of.picture->artwork)
			add_artwork(drawing, item);
		else
			add_image(drawing, item);
		break;
	case ITEM_LINK:
	case ITEM_BLANK:
		break;
	}
}

const struct draw_page *draw_layout(struct arena *arena, const struct layout *layout,
				    const struct fontset *fonts, int page)
{
	const struct page *of = &layout->pages[page];
	struct drawing drawing = {.making = {arena, of->width, of->height, NULL, 0},
				  .layout = layout,
				  .fonts = fonts,
				  .kept = mem_alloc_zeroed(KEPT * sizeof *drawing.kept),
				  .page = {0, 0, of->width, of->height}};

	for (int i = 0; i < of->nitems; i++)
		add_item(&drawing, &of->items[i]);
	free(drawing.kept);
	return draw_end(&drawing.making);
}
