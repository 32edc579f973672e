/* Rows of a table that cells tie together by reaching over several of them. */
#ifndef LAYOUT_BAND_H
#define LAYOUT_BAND_H

struct block;
struct flow;
struct table_setting;
struct vlist;

/* The last of the rows that are tied to this one; itself where none is. */
const struct block *band_last(const struct block *row);

/* Appends the rows from first to last as one box, with a fine line above each. */
void band_flow(const struct flow *flow, const struct block *first, const struct block *last,
	       const struct table_setting *setting, struct vlist *out);

#endif
