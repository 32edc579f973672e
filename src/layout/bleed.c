/*
 * The part of an item inside the trimmed page never changes; only what lies on its edge, or past
 * it, moves out to the end of the bleed. A page that is looked at on a screen is its trimmed part,
 * so there nothing of this shows.
 */
#include "layout/bleed.h"

#include <inttypes.h>

#include "doc/doc.h"
#include "layout/layout.h"

enum {
	TOUCHES = 100, /* as near is on the edge: what dividing a width by columns loses */
	SAFE = 8504    /* 3 mm: what stands nearer may be cut off */
};

/* The rectangle that an item covers, or a page. */
struct frame {
	len left, top, right, bottom;
};

static struct frame frame_of(const struct item *item)
{
	return (struct frame){item->x, item->y, item->x + item->w, item->y + item->h};
}

void bleed_add_edges(struct arena *arena, const struct theme *theme, struct page *page)
{
	for (int i = 0; i < theme->nedges; i++) {
		const struct edge *edge = &theme->edges[i];
		bool is_level = edge->side == EDGE_TOP || edge->side == EDGE_BOTTOM;
		struct item band = {.kind = ITEM_BOX,
				    .artifact = ARTIFACT_BACKGROUND,
				    .block = -1,
				    .span = -1,
				    .w = is_level ? page->width : edge->width,
				    .h = is_level ? edge->width : page->height,
				    .colour = edge->colour};

		if (edge->on != EDGE_ON_ALL && (edge->on == EDGE_ON_FIRST) != (page->number == 1))
			continue;
		if (edge->side == EDGE_RIGHT)
			band.x = page->width - edge->width;
		if (edge->side == EDGE_BOTTOM)
			band.y = page->height - edge->width;
		ARENA_GROW(arena, page->items, page->nitems);
		page->items[page->nitems++] = band;
	}
}

/* Whether something from `from` to `to` shows on a page that is so wide, or so high. */
static bool is_inside(len from, len to, len size)
{
	return from < size - TOUCHES && to > TOUCHES;
}

static bool is_on_page(const struct frame *frame, const struct page *page)
{
	return is_inside(frame->left, frame->right, page->width) &&
	       is_inside(frame->top, frame->bottom, page->height);
}

/* The frame with the sides that touch the edge at the end of the bleed; one that reaches even
 * further stays. */
static struct frame extended(const struct frame *frame, const struct page *page,
			     const struct sides *bleed)
{
	struct frame out = *frame;

	if (frame->left <= TOUCHES)
		out.left = len_min(frame->left, -bleed->left);
	if (frame->top <= TOUCHES)
		out.top = len_min(frame->top, -bleed->top);
	if (frame->right >= page->width - TOUCHES)
		out.right = len_max(frame->right, page->width + bleed->right);
	if (frame->bottom >= page->height - TOUCHES)
		out.bottom = len_max(frame->bottom, page->height + bleed->bottom);
	return out;
}

static bool is_same(const struct frame *a, const struct frame *b)
{
	return a->left == b->left && a->top == b->top && a->right == b->right &&
	       a->bottom == b->bottom;
}

static void set_frame(struct item *item, const struct frame *frame)
{
	item->x = frame->left;
	item->y = frame->top;
	item->w = frame->right - frame->left;
	item->h = frame->bottom - frame->top;
}

/* Where a coordinate goes that is on an edge of 0 or size, or past it. */
static len moved(len at, len size, len before, len after)
{
	if (at <= TOUCHES)
		return len_min(at, -before);
	if (at >= size - TOUCHES)
		return len_max(at, size + after);
	return at;
}

