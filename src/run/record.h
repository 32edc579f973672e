/*
 * Records: what a file was made from, as JSON, so that it can be made again years later, and so
 * that it can be told why it would come out otherwise today. content/schema/record.schema.json says
 * what stands in one.
 */
#ifndef RUN_RECORD_H
#define RUN_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

struct figures;
struct kit;

/* An option as it was given. */
struct said {
	const char *name;  /* without the dashes */
	const char *value; /* NULL: it has none */
};

/* What was asked for, of all that decides what a file holds. */
struct record_wish {
	const char *command;
	const char *const *files; /* in their order; nfiles */
	int nfiles;
	const struct said *said; /* nsaid */
	int nsaid;
	const char *theme;  /* its file */
	const char *apart;  /* an input that says what is made, and is none of it; or NULL */
	const char *output; /* where it goes */
	const void *bytes;  /* of the output, n */
	size_t n;
};

/*
 * Appends the record of a file that was just made, with all that the kit's inputs noted. Paths
 * below the folder of the run are relative to it. False and an error: an input cannot be read
 * again, as what came as standard input cannot, or the file cannot be read back.
 */
bool record_make(struct kit *kit, const struct record_wish *wish, struct buf *out);

/* Reads one; false: these bytes are no record of this version. All lives in arena. */
bool record_read(struct arena *arena, const char *bytes, size_t n, struct figures *record);

/* The text at a path with a number for the "#" in it, "inputs/#/path"; NULL: there is none. */
const char *record_text(struct arena *arena, const struct figures *record, const char *format,
			int number);

/*
 * Appends what differs between what a file was made from and what it would be made from now, a line
 * each, in the order of the record; what was is what stands in `then`. Answers how many lines.
 */
int record_compare(struct arena *arena, const struct figures *then, const struct figures *now,
		   struct buf *out);

#endif
