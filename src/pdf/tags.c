/*
 * From blocks and page items to a structure tree. Elements of blocks are made first, in the order
 * of the document, which is the reading order; then the pages are walked in painting order and each
 * item's content is hung to the innermost element it belongs to. Where something is painted thus
 * never decides where it is read.
 */
#include "pdf/tags.h"

#include <string.h>

#include "pdf/tally.h"

static const char *const heading_types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

static const char *type_of_block(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_DOC:
		return "Document";
	case BLOCK_MASTHEAD:
	case BLOCK_SECTION:
	case BLOCK_CARD:
	case BLOCK_BOX:
	case BLOCK_CTA:
	case BLOCK_COLOPHON:
		return "Sect";
	case BLOCK_STRIP:
	case BLOCK_ROW:
	case BLOCK_PANEL:
	case BLOCK_PATH:
	case BLOCK_BRANCH:
		return "Div";
	case BLOCK_HEADING:
		return heading_types[block->of.level < 1 ? 0 : block->of.level > 6 ? 5
									     : block->of.level - 1];
	case BLOCK_PARA:
	case BLOCK_SIDENOTE:
		return "P";
	case BLOCK_LIST:
		return "L";
	case BLOCK_ITEM:
		return "LI";
	case BLOCK_LABEL:
		return "Lbl";
	case BLOCK_ITEM_BODY:
		return "LBody";
	case BLOCK_TABLE:
		return "Table";
	case BLOCK_CAPTION:
		return "Caption";
	case BLOCK_THEAD:
		return "THead";
	case BLOCK_TBODY:
		return "TBody";
	case BLOCK_TR:
		return "TR";
	case BLOCK_TH:
		return "TH";
	case BLOCK_TD:
		return "TD";
	case BLOCK_FIGURE:
	case BLOCK_PICTURE:
		return "Figure";
	case BLOCK_NOTE:
		return "Note";
	case BLOCK_KIND_COUNT:
		break;
	}
	return NULL;
}

/* Elements that stay without content, because lists and tables need them in their place. */
static bool is_structural(enum block_kind kind)
{
	return kind == BLOCK_TH || kind == BLOCK_TD || kind == BLOCK_TR || kind == BLOCK_LABEL ||
	       kind == BLOCK_ITEM_BODY || kind == BLOCK_DOC;
}

const char *tags_alt(const struct tag *tag)
{
	if (tag->span)
		return tag->span->mark ? tag->span->mark->alt : NULL;
	if (tag->block->kind == BLOCK_FIGURE)
		return tag->block->of.chart->alt;
	if (tag->block->kind == BLOCK_PICTURE)
		return tag->block->of.picture->alt;
	return NULL;
}

static struct box *new_box(struct arena *arena)
{
	struct box *box = ARENA_NEW(arena, struct box);

	*box = (struct box){LEN_MAX, LEN_MAX, -LEN_MAX, -LEN_MAX};
	return box;
}

static bool has_element(const struct tags *tags, const struct span *span)
{
	return span->mark || span->note >= 0 || span->lang || span->expansion ||
	       (span->href && tags->has_links);
}

