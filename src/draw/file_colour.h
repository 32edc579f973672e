/* Colours of a file as a screen shows them. */
#ifndef DRAW_FILE_COLOUR_H
#define DRAW_FILE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

struct trace_colour;
struct trace_spaces;

/* 0xrrggbb of a colour; of a spot ink, what stands in for it. False where that is not known here: a
 * pattern, Lab, several spot inks at once. */
bool file_colour_find(struct trace_spaces *spaces, const struct trace_colour *colour,
		      uint32_t *rgb);

#endif