/* The item's path with the points on the edge moved out. */
static struct path_step *move_points(struct arena *arena, const struct item *item,
				     const struct page *page, const struct sides *bleed)
{
	const struct path *path = item->of.path;
	struct path_step *steps = arena_copy(arena, path->steps,
					     sizeof *steps * (size_t)path->nsteps);

	for (int i = 0; i < path->nsteps; i++) {
		if (steps[i].op == PATH_CLOSE)
			continue;
		steps[i].x = moved(item->x + steps[i].x, page->width, bleed->left, bleed->right) -
			     item->x;
		steps[i].y = moved(item->y + steps[i].y, page->height, bleed->top, bleed->bottom) -
			     item->y;
	}
	return steps;
}

/* Whether a line still shows as it did when its points have been moved: it stays upright or level,
 * or neither of its points was. A stroke along the edge must not leave it either. */
static bool is_line_kept(const struct path_step old[2], const struct path_step new[2],
			 bool is_filled)
{
	bool is_upright = old[0].x == old[1].x, is_level = old[0].y == old[1].y;
	bool has_moved_x = new[0].x != old[0].x || new[1].x != old[1].x;
	bool has_moved_y = new[0].y != old[0].y || new[1].y != old[1].y;

	if (!is_filled && ((is_upright && has_moved_x) || (is_level && has_moved_y)))
		return false;
	return (!has_moved_x && !has_moved_y) || is_upright || is_level;
}

/* Whether the path shows the same inside the page with other steps. */
static bool is_path_kept(const struct path *path, const struct path_step *steps)
{
	int start = 0;

	for (int i = 1; i < path->nsteps; i++) {
		int to = path->steps[i].op == PATH_CLOSE ? start : i;
		struct path_step old[2] = {path->steps[i - 1], path->steps[to]};
		struct path_step new[2] = {steps[i - 1], steps[to]};

		if (path->steps[i].op == PATH_MOVE) {
			start = i;
			continue;
		}
		if (path->steps[i].op == PATH_CURVE &&
		    (new[0].x != old[0].x || new[0].y != old[0].y || new[1].x != old[1].x ||
		     new[1].y != old[1].y))
			return false;
		if (path->steps[i - 1].op != PATH_CLOSE && !is_line_kept(old, new, path->is_filled))
			return false;
	}
	return true;
}

/* Leaves alone a path that touches the edge in a way that cannot be drawn on. */
static void extend_path(struct arena *arena, struct item *item, const struct page *page,
			const struct sides *bleed)
{
	struct path_step *steps = move_points(arena, item, page, bleed);
	struct frame frame = frame_of(item), wider = extended(&frame, page, bleed);
	struct path *path;

	if (!is_path_kept(item->of.path, steps))
		return;
	for (int i = 0; i < item->of.path->nsteps; i++) {
		if (steps[i].op == PATH_CLOSE)
			continue;
		steps[i].x += item->x - wider.left;
		steps[i].y += item->y - wider.top;
		steps[i].x1 += item->x - wider.left;
		steps[i].y1 += item->y - wider.top;
		steps[i].x2 += item->x - wider.left;
		steps[i].y2 += item->y - wider.top;
	}
	path = arena_copy(arena, item->of.path, sizeof *path);
	path->steps = steps;
	item->of.path = path;
	set_frame(item, &wider);
}

static void extend_item(struct arena *arena, struct item *item, const struct page *page,
			const struct sides *bleed)
{
	struct frame frame = frame_of(item), wider = extended(&frame, page, bleed);

	if (!is_on_page(&frame, page) || is_same(&frame, &wider))
		return;
	switch (item->kind) {
	case ITEM_PATH:
		extend_path(arena, item, page, bleed);
		break;
	case ITEM_IMAGE:
		item->is_cropped = true;
		set_frame(item, &wider);
		break;
	case ITEM_BOX:
		set_frame(item, &wider);
		break;
	case ITEM_RUN:
	case ITEM_LINK:
	case ITEM_BLANK:
		break;
	}
}

void bleed_extend(struct arena *arena, struct layout *layout)
{
	for (int p = 0; p < layout->npages; p++) {
		struct page *page = &layout->pages[p];

		for (int i = 0; i < page->nitems; i++)
			extend_item(arena, &page->items[i], page, &layout->bleed);
	}
}

