/* A page of a layout as a list of paint. */
#ifndef DRAW_DRAW_LAYOUT_H
#define DRAW_DRAW_LAYOUT_H

struct arena;
struct draw_page;
struct fontset;
struct layout;

/*
 * Page `page` (from 0) of a layout whose items have not been released; fonts: those it was laid out
 * with. Colours are those of the screen. The page lives in arena, and borrows the pictures of the
 * layout. It reports nothing: all that a layout can hold is drawn.
 */
const struct draw_page *draw_layout(struct arena *arena, const struct layout *layout,
				    const struct fontset *fonts, int page);

#endif
