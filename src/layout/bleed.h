/*
 * Bleed: what touches the edge of the trimmed page runs on past it, since paper is never cut quite
 * where it should be; and what stands near the edge without touching it is told of.
 */
#ifndef LAYOUT_BLEED_H
#define LAYOUT_BLEED_H

#include "base/arena.h"
#include "base/diag.h"

struct doc;
struct layout;
struct page;
struct theme;

/* Adds the theme's bands along the edges to a page that has nothing on it yet. */
void bleed_add_edges(struct arena *arena, const struct theme *theme, struct page *page);

/*
 * Extends what touches or crosses an edge of its page to the end of layout.bleed there: boxes,
 * paths whose lines run straight into the edge, and pictures, which are enlarged and cropped so
 * that they keep their proportions. Nothing changes inside the trimmed page but the picture.
 * Changed paths live in arena.
 */
void bleed_extend(struct arena *arena, struct layout *layout);

/*
 * Warns, with the line of the content, of text and pictures that come closer to an edge than 3 mm
 * without touching it, and of what touches an edge but cannot be extended past it. Once for each
 * block, with what comes closest.
 */
void bleed_lint(const struct layout *layout, const struct doc *doc, struct diag *diag);

#endif
