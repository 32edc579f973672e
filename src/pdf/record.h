/*
 * A record: what one person brings into a volume, one sheaf or several one behind the other, as
 * bytes of the file with the places of objects in them. It is made wherever the sheaves are, once
 * it is known how many numbers and keys all records before it take.
 */
#ifndef PDF_RECORD_H
#define PDF_RECORD_H

#include <stdint.h>

#include "pdf/sheaf.h"

struct pack;
struct profile;

enum {
	RECORD_SHEAVES = 2,
	RECORD_NAME = 40,     /* bytes of the name of a Note, and the end */
	RECORD_ELEMENT = 1,   /* number of the element above all documents */
	RECORD_NAME_SPACE = 2 /* number of what names the types of elements, in PDF 2.0 */
};

/* Number of the first record's first object. */
int record_first(const struct profile *profile);

/* How many numbers and keys. */
struct record_room {
	int64_t objects, keys;
};

struct record {
	const struct profile *profile;
	struct sheaf *sheaves[RECORD_SHEAVES];
	int nsheaves;
};

struct record_room record_count(const struct record *record);

/* What the volume must know, before nplaces objstm_place, nboxes bytes of the entries that say how
 * large pages are, and all else, bytes of the file. */
struct record_head {
	uint8_t digest[COMMONS_DIGEST]; /* of these bytes */
	int32_t next;                   /* number behind those of the record */
	int32_t node;                   /* above its pages; it and dpart are still to be written */
	int32_t dpart;                  /* 0: the profile has none */
	int32_t first_page, npages;     /* numbers that follow each other */
	int32_t roots[RECORD_SHEAVES];  /* elements; 0: there is none */
	int32_t key_leaf, note_leaf;    /* of their trees; 0: there is none */
	int64_t first_key, nkeys;
	char first_note[RECORD_NAME], last_note[RECORD_NAME]; /* as they are written */
	uint32_t nplaces, nboxes;
};

/* Appends the record to out, for which there is room behind `before`. What it brings for all is put
 * among the commons; NULL: these are not to change. */
void record_write(const struct record *record, const struct record_room *before, struct pack *pack,
		  struct commons *commons, struct buf *out);

#endif
