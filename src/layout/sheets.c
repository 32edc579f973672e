/* Sheets: one page a side where nothing is imposed. */
#include "layout/sheets.h"

#include "layout/layout.h"

struct sheets *sheets_make(struct arena *arena, const struct layout *layout,
			   const struct impose_options *options)
{
	struct sheets *sheets = ARENA_NEW(arena, struct sheets);

	(void)options;
	sheets->bleed = layout->bleed;
	sheets->fold = -1;
	sheets->nsides = layout->npages;
	sheets->sides = ARENA_ARRAY(arena, struct side, layout->npages);
	for (int i = 0; i < layout->npages; i++) {
		const struct page *page = &layout->pages[i];
		struct placement *placement = ARENA_NEW(arena, struct placement);

		sheets->width = page->width;
		sheets->height = page->height;
		*placement = (struct placement){
			.page = i, .left = -layout->bleed.left, .top = -layout->bleed.top,
			.right = page->width + layout->bleed.right,
			.bottom = page->height + layout->bleed.bottom};
		sheets->sides[i] = (struct side){placement, 1};
	}
	return sheets;
}

void sheets_dump(const struct sheets *sheets, struct buf *out)
{
	for (int i = 0; i < sheets->nsides; i++) {
		const struct side *side = &sheets->sides[i];

		buf_printf(out, "side %d %dx%d\n", i + 1, sheets->width, sheets->height);
		for (int k = 0; k < side->nplacements; k++)
			buf_printf(out, "page %d at %d,%d\n", side->placements[k].page + 1,
				   side->placements[k].x, side->placements[k].y);
	}
}
