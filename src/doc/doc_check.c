/*
 * The invariants that layout and tags rely on, each as a statement about one block. A document that
 * breaks one is a fault of compose, not of an author, so the program ends.
 */
#include "doc/doc_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"

enum { COLUMNS_LIMIT = 64 };

static void demand(bool holds, const struct block *block, const char *rule)
{
	if (holds)
		return;
	fprintf(stderr, "%s:%d: the document is wrong at block %d (%s): %s\n",
		block->pos.file ? block->pos.file : "-", block->pos.line, block->id,
		block_kinds[block->kind].name, rule);
	abort();
}

/* The block after this one in reading order, or NULL. */
static const struct block *following(const struct block *block)
{
	if (block->first)
		return block->first;
	while (block && !block->next)
		block = block->parent;
	return block ? block->next : NULL;
}

static void check_links(const struct doc *doc, int i)
{
	const struct block *block = doc->blocks[i];
	const struct block *next = i + 1 < doc->nblocks ? doc->blocks[i + 1] : NULL;

	demand(block->id == i, block, "its id is its place in doc.blocks");
	demand((i == 0) == (block->kind == BLOCK_DOC), block, "the root comes first");
	demand(following(block) == next, block, "ids count up in reading order");
	if (block->parent)
		demand(block_kinds[block->kind].parents >> block->parent->kind & 1, block,
		       "it may stand in its parent");
}

/* Empty cells are allowed at the corner of a table's head, and in ledgers. */
static bool may_be_empty(const struct block *block)
{
	if (block->kind == BLOCK_TD && block->parent->parent->parent->of.table->columns)
		return true;
	return block_kinds[block->kind].traits & BLOCK_MAY_BE_EMPTY ||
	       (block->kind == BLOCK_TD && block->parent->parent->kind == BLOCK_THEAD);
}

static void check_shape(const struct block *block)
{
	if (block_kinds[block->kind].traits & BLOCK_IS_LEAF) {
		demand(block->nspans > 0 && !block->first, block, "a leaf has spans, no children");
		return;
	}
	demand(block->nspans == 0, block, "only leaves have spans");
	demand(block->first || may_be_empty(block), block, "it has children");
}

static void check_span(const struct doc *doc, const struct block *block, const struct span *span)
{
	bool is_object = strcmp(span->text, "\xef\xbf\xbc") == 0;
	const struct block *note;

	demand(*span->text || span->field != FIELD_NONE, block, "a span has text or a field");
	demand(is_object == (span->mark != NULL), block, "U+FFFC stands for a mark");
	demand(!span->mark || (span->mark->alt && *span->mark->alt), block,
	       "a mark has an alternative text");
	demand(span->role < doc->nroles, block, "a span's role exists");
	if (span->note < 0)
		return;
	note = doc_note(doc, span);
	demand(note->id > block->id, block, "a note comes after what refers to it");
	demand(note->kind == BLOCK_NOTE, block, "what a span refers to is a note");
	demand(note->parent == block->parent ||
		       (block->kind == BLOCK_CAPTION && note->parent == block->parent->parent) ||
		       (block->kind == BLOCK_LABEL && note->parent == block->next),
	       block, "a note has the parent of what refers to it");
}

static void check_spans(const struct doc *doc, const struct block *block)
{
	char before = '\0';

	for (int i = 0; i < block->nspans; i++) {
		check_span(doc, block, &block->spans[i]);
		for (const char *c = block->spans[i].text; *c; c++) {
			demand(*c != ' ' || before != ' ', block, "no two spaces in a row");
			before = *c;
		}
	}
}

static void check_chart(const struct block *block)
{
	const struct chart *chart = block->of.chart;

	demand(chart != NULL, block, "a figure has a chart");
	demand(chart->alt, block, "a chart has an alternative text, or is decoration");
	for (int i = 1; i < chart->nticks; i++)
		demand(chart->ticks[i - 1].at < chart->ticks[i].at, block, "ticks ascend");
	for (int i = 0; i < chart->nbars && chart->nticks > 0; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		int64_t high = chart_traits(chart) & CHART_HAS_POINTS ? bar->low : bar->high;

		demand(chart->ticks[0].at <= bar->low && bar->low <= high &&
			       high <= chart->ticks[chart->nticks - 1].at,
		       block, "bars lie on the axis");
	}
}

static bool is_blank(const struct block *block, bool is_words)
{
	return block && block->kind == BLOCK_BLANK &&
	       (block->of.blank->role == BLANK_WORDS) == is_words;
}