/* What a block has too near the edge. */
struct nearness {
	len distance; /* of what comes closest; LEN_MAX: nothing does */
	bool is_text;
	bool is_stuck; /* something touches the edge that cannot run past it */
};

/* Letters, with the marks above and below that some have. */
static struct frame frame_of_text(const struct item *item)
{
	len size = item->of.run->size;

	return (struct frame){item->x, item->y - len_scale(size, 3, 4), item->x + item->w,
			      item->y + size / 4};
}

/* From the frame to the nearest edge; less than nothing when it crosses that. */
static len distance_of(const struct frame *frame, const struct page *page)
{
	return len_min(len_min(frame->left, page->width - frame->right),
		       len_min(frame->top, page->height - frame->bottom));
}

static void note_item(const struct item *item, const struct page *page, const struct sides *bleed,
		      struct nearness *nearness)
{
	bool is_text = item->kind == ITEM_RUN;
	struct frame frame = is_text ? frame_of_text(item) : frame_of(item);
	struct frame wider = extended(&frame, page, bleed);
	len distance = distance_of(&frame, page);

	if (item_is_area(item) || (is_text && item->of.run->nglyphs == 0))
		return;
	if (!is_text && distance <= TOUCHES) {
		if (item->kind == ITEM_PATH && !is_same(&frame, &wider))
			nearness->is_stuck = true;
		return;
	}
	if (distance >= SAFE || distance >= nearness->distance)
		return;
	nearness->distance = distance;
	nearness->is_text = is_text;
}

static void warn_of(const struct nearness *nearness, struct srcpos pos, struct diag *diag)
{
	const char *what = nearness->is_text ? "text" : "this";
	len tenths = len_scale(nearness->distance, 254, 72000);

	if (nearness->is_stuck)
		diag_warn(diag, pos,
			  "a drawing touches the edge of the page and cannot run past it; a cut "
			  "beside the edge shows");
	if (nearness->distance == LEN_MAX)
		return;
	if (nearness->distance < 0)
		diag_warn(diag, pos, "%s runs over the edge of the page", what);
	else
		diag_warn(diag, pos,
			  "%s stands %" PRId64 ".%" PRId64
			  "mm from the edge; what is cut may take it",
			  what, tenths / 10, tenths % 10);
}

static void lint_page(const struct layout *layout, const struct page *page, struct nearness *blocks,
		      struct nearness *foot, struct diag *diag)
{
	for (int i = 0; i < page->nitems; i++) {
		const struct item *item = &page->items[i];
		struct nearness alone = {.distance = LEN_MAX};

		if (item->block >= 0) {
			note_item(item, page, &layout->bleed, &blocks[item->block]);
		} else if (item->kind == ITEM_IMAGE) {
			note_item(item, page, &layout->bleed, &alone);
			warn_of(&alone, item->of.picture->pos, diag);
		} else if (item->artifact == ARTIFACT_FOOTER) {
			note_item(item, page, &layout->bleed, foot);
		}
	}
}

void bleed_lint(const struct layout *layout, const struct doc *doc, struct diag *diag)
{
	const struct master *master = &layout->theme->masters[layout->paper];
	struct nearness *blocks, foot = {.distance = LEN_MAX};
	struct arena arena;

	arena_init(&arena);
	blocks = ARENA_ARRAY(&arena, struct nearness, doc->nblocks);
	for (int i = 0; i < doc->nblocks; i++)
		blocks[i].distance = LEN_MAX;
	for (int p = 0; p < layout->npages; p++)
		lint_page(layout, &layout->pages[p], blocks, &foot, diag);
	for (int i = 0; i < doc->nblocks; i++)
		warn_of(&blocks[i], doc->blocks[i]->pos, diag);
	foot.is_stuck = false;
	warn_of(&foot, master->pos, diag);
	arena_release(&arena);
}
