/* A row a name, its page at the end; layout knows the pages. Sorted by the guide's language. */
#include "compose/register.h"

#include <stdlib.h>
#include <string.h>

#include "compose/build.h"
#include "content/guide_book.h"
#include "locale/collate.h"

struct entry {
	const char *name, *lang, *href;
	const char *key; /* to sort by */
};

static const struct column columns[] = {{COLUMN_SHARE, 1}, {COLUMN_FIT, 0}};

static struct span page_of(const char *href)
{
	struct span page = draft_text("0", 0);

	page.field = FIELD_PAGE_OF;
	page.href = href;
	return page;
}

void register_put(struct draft *draft, struct span span, const char *href)
{
	int first;

	span.href = href;
	draft_put(draft, span);
	first = draft->nspans;
	draft_put(draft, draft_words(draft, "\xc2\xa0", 0));
	say(draft, "link-page", WITH(say_span("page", page_of(href))));
	for (int i = first; i < draft->nspans; i++)
		draft->spans[i].href = href;
}

static void add_entry(struct draft *draft, struct block *tbody, const struct entry *entry)
{
	struct block *tr = build_row(draft, tbody, ROW_LINE_FINE, false);
	struct span name = draft_text(entry->name, 0);

	tr->is_unbroken = true;
	if (!draft->doc->is_for_paper) /* which says pages behind links */
		name.href = entry->href;
	name.lang = entry->lang;
	build_span_cell(draft, tr, SCOPE_ROW, name, ALIGN_START);
	build_span_cell(draft, tr, SCOPE_NONE, page_of(entry->href), ALIGN_END);
}

static const char *href_to(struct draft *draft, const char *before, const char *id)
{
	return arena_printf(draft->arena, "#%s%s", before, id);
}

static int list_names(struct draft *draft, struct entry *entries)
{
	const struct guide *guide = draft->guide;
	int n = 0;

	for (int i = 0; i < guide->nroles; i++) {
		const struct role *role = &guide->roles[i];
		const char *href = href_to(draft, guide_book_role, role->id);

		entries[n++] = (struct entry){role->name, role->lang, href, NULL};
		if (role->abbreviation)
			entries[n++] = (struct entry){
				say_phrase(draft, "role-heading",
					   WITH(say_text("name", role->abbreviation),
						say_text("abbreviation", role->name))),
				role->lang, href, NULL};
	}
	for (int i = 0; i < guide->ndimensions; i++)
		if (guide->dimensions[i].id)
			entries[n++] = (struct entry){
				rich_plain(draft->arena, &guide->dimensions[i].name),
				guide->dimensions[i].lang,
				href_to(draft, "", guide->dimensions[i].id), NULL};
	return n;
}

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static void sort(struct draft *draft, struct entry *entries, int n)
{
	struct collate *collate = collate_open(draft->guide->lang);

	for (int i = 0; i < n; i++)
		entries[i].key = collate_key(collate, draft->arena, entries[i].name);
	collate_close(collate);
	qsort(entries, (size_t)n, sizeof *entries, by_key);
}

void register_add(struct draft *draft, struct block *section)
{
	const struct guide *guide = draft->guide;
	struct entry *entries = ARENA_ARRAY(draft->arena, struct entry,
					    guide->nroles * 2 + guide->ndimensions);
	struct block *table = build_table(draft, section, columns, 2, "register-summary");
	struct block *tbody = build_block(draft, build_tight(draft, table), BLOCK_TBODY);
	int n = list_names(draft, entries);

	sort(draft, entries, n);
	for (int i = 0; i < n; i++)
		add_entry(draft, tbody, &entries[i]);
}
