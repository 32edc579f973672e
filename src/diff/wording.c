/* English, as all messages are. */
#include "diff/wording.h"

#include "diff/edition.h"

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

bool wording_next(const struct compared *compared, enum page_fate fate, int from,
		  struct wording_pages *pages)
{
	int n = compared->new->npages;

	while (from < n && compared->pages[from].fate != fate)
		from++;
	pages->first = pages->last = from;
	while (pages->last + 1 < n && compared->pages[pages->last + 1].fate == fate)
		pages->last++;
	return from < n;
}

void wording_put_pages(const struct edition *edition, struct wording_pages pages, struct buf *out)
{
	int first = edition->pages[pages.first].number, last = edition->pages[pages.last].number;

	if (first == last)
		buf_printf(out, "page %d", first);
	else
		buf_printf(out, "pages %d %s %d", first, last == first + 1 ? "and" : "to", last);
}

void wording_look(unsigned look, struct buf *out)
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
		buf_addstr(out, "no difference");
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
