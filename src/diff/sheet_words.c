/* A paragraph a change: where it is in small print, then old words in italics, new ones in bold. */
#include "diff/sheet_words.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/version.h"
#include "diff/edition.h"
#include "diff/findings.h"
#include "diff/source_lines.h"
#include "diff/wording.h"
#include "doc/doc.h"

enum { MOST_CHANGES = 2000, MOST_WORDS = 80, AROUND = 4 };

struct writing {
	struct arena *arena;
	const struct findings *findings;
	struct doc *doc;
	struct block *section;
	struct span *spans;
	int nspans;
};

static const struct srcpos nowhere;

/* A text on one line, with no space twice. */
static const char *tidy(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text), *to = copy;

	for (const char *from = copy; *from; from++) {
		char c = (unsigned char)*from < ' ' ? ' ' : *from;

		if (c != ' ' || to == copy || to[-1] != ' ')
			*to++ = c;
	}
	*to = 0;
	return copy;
}

static void add_span(struct writing *writing, const char *text, unsigned flags, const char *lang)
{
	struct span *span;

	text = tidy(writing->arena, text);
	if (!*text)
		return;
	ARENA_GROW(writing->arena, writing->spans, writing->nspans);
	span = &writing->spans[writing->nspans++];
	*span = (struct span){
		.text = text, .flags = flags, .lang = lang, .style = -1, .role = -1, .note = -1};
}

/* The spans since the last block as a block of the section. */
static struct block *add_block(struct writing *writing, enum block_kind kind, enum style_id style)
{
	struct block *block;

	if (writing->nspans == 0)
		return NULL;
	block = doc_add(writing->arena, writing->doc, writing->section, kind, style, nowhere);
	block->spans = writing->spans;
	block->nspans = writing->nspans;
	writing->spans = NULL;
	writing->nspans = 0;
	return block;
}

static void begin_section(struct writing *writing, const char *head)
{
	struct block *block;

	writing->section = doc_add(writing->arena, writing->doc, writing->doc->root, BLOCK_SECTION,
				   STYLE_BODY, nowhere);
	add_span(writing, head, 0, NULL);
	block = add_block(writing, BLOCK_HEADING, STYLE_HEAD);
	block->of.level = 2;
	block->keeps_with_next = true;
}

static const char *words(struct writing *writing, const struct edition *edition, int from, int to)
{
	to = to - from > MOST_WORDS ? from + MOST_WORDS : to;
	return from < to ? edition_words(edition, writing->arena, from, to) : "";
}

static void add_around(struct writing *writing, const struct edition *edition,
		       const struct change_side *side, bool is_before)
{
	int from, to;

	if (wording_around(edition, side, is_before, AROUND, &from, &to))
		add_span(writing,
			 arena_printf(writing->arena, is_before ? "%s " : " %s",
				      words(writing, edition, from, to)),
			 0, edition->lang);
}

/* Where a change is: the page, the heads, the line of the content. */
static void add_where(struct writing *writing, const struct change *change)
{
	const struct edition *edition;
	const struct change_side *side = wording_side(writing->findings->compared, change,
						      &edition);
	const struct edition_block *block = &edition->blocks[side->block];
	const char *way = wording_way(edition, side->block);
	struct buf text;

	buf_init(&text);
	if (side->page >= 0)
		buf_printf(&text, "Page %d%s. ", edition->pages[side->page].number,
			   edition == writing->findings->compared->old ? " before" : "");
	if (way)
		buf_printf(&text, "%s. ", way);
	wording_place(writing->findings->compared, change, &text);
	if (block->pos.file)
		buf_printf(&text, " %s:%d", source_lines_name(edition, block->pos.file),
			   side->line);
	add_span(writing, buf_text(&text), 0, NULL);
	buf_release(&text);
	add_block(writing, BLOCK_PARA, STYLE_SMALL);
}

static void add_change(struct writing *writing, const struct change *change)
{
	const struct compared *compared = writing->findings->compared;
	const struct edition *edition;
	const struct change_side *side = wording_side(compared, change, &edition);

	add_where(writing, change);
	if (change->kind == CHANGE_MOVED) {
		add_span(writing, "Moved: ", 0, NULL);
		add_span(writing, words(writing, compared->new, change->new.from, change->new.to),
			 0, compared->new->lang);
	} else {
		add_around(writing, edition, side, true);
		add_span(writing, words(writing, compared->old, change->old.from, change->old.to),
			 SPAN_EM, compared->old->lang);
		if (change->old.from < change->old.to && change->new.from < change->new.to)
			add_span(writing, " \xe2\x86\x92 ", 0, NULL); /* U+2192 */
		add_span(writing, words(writing, compared->new, change->new.from, change->new.to),
			 SPAN_STRONG, compared->new->lang);
		add_around(writing, edition, side, false);
	}
	if (change->kind == CHANGE_NUMBER && *change->difference)
		add_span(writing, arena_printf(writing->arena, " (%s)", change->difference), 0,
			 NULL);
	add_block(writing, BLOCK_PARA, STYLE_BODY);
}

