/* Whole files: read in, or written so that they appear whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * Reads the whole of path ("-": standard input) into the arena, followed by a NUL that *size does
 * not count, and notes the file in diag->inputs; a pipe that was read is not read again, but gives
 * the same bytes. NULL and an environment error in diag if it can't be read, is a folder, or is
 * larger than limit bytes.
 */
char *file_read(struct arena *arena, const char *path, size_t limit, size_t *size,
		struct diag *diag);

/* Opens a file for reading; "-" is standard input, and path becomes its name for messages. -1 with
 * errno. */
int file_open(const char **path);

/* Another descriptor of an open file, at its beginning. -1 with errno. */
int file_open_again(int fd);

/* An error of the environment: errno, by which EFBIG stands for more than limit bytes. */
void file_report_unread(struct srcpos pos, size_t limit, struct diag *diag);

/* What is read through a descriptor: its name for messages, and the most bytes it may have. */
struct file_place {
	const char *path;
	size_t limit;
};

/* The same through an open descriptor, which is closed, unless it is standard input. */
char *file_read_open(struct arena *arena, int fd, struct file_place place, size_t *size,
		     struct diag *diag);

/*
 * Opens a path that stands in somebody's file: a plain file inside dir, with links resolved, and
 * nothing else; that is tested of what was found, before it is opened. Fills status. -1, and *why
 * in words that go behind "cannot include ...: ".
 */
int file_open_inside(const char *path, const char *dir, struct stat *status, const char **why);

/* dir/name; name itself if it starts with a slash or dir is NULL or "". */
char *file_join(struct arena *arena, const char *dir, const char *name);

/* Makes a folder where there is none; false with an environment error: it cannot be, or a file has
 * its name. */
bool file_make_folder(const char *path, mode_t mode, struct diag *diag);

/* Takes away a folder that nothing came into; others stay, without a word. */
void file_drop_folder(const char *path);

/* A folder's path without slashes behind it, which would stand doubled before a name. */
char *file_bare(struct arena *arena, const char *folder);

/* The folder part of path: "a/b.xml" gives "a", "b.xml" gives ".". */
char *file_dir(struct arena *arena, const char *path);

/* Whether path ends so, as ".pdf", behind at least one character more. */
bool file_has_ending(const char *path, const char *ending);

/* The last part of path: "a/b.xml" gives "b.xml". */
const char *file_name(const char *path);

/* The same without its ending: "guide" for "content/guide.xml". */
char *file_stem(struct arena *arena, const char *path);

/* True, too, where the system cannot tell: opening it then says why, and no other file is taken in
 * its place. */
bool file_exists(const char *path);

/* The same for a file that is read where it is there; where it is not, that is noted in
 * diag->inputs. */
bool file_look(const char *path, struct diag *diag);

/* Whether both paths lead to the same file, by links or by spelling. */
bool file_is_same(const char *a, const char *b);

/* Whether path, with links resolved, is dir or lies below it. False if either does not exist. */
bool file_is_inside(const char *path, const char *dir);

#endif
