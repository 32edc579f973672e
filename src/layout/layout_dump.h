/* A layout as text, and what all dumps of layout share. */
#ifndef LAYOUT_LAYOUT_DUMP_H
#define LAYOUT_LAYOUT_DUMP_H

#include <stdint.h>

struct buf;
struct layout;

/* Text in quotes on one line; line breaks and no-break spaces are made visible. */
void layout_dump_text(struct buf *out, const char *text, int32_t n);

/* Pages and items as text, one item a line, coordinates in millipoints. */
void layout_dump(const struct layout *layout, struct buf *out);

#endif
