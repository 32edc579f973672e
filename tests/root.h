/* Where tests find the files of the repository. */
#ifndef TESTS_ROOT_H
#define TESTS_ROOT_H

#include <stdlib.h>

#include "base/file.h"

static inline char *in_root(struct arena *arena, const char *path)
{
	const char *root = getenv("ROOT");

	return file_join(arena, root ? root : ".", path);
}

#endif
