/*
 * Spans that follow each other and lead to one place are one link. There are no pages here: what
 * layout puts behind links, "(page 3)", is left out. A document that speaks of pages in its
 * sentences was made for those of a file, whose numbers it gets.
 */
#include "html/web_inline.h"

#include <string.h>

#include "html/web_drawing.h"
#include "html/web_page.h"
#include "layout/layout.h"

struct wrapper {
	const char *open, *close;
};

static const struct wrapper wrappers[] = {
	{"<strong>", "</strong>"}, /* SPAN_STRONG */
	{"<em>", "</em>"},         /* SPAN_EM */
	{"<sup>", "</sup>"},       /* SPAN_SUPERIOR */
	{"<span class=\"plain\">", "</span>"},
	{"", ""}, /* SPAN_REF */
	{"<sub>", "</sub>"},
	{"<sup>", "</sup>"},
	{"<code>", "</code>"},
};

enum { NWRAPPERS = sizeof wrappers / sizeof *wrappers };

/* What is said of the span; NULL: nothing. */
static const char *text_of(struct web_page *page, const struct block *leaf, const struct span *span)
{
	const struct doc *doc = page->input->doc;
	const struct block *block;
	const struct anchor *anchor;

	if (span->field == FIELD_NONE)
		return span->text;
	block = span->field == FIELD_PAGE_OF && leaf->kind != BLOCK_REFERENCE && span->href
			? doc_find_anchor(doc, span->href + 1)
			: NULL;
	anchor = block ? layout_anchor(page->input->layout, block->id) : NULL;
	return anchor ? doc_page_number(doc, page->arena, anchor->page + 1) : NULL;
}

static bool is_same_link(const struct span *a, const struct span *b)
{
	return a->note < 0 && b->note < 0 && a->href && b->href && strcmp(a->href, b->href) == 0;
}

static bool has_element(const struct span *span)
{
	return span->role >= 0 || span->style >= 0 || span->lang || span->expansion;
}

/* What is special about the span, in one element. */
static void open_element(struct web_page *page, const struct span *span)
{
	struct buf *out = page->out;

	buf_addstr(out, span->expansion ? "<abbr" : "<span");
	if (span->role >= 0 || span->style >= 0) {
		buf_addstr(out, " class=\"");
		if (span->role >= 0)
			buf_printf(out, "role r%d", span->role);
		if (span->style >= 0)
			buf_printf(out, "%ss-%s", span->role >= 0 ? " " : "",
				   style_name((enum style_id)span->style));
		buf_addc(out, '"');
	}
	web_put(page, "title", span->expansion);
	web_put_lang(page, span->lang);
	buf_addc(out, '>');
}

static void put_text(struct web_page *page, const struct block *leaf, const struct span *span)
{
	for (int i = 0; i < NWRAPPERS; i++)
		if (span->flags & 1u << i)
			buf_addstr(page->out, wrappers[i].open);
	if (has_element(span))
		open_element(page, span);
	if (span->mark)
		web_drawing_put_mark(page, leaf, span);
	else
		web_put_text(page, text_of(page, leaf, span));
	if (has_element(span))
		buf_addstr(page->out, span->expansion ? "</abbr>" : "</span>");
	for (int i = NWRAPPERS; i-- > 0;)
		if (span->flags & 1u << i)
			buf_addstr(page->out, wrappers[i].close);
}

/* The figure of a footnote; the first that leads to it is where its way back leads. */
static void put_reference(struct web_page *page, const struct block *leaf, const struct span *span)
{
	const struct block *note = doc_note(page->input->doc, span);
	struct span figure = *span;

	figure.flags &= ~(unsigned)SPAN_SUPERIOR;
	buf_addstr(page->out, "<sup><a class=\"reference\" role=\"doc-noteref\"");
	if (page->references[note->id] == leaf->id)
		web_put_id(page, ":r", note->id);
	buf_printf(page->out, " href=\"#:n%d\">", note->id);
	put_text(page, leaf, &figure);
	buf_addstr(page->out, "</a></sup>");
}

/* The first span from i on, by steps of way, that says something; NULL: there is none. */
static const struct span *find_shown(struct web_page *page, const struct block *leaf, int i,
				     int way)
{
	for (; 0 <= i && i < leaf->nspans; i += way)
		if (text_of(page, leaf, &leaf->spans[i]))
			return &leaf->spans[i];
	return NULL;
}

/* A place that an entry of the index leads to: its number among those of the entry, as it has no
 * page. Marks of one block are one place. */
static void put_place(struct web_page *page, const struct block *leaf, int i)
{
	const struct span *span = &leaf->spans[i], *before = i > 0 ? span - 1 : span;
	const char *number;
	int n = 1;

	if (before->field == FIELD_INDEX_PAGE && is_same_link(before, span))
		return;
	for (int k = i - 1; k >= 0 && leaf->spans[k].field == FIELD_INDEX_PAGE; k--)
		n += k == 0 || !is_same_link(&leaf->spans[k], &leaf->spans[k - 1]);
	number = doc_page_number(page->input->doc, page->arena, n);
	buf_addstr(page->out, " <a class=\"place\"");
	web_put_href(page, span->href);
	web_put(page, "aria-label", arena_printf(page->arena, "%s %s", span->contents, number));
	buf_printf(page->out, ">%s</a>", number);
}

static void put_span(struct web_page *page, const struct block *leaf, int i)
{
	const struct span *span = &leaf->spans[i];
	const struct span *before = find_shown(page, leaf, i - 1, -1);
	const struct span *next = find_shown(page, leaf, i + 1, 1);

	if (span->href && !(before && is_same_link(before, span))) {
		buf_addstr(page->out, "<a");
		web_put_href(page, span->href);
		buf_addc(page->out, '>');
	}
	put_text(page, leaf, span);
	if (span->href && !(next && is_same_link(span, next)))
		buf_addstr(page->out, "</a>");
}

void web_inline_put(struct web_page *page, const struct block *leaf)
{
	for (int i = 0; i < leaf->nspans; i++) {
		const struct span *span = &leaf->spans[i];

		if (span->field == FIELD_INDEX_PAGE)
			put_place(page, leaf, i);
		if (!text_of(page, leaf, span))
			continue;
		if (span->note >= 0)
			put_reference(page, leaf, span);
		else
			put_span(page, leaf, i);
	}
}
