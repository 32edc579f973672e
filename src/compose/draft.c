/*
 * Lines of spans. All lines are written into one array that is reused, then copied at their exact
 * size: a long table has a hundred thousand of them. Notes wait in a queue until their line is a
 * block, since a block is added in reading order and a note comes after what refers to it.
 */
#include "compose/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/version.h"
#include "doc/doc_check.h"
#include "locale/unicode.h"

bool draft_speaks(const char *lang, const char *other)
{
	size_t n = strcspn(lang, "-_");

	return n == strcspn(other, "-_") && strncmp(lang, other, n) == 0;
}

bool draft_is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

const char *draft_wording_lang(const struct guide *guide, const struct phrases *phrases)
{
	size_t n = strlen(phrases->lang);
	bool is_kind = strncmp(guide->lang, phrases->lang, n) == 0 &&
		       (guide->lang[n] == '-' || guide->lang[n] == '\0');

	return is_kind ? guide->lang : phrases->lang;
}

void draft_init(struct draft *draft, const char *lang)
{
	const struct guide *guide = draft->guide;
	struct doc *doc = doc_new(draft->arena, lang);

	draft->doc = doc;
	draft->words_lang = draft_wording_lang(guide, draft->phrases);
	draft->numbers = locale_find(draft->locales, guide->lang);
	draft->wording = locale_find(draft->locales, draft->words_lang);
	doc->digits = locale_digits(draft->wording);
	doc->author = guide->author;
	doc->subject = guide->subject;
	doc->keywords = guide->keywords;
	doc->creator = "roleguide " ROLEGUIDE_VERSION;
	doc->nroles = guide->nroles;
}

/* A report with the guide's table may link to sections of the guide that it leaves out. */
static void drop_dead_links(struct doc *doc)
{
	for (int i = 0; i < doc->nblocks; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++) {
			struct span *span = &doc->blocks[i]->spans[k];

			if (span->href && *span->href == '#' &&
			    !doc_find_anchor(doc, span->href + 1))
				span->href = NULL;
		}
}

struct doc *draft_finish(struct draft *draft)
{
	free(draft->spans);
	free(draft->notes);
	doc_sort_anchors(draft->arena, draft->doc);
	drop_dead_links(draft->doc);
#ifndef NDEBUG
	doc_check(draft->doc);
#endif
	return draft->doc;
}

const char *draft_guide_lang(const struct draft *draft, const char *lang)
{
	if (lang || strcmp(draft->guide->lang, draft->doc->lang) == 0)
		return lang;
	return draft->guide->lang;
}

struct block *draft_block(struct draft *draft, struct block *parent, enum block_kind kind,
			  struct srcpos pos)
{
	return doc_add(draft->arena, draft->doc, parent, kind, STYLE_BODY, pos);
}

struct span *draft_put(struct draft *draft, struct span span)
{
	if (draft->nspans == draft->spans_room) {
		draft->spans_room = draft->spans_room ? 2 * draft->spans_room : 32;
		draft->spans = mem_resize(draft->spans,
					  (size_t)draft->spans_room * sizeof *draft->spans);
	}
	span.text = unicode_nfc(draft->arena, span.text);
	draft->spans[draft->nspans] = span;
	return &draft->spans[draft->nspans++];
}

struct span draft_text(const char *text, unsigned flags)
{
	return (struct span){.text = text, .flags = flags, .role = -1, .style = -1, .note = -1};
}

struct span draft_words(const struct draft *draft, const char *text, unsigned flags)
{
	struct span span = draft_text(text, flags);

	span.lang = draft->words_lang;
	return span;
}

struct span *draft_span(struct draft *draft, const char *text, unsigned flags)
{
	return draft_put(draft, draft_text(text, flags));
}

static void add_note(struct draft *draft, const struct rich *text)
{
	struct draft_note *note;
	int number = ++draft->last_note;
	struct span *span;

	span = draft_span(draft, locale_number(draft->numbers, draft->arena, number),
			  SPAN_SUPERIOR);
	span->note = 0;
	if (draft->nnotes == draft->notes_room) {
		draft->notes_room = draft->notes_room ? 2 * draft->notes_room : 8;
		draft->notes = mem_resize(draft->notes,
					  (size_t)draft->notes_room * sizeof *draft->notes);
	}
	note = &draft->notes[draft->nnotes++];
	*note = (struct draft_note){.text = text, .number = number};
}

