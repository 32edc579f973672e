/*
 * From blocks and page items to a structure tree. Elements of blocks are made first, in the order
 * of the document, which is the reading order; then the pages are walked in painting order and each
 * item's content is hung to the innermost element it belongs to. Where something is painted thus
 * never decides where it is read.
 */
#include "pdf/tags.h"

#include <assert.h>
#include <string.h>

#include "pdf/tags_check.h"
#include "pdf/tags_words.h"
#include "pdf/tally.h"

enum { TAGGED_FLAGS = SPAN_SUB | SPAN_SUP | SPAN_CODE }; /* of spans with an element */

/* In PDF 2.0 what a document is called is no heading: those below it begin with H1. */
static const char *type_of_heading(const struct tags *tags, const struct block *heading)
{
	static const char *const types[DOC_LEVELS] = {"H1", "H2", "H3", "H4", "H5", "H6"};
	int level = heading->of.level;

	assert(1 <= level && level <= DOC_LEVELS);
	if (!(tags->live & TAGS_PDF2))
		return types[level - 1];
	if (level == 1 && heading->parent->kind == BLOCK_MASTHEAD)
		return "Title";
	return types[level > 1 ? level - 2 : 0];
}

/* What of PDF 1.7 is not in the namespace of PDF 2.0 has another type there (ISO 32000-2, annex
 * L). */
static const char *const types_of_pdf2[BLOCK_KIND_COUNT] = {
	[BLOCK_NOTE] = "FENote",     [BLOCK_QUOTE] = "Div",  [BLOCK_INDEX] = "Div",
	[BLOCK_CALLOUT] = "Aside",   [BLOCK_CONTENTS] = "L", [BLOCK_ENTRY] = "LI",
	[BLOCK_REFERENCE] = "LBody",
};

static const char *type_of_block(const struct tags *tags, const struct block *block)
{
	if (block->kind == BLOCK_HEADING)
		return type_of_heading(tags, block);
	if (types_of_pdf2[block->kind] && (tags->live & TAGS_PDF2))
		return types_of_pdf2[block->kind];
	return block_kinds[block->kind].type;
}

static struct tag_more *more_of(struct tags *tags, struct tag *tag)
{
	if (!tag->more)
		tag->more = ARENA_NEW(tags->arena, struct tag_more);
	return tag->more;
}

static void add_box(struct tags *tags, struct tag *tag)
{
	struct tag_more *more = more_of(tags, tag);

	more->has_box = true;
	more->box = (struct box){LEN_MAX, LEN_MAX, -LEN_MAX, -LEN_MAX};
}

static bool has_element(const struct tags *tags, const struct span *span)
{
	return span->mark || span->note >= 0 || span->lang || span->expansion ||
	       (span->flags & TAGGED_FLAGS) || (span->href && (tags->live & TAGS_LINKS));
}

/* A paragraph that is all of a cell, or of an item's body, needs no element of its own: tables have
 * many. */
static bool is_lone(const struct block *block)
{
	const struct block *parent = block->parent;

	return block->kind == BLOCK_PARA && !block->lang && parent->first == block &&
	       !block->next &&
	       (parent->kind == BLOCK_TD || parent->kind == BLOCK_TH ||
		parent->kind == BLOCK_ITEM_BODY);
}

/* What holds a picture and its caption. A Caption is the last in what it belongs to, for which PDF
 * 2.0 looks through a Div (ISO 14289-2, 8.2.5.27). */
static const char *around_caption(const struct tags *tags)
{
	return (tags->live & TAGS_PDF2) ? "Sect" : "Div";
}

/* The tag of a block that is not lone, and of all around it. */
static struct tag *block_tag(struct tags *tags, const struct block *block)
{
	struct tag **at = &tags->of_block[block->id], *tag = *at;

	assert(!is_lone(block));
	if (tag)
		return tag;
	tag = *at = ARENA_NEW(tags->arena, struct tag);
	*tag = (struct tag){.type = type_of_block(tags, block), .block = block, .page = -1};
	if (block->parent) /* blocks are no deeper than the elements of a file */
		tag->parent = block_tag(tags, block->parent);
	if (block->kind == BLOCK_FIGURE || block->kind == BLOCK_PICTURE) {
		const char *alt = tags_alt(tag);

		if (block->first) /* who hears the alternative text hears nothing inside */
			tag->type = around_caption(tags);
		else if (!alt || !*alt)
			tag->type = NULL; /* decoration */
		else
			add_box(tags, tag);
	}
	if (block->kind == BLOCK_NOTE)
		add_box(tags, tag);
	return tag;
}

