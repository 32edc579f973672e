/*
 * What is a link on a screen leads nowhere on paper: there the page of the place stands behind it,
 * and layout fills it in. Words of a link that follow each other in several spans have it once.
 */
#include "compose/link_pages.h"

#include <string.h>

#include "compose/say.h"

/* The place that a link of words leads to; NULL: it is none, or says already where that is. */
static const char *find_place(const struct draft *draft, const struct span *span)
{
	bool is_inner = span->href && span->href[0] == '#' && span->field == FIELD_NONE &&
			!(span->flags & (SPAN_REF | SPAN_CITATION));

	return is_inner && doc_find_anchor(draft->doc, span->href + 1) ? span->href : NULL;
}

/* The page may be said in words by themselves already: "in the list on page 3". */
static bool has_place(const struct draft *draft, const struct block *block)
{
	bool has_one = false;

	for (int i = 0; i < block->nspans; i++) {
		if (field_is_of_block(block->spans[i].field) && !(block->spans[i].flags & SPAN_REF))
			return false;
		has_one = has_one || find_place(draft, &block->spans[i]);
	}
	return has_one;
}

static void add_page(struct draft *draft, const char *href)
{
	struct span page = draft_text("0", 0);
	int first = draft->nspans;

	page.field = FIELD_PAGE_BEHIND;
	draft_put(draft, draft_words(draft, "\xc2\xa0", 0));
	say(draft, "link-page", WITH(say_span("page", page)));
	for (int i = first; i < draft->nspans; i++) {
		struct span *span = &draft->spans[i];

		span->href = href;
		if (span->field == FIELD_NONE)
			span->field = FIELD_AROUND_PAGE;
	}
}

static void rebuild(struct draft *draft, struct block *block)
{
	for (int i = 0; i < block->nspans; i++) {
		const char *place = find_place(draft, &block->spans[i]);
		const char *next = i + 1 < block->nspans ? find_place(draft, &block->spans[i + 1])
							 : NULL;

		draft_put(draft, block->spans[i]);
		if (place && !(next && strcmp(next, place) == 0))
			add_page(draft, place);
	}
	block->spans = draft_take(draft, &block->nspans);
}

void link_pages_add(struct draft *draft)
{
	draft->doc->is_for_paper = true;
	for (int i = 0; i < draft->doc->nblocks; i++)
		if (has_place(draft, draft->doc->blocks[i]))
			rebuild(draft, draft->doc->blocks[i]);
}
