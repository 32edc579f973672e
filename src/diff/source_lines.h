/* The line of content on which a word stands, found again in the file that its block came from. */
#ifndef DIFF_SOURCE_LINES_H
#define DIFF_SOURCE_LINES_H

#include <stddef.h>

struct arena;
struct edition;

struct source_file {
	const char *path, *bytes; /* bytes NULL: it cannot be read */
	size_t n;
};

/* Files of content, read when they are first asked for. */
struct source_lines {
	struct arena *arena;
	const char *folder,
		*shown; /* files in folder/ are shown as in `shown`; NULL: as they are */
	struct source_file *files;
	int nfiles;
};

/* The line of a word of a block; that of the block where the word cannot be found in it, 0 where
 * that is not known. */
int source_lines_find(const struct edition *edition, int block, int word);

/* What people know a file of content as; it lives as long as path, or in the sources' arena. */
const char *source_lines_name(const struct edition *edition, const char *path);

#endif