static void make_block_tag(struct tags *tags, const struct block *block)
{
	struct tag *tag = &tags->of_block[block->id];

	*tag = (struct tag){.type = type_of_block(block), .block = block, .page = -1};
	if (block->parent)
		tag->parent = &tags->of_block[block->parent->id];
	if (block->kind == BLOCK_FIGURE || block->kind == BLOCK_PICTURE) {
		const char *alt = tags_alt(tag);

		if (!alt || !*alt)
			/* decoration; its caption is none */
			tag->type = block->first ? "Div" : NULL;
		else
			tag->box = new_box(tags->arena);
	}
	if (block->kind == BLOCK_NOTE)
		tag->box = new_box(tags->arena);
	for (int i = 0; i < block->nspans; i++)
		if (has_element(tags, &block->spans[i]) && !tag->inlines)
			tag->inlines = ARENA_ARRAY(tags->arena, struct tag *, block->nspans);
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

static struct tag *add_inline(struct tags *tags, struct tag *parent, const struct span *span,
			      const char *type)
{
	struct tag *tag = ARENA_NEW(tags->arena, struct tag);

	*tag = (struct tag){.type = type, .block = parent->block, .span = span,
			    .parent = parent, .page = -1};
	if (strcmp(type, "Figure") == 0)
		tag->box = new_box(tags->arena);
	add_kid(tags, parent, KID_TAG, -1)->tag = tag;
	return tag;
}

static bool is_same_link(const struct span *a, const struct span *b)
{
	return a->href && b->href && a->note < 0 && b->note < 0 && strcmp(a->href, b->href) == 0;
}

/* The Link that spans[i] belongs to: the one of the span before, where both lead to the same place.
 * */
static struct tag *link_of_span(struct tags *tags, struct tag *block, int i)
{
	const struct span *spans = block->block->spans;
	int first = i;

	while (first > 0 && is_same_link(&spans[first - 1], &spans[i]))
		first--;
	for (int k = first; k < i; k++)
		if (block->inlines[k])
			return block->inlines[k];
	return add_inline(tags, block, &spans[first], "Link");
}

/* The outermost element of spans[i] below its block; made when first needed, so that elements and
 * plain text alternate in logical order. NULL: the span has none. */
static struct tag *outer_tag(struct tags *tags, struct tag *block, int i)
{
	const struct span *span = &block->block->spans[i];

	if (!block->inlines || !has_element(tags, span))
		return NULL;
	if (block->inlines[i])
		return block->inlines[i];
	if (span->note >= 0) {
		struct tag *reference = add_inline(tags, block, span, "Reference");

		block->inlines[i] = tags->has_links ? add_inline(tags, reference, span, "Link")
						    : reference;
	}
	else if (span->href && tags->has_links)
		block->inlines[i] = link_of_span(tags, block, i);
	else
		block->inlines[i] = add_inline(tags, block, span, span->mark ? "Figure" : "Span");
	return block->inlines[i];
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
	if (!span->mark && !span->lang && !span->expansion)
		return outer;
	if (last && last->span == span)
		return last;
	return add_inline(tags, outer, span, span->mark ? "Figure" : "Span");
}

/* Lines and fills beside text are decoration; in a figure they are the content. */
static bool is_decoration(const struct item *item, const struct tag *block)
{
	bool is_drawing = item->kind == ITEM_BOX || item->kind == ITEM_PATH;

	return is_drawing && strcmp(block->type, "Figure") != 0;
}

/* The element an item's content belongs to; NULL: it is an artifact. */
static struct tag *tag_of_item(struct tags *tags, const struct item *item)
{
	struct tag *block, *outer;
	const struct span *span;

	if (item->artifact != ARTIFACT_NONE || item->block < 0 ||
	    item->block >= tags->doc->nblocks)
		return NULL;
	block = &tags->of_block[item->block];
	if (!block->type)
		return NULL;
	if (item->span < 0 || item->span >= block->block->nspans)
		return is_decoration(item, block) ? NULL : block;
	span = &block->block->spans[item->span];
	if (is_decoration(item, block) && !span->mark)
		return NULL;
	outer = outer_tag(tags, block, item->span);
	return outer ? inner_tag(tags, outer, span) : block;
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

/*
 * Annotations hang below a Link: for each area that the layout made live, and for each run that
 * refers to a footnote, whose figure is the live area.
 */
static void add_link(struct tags *tags, int page, const struct item *item)
{
	struct tag *block, *tag;
	struct link *link;

	if (!tags->has_links || item->artifact != ARTIFACT_NONE || item->block < 0 ||
	    item->block >= tags->doc->nblocks)
		return;
	block = &tags->of_block[item->block];
	if (!block->type || item->span < 0 || item->span >= block->block->nspans)
		return;
	tag = outer_tag(tags, block, item->span);
	if (!tag || strcmp(tag->type, "Link") != 0)
		return;
	if (tag->page < 0)
		tag->page = page;
	add_kid(tags, tag, KID_LINK, page)->index = tags->nlinks;
	ARENA_GROW(tags->arena, tags->links, tags->nlinks);
	link = &tags->links[tags->nlinks++];
	*link = (struct link){.page = page, .box = box_of_item(item), .tag = tag};
	if (item->kind == ITEM_LINK)
		link->href = item->of.href;
	else
		link->note = tag->span->note;
	tags->pages[page].nlinks++;
}

static bool refers_to_note(const struct tags *tags, const struct item *item)
{
	const struct block *block;

	if (item->kind != ITEM_RUN || item->block < 0 || item->block >= tags->doc->nblocks)
		return false;
	block = tags->doc->blocks[item->block];
	return item->span >= 0 && item->span < block->nspans && block->spans[item->span].note >= 0;
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

static int copy_items(const struct page *page, bool links, const struct item **order)
{
	int n = 0;

	for (int i = 0; i < page->nitems; i++)
		if ((page->items[i].kind == ITEM_LINK) == links)
			order[n++] = &page->items[i];
	return n;
}

/* Links draw nothing; behind all content they don't part the runs of a line. */
static void order_items(struct tags *tags, int page)
{
	const struct page *from = &tags->layout->pages[page];
	const struct item **order = ARENA_ARRAY(tags->arena, const struct item *, from->nitems);
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

static struct stretch *begin_stretch(struct tags *tags, int page, struct tag *tag,
				     const struct item *item)
{
	struct page_tags *into = &tags->pages[page];
	struct stretch *stretch;

	ARENA_GROW(tags->arena, into->stretches, into->nstretches);
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
	add_kid(tags, tag, KID_CONTENT, page)->index = into->nstretches - 1;
	ARENA_GROW(tags->arena, into->parents, into->nparents);
	into->parents[into->nparents++] = tag;
	return stretch;
}

static bool continues(const struct stretch *stretch, const struct tag *tag,
		      const struct item *item)
{
	enum artifact artifact =
		item->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : item->artifact;

	return stretch && stretch->tag == tag && (tag || stretch->artifact == artifact);
}

static void gather_page(struct tags *tags, int page)
{
	struct page_tags *into = &tags->pages[page];
	struct stretch *open = NULL;

	into->first_link = tags->nlinks;
	order_items(tags, page);
	tally_page(tags->tallies, tags->doc, tags->layout, page, into->order);
	for (int i = 0; i < tags->layout->pages[page].nitems; i++) {
		const struct item *item = into->order[i];
		struct tag *tag;

		if (item->kind == ITEM_LINK || (item->kind == ITEM_RUN && item->of.run->is_object))
			continue;
		tag = tag_of_item(tags, item);
		if (!continues(open, tag, item)) {
			open = begin_stretch(tags, page, tag, item);
			open->first = i;
		}
		open->n = i + 1 - open->first;
		if (tag && tag->box)
			widen_box(tag->box, item);
	}
	for (int i = 0; i < tags->layout->pages[page].nitems; i++)
		if (into->order[i]->kind == ITEM_LINK || refers_to_note(tags, into->order[i]))
			add_link(tags, page, into->order[i]);
}

/* A paragraph that is all of a cell, or of an item's body, needs no element of its own. */
static bool is_lone(const struct block *block)
{
	const struct block *parent = block->parent;

	return block->kind == BLOCK_PARA && !block->lang && parent->first == block &&
	       !block->next && (parent->kind == BLOCK_TD || parent->kind == BLOCK_TH ||
				parent->kind == BLOCK_ITEM_BODY);
}

static struct tag *element_of(struct tag *tag)
{
	return !tag->span && is_lone(tag->block) ? tag->parent : tag;
}

/* Gives the content of lone paragraphs to the elements around them: tables have many. */
static void merge_lone(struct tags *tags)
{
	for (int id = 0; id < tags->doc->nblocks; id++) {
		struct tag *tag = &tags->of_block[id], *into = element_of(tag);

		if (into == tag)
			continue;
		into->first = tag->first;
		into->last = tag->last;
		into->page = tag->page;
		for (struct kid *kid = tag->first; kid; kid = kid->next)
			if (kid->kind == KID_TAG)
				kid->tag->parent = into;
		tag->first = tag->last = NULL;
	}
	for (int p = 0; p < tags->layout->npages; p++) {
		struct page_tags *page = &tags->pages[p];

		for (int i = 0; i < page->nparents; i++)
			page->parents[i] = element_of(page->parents[i]);
		for (int i = 0; i < page->nstretches; i++)
			if (page->stretches[i].tag)
				page->stretches[i].tag = element_of(page->stretches[i].tag);
	}
}

/* Content makes an element, and all above it, worth writing. Ids grow downwards in the tree. */
static void mark_used(struct tags *tags)
{
	for (int id = tags->doc->nblocks - 1; id >= 0; id--) {
		struct tag *tag = &tags->of_block[id];

		tag->is_used = tag->type && (tag->is_used || tag->first ||
					     is_structural(tag->block->kind));
		if (tag->is_used && tag->parent)
			tag->parent->is_used = true;
		if (tag->is_used && tag->block->kind == BLOCK_NOTE)
			tags->nnotes++;
	}
}

struct tags *tags_make(struct arena *arena, const struct layout *layout, const struct doc *doc,
		       bool has_links)
{
	struct tags *tags = ARENA_NEW(arena, struct tags);

	*tags = (struct tags){.arena = arena, .layout = layout, .doc = doc, .has_links = has_links};
	tags->of_block = ARENA_ARRAY(arena, struct tag, doc->nblocks);
	for (int id = 0; id < doc->nblocks; id++)
		make_block_tag(tags, doc->blocks[id]);
	tags->pages = ARENA_ARRAY(arena, struct page_tags, layout->npages);
	tags->tallies = tally_new(arena, doc);
	for (int page = 0; page < layout->npages; page++)
		gather_page(tags, page);
	merge_lone(tags);
	mark_used(tags);
	return tags;
}

/* Language and expansion of a span inside a Link stand at an element of their own. */
static bool is_wrapper(const struct tag *tag)
{
	return tag->span && (strcmp(tag->type, "Link") == 0 ||
			     strcmp(tag->type, "Reference") == 0);
}

const char *tags_lang(const struct tags *tags, const struct tag *tag)
{
	const char *own = tag->span ? tag->span->lang : tag->block->lang;
	const char *outer = tags->doc->lang;

	if (!tag->span && tag->block->kind == BLOCK_FIGURE && tag->block->of.chart->lang)
		own = tag->block->of.chart->lang;
	if (!own || is_wrapper(tag))
		return NULL;
	if (tag->span)
		outer = block_lang(tags->doc, tag->block);
	else if (tag->block->parent)
		outer = block_lang(tags->doc, tag->block->parent);
	return outer && strcmp(own, outer) == 0 ? NULL : own;
}

const char *tags_expansion(const struct tag *tag)
{
	return tag->span && !is_wrapper(tag) ? tag->span->expansion : NULL;
}

static void add_texts(struct buf *out, const struct block *block)
{
	for (int i = 0; i < block->nspans; i++)
		buf_addstr(out, block->spans[i].text);
	for (const struct block *child = block->first; child; child = child->next)
		for (int i = 0; i < child->nspans; i++)
			buf_addstr(out, child->spans[i].text);
}

/* The text of a span as it stands on the page. */
static void add_text(const struct tags *tags, const struct span *span, struct buf *out)
{
	const struct layout *layout = tags->layout;
	const struct block *target = NULL;

	buf_addstr(out, span->text);
	if (span->field == FIELD_PAGE_OF && span->href && span->href[0] == '#')
		target = doc_find_anchor(tags->doc, span->href + 1);
	for (int i = 0; target && i < layout->nanchors; i++)
		if (layout->anchors[i].block == target->id)
			buf_printf(out, "%d", layout->pages[layout->anchors[i].page].number);
}

const char *tags_link_contents(const struct tags *tags, const struct tag *tag)
{
	const struct block *block = tag->block;
	struct buf text;
	char *contents;

	if (tag->span->contents)
		return tag->span->contents;
	buf_init(&text);
	if (tag->span->note >= 0)
		add_texts(&text, tags->doc->blocks[tag->span->note]);
	for (int i = (int)(tag->span - block->spans); i < block->nspans; i++) {
		if (tag->span->note >= 0 ||
		    (&block->spans[i] != tag->span && !is_same_link(tag->span, &block->spans[i])))
			break;
		add_text(tags, &block->spans[i], &text);
	}
	contents = arena_strdup(tags->arena, buf_text(&text));
	buf_release(&text);
	return contents;
}
