/*
 * Pages become items again: those of a layout as they are, moved; those of a file as filled paths.
 * They are no content of the document, which says in words what they show. Its words are English,
 * as all that this program says of files.
 */
#include "diff/sheet.h"

#include <string.h>

#include "base/buf.h"
#include "base/version.h"
#include "diff/edition.h"
#include "diff/findings.h"
#include "diff/page_marks.h"
#include "diff/sheet_words.h"
#include "doc/doc.h"
#include "draw/draw.h"
#include "draw/draw_file.h"
#include "layout/layout.h"

enum {
	GAP = 28346,     /* between the two pages: 10 mm */
	LINE = 1000,     /* of the frames of marks */
	EDGE = 250,      /* of the line around a page */
	MOST_ADDED = 512 /* colours of pages of a file */
};

/* A page in the making. */
struct paging {
	struct sheet *sheet;
	struct item *items;
	int nitems;
};

static void add_item(struct paging *paging, const struct item *item)
{
	ARENA_GROW(paging->sheet->arena, paging->items, paging->nitems);
	paging->items[paging->nitems] = *item;
	paging->items[paging->nitems].block = -1;
	paging->items[paging->nitems].span = -1;
	paging->items[paging->nitems++].artifact = ARTIFACT_LAYOUT;
}

static int add_colour(struct sheet *sheet, const char *name, uint32_t rgb)
{
	struct theme *theme = sheet->theme;
	struct colour *colour = &theme->colours[theme->ncolours];
	int most = 0;

	*colour = (struct colour){.name = name};
	for (int i = 0; i < 3; i++) {
		colour->rgb[i] = (uint8_t)(rgb >> (16 - 8 * i));
		most = colour->rgb[i] > most ? colour->rgb[i] : most;
	}
	for (int i = 0; i < 3; i++)
		colour->cmyk[i] = (uint8_t)((most - colour->rgb[i]) * 100 / 255);
	colour->cmyk[3] = (uint8_t)((255 - most) * 100 / 255);
	return theme->ncolours++;
}

/* The number of a colour of a file's page; the last ones share one where there are very many. */
static int find_colour(struct sheet *sheet, uint32_t rgb)
{
	struct theme *theme = sheet->theme;

	for (int i = sheet->first_mark; i < theme->ncolours; i++) {
		const uint8_t *own = theme->colours[i].rgb;

		if (((uint32_t)own[0] << 16 | (uint32_t)own[1] << 8 | own[2]) == rgb)
			return i;
	}
	return theme->ncolours < sheet->first_mark + MOST_ADDED ? add_colour(sheet, "page", rgb)
								: theme->ncolours - 1;
}

/* A frame, or with a colour of the hair lines the edge of a page. */
static void add_frame(struct paging *paging, len x, len y, len w, len h, len weight, int colour)
{
	struct arena *arena = paging->sheet->arena;
	struct path_step *steps = ARENA_ARRAY(arena, struct path_step, 5);
	struct path *path = ARENA_NEW(arena, struct path);
	struct item item = {.kind = ITEM_PATH, .x = x, .y = y, .w = w, .h = h, .colour = colour};

	steps[0] = (struct path_step){.op = PATH_MOVE};
	steps[1] = (struct path_step){.op = PATH_LINE, .x = w};
	steps[2] = (struct path_step){.op = PATH_LINE, .x = w, .y = h};
	steps[3] = (struct path_step){.op = PATH_LINE, .y = h};
	steps[4] = (struct path_step){.op = PATH_CLOSE};
	*path = (struct path){.steps = steps, .nsteps = 5, .weight = weight};
	item.of.path = path;
	add_item(paging, &item);
}

static void add_layout_page(struct paging *paging, int side, int page, len dx)
{
	const struct layout *layout = paging->sheet->sources[side].layout;

	for (int i = 0; i < layout->pages[page].nitems; i++) {
		struct item item = layout->pages[page].items[i];

		if (item_is_area(&item))
			continue;
		item.x += dx;
		item.colour += paging->sheet->first_colour[side];
		add_item(paging, &item);
	}
}

