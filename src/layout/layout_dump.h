/* What all dumps of layout share. */
#ifndef LAYOUT_LAYOUT_DUMP_H
#define LAYOUT_LAYOUT_DUMP_H

#include <stdint.h>

struct buf;

/* Text in quotes on one line; line breaks and no-break spaces are made visible. */
void layout_dump_text(struct buf *out, const char *text, int32_t n);

#endif
