/* Versions: of a font by what its file says, and of what shapes text. */
#ifndef TEXT_FONT_VERSION_H
#define TEXT_FONT_VERSION_H

struct arena;
struct fontset;

/* "Version 2.007; 2014-02-27", in arena; NULL: the file says nothing. */
const char *font_version(const struct fontset *fonts, int font, struct arena *arena);

/* The version of HarfBuzz, as "6.0.0". */
const char *font_version_shaper(void);

#endif
