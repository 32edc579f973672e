/* Whether a vertical list is one: the invariants that vlist.h numbers. */
#ifndef LAYOUT_VLIST_CHECK_H
#define LAYOUT_VLIST_CHECK_H

#include <stdbool.h>

struct buf;
struct vlist;

/* What is wrong with the list, "node 3: glue draws something (2)"; false: nothing. */
bool vlist_fault(const struct vlist *list, struct buf *out);

/* Ends the program with the fault: one of layout, not of an author. */
void vlist_check(const struct vlist *list);

#endif
