/* A mark reaches a little beyond the letters, so that it can be seen around them. */
#include "diff/page_marks.h"

#include "base/arena.h"
#include "diff/compare.h"
#include "diff/edition.h"

enum { AROUND = 1000 /* how far a mark reaches beyond its letters */ };

struct marking {
	struct arena *arena;
	struct page_mark *marks;
	int n;
};

/* Adds a piece; to the last mark, where it stands beside it on the same line. */
static void add(struct marking *marking, const struct edition_piece *piece, uint32_t rgb)
{
	struct page_mark mark = {piece->x - AROUND, piece->y - AROUND, piece->w + 2 * AROUND,
				 piece->h + 2 * AROUND, rgb};
	struct page_mark *last = marking->n > 0 ? &marking->marks[marking->n - 1] : NULL;
	len gap = piece->h; /* as wide as a space may be */

	if (last && last->rgb == rgb && last->y == mark.y && last->h == mark.h &&
	    mark.x <= last->x + last->w + gap && mark.x + mark.w >= last->x - gap) {
		len right = last->x + last->w > mark.x + mark.w ? last->x + last->w
								: mark.x + mark.w;

		last->x = last->x < mark.x ? last->x : mark.x;
		last->w = right - last->x;
		return;
	}
	ARENA_GROW(marking->arena, marking->marks, marking->n);
	marking->marks[marking->n++] = mark;
}

const struct page_mark *page_marks_list(struct arena *arena, const struct compared *compared,
					bool is_new, int page, int *n)
{
	static const uint32_t colours[][2] = {
		[CHANGE_WORDS] = {PAGE_MARK_GONE, PAGE_MARK_COME},
		[CHANGE_ADDED] = {PAGE_MARK_GONE, PAGE_MARK_COME},
		[CHANGE_REMOVED] = {PAGE_MARK_GONE, PAGE_MARK_COME},
		[CHANGE_MOVED] = {PAGE_MARK_MOVED, PAGE_MARK_MOVED},
		[CHANGE_NUMBER] = {PAGE_MARK_NUMBER, PAGE_MARK_NUMBER}};
	const struct edition *edition = is_new ? compared->new : compared->old;
	struct marking marking = {.arena = arena};

	for (int i = 0; i < compared->nchanges; i++) {
		const struct change *change = &compared->changes[i];
		const struct change_side *side = is_new ? &change->new : &change->old;

		for (int w = side->from; w < side->to; w++)
			for (int k = 0; k < edition->words[w].npieces; k++) {
				const struct edition_piece *piece =
					&edition->pieces[edition->words[w].first_piece + k];

				if (piece->page == page && piece->w > 0)
					add(&marking, piece, colours[change->kind][is_new]);
			}
	}
	*n = marking.n;
	return marking.marks;
}
