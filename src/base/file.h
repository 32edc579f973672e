/* Whole files: read in, or written so that they appear whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * Reads the whole of path ("-": standard input) into the arena, followed by a NUL that *size does
 * not count. NULL and an environment error in diag if it can't be read, is a folder, or is larger
 * than limit bytes.
 */
char *file_read(struct arena *arena, const char *path, size_t limit, size_t *size,
		struct diag *diag);

/*
 * Writes bytes to path ("-": standard output) as a new file that gets its name when it is complete
 * and on disk; missing folders are not made, devices and pipes are written into. On failure nothing
 * is left behind, an old file stays as it was, diag has an environment error and the answer is
 * false.
 */
bool file_write(const char *path, const void *bytes, size_t size, struct diag *diag);

/* dir/name; name itself if it starts with a slash or dir is NULL or "". */
char *file_join(struct arena *arena, const char *dir, const char *name);

/* The folder part of path: "a/b.xml" gives "a", "b.xml" gives ".". */
char *file_dir(struct arena *arena, const char *path);

/* The last part of path: "a/b.xml" gives "b.xml". */
const char *file_name(const char *path);

bool file_exists(const char *path);

/* Whether both paths lead to the same file, by links or by spelling. */
bool file_is_same(const char *a, const char *b);

/* Whether path, with links resolved, is dir or lies below it. False if either does not exist. */
bool file_is_inside(const char *path, const char *dir);

#endif
