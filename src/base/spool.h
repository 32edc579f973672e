/*
 * Spools: files without a name, for what is too much for memory, or is to get its name when it is
 * complete. Nothing of them is left when the program ends, however it does.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct spool {
	int fd; /* -1: it could not be opened */
	int64_t size;
	struct buf pending; /* the last bytes of it, not yet in the file */
	int fault;          /* errno of what went wrong first; 0: nothing */
};

/* A file without a name in a folder, open to read and write; NULL: in that for temporary files. -1
 * with errno. */
int spool_nameless(const char *folder);

/* An empty spool. What goes wrong, now or later, is kept in fault. */
void spool_open(struct spool *spool, const char *folder);
void spool_close(struct spool *spool);

void spool_add(struct spool *spool, const void *bytes, size_t n);
/* Writes over what is there. */
void spool_put(struct spool *spool, int64_t at, const void *bytes, size_t n);
/* n bytes from a place on; false when there are fewer, or something went wrong. */
bool spool_read(struct spool *spool, int64_t at, void *bytes, size_t n);

/* All of it is in the file; false when something went wrong. */
bool spool_flush(struct spool *spool);

#endif
