/*
 * One row a kind: which element it is, and what is written around it besides. A kind without a row
 * does not compile. Names of kinds are classes for the style sheet, and so are r0, r1 ... for roles
 * and s-body ... for styles. Names that this page gives begin with a colon, which no name of an
 * author has.
 */
#include "html/web_block.h"

#include <string.h>

#include "html/web_blank.h"
#include "html/web_drawing.h"
#include "html/web_inline.h"
#include "html/web_page.h"
#include "html/web_table.h"
#include "text/text.h"

typedef void putter(struct web_page *page, const struct block *block);

struct web_kind {
	const char *element; /* NULL: element_of tells, or there is none */
	const char *(*element_of)(const struct block *block);
	putter *before;     /* what stands before its start tag; or NULL, as those below */
	putter *attributes; /* of its start tag */
	putter *inside;     /* what stands in it before its children */
	putter *ending;     /* and behind them */
	putter *after;      /* what stands behind its end tag */
};

/* --- Elements that depend --------------------------------------------------------------------- */

static const char *element_of_heading(const struct block *block)
{
	static const char *const names[DOC_LEVELS] = {"h1", "h2", "h3", "h4", "h5", "h6"};

	return names[block->of.level - 1];
}

static bool is_of_terms(const struct block *list)
{
	return list->of.numbering == NUMBERING_TERMS;
}

static const char *element_of_item(const struct block *block)
{
	return is_of_terms(block->parent) ? "div" : "li";
}

static const char *element_of_label(const struct block *block)
{
	return is_of_terms(block->parent->parent) ? "dt" : "span";
}

static const char *element_of_body(const struct block *block)
{
	return is_of_terms(block->parent->parent) ? "dd" : "div";
}

static const char *element_of_list(const struct block *block)
{
	if (is_of_terms(block))
		return "dl";
	return block->of.numbering == NUMBERING_NONE || block->of.numbering == NUMBERING_DISC
		       ? "ul"
		       : "ol";
}

static const char *element_of_caption(const struct block *block)
{
	return block->parent->kind == BLOCK_TABLE ? "caption" : "figcaption";
}

static const char *element_of_figure(const struct block *block)
{
	return block->first ? "figure" : "div";
}

/* --- What stands in them ---------------------------------------------------------------------- */

/* Contents are a landmark by the name of their section; deeper ones are an item of these. */
static void open_contents(struct web_page *page, const struct block *block)
{
	const struct block *head = block->parent->first;

	if (block->parent->kind == BLOCK_CONTENTS) {
		buf_addstr(page->out, "<li>");
		return;
	}
	buf_addstr(page->out, "<nav");
	if (head->kind == BLOCK_HEADING)
		web_put(page, "aria-label", web_plain(page, head));
	buf_addstr(page->out, ">\n");
}

static void close_contents(struct web_page *page, const struct block *block)
{
	buf_addstr(page->out, block->parent->kind == BLOCK_CONTENTS ? "</li>\n" : "</nav>\n");
}

/* The sign hangs beside it, for the eyes alone. */
static void put_quote(struct web_page *page, const struct block *block)
{
	web_put(page, "data-mark", block->of.mark);
}

static void put_callout(struct web_page *page, const struct block *block)
{
	static const char *const names[] = {"tip", "important", "warning"};

	web_put(page, "data-kind", names[block->of.callout]);
	buf_addstr(page->out, " role=\"note\""); /* landmarks are few */
}

/* Lists look otherwise than browsers have them, for which some take them for no lists. */
static void put_list(struct web_page *page, const struct block *block)
{
	if (block->kind != BLOCK_LIST || !is_of_terms(block))
		buf_addstr(page->out, " role=\"list\"");
}

static void put_label(struct web_page *page, const struct block *block)
{
	if (block->parent->parent->of.numbering == NUMBERING_DISC)
		buf_addstr(page->out, " aria-hidden=\"true\"");
}

static void put_note(struct web_page *page, const struct block *block)
{
	if (!block->anchor)
		web_put_id(page, ":n", block->id);
	buf_addstr(page->out, " role=\"doc-footnote\"");
}

/* The way back to where a footnote is referred to. */
static void put_way_back(struct web_page *page, const struct block *block)
{
	const struct web_words *words = &page->input->words;
	bool is_rtl = text_is_rtl(block_lang(page->input->doc, block));

	if (page->references[block->id] < 0)
		return;
	buf_printf(page->out, " <a class=\"back\" role=\"doc-backlink\" href=\"#:r%d\"", block->id);
	web_put(page, "aria-label", words->back);
	web_put(page, "lang", words->lang);
	/* U+21A9 or U+21AA, as a letter, U+FE0E */
	buf_printf(page->out, ">%s</a>",
		   is_rtl ? "\xe2\x86\xaa\xef\xb8\x8e" : "\xe2\x86\xa9\xef\xb8\x8e");
}

/* --- The rows --------------------------------------------------------------------------------- */

