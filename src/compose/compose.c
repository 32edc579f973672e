/*
 * From the guide to the document: masthead, sections, colophon, in the order in which they are
 * read, and what the file says about itself.
 */
#include "compose/compose.h"

#include "base/version.h"
#include "compose/draft.h"
#include "compose/parts.h"

static bool has_role_words(const struct rich *title)
{
	for (int i = 0; i < title->nspans; i++)
		if (title->spans[i].kind == RICH_ROLE)
			return true;
	return false;
}

/* Roles stand out in bold and colour; the words between them are lighter. */
static void add_title(struct draft *draft, struct block *masthead)
{
	const struct rich *title = &draft->guide->title;
	struct block *heading;

	draft_rich(draft, title, 0);
	if (has_role_words(title))
		for (int i = 0; i < draft->nspans; i++)
			if (draft->spans[i].role < 0 && !(draft->spans[i].flags & SPAN_STRONG))
				draft->spans[i].flags |= SPAN_PLAIN;
	heading = draft_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE, title->lang, title->pos);
	if (!heading)
		return;
	heading->of.level = 1;
	heading->keeps_with_next = true;
}

static void add_strip(struct draft *draft, struct block *masthead)
{
	const struct guide *guide = draft->guide;
	struct block *strip;

	if (guide->kind.nspans == 0 && guide->audience.nspans == 0)
		return;
	strip = draft_block(draft, masthead, BLOCK_STRIP, guide->pos);
	strip->keeps_with_next = true;
	draft_leaf(draft, strip, BLOCK_PARA, STYLE_KICKER, &guide->kind);
	draft_leaf(draft, strip, BLOCK_PARA, STYLE_STRIP, &guide->audience);
}

static void add_masthead(struct draft *draft, struct block *root)
{
	const struct guide *guide = draft->guide;
	struct block *masthead = draft_block(draft, root, BLOCK_MASTHEAD, guide->pos);

	add_strip(draft, masthead);
	if (guide->logo) {
		struct block *logo = draft_block(draft, masthead, BLOCK_PICTURE, guide->pos);

		logo->of.picture = guide->logo;
		logo->lang = guide->logo->lang;
		logo->is_unbroken = true;
	}
	add_title(draft, masthead);
	draft_leaf(draft, masthead, BLOCK_PARA, STYLE_STANDFIRST, &guide->standfirst);
}

static void add_entry(struct draft *draft, struct block *row, const struct colophon_entry *entry)
{
	struct block *card = draft_block(draft, row, BLOCK_CARD, entry->pos);
	struct block *head;

	card->is_unbroken = true;
	head = draft_leaf(draft, card, BLOCK_HEADING, STYLE_COLOPHON_HEAD, &entry->head);
	if (head) {
		head->of.level = 3;
		head->keeps_with_next = true;
	}
	draft_paras(draft, card, STYLE_SMALL, entry->paragraphs, entry->nparagraphs);
	draft_fill(draft, card, STYLE_SMALL);
}

static void add_colophon(struct draft *draft, struct block *root)
{
	const struct guide *guide = draft->guide;
	struct block *colophon, *head, *row;

	if (guide->ncolophon == 0)
		return;
	colophon = draft_block(draft, root, BLOCK_COLOPHON, guide->colophon_head.pos);
	colophon->is_unbroken = true;
	if (guide->colophon_head.nspans > 0)
		draft_rich(draft, &guide->colophon_head, 0);
	else
		draft_words(draft, "colophon-head", NULL, 0, NULL);
	head = draft_line(draft, colophon, BLOCK_HEADING, STYLE_KICKER, guide->colophon_head.lang,
			  colophon->pos);
	head->of.level = 2;
	head->keeps_with_next = true;
	row = draft_block(draft, colophon, BLOCK_ROW, colophon->pos);
	for (int i = 0; i < guide->ncolophon; i++)
		add_entry(draft, row, &guide->colophon[i]);
}

static void add_metadata(struct draft *draft, int64_t date)
{
	const struct guide *guide = draft->guide;
	struct doc *doc = draft->doc;

	doc->title = guide->short_title ? guide->short_title
					: rich_plain(draft->arena, &guide->title);
	doc->author = guide->author;
	doc->subject = guide->subject;
	doc->keywords = guide->keywords;
	doc->creator = "roleguide " ROLEGUIDE_VERSION;
	doc->date = date;
	doc->nroles = guide->nroles;
}

struct doc *compose_guide(struct arena *arena, const struct guide *guide,
			  const struct phrases *phrases, int64_t date, struct diag *diag)
{
	struct doc *doc = doc_new(arena, guide->lang);
	struct draft draft;

	draft_init(&draft, arena, doc, guide, phrases, diag);
	doc->root->pos = guide->pos;
	add_metadata(&draft, date);
	add_masthead(&draft, doc->root);
	for (int i = 0; i < guide->nsections; i++)
		parts_add_section(&draft, doc->root, &guide->sections[i]);
	add_colophon(&draft, doc->root);
	draft_span(&draft, doc->title, 0);
	draft_foot(&draft);
	draft_release(&draft);
	doc_sort_anchors(arena, doc);
#ifndef NDEBUG
	doc_check(doc);
#endif
	return doc;
}
