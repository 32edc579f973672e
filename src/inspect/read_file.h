/* The objects of a file that is being read; shared by the files read*.c. */
#ifndef INSPECT_READ_FILE_H
#define INSPECT_READ_FILE_H

#include "inspect/read.h"
#include "inspect/read_value.h"

enum entry_kind { ENTRY_NONE, ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED };

/* The objects of an object stream. */
struct packed {
	const char *bytes;
	size_t n, first; /* first: where the first object begins */
	const int *numbers;
	const size_t *offsets;
	int nobjects;
};

/* Where an object is; of two, the one in the newest table. */
struct entry {
	enum entry_kind kind;
	size_t place;                /* PLAIN: offset; PACKED: number of the object stream */
	int index;                   /* PACKED: which object of it */
	bool is_busy;                /* being read: whoever asks for it now runs in a circle */
	const struct value *value;   /* once it has been read */
	const struct packed *packed; /* of an object stream, once it has been unpacked */
};

struct reading {
	struct arena *arena;
	const char *path;
	struct diag *diag;
	const char *bytes; /* from the header on */
	size_t n;
	size_t budget;         /* of bytes to read and unpack, for all that is ever asked */
	struct entry *entries; /* by number */
	int nentries;
	struct value trailer; /* the newest */
	int depth;            /* of objects being read for the sake of others */
	bool has_failed;      /* and diag says why */
};

/* An error, the first time: "the file is damaged: WHAT". Returns false. */
bool read_damaged(struct reading *reading, const char *what);

/* Fills entries and trailer from "startxref" on. False and an error when that is damaged. */
bool read_tables(struct reading *reading);

/* The object at an offset, which must be number (-1: any). False, without an error, if it isn't. */
bool read_object_at(struct reading *reading, size_t offset, int number, struct value *value);

/* The value, or the object that it refers to. Objects that do not exist are null; so are those that
 * are damaged, with an error. */
const struct value *read_resolve(struct reading *reading, const struct value *value);

/* The resolved entry of a dictionary; null where there is none. */
const struct value *read_entry(struct reading *reading, const struct value *dict, const char *key);

/* Shorthands: an entry that is a name, "" if it is none; whether an entry is there. */
const char *read_name(struct reading *reading, const struct value *dict, const char *key);
bool read_has(struct reading *reading, const struct value *dict, const char *key);

/* Appends UTF-16, the most significant byte first, as UTF-8; a surrogate without its fellow is
 * U+FFFD. */
void read_utf16(const char *bytes, size_t n, struct buf *out);

/* A text string (7.9.2.2) as UTF-8; "" when it is none. Of the bytes of PDFDocEncoding those are
 * right that Latin-1 has too. Control characters are left out: names are printed. */
const char *read_text(struct arena *arena, const struct value *value);

/* Whether the filters of a stream are all known here. */
bool read_can_unpack(struct reading *reading, const struct value *stream);

/* The bytes of a stream without its filters, in the arena. False and an error when they are damaged
 * or packed in a way that is not known here. */
bool read_stream(struct reading *reading, const struct value *stream, const char **bytes,
		 size_t *n);

/* What marked content with an MCID shows. */
struct read_mark {
	const struct value *page;
	int64_t mcid;
	size_t from, to; /* in the text of all pages */
};

/* As read_pages, and where what is marked stands in it, *nmarks pieces in the order of pages. */
bool read_marks(struct reading *reading, struct buf *out, struct read_mark **marks, int *nmarks);

#endif