static const struct block *element_block(const struct block *block)
{
	return is_lone(block) ? block->parent : block;
}

const struct tag *tags_element(const struct tags *tags, int block)
{
	assert(0 <= block && block < tags->doc->nblocks);
	return tags->of_block[element_block(tags->doc->blocks[block])->id];
}

static struct kid *add_kid(struct tags *tags, struct tag *tag, enum kid_kind kind, int page)
{
	struct kid *kid = ARENA_NEW(tags->arena, struct kid);

	*kid = (struct kid){.kind = kind, .page = page};
	if (tag->last)
		tag->last->next = kid;
	else
		tag->first = kid;
	tag->last = kid;
	return kid;
}

static struct tag *add_inline(struct tags *tags, struct tag *parent, const struct block *block,
			      const struct span *span, const char *type)
{
	struct tag *tag = ARENA_NEW(tags->arena, struct tag);

	assert(tags->doc->blocks[block->id] == block && parent->type);
	*tag = (struct tag){
		.type = type, .block = block, .span = span, .parent = parent, .page = -1};
	if (strcmp(type, "Figure") == 0)
		add_box(tags, tag);
	add_kid(tags, parent, KID_TAG, -1)->tag = tag;
	return tag;
}

/* The Link that spans[i] belongs to: the one of the span before, where both lead to the same place.
 * */
static struct tag *link_of_span(struct tags *tags, struct tag *element, const struct block *block,
				int i)
{
	const struct span *spans = block->spans;
	int first = i;

	while (first > 0 && tags_are_one_link(&spans[first - 1], &spans[i]))
		first--;
	for (int k = first; k < i; k++)
		if (element->more->inlines[k])
			return element->more->inlines[k];
	return add_inline(tags, element, block, &spans[first], "Link");
}

/* In PDF 2.0 element and FENote name each other (ISO 14289-2, 8.2.5.14). */
static void cite(struct tags *tags, struct tag *tag)
{
	struct tag_more *note = more_of(tags, block_tag(tags, doc_note(tags->doc, tag->span)));

	ARENA_GROW(tags->arena, note->citations, note->ncitations);
	note->citations[note->ncitations++] = tag;
}

/* What refers to a footnote. PDF 2.0 has no Reference. */
static struct tag *add_reference(struct tags *tags, struct tag *parent, const struct block *block,
				 const struct span *span)
{
	bool is_live = tags->live & TAGS_LINKS;
	struct tag *tag;

	if (tags->live & TAGS_PDF2) {
		tag = add_inline(tags, parent, block, span, is_live ? "Link" : "Span");
		cite(tags, tag);
		return tag;
	}
	tag = add_inline(tags, parent, block, span, "Reference");
	return is_live ? add_inline(tags, tag, block, span, "Link") : tag;
}

/* The figure that a footnote begins with is its Lbl in PDF 2.0 (ISO 32000-2, table 371). */
static bool is_label(const struct tags *tags, const struct block *block, int i)
{
	return (tags->live & TAGS_PDF2) && block->kind == BLOCK_NOTE && i == 0 &&
	       (block->spans[i].flags & SPAN_SUPERIOR);
}

/* In PDF 2.0 code has no type of its own. */
static const char *type_inside(const struct tags *tags, const struct span *span)
{
	if (span->mark)
		return "Figure";
	return (span->flags & SPAN_CODE) && !(tags->live & TAGS_PDF2) ? "Code" : "Span";
}

static const char *type_of_span(const struct tags *tags, const struct block *block, int i)
{
	if (is_label(tags, block, i))
		return "Lbl";
	return type_inside(tags, &block->spans[i]);
}

/* The outermost element of a block's spans[i] below the block's; made when first needed, so that
 * elements and plain text alternate in logical order. NULL: the span has none. */
