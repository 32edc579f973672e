/*
 * Marks become entries: those of one term, as the guide's language sorts terms (UTS #10). An entry
 * is the term and, for each mark, a span that layout turns into the page where its words begin.
 */
#include "compose/index.h"

#include <stdlib.h>
#include <string.h>

#include "compose/build.h"
#include "compose/say.h"
#include "locale/collate.h"

struct entry {
	const struct index_mark *mark;
	const char *key; /* to sort by */
};

static int compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	order = order ? order : strcmp(x->mark->term, y->mark->term);
	return order ? order
		     : (x->mark->number > y->mark->number) - (x->mark->number < y->mark->number);
}

/* The marks, sorted by term and place. */
static struct entry *sort(struct draft *draft)
{
	const struct index_marks *marks = draft->guide->index;
	struct entry *entries = ARENA_ARRAY(draft->arena, struct entry, marks->nitems);
	struct collate *collate = collate_open(draft->guide->lang);

	for (int i = 0; i < marks->nitems; i++) {
		entries[i].mark = marks->items[i];
		entries[i].key = collate_key(collate, draft->arena, marks->items[i]->term);
	}
	collate_close(collate);
	qsort(entries, (size_t)marks->nitems, sizeof *entries, compare);
	return entries;
}

/* The blocks in which marks stand, by their numbers; -1: nowhere. */
static int *find_blocks(struct draft *draft)
{
	int n = draft->guide->index->nitems;
	int *blocks = ARENA_ARRAY(draft->arena, int, n + 1);

	for (int i = 0; i <= n; i++)
		blocks[i] = -1;
	for (int i = draft->doc->nblocks - 1; i >= 0; i--)
		for (int k = 0; k < draft->doc->blocks[i]->nspans; k++)
			blocks[draft->doc->blocks[i]->spans[k].indexed] = i;
	return blocks;
}

/* A term that says to see another; what several marks say alike is said once. */
static void add_see(struct draft *draft, struct block *index, const struct entry *entry,
		    const struct entry *before)
{
	const struct index_mark *mark = entry->mark;
	struct span term = draft_text(mark->term, 0), other = draft_text(mark->see, SPAN_EM);

	if (before && before->mark->see && strcmp(before->mark->term, mark->term) == 0 &&
	    strcmp(before->mark->see, mark->see) == 0)
		return;
	term.lang = other.lang = mark->lang;
	say(draft, "index-see", WITH(say_span("term", term), say_span("other", other)));
	draft_line(draft, index, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, mark->pos);
}

/* The entry of the term of the first of n marks; returns how many of them are of it. */
static int add_entry(struct draft *draft, struct block *index, const struct entry *entries, int n,
		     const int *blocks)
{
	const struct index_mark *mark = entries[0].mark;
	bool has_page = false;
	int i = 0;

	draft_span(draft, mark->term, 0)->lang = mark->lang;
	for (; i < n && !entries[i].mark->see && strcmp(entries[i].mark->term, mark->term) == 0;
	     i++) {
		struct span page = draft_text("", 0);
		int number = entries[i].mark->number;

		if (blocks[number] < 0)
			continue;
		page.field = FIELD_INDEX_PAGE;
		page.indexed = number;
		page.href = arena_printf(draft->arena, "#~%d", blocks[number]);
		page.contents = mark->term;
		draft_put(draft, page);
		has_page = true;
	}
	if (!has_page) /* the words stand in what this document does not show */
		draft->nspans = 0;
	draft_line(draft, index, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, mark->pos);
	return i;
}

struct block *index_add(struct draft *draft, struct block *parent, const struct section *section)
{
	struct block *block = draft_block(draft, parent, BLOCK_SECTION, section->pos), *index;
	const int *blocks = find_blocks(draft);
	struct entry *entries = sort(draft);
	int n = draft->guide->index->nitems;

	block->anchor = section->id;
	block->lang = section->lang;
	draft_rich(draft, &section->head, 0);
	if (section->head.nspans == 0)
		say(draft, "index-head", NULL);
	build_heading(draft_line(draft, block, BLOCK_HEADING, STYLE_HEAD, section->head.lang,
				 section->pos),
		      2);
	index = build_block(draft, block, BLOCK_INDEX);
	for (int i = 0; i < n;) {
		if (!entries[i].mark->see) {
			i += add_entry(draft, index, &entries[i], n - i, blocks);
			continue;
		}
		add_see(draft, index, &entries[i], i ? &entries[i - 1] : NULL);
		i++;
	}
	draft->doc->nmarks = n;
	draft->doc->index_next = arena_printf(draft->arena, "%s ",
					      say_phrase(draft, "index-next", NULL));
	draft->doc->index_to = say_phrase(draft, "index-to", NULL);
	return block;
}
