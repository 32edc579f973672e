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

/* Takes n bytes off the budget, if it holds more; false, with none left and an error, if not. */
bool read_spend(struct reading *reading, size_t n);

/* A lexer for bytes of the file, or unpacked ones. */
struct lexer read_lexer(struct reading *reading, const char *at, const char *end);

/* The object at an offset, which must be number (-1: any). False, without an error, if it isn't. */
bool read_object_at(struct reading *reading, size_t offset, int number, struct value *value);

/* The value, or the object that it refers to. Objects that do not exist are null; so are those that
 * are damaged, with an error. */
const struct value *read_resolve(struct reading *reading, const struct value *value);

/* The resolved entry of a dictionary; null where there is none. */
const struct value *read_entry(struct reading *reading, const struct value *dict, const char *key);

/* Shorthands: the catalogue; a list in a dictionary, without items where it is none; an item of
 * such a list, resolved; an entry that is a name, "" if it is none; whether an entry is there. */
const struct value *read_root(struct reading *reading);
const struct value *read_list(struct reading *reading, const struct value *dict, const char *key);
const struct value *read_item(struct reading *reading, const struct value *list, int i);
const char *read_name(struct reading *reading, const struct value *dict, const char *key);
bool read_has(struct reading *reading, const struct value *dict, const char *key);

#endif
