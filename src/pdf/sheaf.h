/*
 * A sheaf: what one document brings into a volume, a file of many documents (volume.h). It is made
 * of the objects of the document's own file, as they are written: so pages show the same in both.
 *
 * Where it will stand is not known while it is made. So each number that hangs on that, be it of an
 * object or of a key, is a mark in the text of an object: a byte SHEAF_MARK and four of a number,
 * which says in its upper bits what is to be put there.
 */
#ifndef PDF_SHEAF_H
#define PDF_SHEAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "pdf/commons.h"

struct arena;
struct book;

enum { SHEAF_MARK = 1, SHEAF_INDEX_BITS = 28, SHEAF_MARK_SIZE = 5 };

/* What a mark stands for; its lower bits say which. */
enum sheaf_kind {
	SHEAF_OWN,        /* number of an object, by its place in `own` */
	SHEAF_BEFORE,     /* the same of the sheaf before it */
	SHEAF_FIXED,      /* number of an object that the volume has already */
	SHEAF_KEY,        /* a key of this document, among those of all */
	SHEAF_PARENT,     /* number of the node above the pages */
	SHEAF_STRUCTURE,  /* number of the element above the document */
	SHEAF_NAME_SPACE, /* number of what names the types of elements */
	SHEAF_ORDINAL,    /* a number that no other sheaf has, in eight digits */
	SHEAF_BYTE        /* a byte that is no mark, though it looks so */
};

#define SHEAF_KIND_OF(mark) ((enum sheaf_kind)((mark) >> SHEAF_INDEX_BITS))
#define SHEAF_INDEX_OF(mark) ((int)((mark) & ((1u << SHEAF_INDEX_BITS) - 1)))

/* An object: what stands between "obj" and "endobj"; of a stream, its dictionary without /Length
 * and the ">>" at the end, and its data. Places are in texts. */
struct sheaf_object {
	size_t text, ntext;
	size_t data, ndata;
	bool is_stream;
	bool is_reached; /* by something that is taken along; mark stands for it then */
	uint32_t mark;
};

/* An object that later sheaves may do without, when it is among the commons. */
struct sheaf_shared {
	uint8_t digest[COMMONS_DIGEST];
	int own;
};

struct sheaf {
	struct arena *arena;
	const struct commons *commons; /* NULL: there is nothing yet to be shared */
	const struct sheaf *before;    /* of the same record; NULL: it is the first */
	struct buf texts;              /* of all objects, with marks */
	struct sheaf_object *objects;  /* by their numbers in the document's own file */
	int nobjects, capacity;
	int *own; /* those that are taken along, pages first; of a cover catalogue, information */
	int nown, npages;
	struct sheaf_shared *shared; /* of these */
	int nshared;
	int root;                  /* the document's element, in own; -1: it has no tags */
	struct sheaf_object boxes; /* the entries of all pages that say how large they are */
	struct sheaf_object *keys; /* what the tree from pages and links to elements holds */
	int nkeys;
	struct sheaf_object *notes; /* what that of Notes holds: a name and a reference each */
	int nnotes;
	bool is_strange; /* a stream was none that is known */
};

/* An empty sheaf, in arena but for what sheaf_release gives back. */
void sheaf_init(struct sheaf *sheaf, struct arena *arena, const struct commons *commons,
		const struct sheaf *before);
void sheaf_release(struct sheaf *sheaf);

/* Takes an object of the document's own file, as haru_hand_over gives it; context is the sheaf. */
void sheaf_take(void *context, int number, bool is_stream, const struct buf *body);

/* When all have been taken: finds out what goes along. False when an object was none that is
 * known. */
bool sheaf_end(struct sheaf *sheaf, const struct book *book);

/* The same of a file without pages: what its catalogue and its information lead to. */
bool sheaf_end_cover(struct sheaf *sheaf, const struct book *book);

#endif
