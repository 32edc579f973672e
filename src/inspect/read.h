/*
 * Reading PDF files back: ours, and ours that other programs have saved again. ISO 32000-1, 7.5:
 * cross-reference tables and streams, chains of them, object streams; Flate with PNG's predictors.
 * Files may be hostile: whatever they hold, reading ends, within some hundred MiB of memory.
 */
#ifndef INSPECT_READ_H
#define INSPECT_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct reading; /* a file that is being read */

enum { READ_LARGEST = 64 << 20 }; /* bytes of a file */

struct embedded_file {
	const char *name;         /* UTF-8 */
	const char *relationship; /* "Source", "Data" ...; "" where the file does not say */
	const char *bytes;        /* a NUL follows */
	size_t nbytes;
};

/*
 * Opens a file of n bytes, which must stay. Everything lives in arena; path is for messages. NULL
 * and an error when it is no PDF, is encrypted, or is damaged where its objects are listed.
 */
struct reading *read_open(struct arena *arena, const char *path, const char *bytes, size_t n,
			  struct diag *diag);

/*
 * The embedded files: those that the catalogue names, then those that it is associated with and
 * that have no name there; *n of them. False and an error when the file is damaged.
 */
bool read_embedded_files(struct reading *reading, struct embedded_file **files, int *n);

/* The language that the file says it is in, in UTF-8; NULL: none. */
const char *read_language(struct reading *reading);

#endif
