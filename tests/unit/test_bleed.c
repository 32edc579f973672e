/*
 * Bleed, item by item: what touches an edge runs out by just the bleed of that side, what does
 * not stays, and nothing changes inside the page. A page of 100 x 200 pt; bleed 3 pt at the top,
 * 4 at the right, 5 at the bottom, 6 at the left.
 */
#include "layout/bleed.h"

#include <inttypes.h>
#include <string.h>

#include "doc/doc.h"
#include "layout/layout.h"
#include "tap.h"

enum { PT = 1000, WIDTH = 100 * PT, HEIGHT = 200 * PT };

static const struct sides bleed = {3 * PT, 4 * PT, 5 * PT, 6 * PT};

static struct item extended_by(struct arena *arena, struct item item, struct sides by)
{
	struct page page = {WIDTH, HEIGHT, 1, &item, 1, NULL};
	struct layout layout = {.bleed = by, .pages = &page, .npages = 1};

	bleed_extend(arena, &layout);
	return item;
}

static void check_box(struct arena *arena, const char *what, const len was[4], const len wanted[4])
{
	struct item item = {
		.kind = ITEM_BOX, .x = was[0], .y = was[1], .w = was[2], .h = was[3], .block = -1};

	item = extended_by(arena, item, bleed);
	tap_ok(item.x == wanted[0] && item.y == wanted[1] && item.w == wanted[2] &&
		       item.h == wanted[3],
	       "%s: %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, what, item.x, item.y, item.w,
	       item.h);
}

/* clang-format off */
#define BOX(...) (const len[4]){__VA_ARGS__}
/* clang-format on */

static void test_boxes(struct arena *arena)
{
	check_box(arena, "inside, a box stays", BOX(1000, 1000, 2000, 2000),
		  BOX(1000, 1000, 2000, 2000));
	check_box(arena, "at the left", BOX(0, 50000, 20000, 30000),
		  BOX(-6000, 50000, 26000, 30000));
	check_box(arena, "at the right", BOX(80000, 50000, 20000, 30000),
		  BOX(80000, 50000, 24000, 30000));
	check_box(arena, "at the top", BOX(10000, 0, 20000, 30000),
		  BOX(10000, -3000, 20000, 33000));
	check_box(arena, "at the bottom", BOX(10000, 190000, 20000, 10000),
		  BOX(10000, 190000, 20000, 15000));
	check_box(arena, "all over the page", BOX(0, 0, WIDTH, HEIGHT),
		  BOX(-6000, -3000, 110000, 208000));
	check_box(arena, "as near as rounding leaves it", BOX(100, 50000, 99810, 30000),
		  BOX(-6000, 50000, 110000, 30000));
	check_box(arena, "near, but not at the edge", BOX(101, 50000, 20000, 30000),
		  BOX(101, 50000, 20000, 30000));
	check_box(arena, "past the edge already", BOX(-2000, 50000, 20000, 30000),
		  BOX(-6000, 50000, 24000, 30000));
	check_box(arena, "past the bleed", BOX(-9000, 50000, 20000, 30000),
		  BOX(-9000, 50000, 20000, 30000));
	check_box(arena, "beside the page", BOX(-9000, 50000, 8000, 30000),
		  BOX(-9000, 50000, 8000, 30000));
	check_box(arena, "below the page", BOX(0, 201000, 8000, 30000),
		  BOX(0, 201000, 8000, 30000));
}

static void test_no_bleed(struct arena *arena)
{
	struct sides none = {0, 0, 0, 0};
	struct item box = {.kind = ITEM_BOX, .x = 90, .y = 50000, .w = 99850, .h = 1000};
	struct item run = {.kind = ITEM_RUN, .x = 0, .y = 50000, .w = 99850, .h = 1000};

	box = extended_by(arena, box, none);
	tap_ok(box.x == 0 && box.w == WIDTH, "without bleed a box ends just at the edge");
	run = extended_by(arena, run, bleed);
	tap_ok(run.x == 0 && run.w == 99850, "text never runs past it");
}

/* A path of a line each to the points given, x and y in turn; closed where it is filled. */
static struct item make_path(struct arena *arena, const len *points, int n, bool is_filled)
{
	struct path_step *steps = ARENA_ARRAY(arena, struct path_step, n + 1);
	struct path *path = ARENA_NEW(arena, struct path);
	struct item item = {.kind = ITEM_PATH, .x = LEN_MAX, .y = LEN_MAX, .block = 0};
	len right = 0, bottom = 0;

