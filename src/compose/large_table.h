/* Tables of a document for large print: a head a row, each cell under the name of its column. */
#ifndef COMPOSE_LARGE_TABLE_H
#define COMPOSE_LARGE_TABLE_H

#include "compose/draft.h"
#include "compose/large.h"

/* The copy in the making. */
struct enlarging {
	struct draft draft;
	const struct large_input *input;
	struct block *
		*copies; /* by number of a block, what stands for it; NULL: nothing, or not yet */
	int next;        /* the start whose mark comes next */
	int level;       /* of the last heading that was copied */
};

/* Adds the table's content under parent. */
void large_table(struct enlarging *e, const struct block *table, struct block *parent);

/* Copies a block with all that is in it. */
void large_copy(struct enlarging *e, const struct block *old, struct block *parent);

/* A block of that kind that stands for an old one; fills a leaf with the spans of one. */
struct block *large_add(struct enlarging *e, const struct block *old, struct block *parent,
			enum block_kind kind);
void large_put_spans(struct enlarging *e, const struct block *old, struct block *block);

/* Lines that say which pages begin with an old block or before it, where such may stand. */
void large_mark(struct enlarging *e, const struct block *old, struct block *parent);

#endif