/* X(KIND, the rest of its row) */
#define WEB_KINDS(X) \
	X(DOC, .element = NULL) \
	X(MASTHEAD, .element = "header") \
	X(STRIP, .element = "div") \
	X(SECTION, .element = "section") \
	X(SIDENOTE, .element = "p") \
	X(HEADING, .element_of = element_of_heading) \
	X(PARA, .element = "p") \
	X(CALLOUT, .element = "aside", .attributes = put_callout) \
	X(QUOTE, .element = "blockquote", .attributes = put_quote) \
	X(LIST, .element_of = element_of_list, .attributes = put_list) \
	X(ITEM, .element_of = element_of_item) \
	X(LABEL, .element_of = element_of_label, .attributes = put_label) \
	X(ITEM_BODY, .element_of = element_of_body) \
	X(ROW, .element = "div") \
	X(PANEL, .element = "div") \
	X(CARD, .element = "div") \
	X(BOX, .element = "section") \
	X(PATH, .element = "div") \
	X(BRANCH, .element = "div") \
	X(CTA, .element = "div") \
	X(TABLE, .element = "table", .before = web_table_open, .attributes = web_table_put, \
	  .after = web_table_close) \
	X(CAPTION, .element_of = element_of_caption) \
	X(THEAD, .element = "thead", .attributes = web_table_put_part) \
	X(TBODY, .element = "tbody", .attributes = web_table_put_part) \
	X(TR, .element = "tr", .attributes = web_table_put_row) \
	X(TH, .element_of = web_table_element, .attributes = web_table_put_cell) \
	X(TD, .element = "td", .attributes = web_table_put_cell) \
	X(FIGURE, .element_of = element_of_figure, .inside = web_drawing_put_chart) \
	X(PICTURE, .element_of = element_of_figure, .inside = web_drawing_put_picture) \
	X(CONTENTS, .element = "ol", .before = open_contents, .attributes = put_list, \
	  .after = close_contents) \
	X(ENTRY, .element = "li") \
	X(REFERENCE, .element = "p") \
	X(INDEX, .element = "div") \
	X(NOTE, .element = "div", .attributes = put_note, .ending = put_way_back) \
	X(QUESTION, .element = "section") \
	X(BLANK, .element = "span", .inside = web_blank_put) \
	X(COLOPHON, .element = "footer")

static const struct web_kind kinds[BLOCK_KIND_COUNT] = {
#define ROW(kind, ...) [BLOCK_##kind] = {__VA_ARGS__},
	WEB_KINDS(ROW)
#undef ROW
};

/* Whoever adds a kind of block is told here that it has no row. */
enum {
#define ROW(kind, ...) HAS_ROW_##kind,
	WEB_KINDS(ROW)
#undef ROW
};
#define ROW(kind, name, type, parents, traits) \
	_Static_assert(HAS_ROW_##kind >= 0, "a row of WEB_KINDS");
BLOCK_KINDS(ROW)
#undef ROW

/* --- Any block -------------------------------------------------------------------------------- */

static const char *element(const struct block *block)
{
	const struct web_kind *kind = &kinds[block->kind];

	return kind->element_of ? kind->element_of(block) : kind->element;
}

/* What is neither head nor foot of the page is its main part. */
static void part_page(struct web_page *page, const struct block *block)
{
	bool is_head = block->kind == BLOCK_MASTHEAD && block == block->parent->first;
	bool is_foot = block->kind == BLOCK_COLOPHON && !block->next;
	bool is_in_main = !is_head && !is_foot;

	if (page->has_main == is_in_main)
		return;
	buf_addstr(page->out, is_in_main ? "<main id=\":main\" tabindex=\"-1\">\n" : "</main>\n");
	page->has_main = is_in_main;
}

static void put_class(struct web_page *page, const struct block *block)
{
	buf_printf(page->out, " class=\"%s", block_kinds[block->kind].name);
	if (block_kinds[block->kind].traits & BLOCK_IS_LEAF)
		buf_printf(page->out, " s-%s", style_name(block->style));
	if (block->role >= 0)
		buf_printf(page->out, " role r%d", block->role);
	if (block->kind == BLOCK_LIST && block->of.numbering == NUMBERING_FIGURES)
		buf_addstr(page->out, " figures");
	if (block->kind == BLOCK_LIST && block->of.numbering == NUMBERING_SCALE)
		buf_addstr(page->out, " scale");
	if (block->kind == BLOCK_LIST && is_of_terms(block))
		buf_addstr(page->out, " terms");
	buf_addc(page->out, '"');
}

static void put_anchor(struct web_page *page, const struct block *block)
{
	if (block->anchor && doc_find_anchor(page->input->doc, block->anchor) == block)
		web_put(page, "id", block->anchor);
	else if (!block->anchor && page->targets[block->id])
		web_put_id(page, ":b", block->id);
}

void web_block_open(struct web_page *page, const struct block *block)
{
	const struct web_kind *kind = &kinds[block->kind];
	const char *name = element(block);

	if (!name)
		return;
	if (block->parent == page->input->doc->root)
		part_page(page, block);
	if (kind->before)
		kind->before(page, block);
	buf_printf(page->out, "<%s", name);
	put_anchor(page, block);
	put_class(page, block);
	web_put_lang(page, block->lang);
	if (kind->attributes)
		kind->attributes(page, block);
	buf_addc(page->out, '>');
	if (kind->inside)
		kind->inside(page, block);
	web_inline_put(page, block);
	if (block->first)
		buf_addc(page->out, '\n');
}

void web_block_close(struct web_page *page, const struct block *block)
{
	const struct web_kind *kind = &kinds[block->kind];
	const char *name = element(block);

	if (!name)
		return;
	if (kind->ending)
		kind->ending(page, block);
	buf_printf(page->out, "</%s>\n", name);
	if (kind->after)
		kind->after(page, block);
}
