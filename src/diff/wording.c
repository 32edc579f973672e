/* English, as all messages are. */
#include "diff/wording.h"

#include "diff/edition.h"
#include "diff/findings.h"

const struct change_side *wording_side(const struct compared *compared, const struct change *change,
				       const struct edition **edition)
{
	bool is_old = change->new.from == change->new.to;

	*edition = is_old ? compared->old : compared->new;
	return is_old ? &change->old : &change->new;
}

void wording_place(const struct compared *compared, const struct change *change, struct buf *out)
{
	const struct edition *edition;
	const struct change_side *side = wording_side(compared, change, &edition);
	const struct edition_block *block = &edition->blocks[side->block];
	const char *const heads[] = {block->section, block->row, block->column};
	bool is_first = true;

	for (int i = 0; i < 3; i++) {
		if (!heads[i])
			continue;
		buf_printf(out, "%s%s", is_first ? "" : ", ", heads[i]);
		is_first = false;
	}
}

/* A stretch of pages, from 0, that are told of together. */
struct stretch {
	int first, last;
};

/* The next pages from `from` on whose fate it is; false: none are left. */
static bool next_pages(const struct compared *compared, enum page_fate fate, int from,
		       struct stretch *pages)
{
	int n = compared->new->npages;

	while (from < n && compared->pages[from].fate != fate)
		from++;
	pages->first = pages->last = from;
	while (pages->last + 1 < n && compared->pages[pages->last + 1].fate == fate)
		pages->last++;
	return from < n;
}

static void put_pages(const struct edition *edition, struct stretch pages, struct buf *out)
{
	int first = edition->pages[pages.first].number, last = edition->pages[pages.last].number;

	if (first == last)
		buf_printf(out, "page %d", first);
	else
		buf_printf(out, "pages %d %s %d", first, last == first + 1 ? "and" : "to", last);
}

static void put_look(unsigned look, struct buf *out)
{
	static const struct {
		unsigned bit;
		const char *name;
	} parts[] = {{LOOK_PICTURES, "pictures"},
		     {LOOK_COLOURS, "colours"},
		     {LOOK_TYPES, "type"},
		     {LOOK_PLACES, "where things stand"}};
	const char *between = "";

	for (int i = 0; i < 4; i++) {
		if (!(look & parts[i].bit))
			continue;
		buf_printf(out, "%s%s", between, parts[i].name);
		between = ", ";
	}
}

static void put_fate(const struct compared *compared, enum page_fate fate, const char *before,
		     const char *const words[2], struct buf *out)
{
	struct stretch pages;

	for (int at = 0; next_pages(compared, fate, at, &pages); at = pages.last + 1) {
		buf_addstr(out, before);
		put_pages(compared->new, pages, out);
		buf_printf(out, " %s\n", words[pages.first < pages.last]);
	}
}

/* Pages that are the same, or nearly, as one with another number; together as long as all of them
 * are that far away. */
static void put_renumbered(const struct compared *compared, const char *before, struct buf *out)
{
	for (int i = 0, last; i < compared->new->npages; i = last + 1) {
		const struct page_change *page = &compared->pages[i];
		bool is_kept = page->fate == PAGE_SAME || page->fate == PAGE_CHANGED ||
			       page->fate == PAGE_LOOK;

		last = i;
		if (!is_kept || page->old < 0 || page->old == i)
			continue;
		while (last + 1 < compared->new->npages &&
		       (compared->pages[last + 1].fate == PAGE_SAME ||
			compared->pages[last + 1].fate == PAGE_CHANGED ||
			compared->pages[last + 1].fate == PAGE_LOOK) &&
		       compared->pages[last + 1].old == page->old + last + 1 - i)
			last++;
		buf_addstr(out, before);
		put_pages(compared->new, (struct stretch){i, last}, out);
		buf_addstr(out, last > i ? " were " : " was ");
		put_pages(compared->old, (struct stretch){page->old, page->old + last - i}, out);
		buf_addc(out, '\n');
	}
}