	for (int i = 0; i < n; i++) {
		item.x = len_min(item.x, points[2 * i]);
		item.y = len_min(item.y, points[2 * i + 1]);
		right = len_max(right, points[2 * i]);
		bottom = len_max(bottom, points[2 * i + 1]);
	}
	item.w = right - item.x;
	item.h = bottom - item.y;
	for (int i = 0; i < n; i++)
		steps[i] = (struct path_step){.op = i ? PATH_LINE : PATH_MOVE,
					      .x = points[2 * i] - item.x,
					      .y = points[2 * i + 1] - item.y};
	steps[n].op = PATH_CLOSE;
	*path = (struct path){.steps = steps,
			      .nsteps = n + is_filled,
			      .is_filled = is_filled,
			      .weight = is_filled ? 0 : PT};
	item.of.path = path;
	return item;
}

static void check_path(struct arena *arena, const char *what, struct item item, const len *wanted)
{
	int n, nwrong = 0;

	item = extended_by(arena, item, bleed);
	n = item.of.path->nsteps - item.of.path->is_filled;
	for (int i = 0; i < n; i++)
		nwrong += item.x + item.of.path->steps[i].x != wanted[2 * i] ||
			  item.y + item.of.path->steps[i].y != wanted[2 * i + 1];
	tap_ok(nwrong == 0, "%s", what);
}

static void test_paths(struct arena *arena)
{
	static const len field[] = {0, 5000, 40000, 5000, 40000, 9000, 0, 9000};
	static const len wider[] = {-6000, 5000, 40000, 5000, 40000, 9000, -6000, 9000};
	static const len step[] = {0,     0,    100000, 0,     100000, 9000,
				   50000, 9000, 50000,  12000, 0,      12000};
	static const len wide_step[] = {-6000, -3000, 104000, -3000, 104000, 9000,
					50000, 9000,  50000,  12000, -6000,  12000};
	static const len diamond[] = {0, 5000, 5000, 0, 10000, 5000, 5000, 10000};
	static const len line[] = {50000, 20000, 100000, 20000};
	static const len longer[] = {50000, 20000, 104000, 20000};
	static const len slanted[] = {50000, 20000, 100000, 30000};
	static const len along[] = {0, 20000, 0, 30000, 20000, 30000};
	struct item item = make_path(arena, field, 4, true);
	const struct path_step *steps = item.of.path->steps;

	check_path(arena, "a rectangle at the left", item, wider);
	tap_ok(item.of.path->steps == steps && steps[0].x == 0, "others that share it keep theirs");
	check_path(arena, "six corners, three edges", make_path(arena, step, 6, true), wide_step);
	check_path(arena, "a diamond stays", make_path(arena, diamond, 4, true), diamond);
	check_path(arena, "a line into the edge", make_path(arena, line, 2, false), longer);
	check_path(arena, "a slanted line stays", make_path(arena, slanted, 2, false), slanted);
	check_path(arena, "a line along the edge stays", make_path(arena, along, 3, false), along);
}

static void test_curve(struct arena *arena)
{
	struct path_step steps[] = {
		{.op = PATH_MOVE, .x = 0, .y = 5000},
		{.op = PATH_CURVE, .x = 10000, .y = 5000, .x1 = 0, .y1 = 0, .x2 = 10000, .y2 = 0},
		{.op = PATH_CLOSE}};
	struct path path = {.steps = steps, .nsteps = 3, .is_filled = true};
	struct item item = {.kind = ITEM_PATH, .y = 5000, .w = 10000, .h = 5000, .of.path = &path};
	struct item is = extended_by(arena, item, bleed);

	tap_ok(is.x == 0 && is.w == 10000 && is.of.path == &path, "a curve into the edge stays");
	item.x = 20000;
	item.y = 0;
	is = extended_by(arena, item, bleed);
	tap_ok(is.y == -3000 && is.of.path->steps[1].y == 8000 && is.of.path->steps[1].y1 == 3000,
	       "one beside it keeps its place: %" PRId64, is.y);
}

static void test_picture(struct arena *arena)
{
	struct item item = {.kind = ITEM_IMAGE, .y = 50000, .w = WIDTH, .h = 30000, .block = 0};

	item = extended_by(arena, item, bleed);
	tap_ok(item.is_cropped && item.x == -6000 && item.w == 110000 && item.y == 50000 &&
		       item.h == 30000,
	       "a picture as wide as the page covers the bleed, cropped");
	item = (struct item){.kind = ITEM_IMAGE, .x = 9000, .y = 9000, .w = 1000, .h = 1000};
	item = extended_by(arena, item, bleed);
	tap_ok(!item.is_cropped, "one inside the page is not");
}

/* --- What is said of it --- */

