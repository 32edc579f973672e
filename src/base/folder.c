/* Folders, read as a whole, so that whoever looks for a name in them need not tell "not there" from
 * "cannot be read". */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/inputs.h"

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct folder folder_list(struct arena *arena, const char *path, struct diag *diag)
{
	struct folder folder = {NULL, 0};
	DIR *dir = opendir(path);
	const struct dirent *entry;

	inputs_note_folder(diag->inputs, path);
	if (!dir && (errno == ENOENT || errno == ENOTDIR))
		return folder;
	for (errno = dir ? 0 : errno; dir && (entry = readdir(dir)); errno = 0) {
		ARENA_GROW(arena, folder.names, folder.nnames);
		folder.names[folder.nnames++] = arena_strdup(arena, entry->d_name);
	}
	if (errno) {
		diag_fail(diag, (struct srcpos){path, 0}, "cannot read the folder: %s",
			  strerror(errno));
		folder.nnames = 0;
	}
	if (dir)
		closedir(dir);
	if (folder.nnames)
		qsort(folder.names, (size_t)folder.nnames, sizeof *folder.names, compare_names);
	return folder;
}
