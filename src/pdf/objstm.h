/*
 * Object streams: packs the objects of a file that are no streams, so that hundreds of small ones
 * cost a few bytes each. ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams);
 * readers of PDF 1.5 and later.
 */
#ifndef PDF_OBJSTM_H
#define PDF_OBJSTM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct objstm;
struct pack;

enum objstm_kind { OBJSTM_FREE, OBJSTM_STREAM, OBJSTM_PACKED }; /* as tables number them */

/* Where an object stands. */
struct objstm_place {
	uint32_t number;
	uint32_t place; /* STREAM: offset in the file; PACKED: number of the object stream */
	uint16_t index; /* PACKED: which of its stream */
	uint8_t kind;
};

enum { OBJSTM_MOST = 1000 }; /* objects of one object stream */

/* How many numbers object streams take for n objects. */
int objstm_count(int n);

/* Begins to add objects to out; object streams are numbered from next on. Whoever begins one must
 * end it: not all lives in arena. */
struct objstm *objstm_begin(struct arena *arena, struct pack *pack, struct buf *out, int next);

/* Takes an object; body is what stands between "obj" and "endobj". A stream goes into the file as
 * it is, its length in its dictionary. */
void objstm_take(struct objstm *objstm, int number, bool is_stream, const struct buf *body);

/* A number that no object has. */
void objstm_skip(struct objstm *objstm, int number);

/* Writes what has not been written yet. The places of all objects, object streams among them, in
 * the order in which they were taken; they live until objstm_end. */
const struct objstm_place *objstm_finish(struct objstm *objstm, int *nplaces);

void objstm_end(struct objstm *objstm);

/* The end of a file: its table as a stream, whose number is the highest, and where it stands.
 * places: of all numbers from 1 on, in any order; entries of the trailer beside /Size. */
void objstm_table(struct pack *pack, struct buf *out, const struct objstm_place *places,
		  int nplaces, const char *trailer);

#endif
