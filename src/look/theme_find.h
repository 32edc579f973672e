/* The themes that ship, by their names. */
#ifndef LOOK_THEME_FIND_H
#define LOOK_THEME_FIND_H

#include <stdbool.h>

#include "base/diag.h"

/* Whether a theme is named by its file: "looks/mine.xml", not "handout". */
bool theme_is_file(const char *name);

/* The file of the theme of that name in the folder; NULL and an error at pos when there is none. */
const char *theme_find(struct arena *arena, const char *folder, const char *name, struct srcpos pos,
		       struct diag *diag);

#endif
