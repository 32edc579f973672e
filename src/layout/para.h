/* Paragraphs as lines: any leaf block, and free spans. */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include <stdbool.h>

#include "base/len.h"
#include "look/theme.h"

struct arena;
struct block;
struct flow;
struct mark;
struct mark_form;
struct span;
struct vlist;

/* How a paragraph departs from its block's style. */
struct para_options {
	len width;
	const struct style *style; /* NULL: the block's */
	bool is_artifact;          /* a repeat: items belong to no block */
	bool keeps_with_next;      /* also where the block does not ask for it */
	int first, nspans;         /* only so many of its spans, from one on; 0: all */
};

struct para_widths {
	len longest_word, unbroken;
};

/* What flow.shaped is to be: memory for blocks that are shaped again in the same document, as those
 * of tables are that are measured first. */
struct para_shaped *para_shaped_new(struct arena *arena);

/* A leaf block as lines, with space before and after by its style. Returns the width of the widest
 * line. */
len para_flow(const struct flow *flow, const struct block *block,
	      const struct para_options *options, struct vlist *out);

/* Lines of free spans (running feet), without space around; items are footers. */
void para_flow_spans(const struct flow *flow, const struct span *spans, int nspans,
		     enum style_id style, enum align align, len width, struct vlist *out);

/* Widths of a leaf block: its longest word, and its longest line if never broken. Where the style
 * may divide words, those wider than `undivided` count with their longest piece. */
void para_measure(const struct flow *flow, const struct block *block, const struct style *style,
		  len undivided, struct para_widths *out);

/* What a mark and the room behind it take on a line. */
len para_mark_width(const struct flow *flow, const struct mark *mark, len size,
		    const struct mark_form *form);

#endif
