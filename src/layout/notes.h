/*
 * Footnotes: they stand at the bottom of the page that refers to them, unless there is no room for
 * them. Then they are part of the text, behind what refers to them: where they take too much of a
 * page by themselves, and where a page would part what belongs together, or stay nearly empty, for
 * their sake.
 */
#ifndef LAYOUT_NOTES_H
#define LAYOUT_NOTES_H

#include "base/arena.h"

struct flow;
struct pagebreak;
struct vlist;

/* The lines of a footnote, by its block id, over the width of the page. */
struct vlist notes_list(const struct flow *flow, int id, struct arena *arena);

/* Chooses the breaks of the one list of a document; where some page would overflow, what was to be
 * kept together may part. The list as it is broken, in which some footnotes may be text. */
const struct vlist *notes_break(const struct flow *flow, const struct vlist *list,
				struct pagebreak *b);

#endif
