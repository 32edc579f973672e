/*
 * The tree is copied block by block, in reading order. Rows and decision paths become rows of one
 * column each; tables become heads and what stands under them. Marks of pages wait until the block
 * that they belong to, or the first one behind it beside which a line may stand.
 */
#include "compose/large.h"

#include <stdlib.h>
#include <string.h>

#include "compose/large_table.h"
#include "compose/say.h"

/* The first leaf or drawing of what begins with a block. */
static const struct block *first_shown(const struct block *block)
{
	while (block->first)
		block = block->first;
	return block;
}

/* "[Page 3 of the normal edition]" added to the line. */
static void say_mark(struct enlarging *e)
{
	say(&e->draft, "normal-page",
	    WITH(say_text("page", doc_page_number(e->draft.doc, e->draft.arena, e->next + 2))));
	e->next++;
}

/* Whether a line may stand at the end of parent now, before one more block of the kind. */
static bool may_mark(const struct block *parent, enum block_kind kind)
{
	bool is_kept = kind == BLOCK_SIDENOTE || kind == BLOCK_NOTE || kind == BLOCK_CAPTION;

	return !is_kept && block_kinds[BLOCK_PARA].parents >> parent->kind & 1 &&
	       (parent->first || parent->kind == BLOCK_ITEM_BODY);
}

void large_mark(struct enlarging *e, const struct block *old, struct block *parent)
{
	const struct large_start *starts = e->input->starts;
	const struct block *shown = first_shown(old);

	if (!may_mark(parent, old->kind))
		return;
	while (e->next < e->input->nstarts &&
	       (starts[e->next].block->id < shown->id ||
		(starts[e->next].block == shown && starts[e->next].span < 0))) {
		bool is_on_panel = parent->kind == BLOCK_PANEL;
		struct block *mark;

		say_mark(e);
		mark = draft_line(&e->draft, parent, BLOCK_PARA,
				  is_on_panel ? STYLE_PANEL_LABEL : STYLE_SMALL, NULL, old->pos);
		mark->keeps_with_next = true;
	}
}

struct block *large_add(struct enlarging *e, const struct block *old, struct block *parent,
			enum block_kind kind)
{
	struct draft *draft = &e->draft;
	const char *lang = block_lang(e->input->doc, old);
	struct block *block = doc_add(draft->arena, draft->doc, parent, kind, old->style, old->pos);

	if (strcmp(lang, block_lang(draft->doc, parent)) != 0)
		block->lang = lang;
	if (!e->copies[old->id])
		e->copies[old->id] = block;
	return block;
}

/* Whether a space stands before the byte of a span. */
static bool is_behind_space(const struct block *old, int span, int at)
{
	const char *text = old->spans[span].text;

	if (at == 0 && span > 0) {
		text = old->spans[span - 1].text;
		at = (int)strlen(text);
	}
	return at > 0 && text[at - 1] == ' ';
}

/* Where words of a span may be parted from the byte on: behind a space; -1: nowhere. */
static int find_gap(const struct block *old, int span, int at)
{
	const char *text = old->spans[span].text;
	const char *space = strchr(text + at, ' ');

	if (is_behind_space(old, span, at))
		return at;
	return space ? (int)(space + 1 - text) : -1;
}

/* Part of a span, from a byte on up to another. */
static void put_part(struct draft *draft, const struct span *span, size_t from, size_t to)
{
	struct span part = *span;

	if (from == to && *span->text)
		return;
	part.text = arena_strndup(draft->arena, span->text + from, to - from);
	if (from > 0)
		part.indexed = 0;
	draft_put(draft, part);
}

/* A span, with the marks of pages that begin in it. */
static void put_span(struct enlarging *e, const struct block *old, int i)
{
	const struct large_start *starts = e->input->starts;
	const struct span *span = &old->spans[i];
	size_t from = 0;

	while (e->next < e->input->nstarts && starts[e->next].block == old &&
	       starts[e->next].span == i) {
		int gap = span->mark || span->field ? -1 : find_gap(old, i, starts[e->next].at);

		if (gap < (int)from)
			break;
		put_part(&e->draft, span, from, (size_t)gap);
		say_mark(e);
		draft_span(&e->draft, " ", 0);
		from = (size_t)gap;
	}
	put_part(&e->draft, span, from, strlen(span->text));
}

void large_put_spans(struct enlarging *e, const struct block *old, struct block *block)
{
	const struct large_start *starts = e->input->starts;

	for (int i = 0; i < old->nspans; i++)
		put_span(e, old, i);
	while (e->next < e->input->nstarts && starts[e->next].block == old &&
	       starts[e->next].span >= 0) {
		draft_span(&e->draft, " ", 0);
		say_mark(e);
	}
	block->spans = draft_take(&e->draft, &block->nspans);
}

static void copy_row(struct enlarging *e, const struct block *row, struct block *parent)
{
	for (const struct block *b = row->first; b; b = b->next) {
		large_mark(e, b, parent);
		large_copy(e, b, large_add(e, row, parent, BLOCK_ROW));
	}
}

/* No page ends behind the copy of a block. */
static void keep(struct enlarging *e, const struct block *old)
{
	if (e->copies[old->id])
		e->copies[old->id]->keeps_with_next = true;
}

