/*
 * What a place is called: a section and a part by the section's head, figures and tables by their
 * captions, a dimension and what its cells hold by its name. All places of the guide are sorted by
 * their ids once, when the first reference is met, so that many are found fast.
 */
#include "compose/refs.h"

#include <stdlib.h>
#include <string.h>

#include "compose/say.h"
#include "content/guide_grid.h"

struct place {
	const char *id;
	const struct rich *name;
	const char *key; /* of a phrase, where that is empty */
};

struct places {
	struct arena *arena;
	struct place *items;
	int nitems;
};

static void add_place(struct places *places, const char *id, const struct rich *name)
{
	if (!id)
		return;
	ARENA_GROW(places->arena, places->items, places->nitems);
	places->items[places->nitems++] = (struct place){id, name, "contents-head"};
}

/* The recursion is as deep as lists, which the reader limits, and callouts around them. */
static void add_part(struct places *places, const struct part *part, const struct rich *head)
{
	const struct rich *own = part->kind == PART_SUBHEAD ? &part->text
				 : part->kind == PART_TABLE ? &part->grid->caption
							    : &part->caption;

	add_place(places, part->id, own->nspans > 0 ? own : head);
	for (int i = 0; i < part->nitems; i++) {
		add_place(places, part->items[i].id, head);
		if (part->items[i].sublist)
			add_part(places, part->items[i].sublist, head);
	}
	for (int i = 0; i < part->nparts; i++)
		add_part(places, &part->parts[i], head);
}

static void add_row(struct places *places, const struct guide *guide, const struct dimension *row)
{
	add_place(places, row->id, &row->name);
	for (int i = 0; i < guide->nroles; i++)
		for (int k = 0; k < row->cells[i].nparts; k++)
			add_part(places, &row->cells[i].parts[k], &row->name);
}

static int by_id(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static struct places find_places(struct arena *arena, const struct guide *guide)
{
	struct places places = {.arena = arena};

	for (int i = 0; i < guide->ndimensions; i++) {
		const struct dimension *row = &guide->dimensions[i];

		add_row(&places, guide, row);
		if (row->group && (i == 0 || row->group != row[-1].group))
			add_place(&places, row->group->id, &row->group->name);
	}
	for (int i = 0; i < guide->nsections; i++) {
		const struct section *section = &guide->sections[i];

		add_place(&places, section->id, &section->head);
		if (section->id && section->kind == SECTION_INDEX)
			places.items[places.nitems - 1].key = "index-head";
		for (int k = 0; k < section->nparts; k++)
			add_part(&places, &section->parts[k], &section->head);
	}
	if (places.nitems)
		qsort(places.items, (size_t)places.nitems, sizeof *places.items, by_id);
	return places;
}

/* The name of the place as a span; its text NULL where it has none. */
static struct span name_of(struct draft *draft, const struct places *places, const char *id)
{
	const struct place wanted = {.id = id};
	const struct place *place = places->nitems ? bsearch(&wanted, places->items,
							     (size_t)places->nitems,
							     sizeof *places->items, by_id)
						   : NULL;
	struct span name = draft_text(NULL, 0);

	if (!place)
		return name;
	if (place->name->nspans == 0) /* under the head that phrases give it */
		return draft_words(draft, say_phrase(draft, place->key, NULL), 0);
	name.text = rich_plain(draft->arena, place->name);
	name.lang = draft_guide_lang(draft, place->name->lang);
	if (!*name.text)
		name.text = NULL;
	return name;
}

static bool is_ref(const struct span *span)
{
	return span->field == FIELD_REF_NAME || span->field == FIELD_REF_NAME_AND_PAGE ||
	       span->field == FIELD_REF_PAGE;
}

/* The reference as a line of its own: what it says, where there is such a place. */
static void say_ref(struct draft *draft, const struct span *ref, struct span name, bool is_there)
{
	struct span page = draft_text("0", 0);

	page.field = FIELD_PAGE_OF;
	if (name.text && (ref->field == FIELD_REF_NAME || draft->is_pageless || !is_there))
		draft_put(draft, name);
	else if (name.text && ref->field == FIELD_REF_NAME_AND_PAGE)
		say(draft, "ref-name-page", WITH(say_span("name", name), say_span("page", page)));
	else if (is_there)
		say(draft, "ref-page", WITH(say_span("page", page)));
}

/* Adds what a reference of a block says to the line. */
static void add_ref(struct draft *draft, const struct places *places, const struct block *block,
		    const struct span *ref)
{
	bool is_there = doc_find_anchor(draft->doc, ref->href + 1);
	const char *lang = block_lang(draft->doc, block);
	int first = draft->nspans;
	bool has_page = false;

	say_ref(draft, ref, name_of(draft, places, ref->href + 1), is_there);
	for (int i = first; i < draft->nspans; i++)
		has_page = has_page || draft->spans[i].field == FIELD_PAGE_OF;
	for (int i = first; i < draft->nspans; i++) {
		struct span *span = &draft->spans[i];

		span->flags |= ref->flags | (has_page ? SPAN_REF : 0);
		span->href = is_there ? ref->href : NULL;
		span->style = ref->style;
		if (span->lang && strcmp(span->lang, lang) == 0)
			span->lang = NULL;
	}
}

static bool has_ref(const struct block *block)
{
	for (int i = 0; i < block->nspans; i++)
		if (is_ref(&block->spans[i]))
			return true;
	return false;
}

void refs_settle(struct draft *draft)
{
	struct places places;

	if (!draft->has_refs)
		return;
	draft->has_refs = false;
	places = find_places(draft->arena, draft->guide);
	doc_sort_anchors(draft->arena, draft->doc);
	for (int i = 0; i < draft->doc->nblocks; i++) {
		struct block *block = draft->doc->blocks[i];

		if (!has_ref(block))
			continue;
		for (int k = 0; k < block->nspans; k++) {
			if (is_ref(&block->spans[k]))
				add_ref(draft, &places, block, &block->spans[k]);
			else
				draft_put(draft, block->spans[k]);
		}
		draft_squeeze(draft, 0); /* some say nothing */
		block->spans = draft_take(draft, &block->nspans);
	}
}
