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

struct objstm;

/* Begins a file in out, which is empty. Whoever begins one must end it: not all lives in arena. */
struct objstm *objstm_begin(struct arena *arena, struct buf *out);

/*
 * Takes the file piece by piece, as haru_save hands it over: what stands before the first object,
 * each object in the order of the numbers, one cross-reference table with the trailer; no
 * encryption. The number of bytes of a stream stands in its dictionary or in the object right
 * behind it. Objects keep their numbers, streams their bytes; the trailer keeps its entries. The
 * same pieces give the same bytes.
 */
void objstm_take(struct objstm *objstm, const struct buf *piece);

/* Finishes the file. False, and out empty, when the pieces were others, or no whole file. */
bool objstm_end(struct objstm *objstm);

#endif
