/*
 * Data: where the program's own files lie. The folder given wins, then $ROLEGUIDE_DATA, then what
 * lies near the executable: a source tree it was built in, or PREFIX/share/roleguide.
 */
#ifndef RUN_DATA_H
#define RUN_DATA_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct data {
	const char *folder;    /* "content": holds the others */
	const char *schemas;   /* folder */
	const char *phrases;   /* folder */
	const char *themes;    /* folder */
	const char *form;      /* folder: script and style of a page that asks */
	const char *catalogue; /* file that lists the fonts */
};

/* folder: what --data says, or NULL. False and an environment error when nothing is found. */
bool data_find(struct data *data, struct arena *arena, const char *folder, struct diag *diag);

/*
 * The path of a theme: theme itself if it looks like a file (a slash or ".xml" in it), else
 * themes/THEME.xml. NULL and an error when no theme has that name.
 */
const char *data_theme(const struct data *data, struct arena *arena, const char *theme,
		       struct diag *diag);

#endif