/* A point of an outline on its page. */
static struct path_step place(const struct draw_matrix *m, int32_t x, int32_t y)
{
	return (struct path_step){.x = (m->a * x + m->c * y) / DRAW_ONE + m->e,
				  .y = (m->b * x + m->d * y) / DRAW_ONE + m->f};
}

/* The outline of a piece as a path; a parabola as the curve that it is (degree raised). */
static const struct path *make_path(struct arena *arena, const struct draw_piece *piece)
{
	static const enum path_op ops[] = {[OUTLINE_MOVE] = PATH_MOVE,
					   [OUTLINE_LINE] = PATH_LINE,
					   [OUTLINE_BEND] = PATH_CURVE,
					   [OUTLINE_CURVE] = PATH_CURVE,
					   [OUTLINE_CLOSE] = PATH_CLOSE};
	const struct outline *outline = &piece->outline;
	struct path_step *steps = ARENA_ARRAY(arena, struct path_step, outline->nsteps + 1);
	struct path *path = ARENA_NEW(arena, struct path);
	struct path_step last = {0};

	for (int i = 0; i < outline->nsteps; i++) {
		const struct outline_step *step = &outline->steps[i];
		struct path_step to = place(&piece->matrix, step->x, step->y);
		struct path_step one = place(&piece->matrix, step->x1, step->y1);
		struct path_step two = place(&piece->matrix, step->x2, step->y2);

		to.op = ops[step->op];
		if (step->op == OUTLINE_BEND) {
			two = (struct path_step){.x = to.x + (one.x - to.x) * 2 / 3,
						 .y = to.y + (one.y - to.y) * 2 / 3};
			one = (struct path_step){.x = last.x + (one.x - last.x) * 2 / 3,
						 .y = last.y + (one.y - last.y) * 2 / 3};
		}
		to.x1 = one.x, to.y1 = one.y;
		to.x2 = two.x, to.y2 = two.y;
		steps[i] = to;
		if (step->op != OUTLINE_CLOSE)
			last = to;
	}
	*path = (struct path){.steps = steps,
			      .nsteps = outline->nsteps,
			      .is_filled = piece->kind == DRAW_FILL,
			      .is_even_odd = piece->is_even_odd,
			      .weight = piece->weight};
	return path;
}

static const struct picture *make_picture(struct arena *arena, const struct draw_image *image)
{
	struct picture *picture = ARENA_NEW(arena, struct picture);

	*picture = (struct picture){.path = "a page",
				    .alt = "",
				    .width = image->ncolumns,
				    .height = image->nrows,
				    .ncolumns = image->ncolumns,
				    .nrows = image->nrows,
				    .orientation = UPRIGHT,
				    .ncomponents = image->ncomponents,
				    .pixels = image->pixels,
				    .jpeg = image->jpeg,
				    .njpeg = (int64_t)image->njpeg,
				    .is_inverted = image->is_inverted};
	return picture;
}

static void add_file_page(struct paging *paging, int side, int page, len dx)
{
	struct arena *arena = paging->sheet->arena;
	const struct draw_page *of = draw_file_page(paging->sheet->sources[side].file, page);

	for (int i = 0; i < of->npieces; i++) {
		const struct draw_piece *piece = &of->pieces[i];
		struct item item = {.kind = ITEM_PATH, .x = dx};

		if (piece->kind == DRAW_IMAGE) {
			item.kind = ITEM_IMAGE;
			item.x += piece->matrix.e;
			item.w = piece->matrix.a / DRAW_ONE;
			item.h = -piece->matrix.d / DRAW_ONE;
			item.y = piece->matrix.f - item.h;
			item.of.picture = make_picture(arena, piece->image);
			if (item.w <= 0 || item.h <= 0)
				continue;
		} else {
			item.colour = find_colour(paging->sheet, piece->rgb);
			item.of.path = make_path(arena, piece);
			if (item.of.path->nsteps == 0)
				continue;
		}
		add_item(paging, &item);
	}
}

/* The colour of the theme for a mark. */
static int mark_colour(const struct sheet *sheet, uint32_t rgb)
{
	static const uint32_t marks[] = {PAGE_MARK_GONE, PAGE_MARK_COME, PAGE_MARK_NUMBER,
					 PAGE_MARK_MOVED};
	int i = 0;

	while (i < 3 && marks[i] != rgb)
		i++;
	return sheet->first_mark + i;
}

