/*
 * Contents stand before most of what they list, so that their entries are made first and told where
 * they lead when that is made. A section without an id is known by the number of its block.
 */
#include "compose/contents.h"

#include "compose/build.h"
#include "compose/say.h"

static bool is_listed(const struct section *section)
{
	return section->kind != SECTION_CONTENTS;
}

int contents_count(const struct guide *guide)
{
	int n = 0;

	for (int i = 0; i < guide->nsections; i++)
		n += is_listed(&guide->sections[i]);
	return n;
}

/* A head as it is listed: in one line, without notes, in the colour of the text. */
static void add_name(struct draft *draft, const struct rich *head)
{
	int first = draft->nspans;

	for (int i = 0; i < head->nspans; i++) {
		struct rich one = {.spans = &head->spans[i], .nspans = 1, .lang = head->lang};

		if (head->spans[i].kind == RICH_BREAK)
			draft_span(draft, " ", 0);
		else if (head->spans[i].kind != RICH_NOTE)
			draft_rich(draft, &one, 0);
	}
	draft_squeeze(draft, first);
	for (int i = first; i < draft->nspans; i++) {
		struct span *span = &draft->spans[i];

		span->style = STYLE_BODY;
		span->indexed = 0;
		if (span->field != FIELD_NONE)
			span->field = FIELD_REF_NAME; /* the page is that of the entry */
	}
}

static struct block *add_entry(struct draft *draft, struct block *contents,
			       const struct section *section)
{
	struct block *entry = draft_block(draft, contents, BLOCK_ENTRY, section->pos);
	struct span page = draft_text("0", 0);

	page.field = FIELD_PAGE_OF;
	page.href = "#"; /* no neighbour of the last words */
	add_name(draft, &section->head);
	if (section->head.nspans == 0) {
		say(draft, "index-head", NULL);
		draft->spans[draft->nspans - 1].style = STYLE_BODY;
	}
	draft_span(draft, " ", 0)->style = STYLE_BODY; /* so that the number is heard by itself */
	draft_put(draft, page);
	return draft_line(draft, entry, BLOCK_REFERENCE, STYLE_BODY, section->head.lang,
			  section->head.pos);
}

struct block *contents_add(struct draft *draft, struct block *parent, const struct section *section,
			   struct contents *contents)
{
	const struct guide *guide = draft->guide;
	struct block *block = section ? draft_block(draft, parent, BLOCK_SECTION, section->pos)
				      : build_block(draft, parent, BLOCK_SECTION);
	struct block *list;

	if (section) {
		block->anchor = section->id;
		block->lang = section->lang;
	}
	if (section && section->head.nspans > 0)
		draft_rich(draft, &section->head, 0);
	else
		say(draft, "contents-head", NULL);
	build_heading(draft_line(draft, block, BLOCK_HEADING, STYLE_HEAD,
				 section ? section->head.lang : NULL, block->pos),
		      2);
	list = build_block(draft, block, BLOCK_CONTENTS);
	contents->entries = ARENA_ARRAY(draft->arena, struct block *, guide->nsections);
	for (int i = 0; i < guide->nsections; i++)
		if (is_listed(&guide->sections[i]))
			contents->entries[i] = add_entry(draft, list, &guide->sections[i]);
	return block;
}

void contents_lead(struct draft *draft, const struct contents *contents, int i,
		   const struct block *section)
{
	struct block *entry = contents->entries ? contents->entries[i] : NULL;
	const char *href;

	if (!entry)
		return;
	href = section->anchor ? arena_printf(draft->arena, "#%s", section->anchor)
			       : arena_printf(draft->arena, "#~%d", section->id);
	for (int k = 0; k < entry->nspans; k++)
		entry->spans[k].href = href;
}
