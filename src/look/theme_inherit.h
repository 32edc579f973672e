/* What a theme takes from another one, and a style from another. */
#ifndef LOOK_THEME_INHERIT_H
#define LOOK_THEME_INHERIT_H

#include <stdbool.h>

struct arena;
struct diag;
struct xml_node;

/*
 * Completes the tree of a theme's file, before the schema sees it. Where it extends another, found
 * by its name in the folder of themes or as a file beside it, what it does not say comes from
 * there, the colours only as far as something is in them. A style comes from the one that it is
 * based on; one that is left out, from its parent among the program's styles. False and errors
 * where that cannot be.
 */
bool theme_inherit(struct arena *arena, struct xml_node *theme, const char *themes,
		   struct diag *diag);

#endif