static struct tag *outer_tag(struct tags *tags, struct tag *element, const struct block *block,
			     int i)
{
	const struct span *span = &block->spans[i];
	struct tag *tag;

	if (!has_element(tags, span) && !is_label(tags, block, i))
		return NULL;
	if (!more_of(tags, element)->inlines)
		element->more->inlines = ARENA_ARRAY(tags->arena, struct tag *, block->nspans);
	tag = element->more->inlines[i];
	if (tag)
		return tag;
	if (span->note >= 0) {
		tag = add_reference(tags, element, block, span);
	} else if (span->href && (tags->live & TAGS_LINKS)) {
		tag = link_of_span(tags, element, block, i);
	} else {
		tag = add_inline(tags, element, block, span, type_of_span(tags, block, i));
	}
	element->more->inlines[i] = tag;
	return tag;
}

static struct tag *last_inline(const struct tag *tag)
{
	return tag->last && tag->last->kind == KID_TAG ? tag->last->tag : NULL;
}

/* Inside a Link or Reference, a mark or a span in another language has an element again. */
static struct tag *inner_tag(struct tags *tags, struct tag *outer, const struct span *span)
{
	struct tag *last = last_inline(outer);

	if (strcmp(outer->type, "Link") != 0 && strcmp(outer->type, "Reference") != 0)
		return outer;
	if (!span->mark && !span->lang && !span->expansion && !(span->flags & TAGGED_FLAGS))
		return outer;
	if (last && last->span == span)
		return last;
	return add_inline(tags, outer, outer->block, span, type_inside(tags, span));
}

/* Lines and fills beside text are decoration; in a figure they are the content. */
static bool is_decoration(const struct item *item, const struct tag *element)
{
	bool is_drawing = item->kind == ITEM_BOX || item->kind == ITEM_PATH;

	return is_drawing && strcmp(element->type, "Figure") != 0;
}

/* The block whose content an item is; NULL: it is an artifact. */
static const struct block *block_of(const struct tags *tags, const struct item *item)
{
	assert(item->block < tags->doc->nblocks);
	assert(item->block < 0 || item->span < tags->doc->blocks[item->block]->nspans);
	return item->artifact == ARTIFACT_NONE && item->block >= 0 ? tags->doc->blocks[item->block]
								   : NULL;
}

/* The element of a picture with a caption, beside that of the caption. */
static struct tag *drawing_tag(struct tags *tags, struct tag *element)
{
	struct tag *tag = element->last ? element->last->tag : NULL;

	if (!tag) {
		tag = add_inline(tags, element, element->block, NULL, "Figure");
		tag->is_drawing = true;
	}
	return tag;
}

/* The element an item's content belongs to; NULL: it is an artifact. */
static struct tag *tag_of_item(struct tags *tags, const struct item *item)
{
	const struct block *block = block_of(tags, item);
	struct tag *element = block ? block_tag(tags, element_block(block)) : NULL, *outer;

	if (!element || !element->type)
		return NULL;
	if (block->kind == BLOCK_PICTURE && block->first)
		return drawing_tag(tags, element);
	if (item->span < 0)
		return is_decoration(item, element) ? NULL : element;
	if (is_decoration(item, element) && !block->spans[item->span].mark)
		return NULL;
	outer = outer_tag(tags, element, block, item->span);
	return outer ? inner_tag(tags, outer, &block->spans[item->span]) : element;
}

static struct box box_of_item(const struct item *item)
{
	struct box box = {item->x, item->y, item->x + item->w, item->y + item->h};

	if (item->kind == ITEM_RUN) {
		box.top = item->y - item->of.run->size;
		box.bottom = item->y + item->of.run->size / 4;
	}
	return box;
}

static void widen_box(struct box *box, const struct item *item)
{
	struct box more = box_of_item(item);

	box->left = len_min(box->left, more.left);
	box->top = len_min(box->top, more.top);
	box->right = len_max(box->right, more.right);
	box->bottom = len_max(box->bottom, more.bottom);
}

/* A new annotation of a page, at the element that is its. */
static struct annotation *add_annotation(struct tags *tags, int page, const struct item *item,
					 struct tag *tag)
{
	struct annotation *annotation;

	if (tag->page < 0)
		tag->page = page;
	add_kid(tags, tag, KID_ANNOTATION, page)->index = tags->nannotations;
	ARENA_GROW(tags->arena, tags->annotations, tags->nannotations);
	annotation = &tags->annotations[tags->nannotations++];
	*annotation = (struct annotation){.page = page, .box = box_of_item(item), .tag = tag};
	tags->pages[page].nannotations++;
	return annotation;
}

