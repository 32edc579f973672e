/* What lies in a folder. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/arena.h"
#include "base/diag.h"

/* The names that a folder holds, in ascending order of their bytes. */
struct folder {
	const char **names;
	int nnames;
};

/* Those of the folder at path; none where there is no such folder. A folder that is there and
 * cannot be read is an environment error in diag, and has none either. */
struct folder folder_list(struct arena *arena, const char *path, struct diag *diag);

#endif