static void add_text(struct draft *draft, const struct rich *rich, const struct rich_span *from,
		     unsigned flags)
{
	struct span span = draft_text(from->text, flags);

	span.flags |= from->flags & RICH_STRONG ? SPAN_STRONG : 0;
	span.flags |= from->flags & RICH_EM ? SPAN_EM : 0;
	span.flags |= from->flags & RICH_SUB ? SPAN_SUB : 0;
	span.flags |= from->flags & RICH_SUP ? SPAN_SUP : 0;
	span.flags |= from->flags & RICH_CODE ? SPAN_CODE : 0;
	span.role = from->kind == RICH_ROLE ? from->role : -1;
	span.lang = from->lang ? from->lang : rich->lang;
	span.href = from->href;
	span.expansion = from->expansion;
	span.indexed = from->mark ? from->mark->number : 0;
	draft_put(draft, span);
}

/* What a reference says is settled when all places are known (refs.h). */
static void add_ref(struct draft *draft, const struct rich *rich, const struct rich_span *from,
		    unsigned flags)
{
	static const enum field fields[] = {
		[REF_NAME] = FIELD_REF_NAME,
		[REF_NAME_AND_PAGE] = FIELD_REF_NAME_AND_PAGE,
		[REF_PAGE] = FIELD_REF_PAGE,
	};

	add_text(draft, rich, from, flags);
	draft->spans[draft->nspans - 1].field = fields[from->ref];
	draft->has_refs = true;
}

void draft_rich(struct draft *draft, const struct rich *rich, unsigned flags)
{
	for (int i = 0; i < rich->nspans; i++) {
		const struct rich_span *span = &rich->spans[i];

		switch (span->kind) {
		case RICH_TEXT:
		case RICH_ROLE:
			add_text(draft, rich, span, flags);
			break;
		case RICH_BREAK:
			draft_span(draft, UTF8_LINE_BREAK, flags);
			break;
		case RICH_NOTE:
			add_note(draft, span->note);
			break;
		case RICH_REF:
			add_ref(draft, rich, span, flags);
			break;
		}
	}
}

void draft_squeeze(struct draft *draft, int first)
{
	bool after_space = true;
	int n = first;

	for (int i = first; i < draft->nspans; i++) {
		struct span span = draft->spans[i];

		if (after_space && span.text[0] == ' ')
			span.text++;
		if (span.text[0] == '\0' && span.field == FIELD_NONE)
			continue;
		after_space = span.text[0] && span.text[strlen(span.text) - 1] == ' ';
		draft->spans[n++] = span;
	}
	draft->nspans = n;
	if (n > first && after_space) {
		struct span *last = &draft->spans[n - 1];

		last->text = arena_strndup(draft->arena, last->text, strlen(last->text) - 1);
		draft->nspans -= last->text[0] == '\0';
	}
}

struct span *draft_take(struct draft *draft, int *nspans)
{
	struct span *spans = arena_copy(draft->arena, draft->spans,
					(size_t)draft->nspans * sizeof *spans);

	*nspans = draft->nspans;
	draft->nspans = 0;
	return spans;
}

static bool is_alike(const struct span *a, const struct span *b)
{
	return !a->mark && !b->mark && a->field == FIELD_NONE && b->field == FIELD_NONE &&
	       a->note < 0 && b->note < 0 && a->flags == b->flags && a->role == b->role &&
	       a->style == b->style && a->indexed == b->indexed &&
	       draft_is_same(a->lang, b->lang) && draft_is_same(a->href, b->href) &&
	       draft_is_same(a->contents, b->contents) && !a->expansion && !b->expansion &&
	       (!a->typed.file || !b->typed.file ||
		(a->typed.line == b->typed.line && a->typed_column == b->typed_column));
}

/* Neighbours that look the same as one; of what people typed the last piece gives the place. */
static struct span joined(struct arena *arena, const struct span *spans, int nspans)
{
	struct span span = spans[0];
	struct buf text, typed;

