/*
 * From the guide to the document: masthead, sections, colophon, in the order in which they are
 * read, and what the file says about itself.
 */
#include "compose/compose.h"

#include "compose/brand.h"
#include "compose/build.h"
#include "compose/contents.h"
#include "compose/form.h"
#include "compose/index.h"
#include "compose/link_pages.h"
#include "compose/parts.h"
#include "compose/refs.h"

enum { LEAST_LISTED = 3 }; /* sections that contents help to find */

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

	draft_rich(draft, title, 0);
	if (has_role_words(title))
		for (int i = 0; i < draft->nspans; i++)
			if (draft->spans[i].role < 0 && !(draft->spans[i].flags & SPAN_STRONG))
				draft->spans[i].flags |= SPAN_PLAIN;
	build_heading(draft_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE, title->lang,
				 title->pos),
		      1);
}

static void add_strip(struct draft *draft, struct block *masthead)
{
	const struct guide *guide = draft->guide;
	struct block *strip;

	if (guide->kind.nspans == 0 && guide->audience.nspans == 0)
		return;
	strip = build_block(draft, masthead, BLOCK_STRIP);
	strip->keeps_with_next = true;
	build_leaf(draft, strip, BLOCK_PARA, STYLE_KICKER, &guide->kind);
	build_leaf(draft, strip, BLOCK_PARA, STYLE_STRIP, &guide->audience);
}

static void add_masthead(struct draft *draft, struct block *root)
{
	const struct guide *guide = draft->guide;
	struct block *masthead = build_block(draft, root, BLOCK_MASTHEAD);

	add_strip(draft, masthead);
	if (guide->logo)
		build_picture(draft, masthead, guide->logo);
	else
		brand_add_logo(draft, masthead);
	add_title(draft, masthead);
	build_leaf(draft, masthead, BLOCK_PARA, STYLE_STANDFIRST, &guide->standfirst);
	brand_add_line(draft, masthead);
}

static void add_entry(struct draft *draft, struct block *row, const struct colophon_entry *entry)
{
	struct block *card = draft_block(draft, row, BLOCK_CARD, entry->pos);

	card->is_unbroken = true;
	build_heading(build_leaf(draft, card, BLOCK_HEADING, STYLE_COLOPHON_HEAD, &entry->head), 3);
	build_paras(draft, card, STYLE_SMALL, entry->paragraphs, entry->nparagraphs);
	build_fill(draft, card, STYLE_SMALL);
}

static void add_colophon(struct draft *draft, struct block *root)
{
	const struct guide *guide = draft->guide;
	const struct rich *head = &guide->colophon_head;
	struct block *colophon, *row;

	if (guide->ncolophon == 0)
		return;
	colophon = draft_block(draft, root, BLOCK_COLOPHON, head->pos);
	colophon->is_unbroken = true;
	if (head->nspans == 0)
		say(draft, "colophon-head", NULL);
	build_heading(build_leaf(draft, colophon, BLOCK_HEADING, STYLE_KICKER, head), 2);
	row = build_block(draft, colophon, BLOCK_ROW);
	for (int i = 0; i < guide->ncolophon; i++)
		add_entry(draft, row, &guide->colophon[i]);
}

/* Whether the guide names a place for its contents, or wants none. */
static bool has_own_contents(const struct guide *guide)
{
	for (int i = 0; i < guide->nsections; i++)
		if (guide->sections[i].kind == SECTION_CONTENTS)
			return true;
	return guide->contents == CONTENTS_NO;
}

/* Contents behind the masthead: if they are asked for, or from some pages on, where they help. */
static void add_contents(struct draft *draft, struct block *root, struct contents *contents)
{
	const struct guide *guide = draft->guide;
	struct block *block;

	if (has_own_contents(guide) || contents_count(guide) == 0)
		return;
	if (guide->contents != CONTENTS_YES && contents_count(guide) < LEAST_LISTED)
		return;
	block = contents_add(draft, root, NULL, contents);
	if (guide->contents == CONTENTS_YES)
		return;
	block->enters = 1;
	draft->doc->contents_pages = GUIDE_CONTENTS_PAGES;
}

/* All sections, with contents before them or among them. */
static void add_sections(struct draft *draft, struct block *root)
{
	const struct guide *guide = draft->guide;
	struct block **blocks = ARENA_ARRAY(draft->arena, struct block *, guide->nsections);
	struct contents contents = {0};

	add_contents(draft, root, &contents);
	for (int i = 0; i < guide->nsections; i++) {
		const struct section *section = &guide->sections[i];

		if (section->kind == SECTION_CONTENTS)
			blocks[i] = contents_add(draft, root, section, &contents);
		else if (section->kind == SECTION_INDEX)
			blocks[i] = index_add(draft, root, section);
		else
			blocks[i] = parts_add_section(draft, root, section);
	}
	refs_settle(draft);
	for (int i = 0; i < guide->nsections; i++)
		contents_lead(draft, &contents, i, blocks[i]);
}

static const struct chart *uncolour_chart(struct draft *draft, const struct chart *chart)
{
	struct chart *copy = arena_copy(draft->arena, chart, sizeof *chart);
	struct chart_bar *bars = arena_copy(draft->arena, chart->bars,
					    sizeof *bars * (size_t)chart->nbars);

	for (int i = 0; i < chart->nbars; i++)
		bars[i].role = -1;
	copy->bars = bars;
	copy->role = -1;
	return copy;
}

/* Roles that are more than a theme has colours have none: a few in colour would seem to matter. */
static void uncolour(struct draft *draft)
{
	struct doc *doc = draft->doc;

	for (int i = 0; i < doc->nblocks; i++) {
		struct block *block = doc->blocks[i];

		block->role = -1;
		if (block->kind == BLOCK_FIGURE)
			block->of.chart = uncolour_chart(draft, block->of.chart);
		for (int k = 0; k < block->nspans; k++) {
			struct span *span = &block->spans[k];
			struct mark *mark;

			span->role = -1;
			if (!span->mark)
				continue;
			mark = arena_copy(draft->arena, span->mark, sizeof *mark);
			mark->role = -1;
			span->mark = mark;
		}
	}
}

struct doc *compose_guide(struct arena *arena, const struct guide_input *input, struct diag *diag)
{
	const struct guide *guide = input->guide;
	struct draft draft = {.arena = arena,
			      .guide = guide,
			      .phrases = input->phrases,
			      .is_pageless = input->is_pageless,
			      .locales = input->locales,
			      .theme_logo = input->theme_logo,
			      .diag = diag};
	struct doc *doc;

	draft_init(&draft, guide->lang);
	doc = draft.doc;
	doc->root->pos = guide->pos;
	doc->title = guide->short_title ? guide->short_title : rich_plain(arena, &guide->title);
	doc->date = input->date;
	doc->is_for_paper = input->tells_pages;
	add_masthead(&draft, doc->root);
	add_sections(&draft, doc->root);
	add_colophon(&draft, doc->root);
	doc->is_fillable = input->is_fillable;
	if (input->form)
		form_add(&draft, input->form);
	draft_span(&draft, doc->title, 0);
	build_foot(&draft);
	refs_settle(&draft);
	brand_set_foot(&draft);
	if (input->tells_pages)
		link_pages_add(&draft);
	if (guide->nroles > THEME_MAX_ROLES)
		uncolour(&draft);
	doc = draft_finish(&draft);
	if (doc->contents_pages)
		doc_leave_out(arena, doc, 0, 0);
	return doc;
}
