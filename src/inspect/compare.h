/*
 * Two files compared by their objects, whatever their numbers, their order and how they are packed:
 * from the catalogue and the information dictionary on, along all references (ISO 32000-1, 7.5.5).
 */
#ifndef INSPECT_COMPARE_H
#define INSPECT_COMPARE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/sha256.h"

struct reading;

/* What a difference is about. */
enum compare_kind {
	COMPARE_PAGES,    /* how many, and their sizes */
	COMPARE_CONTENTS, /* what is painted on them */
	COMPARE_FONTS,
	COMPARE_PICTURES,
	COMPARE_TAGS,
	COMPARE_LINKS, /* and fields */
	COMPARE_BOOKMARKS,
	COMPARE_FILES, /* that travel inside */
	COMPARE_COLOUR,
	COMPARE_METADATA,
	COMPARE_OTHER,
	COMPARE_KINDS
};

extern const char *const compare_words[COMPARE_KINDS];

struct compared {
	int ndifferences[COMPARE_KINDS];
	const char *first[COMPARE_KINDS]; /* where it stands, "Root/Pages/Kids/1/Contents"; NULL */
	bool is_same;                     /* there is none */
	bool is_damaged;                  /* one of the files could not be read to its end */
};

/* Of each object that differs one difference is counted, the first. Paths live in arena. */
void compare_files(struct arena *arena, struct reading *a, struct reading *b,
		   struct compared *compared);

/* SHA-256 over all objects in the order in which they are met, streams unpacked, without what says
 * how they were packed: the same for files with the same objects. False: the file is damaged. */
bool compare_digest(struct reading *reading, char hex[SHA256_HEX]);

#endif
