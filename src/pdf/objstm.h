/*
 * Object streams: packs the objects of a file that are no streams, so that hundreds of small ones
 * cost a few bytes each. ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams);
 * readers of PDF 1.5 and later.
 */
#ifndef PDF_OBJSTM_H
#define PDF_OBJSTM_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * Writes the file again into out. plain is as haru_save leaves it: one cross-reference table, its
 * objects in the order of their numbers, no encryption. Objects keep their numbers, streams their
 * bytes; the trailer keeps its entries. The same bytes give the same bytes. False, and out as it
 * was, when the file is built in another way. scratch memory is taken from arena.
 */
bool objstm_write(struct arena *arena, const struct buf *plain, struct buf *out);

#endif
