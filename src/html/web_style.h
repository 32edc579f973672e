/* What of the style sheet follows from the theme: colours, roles, styles. */
#ifndef HTML_WEB_STYLE_H
#define HTML_WEB_STYLE_H

#include "look/theme.h"

struct buf;

/*
 * Appends rules of CSS: the colours as --c0, --c1 ... by their number and by their use, --ink ...;
 * a class a role and a class a style; fills and strokes of drawings. On a dark screen each colour
 * stands as far from the ground as it does from the paper of a light one.
 */
void web_style_put(const struct theme *theme, enum paper paper, struct buf *out);

#endif