/* The question, then each way with what holds for it and its panel. */
static void copy_path(struct enlarging *e, const struct block *path, struct block *parent)
{
	for (const struct block *b = path->first; b; b = b->next) {
		if (b->kind != BLOCK_BRANCH) {
			large_copy(e, b, parent);
			keep(e, b);
			continue;
		}
		for (const struct block *part = b->first; part; part = part->next) {
			bool is_panel = part->kind == BLOCK_PANEL;

			large_mark(e, part, parent);
			large_copy(e, part,
				   is_panel ? large_add(e, path, parent, BLOCK_ROW) : parent);
			if (part->next)
				keep(e, part);
		}
	}
}

/* Both ends of a line, one below the other. */
static void copy_strip(struct enlarging *e, const struct block *strip, struct block *parent)
{
	for (const struct block *b = strip->first; b; b = b->next) {
		large_copy(e, b, parent);
		keep(e, b);
	}
}

static void copy_plain(struct enlarging *e, const struct block *old, struct block *parent)
{
	bool is_small = old->kind == BLOCK_FIGURE || old->kind == BLOCK_PANEL;
	struct block *block;

	large_mark(e, old, parent);
	block = large_add(e, old, parent, old->kind);
	block->keeps_with_next = old->keeps_with_next;
	block->is_unbroken = is_small && old->is_unbroken;
	block->is_together = old->is_together;
	block->is_further = old->is_further;
	block->starts_page = old->starts_page;
	if (e->input->doc->contents_pages) { /* else what stands has been chosen */
		block->enters = old->enters;
		block->leaves = old->leaves;
	}
	block->is_at_start = old->is_at_start;
	block->role = old->role;
	block->anchor = old->anchor;
	block->of = old->of;
	if (old->kind == BLOCK_SECTION && old->of.opening == OPENING_TABLE)
		block->of.opening = OPENING_TEXT;
	if (old->kind == BLOCK_HEADING)
		e->level = old->of.level;
	large_put_spans(e, old, block);
	for (const struct block *b = old->first; b; b = b->next)
		large_copy(e, b, block);
}

void large_copy(struct enlarging *e, const struct block *old, struct block *parent)
{
	if (old->kind == BLOCK_ROW)
		copy_row(e, old, parent);
	else if (old->kind == BLOCK_PATH)
		copy_path(e, old, parent);
	else if (old->kind == BLOCK_STRIP)
		copy_strip(e, old, parent);
	else if (old->kind == BLOCK_TABLE)
		large_table(e, old, parent);
	else
		copy_plain(e, old, parent);
}

/* Where a link leads now: to what has the place, or to what stands there. */
static const char *lead(const struct enlarging *e, const char *href)
{
	const struct doc *doc = e->draft.doc;
	const struct block *old;

	if (href[1] != '~' && doc_find_anchor(doc, href + 1))
		return href;
	old = doc_find_anchor(e->input->doc, href + 1);
	return old && e->copies[old->id]
		       ? arena_printf(e->draft.arena, "#~%d", e->copies[old->id]->id)
		       : NULL;
}

/* Links and notes name blocks of the new document. What has no copy is where the next one is. */
static void settle(struct enlarging *e)
{
	const struct doc *old = e->input->doc;
	struct doc *doc = e->draft.doc;

	for (int i = old->nblocks - 2; i >= 0; i--)
		if (!e->copies[i])
			e->copies[i] = e->copies[i + 1];
	doc_sort_anchors(e->draft.arena, doc);
	for (int i = 0; i < doc->nblocks; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++) {
			struct span *span = &doc->blocks[i]->spans[k];
			const struct block *note = span->note < 0 ? NULL : doc_note(old, span);

			if (note)
				span->note = e->copies[note->id]->id;
			if (span->href && *span->href == '#')
				span->href = lead(e, span->href);
		}
}

struct doc *compose_large(struct arena *arena, const struct large_input *input, struct diag *diag)
{
	const struct doc *old = input->doc;
	struct doc *doc = arena_copy(arena, old, sizeof *old);
	struct enlarging e = {
		.input = input,
		.copies = ARENA_ARRAY(arena, struct block *, old->nblocks),
		.draft = {.arena = arena,
			  .doc = doc,
			  .guide = input->guide,
			  .phrases = input->phrases,
			  .locales = input->locales,
			  .words_lang = draft_wording_lang(input->guide, input->phrases),
			  .diag = diag},
	};

	e.draft.wording = locale_find(input->locales, e.draft.words_lang);
	e.draft.numbers = locale_find(input->locales, input->guide->lang);
	doc->blocks = doc->all = NULL;
	doc->nblocks = doc->nall = doc->nanchors = 0;
	doc->nsteps = old->contents_pages ? old->nsteps : 0;
	doc->anchors = NULL;
	doc->first_page_end = NULL;
	doc->is_stacked = true;
	doc->runs_on = true; /* authors divide the pages of the normal edition */
	doc->own_start = doc->own_end = (struct srcpos){
		0}; /* that is cut, since it is for small type */
	doc->root = doc_add(arena, doc, NULL, BLOCK_DOC, STYLE_BODY, old->root->pos);
	doc->root->lang = old->root->lang;
	e.copies[0] = doc->root;
	for (const struct block *b = old->root->first; b; b = b->next)
		large_copy(&e, b, doc->root);
	settle(&e);
	return draft_finish(&e.draft);
}