/* A link hangs below a Link: for each area that the layout made live, and for each run that refers
 * to a footnote, whose figure is the live area. */
static void add_link(struct tags *tags, int page, const struct item *item)
{
	const struct block *block = block_of(tags, item);
	struct tag *element, *tag = NULL;
	struct annotation *link;

	if (!(tags->live & TAGS_LINKS) || !block || item->span < 0)
		return;
	element = block_tag(tags, element_block(block));
	if (element->type)
		tag = outer_tag(tags, element, block, item->span);
	if (!tag || strcmp(tag->type, "Link") != 0)
		return;
	link = add_annotation(tags, page, item, tag);
	if (item->kind == ITEM_LINK)
		link->href = item->of.href;
	else
		link->note = doc_note(tags->doc, tag->span)->id;
}

/* A field is all that a Form has (ISO 14289-1, 7.18.4): what is drawn there is decoration. */
static void add_field(struct tags *tags, int page, const struct item *item)
{
	const struct block *block = block_of(tags, item);

	if (tags->live & TAGS_FIELDS)
		add_annotation(tags, page, item, block_tag(tags, block))->blank = item->of.blank;
}

static bool refers_to_note(const struct tags *tags, const struct item *item)
{
	const struct block *block = block_of(tags, item);

	return block && item->kind == ITEM_RUN && item->span >= 0 &&
	       block->spans[item->span].note >= 0;
}

/* Whether item a, a run or a part of a mark, comes behind item b of the same paragraph. */
static bool is_behind(const struct item *a, const struct item *b)
{
	if (a->span != b->span)
		return a->span > b->span;
	return a->kind == ITEM_RUN && b->kind == ITEM_RUN && a->of.run->start > b->of.run->start;
}

/* Runs and marks of a line come in visual order; content is read in logical order. Items from..to-1
 * are of one paragraph; they are nearly always sorted already. */
static void sort_paragraph(const struct item **order, int from, int to)
{
	for (int i = from + 1; i < to; i++) {
		const struct item *item = order[i];
		int k = i;

		for (; k > from && is_behind(order[k - 1], item); k--)
			order[k] = order[k - 1];
		order[k] = item;
	}
}

static bool is_same_paragraph(const struct item *a, const struct item *b)
{
	if (a->block != b->block || a->artifact != b->artifact)
		return false;
	if (a->kind == ITEM_RUN && b->kind == ITEM_RUN)
		return a->of.run->text == b->of.run->text;
	return a->span >= 0 && b->span >= 0;
}

static int copy_items(const struct page *page, bool areas, const struct item **order)
{
	int n = 0;

	for (int i = 0; i < page->nitems; i++)
		if (item_is_area(&page->items[i]) == areas)
			order[n++] = &page->items[i];
	return n;
}

/* Areas draw nothing; behind all content they don't part the runs of a line. */
static void order_items(struct tags *tags, struct arena *drawn, int page)
{
	const struct page *from = &tags->layout->pages[page];
	const struct item **order = ARENA_ARRAY(drawn, const struct item *, from->nitems);
	int n = copy_items(from, false, order);

	copy_items(from, true, order + n);
	for (int i = 0, k; i < n; i = k) {
		k = i + 1;
		while (k < n && is_same_paragraph(order[i], order[k]))
			k++;
		sort_paragraph(order, i, k);
	}
	tags->pages[page].order = order;
}

static struct stretch *begin_stretch(struct tags *tags, struct arena *drawn, int page,
				     struct tag *tag, const struct item *item)
{
	struct page_tags *into = &tags->pages[page];
	struct stretch *stretch;
	struct kid *kid;

	ARENA_GROW(drawn, into->stretches, into->nstretches);
	stretch = &into->stretches[into->nstretches++];
	*stretch = (struct stretch){.tag = tag, .artifact = item->artifact, .mcid = -1};
	if (!tag) {
		if (item->artifact == ARTIFACT_NONE)
			stretch->artifact = ARTIFACT_LAYOUT;
		return stretch;
	}
	stretch->mcid = into->nparents;
	if (tag->page < 0)
		tag->page = page;
	kid = add_kid(tags, tag, KID_CONTENT, page);
	kid->index = into->nstretches - 1;
	kid->mcid = stretch->mcid;
	ARENA_GROW(drawn, into->parents, into->nparents);
	into->parents[into->nparents++] = tag;
	return stretch;
}