static void add_changes(struct writing *writing, const char *head, bool are_numbers)
{
	const struct compared *compared = writing->findings->compared;
	int n = 0;

	for (int i = 0; i < compared->nchanges; i++) {
		if ((compared->changes[i].kind == CHANGE_NUMBER) != are_numbers)
			continue;
		if (n == 0)
			begin_section(writing, head);
		if (n++ < MOST_CHANGES)
			add_change(writing, &compared->changes[i]);
	}
	if (n <= MOST_CHANGES)
		return;
	add_span(writing,
		 arena_printf(writing->arena, "%d more are left out here.", n - MOST_CHANGES), 0,
		 NULL);
	add_block(writing, BLOCK_PARA, STYLE_BODY);
}

/* Lines as paragraphs. */
static void add_lines(struct writing *writing, const char *head, const char *lines)
{
	if (!*lines)
		return;
	begin_section(writing, head);
	for (const char *at = lines; *at;) {
		size_t n = strcspn(at, "\n");

		add_span(writing, arena_strndup(writing->arena, at, n), 0, NULL);
		add_block(writing, BLOCK_PARA, STYLE_BODY);
		at += n + (at[n] == '\n');
	}
}

static void add_people(struct writing *writing)
{
	const struct findings *findings = writing->findings;
	struct buf lines;

	if (findings->npeople == 0)
		return;
	buf_init(&lines);
	wording_people(findings, &lines);
	for (int i = 0; i < findings->npeople; i++)
		if (findings->people[i].is_outcome)
			buf_printf(&lines, "%s: %s \xe2\x86\x92 %s\n", findings->people[i].name,
				   findings->people[i].old, findings->people[i].new);
	add_lines(writing, "Outcomes", buf_text(&lines));
	buf_release(&lines);
}

/* The title, and all there is in a sentence. */
static void add_masthead(struct writing *writing)
{
	struct block *title;
	struct buf summary;

	writing->section = doc_add(writing->arena, writing->doc, writing->doc->root, BLOCK_MASTHEAD,
				   STYLE_BODY, nowhere);
	add_span(writing, writing->doc->title, 0, NULL);
	title = add_block(writing, BLOCK_HEADING, STYLE_TITLE);
	title->of.level = 1;
	title->keeps_with_next = true;
	buf_init(&summary);
	wording_summary(writing->findings->compared, &summary);
	buf_addstr(&summary,
		   ". Behind this, changed pages: before on the left, after on the right. "
		   "Red frames went, green ones came, amber ones are numbers, blue ones "
		   "have moved.");
	add_span(writing, buf_text(&summary), 0, NULL);
	add_block(writing, BLOCK_PARA, STYLE_STANDFIRST);
	buf_release(&summary);
}

static void add_foot(struct writing *writing)
{
	struct span *spans = ARENA_ARRAY(writing->arena, struct span, 2);

	for (int i = 0; i < 2; i++)
		spans[i] = (struct span){.text = "", .style = -1, .role = -1, .note = -1};
	spans[0].text = writing->doc->title;
	spans[1].field = FIELD_PAGE;
	writing->doc->foot_start = &spans[0];
	writing->doc->foot_end = &spans[1];
	writing->doc->nfoot_start = writing->doc->nfoot_end = 1;
}

struct doc *sheet_words(const struct findings *findings, int64_t date)
{
	struct writing writing = {.arena = findings->arena, .findings = findings};
	struct buf pages;

	writing.doc = doc_new(findings->arena, "en");
	writing.doc->title = "What a reader sees differently";
	writing.doc->creator = "roleguide " ROLEGUIDE_VERSION;
	writing.doc->date = date;
	add_masthead(&writing);
	add_changes(&writing, "Numbers", true);
	add_people(&writing);
	buf_init(&pages);
	wording_pages(findings->compared, "", &pages);
	add_lines(&writing, "Pages", buf_text(&pages));
	buf_release(&pages);
	add_changes(&writing, "Words", false);
	add_foot(&writing);
	doc_sort_anchors(findings->arena, writing.doc);
	return writing.doc;
}