	buf_init(&text);
	buf_init(&typed);
	for (int i = 0; i < nspans; i++) {
		buf_addstr(&text, spans[i].text);
		if (!spans[i].typed.file)
			continue;
		span.typed = spans[i].typed;
		span.typed_column = spans[i].typed_column;
		buf_addstr(&typed, spans[i].text);
	}
	span.text = arena_strndup(arena, buf_text(&text), text.n);
	if (typed.n > 0)
		span.typed_words = arena_strndup(arena, buf_text(&typed), typed.n);
	buf_release(&text);
	buf_release(&typed);
	return span;
}

/* Drops the language where it is the block's own, then joins neighbours that look the same. */
static void join_spans(struct draft *draft, const char *lang)
{
	struct span *spans = draft->spans;
	int n = 0;

	for (int i = 0; i < draft->nspans; i++)
		if (spans[i].lang && strcmp(spans[i].lang, lang) == 0)
			spans[i].lang = NULL;
	for (int i = 0, end; i < draft->nspans; i = end) {
		for (end = i + 1; end < draft->nspans && is_alike(&spans[i], &spans[end]);)
			end++;
		spans[n++] = end == i + 1 ? spans[i] : joined(draft->arena, &spans[i], end - i);
	}
	draft->nspans = n;
}

/* The line's notes learn which block refers to them, and with which span. */
static void place_notes(struct draft *draft, struct block *block)
{
	int note = draft->nnotes;

	for (int i = block->nspans; i-- > 0;)
		if (block->spans[i].note >= 0) {
			note--;
			draft->notes[note].block = block;
			draft->notes[note].span = i;
		}
}

static struct block *end_line(struct draft *draft, struct block *parent, enum block_kind kind,
			      enum style_id style, const char *lang, struct srcpos pos)
{
	const struct block *before = parent->last;
	struct block *block = doc_add(draft->arena, draft->doc, parent, kind, style, pos);

	block->is_of_table = kind == BLOCK_PARA && before &&
			     (style == STYLE_SMALL || style == STYLE_CAPTION) &&
			     (before->kind == BLOCK_TABLE || before->is_of_table);
	if (lang && strcmp(lang, block_lang(draft->doc, parent)) != 0)
		block->lang = lang;
	join_spans(draft, block_lang(draft->doc, block));
	block->spans = draft_take(draft, &block->nspans);
	place_notes(draft, block);
	return block;
}

static void add_notes(struct draft *draft, struct block *parent)
{
	/* A note in a note joins the end of the queue. */
	for (int i = draft->nheld; i < draft->nnotes; i++) {
		struct draft_note note = draft->notes[i];
		struct block *block;

		draft_span(draft, locale_number(draft->numbers, draft->arena, note.number),
			   SPAN_SUPERIOR);
		draft_span(draft, "\xc2\xa0", 0);
		draft_rich(draft, note.text, 0);
		block = end_line(draft, parent, BLOCK_NOTE, STYLE_NOTE, note.text->lang,
				 note.text->pos);
		note.block->spans[note.span].note = block->id;
	}
	draft->nnotes = draft->nheld;
}

/* A break or space that nothing follows. */
static bool is_blank(const struct span *span)
{
	return strcmp(span->text, UTF8_LINE_BREAK) == 0 || strcmp(span->text, " ") == 0;
}

void draft_held_notes(struct draft *draft, struct block *parent)
{
	draft->nheld = 0;
	add_notes(draft, parent);
}

struct block *draft_line(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style, const char *lang, struct srcpos pos)
{
	struct block *block;

	while (draft->nspans > 0 && is_blank(&draft->spans[draft->nspans - 1]))
		draft->nspans--;
	if (draft->nspans == 0)
		return NULL;
	block = end_line(draft, parent, kind, style, lang, pos);
	/* a table holds no notes: its caption's wait for its end, a term's for that of its body */
	if (kind == BLOCK_CAPTION || kind == BLOCK_LABEL)
		draft->nheld = draft->nnotes;
	add_notes(draft, parent);
	return block;
}
