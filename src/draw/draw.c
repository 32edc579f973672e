/* Lists of paint, and rows of pages. */
#include "draw/draw.h"

enum { GAP = 12 * LEN_PT }; /* between pages that stand side by side, and around them */

const struct draw_matrix draw_identity = {DRAW_ONE, 0, 0, DRAW_ONE, 0, 0};

void draw_add(struct draw_making *making, const struct draw_piece *piece)
{
	ARENA_GROW(making->arena, making->pieces, making->npieces);
	making->pieces[making->npieces++] = *piece;
}

const struct draw_page *draw_end(const struct draw_making *making)
{
	struct draw_page *page = ARENA_NEW(making->arena, struct draw_page);

	*page = (struct draw_page){making->width, making->height, making->pieces, making->npieces};
	return page;
}

struct outline draw_rectangle(struct arena *arena, const struct draw_box *box)
{
	int32_t left = (int32_t)box->left, top = (int32_t)box->top;
	int32_t right = (int32_t)box->right, bottom = (int32_t)box->bottom;
	const struct outline_step steps[] = {
		{.op = OUTLINE_MOVE, .x = left, .y = top},
		{.op = OUTLINE_LINE, .x = right, .y = top},
		{.op = OUTLINE_LINE, .x = right, .y = bottom},
		{.op = OUTLINE_LINE, .x = left, .y = bottom},
		{.op = OUTLINE_CLOSE},
	};

	return (struct outline){arena_copy(arena, steps, sizeof steps), 5};
}

struct draw_box draw_meet(const struct draw_box *one, const struct draw_box *other)
{
	return (struct draw_box){len_max(one->left, other->left), len_max(one->top, other->top),
				 len_min(one->right, other->right),
				 len_min(one->bottom, other->bottom)};
}

static len gap_of(const struct draw_row *row)
{
	return row->nshots > 1 ? GAP : 0;
}

/* The page of a place; where it has none, the first one that there is. NULL: none has one. */
static const struct draw_page *page_of(const struct draw_row *row, int i)
{
	const struct draw_page *page = row->shots[i].page;

	for (int k = 0; !page && k < row->nshots; k++)
		page = row->shots[k].page;
	return page;
}

struct draw_size draw_row_place(const struct draw_row *row, int i)
{
	len gap = gap_of(row), x = gap;

	for (int k = 0; k < i; k++) {
		const struct draw_page *page = page_of(row, k);

		x += (page ? page->width : 0) + gap;
	}
	return (struct draw_size){x, gap};
}

struct draw_size draw_row_size(const struct draw_row *row)
{
	struct draw_size size = {draw_row_place(row, row->nshots).width, 0};

	for (int i = 0; i < row->nshots; i++) {
		const struct draw_page *page = page_of(row, i);

		size.height = len_max(size.height, page ? page->height : 0);
	}
	size.height += 2 * gap_of(row);
	return size;
}
