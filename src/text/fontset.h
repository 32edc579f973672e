/* The set of open faces, by number. */
#ifndef TEXT_FONTSET_H
#define TEXT_FONTSET_H

#include "text/face.h"

const struct face *fontset_face(const struct fontset *fonts, int font);

/* Opens face index of the file at path, or finds it open already; of a variable font in that
 * weight. -1 and a message in *why (else NULL) when it is no font that a PDF may embed. */
int fontset_open_file(struct fontset *fonts, const char *path, int index, int weight,
		      const char **why);

/* What a face says its version is, "2.015"; "" where it says none. */
const char *fontset_version(struct arena *arena, const struct fontset *fonts, int font);

#endif
