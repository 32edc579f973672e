/*
 * What must hold of every layout: no item stands outside its page or its column, none on another,
 * cells and what else stands side by side keep to themselves, and light text has its field behind
 * it. Letters are taken to reach as far as those of Latin do in their size. What a warning has said
 * to be too large for its place (layout.excused) is passed over.
 */
#ifndef LAYOUT_LAYOUT_CHECK_H
#define LAYOUT_LAYOUT_CHECK_H

struct buf;
struct doc;
struct layout;

/* Appends a line "FILE:LINE: page N: what is wrong" for each fault; returns how many there are. */
int layout_faults(const struct layout *layout, const struct doc *doc, struct buf *out);

/* Ends the program with the first fault: one of layout, not of an author. */
void layout_check(const struct layout *layout, const struct doc *doc);

#endif
