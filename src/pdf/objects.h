/*
 * Objects on their way into a file that is put together of several such heaps (objects_file.h):
 * numbers, bytes, and where each stands. What is no stream is packed into object streams where the
 * file's version has them.
 */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct objstm;
struct pack;

/* More numbers than that no file of PDF/A may have (ISO 19005-2, 6.1.13), and readers give up. */
enum { OBJECTS_MOST = 8388607 };

struct objects {
	struct arena *arena; /* scratch, given back as soon as it can be */
	struct pack *pack;
	bool packs;
	int next;              /* number to be given out */
	struct buf bytes;      /* as they will stand in the file */
	struct buf places;     /* objstm_place, in bytes */
	struct objstm *objstm; /* that is being filled; NULL: there is none */
	int npacked;           /* its objects */
};

/* The first number that is given out is next; packs: there are object streams. */
void objects_init(struct objects *objects, struct arena *arena, struct pack *pack, bool packs,
		  int next);
void objects_release(struct objects *objects);

/* The first of n numbers that follow each other. */
int objects_reserve(struct objects *objects, int n);

/* An object under its number: what stands between "obj" and "endobj". An object stream takes a
 * number of its own when its first object comes. */
void objects_put(struct objects *objects, int number, const struct buf *body);
/* A stream: its dictionary without /Length and the ">>" at the end, and its bytes as they are. */
void objects_put_stream(struct objects *objects, int number, const struct buf *dictionary,
			const void *bytes, size_t n);

/* All that was put is in bytes and places. */
void objects_end(struct objects *objects);
/* Forgets these, and goes on behind them. */
void objects_clear(struct objects *objects);

#endif