static bool continues(const struct stretch *stretch, const struct tag *tag, const struct item *item)
{
	enum artifact artifact = item->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : item->artifact;

	return stretch && stretch->tag == tag && (tag || stretch->artifact == artifact);
}

static void add_stretches(struct tags *tags, struct arena *drawn, int page)
{
	struct page_tags *into = &tags->pages[page];
	struct stretch *open = NULL;

	for (int i = 0; i < tags->layout->pages[page].nitems; i++) {
		const struct item *item = into->order[i];
		struct tag *tag;

		if (item_is_area(item) || (item->kind == ITEM_RUN && item->of.run->is_object))
			continue;
		tag = tag_of_item(tags, item);
		if (!continues(open, tag, item)) {
			open = begin_stretch(tags, drawn, page, tag, item);
			open->first = i;
		}
		open->n = i + 1 - open->first;
		if (tag && tag->more && tag->more->has_box)
			widen_box(&tag->more->box, item);
		if (tag && tag->span && item->kind == ITEM_RUN &&
		    (tag->span->flags & (SPAN_SUB | SPAN_SUP)))
			more_of(tags, tag)->rise = item->of.run->rise;
	}
}

void tags_page(struct tags *tags, struct arena *drawn, int page)
{
	struct page_tags *into = &tags->pages[page];

	assert(0 <= page && page < tags->layout->npages);
	*into = (struct page_tags){.is_counted = into->is_counted,
				   .first_annotation = tags->nannotations};
	order_items(tags, drawn, page);
	if (!into->is_counted)
		tally_page(tags->tallies, tags->doc, tags->layout, page, into->order);
	into->is_counted = true;
	add_stretches(tags, drawn, page);
	into->parents = arena_copy(tags->arena, into->parents,
				   sizeof *into->parents * (size_t)into->nparents);
	for (int i = 0; i < tags->layout->pages[page].nitems; i++) {
		const struct item *item = into->order[i];

		if (item->kind == ITEM_BLANK)
			add_field(tags, page, item);
		else if (item->kind == ITEM_LINK || refers_to_note(tags, item))
			add_link(tags, page, item);
	}
	assert(!tags_page_fault(tags, page));
}

/* Content makes an element, and all above it, worth writing. Ids grow downwards in the tree. */
void tags_end(struct tags *tags)
{
	for (int id = tags->doc->nblocks - 1; id >= 0; id--) {
		const struct block *block = tags->doc->blocks[id];
		bool is_needed = block_kinds[block->kind].traits & BLOCK_IS_KEPT;
		struct tag *tag = is_needed ? block_tag(tags, block) : tags->of_block[id];

		if (!tag)
			continue;
		tag->is_used = tag->type && (tag->is_used || tag->first || is_needed);
		if (tag->is_used && tag->parent)
			tag->parent->is_used = true;
		if (tag->is_used && tag->block->kind == BLOCK_NOTE)
			tags->nnotes++;
		tags->nheaders += tag->is_used && tags_is_named(block);
	}
}

struct tags *tags_begin(struct arena *arena, const struct layout *layout, const struct doc *doc,
			unsigned live)
{
	struct tags *tags = ARENA_NEW(arena, struct tags);

	*tags = (struct tags){.arena = arena, .layout = layout, .doc = doc, .live = live};
	tags->of_block = ARENA_ARRAY(arena, struct tag *, doc->nblocks);
	tags->pages = ARENA_ARRAY(arena, struct page_tags, layout->npages);
	tags->counts = arena_part(arena);
	tags->tallies = tally_new(tags->counts, doc);
	return tags;
}

struct tags *tags_make(struct arena *arena, const struct layout *layout, const struct doc *doc,
		       unsigned live)
{
	struct tags *tags = tags_begin(arena, layout, doc, live);

	for (int page = 0; page < layout->npages; page++)
		tags_page(tags, arena, page);
	tags_end(tags);
#ifndef NDEBUG
	tags_check(tags);
#endif
	return tags;
}
