/*
 * A file put together of objects as they come, of any size: no more of it lies in memory than what
 * was added last. The cross-reference table waits in a spool; the file gets its name when it is
 * complete.
 */
#ifndef PDF_OBJECTS_FILE_H
#define PDF_OBJECTS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/spool.h"

struct diag;

struct objects_file {
	const char *path;
	const char *folder; /* of spools; NULL: that for temporary files */
	struct arena arena;
	struct spool file, rows;
};

/* version: "1.7". Faults are told by objects_file_end. */
void objects_file_open(struct objects_file *file, const char *path, const char *version);

/* Adds the bytes of objects; their places, nplaces objstm_place of any alignment, are in these. */
void objects_file_add(struct objects_file *file, const void *places, size_t nplaces,
		      const void *bytes, size_t n);

/* Ends the file, in which number next would be the next, with these entries of the trailer.
 * has_stream: the table is a stream (ISO 32000-1, 7.5.8), which takes that number. False, and no
 * file, with an environment error. */
bool objects_file_end(struct objects_file *file, int next, bool has_stream, const char *trailer,
		      struct diag *diag);
/* Gives it its name; false, and no file, with an environment error. */
bool objects_file_close(struct objects_file *file, struct diag *diag);
/* Ends without a file. */
void objects_file_drop(struct objects_file *file);

#endif
