/*
 * Where pages of the normal edition begin is what its layout shows first of all that it shows on
 * them. Of text that goes on there, the glyphs know which bytes they stand for.
 */
#include "run/large.h"

#include <string.h>

#include "compose/large.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "look/theme_large.h"

/* The block that comes first on a page; NULL: it is blank. Notes stand at its foot. */
static const struct block *first_on(const struct doc *doc, const struct page *page)
{
	const struct block *first = NULL;

	for (int i = 0; i < page->nitems; i++) {
		const struct item *item = &page->items[i];
		const struct block *block = item->block < 0 ? NULL : doc->blocks[item->block];

		if (block && item->artifact == ARTIFACT_NONE && block->kind != BLOCK_NOTE &&
		    (!first || block->id < first->id))
			first = block;
	}
	return first;
}

/* The least byte of its text, and the span of that, that a page shows of a block; from < 0: of a
 * span of it alone. False: none. */
static bool find_text(const struct page *page, int block, int span, int *found, int *at)
{
	bool is_found = false;

	for (int i = 0; i < page->nitems; i++) {
		const struct item *item = &page->items[i];

		if (item->kind != ITEM_RUN || item->block != block ||
		    item->artifact != ARTIFACT_NONE || item->span < 0 ||
		    (span >= 0 && item->span != span) || (is_found && item->of.run->start >= *at))
			continue;
		is_found = true;
		*at = item->of.run->start;
		*found = item->span;
	}
	return is_found;
}

/* Where a page begins that a block goes on on. */
static struct large_start start_inside(const struct layout *layout, const struct block *block,
				       int page)
{
	struct large_start start = {block, -1, 0};
	int first = layout->anchors[block->id].page, at = 0, from = 0, same;

	if (!find_text(&layout->pages[page], block->id, -1, &start.span, &at))
		return start;
	from = at;
	for (int p = first; p < page; p++)
		if (find_text(&layout->pages[p], block->id, start.span, &same, &from))
			break;
	start.at = at - from;
	if (start.at < 0 || (size_t)start.at > strlen(block->spans[start.span].text))
		start.at = 0;
	return start;
}

/* All pages but the first; a blank one begins where the next one does. */
static struct large_start *find_starts(struct arena *arena, const struct doc *doc,
				       const struct layout *layout)
{
	struct large_start *starts = ARENA_ARRAY(arena, struct large_start, layout->npages);
	const struct block *next = doc->blocks[doc->nblocks - 1];

	for (int p = layout->npages - 1; p > 0; p--) {
		const struct block *block = first_on(doc, &layout->pages[p]);
		bool goes_on = block && layout->anchors[block->id].page < p;

		if (!block || block->id > next->id)
			block = next;
		starts[p - 1] = goes_on ? start_inside(layout, block, p)
					: (struct large_start){block, -1, 0};
		next = block;
	}
	return starts;
}

/* What is said of the pages of the normal edition is said when that is made. */
static const struct layout *lay_out_normal(struct kit *kit, struct arena *arena, struct doc *doc,
					   const struct look *look)
{
	struct diag *diag = kit->diag, unsaid;
	const struct layout *layout;

	if (!run_open_fonts(kit))
		return NULL;
	diag_init(&unsaid);
	kit->diag = &unsaid;
	layout = run_lay_out(kit, arena, doc, look);
	kit->diag = diag;
	for (int i = 0; i < unsaid.nmessages && !layout; i++)
		diag_repeat(diag, &unsaid.messages[i], unsaid.environment_failed);
	diag_release(&unsaid);
	return layout;
}

struct doc *run_enlarge(struct kit *kit, struct arena *arena, const struct content *content,
			const struct answers *person, struct doc *doc, struct look *look)
{
	const struct theme *theme = theme_large(arena, look->theme, look->paper, kit->diag);
	const struct layout *layout = theme ? lay_out_normal(kit, arena, doc, look) : NULL;
	int nerrors = kit->diag->nerrors;
	struct large_input input = {.doc = doc,
				    .guide = run_find_guide(kit, content, person),
				    .phrases = run_find_phrases(kit, content, person),
				    .locales = &kit->locales};

	if (!layout)
		return NULL;
	input.starts = find_starts(arena, doc, layout);
	input.nstarts = layout->npages - 1;
	arena_release(layout->items);
	if (doc->contents_pages) /* more pages want them, even if these do without */
		doc_leave_out(arena, doc, 1, 0);
	look->theme = theme;
	doc = compose_large(arena, &input, kit->diag);
	return kit->diag->nerrors == nerrors ? doc : NULL;
}
