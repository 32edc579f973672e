/* Fonts of a file that is drawn: from the codes of its texts to outlines. */
#ifndef DRAW_FILE_FONT_H
#define DRAW_FILE_FONT_H

#include <stdbool.h>

#include "text/outline.h"

struct reading;
struct trace_font;

struct file_font; /* a font that is open */

struct file_fonts {
	struct arena *arena; /* where outlines live */
	struct reading *reading;
	struct file_font **list;
	int n;
};

void file_font_init(struct file_fonts *fonts, struct arena *arena, struct reading *reading);
void file_font_release(struct file_fonts *fonts);

/* The font of that text, opened when it is first met. NULL: it cannot be drawn, for it is not in
 * the file, or in a way that is not known here. */
struct file_font *file_font_find(struct file_fonts *fonts, const struct trace_font *of);

/* Font units to an em. */
int file_font_units(const struct file_font *font);

/* The outline of what a code shows. */
struct outline file_font_draw(struct file_fonts *fonts, struct file_font *font, unsigned code);

#endif
