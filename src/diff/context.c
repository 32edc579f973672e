/* Ids count up in reading order, so that a parent's context is there before its children's. */
#include "diff/context.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "diff/lexicon.h"
#include "doc/doc.h"

/* All text of a block that has spans, or of its children, the first few levels. */
static void put_text(struct buf *out, const struct block *block, int depth)
{
	for (int i = 0; i < block->nspans; i++) {
		const struct span *span = &block->spans[i];

		if (!span->mark && !span->field && span->note < 0)
			buf_addstr(out, span->text);
	}
	for (const struct block *child = depth > 0 ? block->first : NULL; child;
	     child = child->next) {
		if (out->n > 0)
			buf_addc(out, ' ');
		put_text(out, child, depth - 1);
	}
}

/* On one line; NULL: there is none. */
static const char *text_of(struct arena *arena, const struct block *block)
{
	struct buf text;
	char *copy = NULL;

	if (!block)
		return NULL;
	buf_init(&text);
	put_text(&text, block, 2);
	if (text.n > 0) {
		copy = arena_strdup(arena, buf_text(&text));
		for (char *at = copy; (at = strstr(at, UTF8_LINE_BREAK));) {
			*at = ' ';
			memmove(at + 1, at + UTF8_LINE_BREAK_SIZE,
				strlen(at + UTF8_LINE_BREAK_SIZE) + 1);
		}
	}
	buf_release(&text);
	return copy;
}

static const struct block *find_child(const struct block *block, enum block_kind kind)
{
	for (const struct block *child = block ? block->first : NULL; child; child = child->next)
		if (child->kind == kind)
			return child;
	return NULL;
}

/* The head that stands over a column of the table that a cell is in. */
static const struct block *find_column_head(const struct block *cell)
{
	const struct block *body = cell->parent ? cell->parent->parent : NULL;
	const struct block *table = body ? body->parent : NULL;
	const struct block *row = find_child(find_child(table, BLOCK_THEAD), BLOCK_TR);

	if (!cell->of.cell || cell->of.cell->colspan > 1)
		return NULL;
	for (const struct block *head = row ? row->first : NULL; head; head = head->next)
		if (head->kind == BLOCK_TH && head->of.cell &&
		    head->of.cell->column == cell->of.cell->column)
			return head;
	return NULL;
}

/* The name of a row; of one without a name that of the row before, which reaches over it. */
static const char *name_row(struct arena *arena, const struct block *row,
			    const struct context *list)
{
	const struct block *name = find_child(row, BLOCK_TH), *before = NULL;

	if (!row->parent || row->parent->kind == BLOCK_THEAD)
		return NULL;
	if (name)
		return text_of(arena, name);
	for (const struct block *other = row->parent->first; other && other != row;
	     other = other->next)
		before = other;
	return before ? list[before->id].row : NULL;
}

/* What a block adds to where its parent stands. */
static void enter(struct arena *arena, const struct block *block, struct context *list)
{
	struct context *own = &list[block->id];
	const char *head;

	switch ((int)block->kind) {
	case BLOCK_SECTION:
	case BLOCK_BOX:
	case BLOCK_QUESTION:
	case BLOCK_COLOPHON:
	case BLOCK_CTA:
		head = text_of(arena, find_child(block, BLOCK_HEADING));
		own->section = head ? head : own->section;
		break;
	case BLOCK_CARD:
	case BLOCK_BRANCH:
		own->row = text_of(arena, find_child(block, BLOCK_HEADING));
		break;
	case BLOCK_PANEL:
		own->row = text_of(arena, find_child(block, BLOCK_PARA));
		break;
	case BLOCK_TR:
		own->row = name_row(arena, block, list);
		break;
	case BLOCK_TD:
		own->column = text_of(arena, find_column_head(block));
		break;
	default:
		break;
	}
}

static uint64_t hash_text(uint64_t from, const char *text)
{
	return lexicon_hash(from, text ? text : "", text ? strlen(text) : 0);
}

static uint64_t slot_of(const struct block *block, const struct context *context)
{
	const struct block *parent = block->parent;
	uint64_t slot = hash_text(1, context->row);
	int place = 0;

	if (!context->row || !parent)
		return 0;
	for (const struct block *other = parent->first; other != block; other = other->next)
		place++;
	slot = hash_text(slot, context->column);
	slot = hash_text(slot, block_kinds[block->kind].name);
	return lexicon_hash(slot, &place, sizeof place);
}

const struct context *context_list(struct arena *arena, const struct doc *doc)
{
	struct context *list = ARENA_ARRAY(arena, struct context, doc->nblocks + 1);

	for (int i = 0; i < doc->nblocks; i++) {
		const struct block *block = doc->blocks[i];

		if (block->parent) {
			list[i] = list[block->parent->id];
			list[i].slot = 0;
		}
		enter(arena, block, list);
		if (!block->first)
			list[i].slot = slot_of(block, &list[i]);
	}
	return list;
}
