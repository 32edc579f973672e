/* The system's fonts. */
#ifndef TEXT_FONTCONFIG_H
#define TEXT_FONTCONFIG_H

#include "text/face.h"

/* Fonts that the catalogue does not know; -1: none, and in *unusable a file of that
 * family that cannot be used, if there is one. */
int fontset_ask_family(struct fontset *fonts, const char *family, unsigned flags,
		       struct unusable *unusable);
/* A face that has all n characters, the nearest to the flags first; -1: none, and in *unusable a
 * file that has them but cannot be used. */
int fontset_ask_characters(struct fontset *fonts, unsigned flags, const uint32_t *codes, int n,
			   struct unusable *unusable);
void fontset_forget_system(struct fontset *fonts);

/* The version of fontconfig, as "21401" for 2.14.1; in arena. */
const char *fontset_system_version(struct arena *arena);

#endif
