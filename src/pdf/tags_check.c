/* Element by element, in the order of their blocks; each with what hangs below it in its text. */
#include "pdf/tags_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/tags.h"
#include "pdf/tags_words.h"

enum { DEEPEST = 3 }; /* a mark in a Link in a Reference */

struct check {
	const struct tags *tags;
	const char *rule;            /* the first that was broken; NULL: none so far */
	const struct block *at;      /* where */
	int ncontents, nannotations; /* that hang at the elements seen */
};

static bool demand(struct check *check, bool holds, const struct tag *tag, const char *rule)
{
	if (!holds && !check->rule) {
		check->rule = rule;
		check->at = tag->block;
	}
	return holds;
}

static bool is_type(const struct tag *tag, const char *type)
{
	return tag->type && strcmp(tag->type, type) == 0;
}

static void check_content(struct check *check, const struct tag *tag, const struct kid *kid)
{
	const struct page_tags *page = &check->tags->pages[kid->page];

	check->ncontents++;
	demand(check,
	       kid->mcid >= 0 && kid->mcid < page->nparents && page->parents[kid->mcid] == tag, tag,
	       "4: a page's parents name the element that each content hangs at");
}

static void check_annotation(struct check *check, const struct tag *tag, const struct kid *kid)
{
	const struct tags *tags = check->tags;
	const struct annotation *annotation = &tags->annotations[kid->index];

	check->nannotations++;
	if (!demand(check, is_type(tag, "Link") || is_type(tag, "Form"), tag,
		    "5: annotations hang at Links and Forms alone") ||
	    !demand(check,
		    kid->index >= 0 && kid->index < tags->nannotations && annotation->tag == tag &&
			    annotation->page == kid->page,
		    tag, "5: an annotation knows its element and its page"))
		return;
	if (demand(check, is_type(tag, "Form") == (annotation->blank != NULL), tag,
		   "5: fields hang at Forms") &&
	    annotation->blank)
		demand(check, tag->first == kid && !kid->next, tag,
		       "5: a Form has a field and nothing else");
	else
		demand(check,
		       annotation->href || tags->doc->blocks[annotation->note]->kind == BLOCK_NOTE,
		       tag, "5: a link leads to an address or a note");
}

static bool is_before(const struct kid *one, const struct kid *other)
{
	if (one->page != other->page)
		return one->page < other->page;
	return one->kind == KID_CONTENT ? one->mcid < other->mcid : one->index < other->index;
}

static void check_inline(struct check *check, const struct tag *tag, const struct tag *inner)
{
	const struct block *block = inner->block;

	demand(check, inner->parent == tag, inner, "2: an element knows what it is a kid of");
	if (inner->is_drawing) {
		demand(check, block == tag->block && block->kind == BLOCK_PICTURE && block->first,
		       inner, "2: a picture stands beside its caption");
		return;
	}
	demand(check, inner->span >= block->spans && inner->span < block->spans + block->nspans,
	       inner, "2: an element inside a text has a span of it");
	demand(check,
	       tag->span ? tag->block == block : tag->block == block || tag->block == block->parent,
	       inner, "2: an element stays in its block");
	demand(check, !tag->span || is_type(tag, "Link") || is_type(tag, "Reference"), inner,
	       "2: inside a text, only Links and References hold elements");
}

/* Contents and annotations, which are counted apart, stand in the order of pages. */
static void check_kids(struct check *check, const struct tag *tag, int depth)
{
	const struct kid *before[KID_ANNOTATION + 1] = {NULL};
	int page = -1;

	if (!demand(check, depth <= DEEPEST, tag, "2: elements in a text are three deep at most"))
		return;
	for (const struct kid *kid = tag->first; kid && !check->rule; kid = kid->next) {
		demand(check, kid->next || kid == tag->last, tag, "3: the last kid is known");
		if (kid->kind == KID_TAG) {
			check_inline(check, tag, kid->tag);
			demand(check, kid->tag->first != NULL, kid->tag,
			       "6: an element in a text has kids");
			check_kids(check, kid->tag, depth + 1);
			continue;
		}
		if (!demand(check, kid->page >= 0 && kid->page < check->tags->layout->npages, tag,
			    "3: a kid is on a page"))
			return;
		demand(check, !before[kid->kind] || is_before(before[kid->kind], kid), tag,
		       "3: kids of an element follow each other");
		before[kid->kind] = kid;
		page = page < 0 ? kid->page : page;
		if (kid->kind == KID_CONTENT)
			check_content(check, tag, kid);
		else
			check_annotation(check, tag, kid);
	}
	demand(check, tag->page == page, tag, "3: an element is on the page of its first content");
}

