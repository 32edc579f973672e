/*
 * ZIP archives (APPNOTE.TXT of PKWARE), by libzip. The library is opened when the first archive is
 * met: runs without one load neither it nor the libraries for encryption that it brings.
 */
#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

struct archive_entry {
	const char *name; /* folders with /; each name once */
	const char *bytes;
	size_t n;
};

/* Adds an archive of n entries, at least one, in this order, to out; the same give the same bytes.
 * False with an environment error where the library is missing. */
bool archive_write(struct buf *out, const struct archive_entry *entries, int n, struct diag *diag);

struct archive;
struct archive_part;

/* The archive in n bytes, which must outlive it; path names it in messages. NULL with an error
 * where the library is missing or the archive is damaged. */
struct archive *archive_open(const char *bytes, size_t n, const char *path, struct diag *diag);
void archive_close(struct archive *archive);

int archive_count(const struct archive *archive);
/* The name of a part, from 0 on; "": it has none that can be told. */
const char *archive_name(const struct archive *archive, int i);
/* Whether there is a part of that name; the case of letters does not count. */
bool archive_has(const struct archive *archive, const char *name);

/* A part by its name, unpacked as it is read; NULL with an error. */
struct archive_part *archive_part_open(struct archive *archive, const char *name);
/* The next bytes, at most n: how many; 0 at the end; -1 with an error where the part is damaged or
 * goes past the limits. */
int archive_part_read(struct archive_part *part, char *bytes, int n);
void archive_part_close(struct archive_part *part);

#endif