void wording_pages(const struct compared *compared, const char *before, struct buf *out)
{
	static const char *const are_new[] = {"is new", "are new"};
	static const char *const flow[] = {"flows anew", "flow anew"};
	int nold = compared->old->npages, nnew = compared->new->npages;

	if (nold != nnew)
		buf_printf(out, "%s%d %s instead of %d\n", before, nnew,
			   nnew == 1 ? "page" : "pages", nold);
	put_fate(compared, PAGE_NEW, before, are_new, out);
	for (int i = 0; i < nold; i++)
		if (compared->is_gone[i])
			buf_printf(out, "%sold page %d is gone\n", before,
				   compared->old->pages[i].number);
	put_fate(compared, PAGE_FLOWS, before, flow, out);
	put_renumbered(compared, before, out);
	for (int i = 0; i < nnew; i++) {
		if (compared->pages[i].fate != PAGE_LOOK)
			continue;
		buf_printf(out, "%spage %d says the same and looks different: ", before,
			   compared->new->pages[i].number);
		put_look(compared->pages[i].look, out);
		buf_addc(out, '\n');
	}
}

static int count_pages(const struct compared *compared, enum page_fate fate)
{
	int n = 0;

	for (int i = 0; i < compared->new->npages; i++)
		n += compared->pages[i].fate == fate;
	return n;
}

/* Numbers of pages that are others, though nothing of them is. */
static int count_renumbered(const struct compared *compared)
{
	int n = 0;

	for (int i = 0; i < compared->new->npages; i++)
		n += compared->pages[i].fate == PAGE_SAME && compared->pages[i].old != i;
	return n;
}

static void put(struct buf *out, const char **between, int n, const char *one, const char *many)
{
	if (n == 0)
		return;
	buf_printf(out, "%s%d %s", *between, n, n == 1 ? one : many);
	*between = ", ";
}

void wording_summary(const struct compared *compared, struct buf *out)
{
	const int *counts = compared->counts;
	const char *between = "";
	size_t begun = out->n;

	put(out, &between, counts[CHANGE_NUMBER], "number changed", "numbers changed");
	put(out, &between, counts[CHANGE_WORDS], "passage changed", "passages changed");
	put(out, &between, counts[CHANGE_ADDED], "passage added", "passages added");
	put(out, &between, counts[CHANGE_REMOVED], "passage removed", "passages removed");
	put(out, &between, counts[CHANGE_MOVED], "passage moved", "passages moved");
	put(out, &between, count_pages(compared, PAGE_NEW), "page is new", "pages are new");
	put(out, &between, compared->ngone, "page is gone", "pages are gone");
	put(out, &between, count_pages(compared, PAGE_FLOWS), "page flows anew", "pages flow anew");
	put(out, &between, count_pages(compared, PAGE_LOOK), "page only looks different",
	    "pages only look different");
	put(out, &between, count_renumbered(compared), "page has another number",
	    "pages have other numbers");
	if (out->n == begun)
		buf_addstr(out, "the pages are the same");
}

const char *wording_way(const struct edition *edition, int block)
{
	static const char *const ways[] = {[EDITION_SEEN] = NULL,
					   [EDITION_HEARD] = "read aloud",
					   [EDITION_FOOT] = "foot of the page",
					   [EDITION_LINK] = "where a link leads",
					   [EDITION_FACT] = "what the file says of itself"};

	return ways[edition->blocks[block].way];
}

void wording_people(const struct findings *findings, struct buf *out)
{
	int nothers = findings->npeople - findings->noutcomes;

	buf_printf(out, "%d of %d sample people %s another outcome", findings->noutcomes,
		   findings->nscored, findings->noutcomes == 1 ? "gets" : "get");
	if (nothers > 0)
		buf_printf(out, ", %d %s other scores alone", nothers,
			   nothers == 1 ? "gets" : "get");
	buf_addc(out, '\n');
}

bool wording_around(const struct edition *edition, const struct change_side *side, bool is_before,
		    int most, int *from, int *to)
{
	const struct edition_block *block = &edition->blocks[side->block];
	int first = block->first_word, last = first + block->nwords;

	*from = is_before ? side->from - most : side->to;
	*to = is_before ? side->from : side->to + most;
	*from = *from < first ? first : *from;
	*to = *to > last ? last : *to;
	return *from < *to;
}