static void add_side(struct paging *paging, int side, int page)
{
	struct sheet *sheet = paging->sheet;
	const struct compared *compared = sheet->findings->compared;
	const struct edition_page *of;
	const struct page_mark *marks;
	len dx = side ? sheet->place : 0;
	int n;

	if (page < 0)
		return;
	of = &(side ? compared->new : compared->old)->pages[page];
	if (sheet->sources[side].layout)
		add_layout_page(paging, side, page, dx);
	else
		add_file_page(paging, side, page, dx);
	marks = page_marks_list(sheet->arena, compared, side, page, &n);
	for (int i = 0; i < n; i++)
		add_frame(paging, marks[i].x + dx, marks[i].y, marks[i].w, marks[i].h, LINE,
			  mark_colour(sheet, marks[i].rgb));
	add_frame(paging, dx, 0, of->width, of->height, EDGE, sheet->theme->uses[COLOUR_RULE]);
}

/* The largest page of both editions. */
static void measure(const struct sheet *sheet, len *width, len *height)
{
	const struct compared *compared = sheet->findings->compared;
	const struct edition *const editions[] = {compared->old, compared->new};

	*width = *height = 0;
	for (int i = 0; i < 2; i++)
		for (int p = 0; p < editions[i]->npages; p++) {
			const struct edition_page *page = &editions[i]->pages[p];

			*width = page->width > *width ? page->width : *width;
			*height = page->height > *height ? page->height : *height;
		}
}

/* The theme with the colours of both editions, and paper for two pages. */
static void make_theme(struct sheet *sheet, const struct theme *theme)
{
	static const uint32_t marks[] = {PAGE_MARK_GONE, PAGE_MARK_COME, PAGE_MARK_NUMBER,
					 PAGE_MARK_MOVED};
	int n = theme->ncolours;
	struct theme *own = arena_copy(sheet->arena, theme, sizeof *theme);
	struct master *master = &own->masters[sheet->paper];
	len width, height;

	measure(sheet, &width, &height);
	sheet->theme = own;
	sheet->place = width + GAP;
	master->end += sheet->place + width - master->width;
	master->bottom += height - master->height;
	master->foot += height - master->height;
	master->width = sheet->place + width;
	master->height = height;
	own->nedges = 0;
	for (int i = 0; i < 2; i++)
		n += sheet->sources[i].layout ? sheet->sources[i].layout->theme->ncolours : 0;
	own->colours = ARENA_ARRAY(sheet->arena, struct colour, n + MOST_ADDED + 4);
	memcpy(own->colours, theme->colours, (size_t)theme->ncolours * sizeof *own->colours);
	for (int i = 0; i < 2; i++) {
		const struct layout *layout = sheet->sources[i].layout;

		sheet->first_colour[i] = own->ncolours;
		for (int k = 0; layout && k < layout->theme->ncolours; k++)
			own->colours[own->ncolours++] = layout->theme->colours[k];
	}
	sheet->first_mark = own->ncolours;
	for (int i = 0; i < 4; i++)
		add_colour(sheet, "mark", marks[i]);
}

struct doc *sheet_begin(struct sheet *sheet, const struct theme *theme, int64_t date)
{
	make_theme(sheet, theme);
	return sheet_words(sheet->findings, date);
}

const struct layout *sheet_end(struct sheet *sheet, const struct layout *words)
{
	const struct findings *findings = sheet->findings;
	int n = words->npages + findings->npictures;
	struct layout *layout = arena_copy(sheet->arena, words, sizeof *words);

	layout->pages = ARENA_ARRAY(sheet->arena, struct page, n);
	memcpy(layout->pages, words->pages, (size_t)words->npages * sizeof *layout->pages);
	for (int i = 0; i < findings->npictures; i++) {
		struct paging paging = {.sheet = sheet};
		struct page *page = &layout->pages[layout->npages];

		*page = words->pages[0];
		page->number = ++layout->npages;
		add_side(&paging, 0, findings->pictures[i].old);
		add_side(&paging, 1, findings->pictures[i].page);
		page->items = paging.items;
		page->nitems = paging.nitems;
	}
	layout->theme = sheet->theme;
	return layout;
}
