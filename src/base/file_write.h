/* Whole files, written so that they appear whole or not at all. */
#ifndef BASE_FILE_WRITE_H
#define BASE_FILE_WRITE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

/*
 * Writes bytes to path ("-": standard output) as a new file that gets its name when it is complete
 * and on disk; missing folders are not made, devices and pipes are written into, links are
 * followed, also to what is not there yet. A file that is replaced hands on its rights, and its
 * owner and group where the system allows; one without the right to write stays. On failure
 * nothing is left behind, an old file stays as it was, diag has an environment error and the answer
 * is false; so too where the file is one of diag->inputs.
 */
bool file_write(const char *path, const void *bytes, size_t size, struct diag *diag);

/* The same with all that an open file without a name holds (spool.h); where it lies in the folder
 * of path it becomes that file itself. */
bool file_write_spool(const char *path, int fd, struct diag *diag);

/*
 * file_write for one of many files, of which it is known otherwise whether they are whole: a name
 * is given without waiting for the disk, so that a loss of power, and nothing else, may leave less
 * than the file under it, until file_settle has been called.
 */
bool file_write_quick(const char *path, const void *bytes, size_t size, struct diag *diag);

/* Waits until all that was written to the file system of a folder is on disk; false with an
 * environment error. */
bool file_settle(const char *folder, struct diag *diag);

/* The path behind a chain of links, which may not exist; NULL (and errno) where there is no end, or
 * a link cannot be read. */
char *file_target(struct arena *arena, const char *path);

/* Where a file will be written, in one text for each place: links lead to their ends, and folders
 * count as the system knows them. */
const char *file_place(struct arena *arena, const char *path);

#endif