static void check_said(struct item item, const char *wanted)
{
	struct master *master;
	struct theme theme = {0};
	struct block blocks[1] = {{.pos = {"guide.xml", 7}}}, *list[] = {&blocks[0]};
	struct doc doc = {.blocks = list, .nblocks = 1};
	struct page page = {WIDTH, HEIGHT, 1, &item, 1, NULL};
	struct layout layout = {.theme = &theme, .bleed = bleed, .pages = &page, .npages = 1};
	struct diag diag;
	struct arena arena;

	master = &theme.masters[PAPER_A4];
	master->pos = (struct srcpos){"theme.xml", 3};
	arena_init(&arena);
	diag_init(&diag);
	bleed_extend(&arena, &layout);
	bleed_lint(&layout, &doc, &diag);
	if (!wanted)
		tap_ok(diag.nmessages == 0, "nothing to say: %s",
		       diag.nmessages ? diag.messages[0].text : "");
	else
		tap_is(diag.nmessages == 1 ? diag.messages[0].text : "not one message", wanted,
		       wanted);
	if (diag.nmessages)
		tap_ok(diag.messages[0].pos.line == (item.block < 0 ? 3 : 7), "with its line");
	diag_release(&diag);
	arena_release(&arena);
}

static void test_lint(struct arena *arena)
{
	static const len diamond[] = {0, 55000, 5000, 50000, 10000, 55000, 5000, 60000};
	static const struct run run = {.size = 8000, .nglyphs = 1};
	struct item text = {
		.kind = ITEM_RUN, .x = 20000, .y = 50000, .w = 20000, .h = 8000, .of.run = &run};

	check_said(text, NULL);
	text.x = 8505;
	check_said(text, NULL);
	text.x = 8500;
	check_said(text, "text stands 3.0mm from the edge; what is cut may take it");
	text.x = 71600;
	text.w = 25000;
	check_said(text, "text stands 1.2mm from the edge; what is cut may take it");
	text.y = 199000;
	check_said(text, "text runs over the edge of the page");
	text.y = 14000;
	text.x = 20000;
	check_said(text, "text stands 2.8mm from the edge; what is cut may take it");
	text.block = -1;
	check_said(text, NULL);
	text.artifact = ARTIFACT_FOOTER;
	check_said(text, "text stands 2.8mm from the edge; what is cut may take it");
	check_said(make_path(arena, diamond, 4, true),
		   "a drawing touches the edge of the page and cannot run past it; a cut beside "
		   "the edge shows");
	check_said((struct item){.kind = ITEM_BOX, .w = WIDTH, .h = HEIGHT}, NULL);
	check_said((struct item){.kind = ITEM_BOX, .x = 2835, .y = 50000, .w = 9000, .h = 9000},
		   "this stands 1.0mm from the edge; what is cut may take it");
}

static void test_edges(struct arena *arena)
{
	struct edge edges[] = {{EDGE_TOP, 9000, 1, EDGE_ON_FIRST, {NULL, 0}},
			       {EDGE_RIGHT, 5000, 2, EDGE_ON_ALL, {NULL, 0}},
			       {EDGE_BOTTOM, 4000, 3, EDGE_ON_OTHERS, {NULL, 0}},
			       {EDGE_LEFT, 3000, 4, EDGE_ON_ALL, {NULL, 0}}};
	struct theme theme = {.edges = edges, .nedges = 4};
	struct page first = {WIDTH, HEIGHT, 1, NULL, 0, NULL};
	struct page second = {WIDTH, HEIGHT, 2, NULL, 0, NULL};
	const struct item *band;

	bleed_add_edges(arena, &theme, &first);
	bleed_add_edges(arena, &theme, &second);
	tap_ok(first.nitems == 3 && second.nitems == 3, "bands for the first page, and for others");
	band = first.items;
	tap_ok(band[0].w == WIDTH && band[0].h == 9000 && band[0].colour == 1 &&
		       band[0].artifact == ARTIFACT_BACKGROUND && band[0].block == -1,
	       "along the top");
	tap_ok(band[1].x == WIDTH - 5000 && band[1].w == 5000 && band[1].h == HEIGHT &&
		       band[1].y == 0,
	       "along the right");
	band = second.items;
	tap_ok(band[1].y == HEIGHT - 4000 && band[1].h == 4000 && band[1].w == WIDTH &&
		       band[1].x == 0,
	       "along the bottom");
	tap_ok(band[2].x == 0 && band[2].w == 3000 && band[2].h == HEIGHT, "along the left");
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_boxes(&arena);
	test_no_bleed(&arena);
	test_paths(&arena);
	test_curve(&arena);
	test_picture(&arena);
	test_lint(&arena);
	test_edges(&arena);
	arena_release(&arena);
	return tap_done();
}