/* What boxes are made of, one by one. */
static void check_boxes(const struct block *list)
{
	if (list->of.numbering != NUMBERING_BOXES && list->of.numbering != NUMBERING_SCALE)
		return;
	for (const struct block *item = list->first; item; item = item->next) {
		const struct block *body = item->last,
				   *box = body->first ? body->first->next : NULL;

		demand(item->first->kind == BLOCK_LABEL && item->first->next == body, item,
		       "an item of boxes has a number and a body");
		demand(body->first && body->first->kind == BLOCK_PARA && is_blank(box, false) &&
			       (!box->next || (is_blank(box->next, true) && !box->next->next)),
		       body, "the body of a box has a text, the box, perhaps a line for words");
	}
}

/* Its label stands before it, and what ticks exclude has a state. */
static void check_blank(const struct block *block)
{
	const struct blank *blank = block->of.blank;
	bool is_box;

	demand(blank && blank->label && *blank->label, block, "a blank has a label");
	demand(blank->field && *blank->field, block, "a blank has the name of its field");
	is_box = blank->role == BLANK_RADIO || blank->role == BLANK_CHECK;
	demand(is_box == (blank->state != NULL), block, "boxes have a state, nothing else has");
	demand(block->parent->first != block, block, "a blank stands behind its label");
}

/* A sidenote stands right behind its section's head, and so does a table that takes the head into
 * its corner; a box begins with a head, or where that has been left out, with bold words for it. */
static void check_head(const struct block *block)
{
	const struct block *first = block->parent ? block->parent->first : NULL;

	if (block->kind == BLOCK_SIDENOTE)
		demand(first && first->kind == BLOCK_HEADING && first->next == block, block,
		       "a sidenote follows the head of its section");
	if (block->kind == BLOCK_SECTION && block->of.opening == OPENING_TABLE)
		demand(block->first->kind == BLOCK_HEADING && block->first->next &&
			       block->first->next->kind == BLOCK_TABLE,
		       block, "a section opens as it says");
	if (block->kind == BLOCK_BOX)
		demand(block->first && (block->first->kind == BLOCK_HEADING ||
					(block->first->nspans > 0 &&
					 block->first->spans[0].flags & SPAN_STRONG)),
		       block, "a box begins with a heading, or with bold words");
}

/* Puts one row's cells into the columns that no cell from above still covers. */
static void check_row(const struct block *tr, int ncolumns, int covered[COLUMNS_LIMIT])
{
	for (const struct block *cell = tr->first; cell; cell = cell->next) {
		const struct cell *at = cell->of.cell;

		demand(at && at->colspan > 0 && at->rowspan > 0 && at->column >= 0 &&
			       at->column + at->colspan <= ncolumns,
		       cell, "a cell lies in its table");
		for (int i = at->column; i < at->column + at->colspan; i++) {
			demand(covered[i] == 0, cell, "cells do not overlap");
			covered[i] = at->rowspan;
		}
	}
	for (int i = 0; i < ncolumns; i++) {
		demand(covered[i] > 0, tr, "a row fills all columns");
		covered[i]--;
	}
}

static void check_table(const struct block *block)
{
	const struct table *table = block->of.table;

	demand(table && table->ncolumns > 0 && table->ncolumns <= COLUMNS_LIMIT, block,
	       "a table has columns");
	for (const struct block *part = block->first; part; part = part->next) {
		int covered[COLUMNS_LIMIT] = {0};

		if (part->kind == BLOCK_CAPTION)
			continue;
		for (const struct block *tr = part->first; tr; tr = tr->next)
			check_row(tr, table->ncolumns, covered);
		for (int i = 0; i < table->ncolumns; i++)
			demand(covered[i] == 0, part, "no cell reaches past the last row");
	}
}

void doc_check(const struct doc *doc)
{
	int level = 0;

	for (int i = 0; i < doc->nblocks; i++) {
		const struct block *block = doc->blocks[i];

		check_links(doc, i);
		check_shape(block);
		check_spans(doc, block);
		check_head(block);
		demand(block->role < doc->nroles, block, "its role exists");
		if (block->kind == BLOCK_HEADING) {
			demand(block->of.level >= 1 && block->of.level <= level + 1 &&
				       block->of.level <= DOC_LEVELS,
			       block, "headings skip no level");
			level = block->of.level;
		} else if (block->kind == BLOCK_TABLE) {
			check_table(block);
		} else if (block->kind == BLOCK_FIGURE) {
			check_chart(block);
		} else if (block->kind == BLOCK_BLANK) {
			check_blank(block);
		} else if (block->kind == BLOCK_LIST) {
			check_boxes(block);
		} else if (block->kind == BLOCK_PICTURE) {
			demand(block->of.picture && block->of.picture->alt, block,
			       "a picture has an alternative text, or is decoration");
		}
	}
}
