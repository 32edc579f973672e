/* Rows of a table that cells tie together by reaching over several of them. */
#ifndef LAYOUT_BAND_H
#define LAYOUT_BAND_H

struct block;
struct flow;
struct table_setting;
struct vlist;
struct vnode;

/* The last of the rows that are tied to this one; itself where none is. */
const struct block *band_last(const struct block *row);

/* Appends the rows from first to last, with a fine line above each: as one box, or parted where no
 * page has room for all of them. opening: what opens pages on which the table goes on, or NULL. */
void band_flow(const struct flow *flow, const struct block *first, const struct block *last,
	       const struct table_setting *setting, const struct vnode *opening, struct vlist *out);

#endif