static bool has_used_child(const struct tags *tags, const struct block *block)
{
	for (const struct block *child = block->first; child; child = child->next)
		if (tags->of_block[child->id] && tags->of_block[child->id]->is_used)
			return true;
	return false;
}

static void check_use(struct check *check, const struct tag *tag)
{
	bool is_kept = block_kinds[tag->block->kind].traits & BLOCK_IS_KEPT;

	demand(check, !tag->first || tag->is_used, tag, "6: what has content is used");
	demand(check, !tag->is_used || tag->type, tag, "6: what is used has a type");
	demand(check,
	       !tag->is_used || tag->first || is_kept || has_used_child(check->tags, tag->block),
	       tag, "6: what is used has content below it, or keeps a place");
	demand(check, !tag->is_used || !tag->parent || tag->parent->is_used, tag,
	       "6: what is around a used element is used");
}

static void check_element(struct check *check, const struct block *block)
{
	const struct tag *tag = check->tags->of_block[block->id], *parent;

	if (!tag ||
	    !demand(check, tag->block == block && !tag->span, tag, "1: an element knows its block"))
		return;
	parent = block->parent ? check->tags->of_block[block->parent->id] : NULL;
	demand(check, tag->parent == parent && (parent || !block->parent), tag,
	       "1: an element hangs below that of the block around its own");
	check_kids(check, tag, 0);
	check_use(check, tag);
}

static void check_totals(struct check *check, int nnotes, int nheaders)
{
	const struct tags *tags = check->tags;
	const struct tag *root = tags->of_block[tags->doc->root->id];
	int nparents = 0, nannotations = 0;

	for (int i = 0; i < tags->layout->npages; i++) {
		const struct page_tags *page = &tags->pages[i];

		demand(check, page->first_annotation == nannotations, root,
		       "5: annotations of a page follow those of the page before");
		nparents += page->nparents;
		nannotations += page->nannotations;
	}
	demand(check, check->ncontents == nparents, root, "4: each content hangs at one element");
	demand(check, check->nannotations == nannotations && nannotations == tags->nannotations,
	       root, "5: each annotation hangs at one element");
	demand(check, nnotes == tags->nnotes && nheaders == tags->nheaders, root,
	       "6: used notes and named headers are counted");
}

const char *tags_fault(const struct tags *tags, const struct block **at)
{
	struct check check = {.tags = tags};
	int nnotes = 0, nheaders = 0;

	for (int id = 0; id < tags->doc->nblocks && !check.rule; id++) {
		const struct tag *tag = tags->of_block[id];

		check_element(&check, tags->doc->blocks[id]);
		nnotes += tag && tag->is_used && tag->block->kind == BLOCK_NOTE;
		nheaders += tag && tag->is_used && tags_is_named(tag->block);
	}
	if (!check.rule)
		check_totals(&check, nnotes, nheaders);
	*at = check.at;
	return check.rule;
}

const char *tags_page_fault(const struct tags *tags, int page)
{
	const struct page_tags *of = &tags->pages[page];
	int end = 0, mcid = 0;

	for (int i = 0; i < of->nstretches; i++) {
		const struct stretch *stretch = &of->stretches[i];

		if (stretch->n <= 0 || stretch->first < end)
			return "7: stretches hold items, one after the other";
		end = stretch->first + stretch->n;
		if (stretch->tag ? stretch->mcid != mcid || of->parents[mcid] != stretch->tag
				 : stretch->mcid != -1 || stretch->artifact == ARTIFACT_NONE)
			return "7: a stretch is an element's, by the next MCID, or an artifact";
		mcid += stretch->tag != NULL;
	}
	return end > tags->layout->pages[page].nitems || mcid != of->nparents
		       ? "7: stretches are those of their page"
		       : NULL;
}

void tags_check(const struct tags *tags)
{
	const struct block *at;
	const char *rule = tags_fault(tags, &at);

	if (!rule)
		return;
	fprintf(stderr, "%s:%d: the structure tree is wrong at block %d (%s): rule %s\n",
		at->pos.file ? at->pos.file : "-", at->pos.line, at->id, block_kinds[at->kind].name,
		rule);
	abort();
}
