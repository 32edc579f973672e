/* A theme's name is that of its file, without the end. */
#include "look/theme_find.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/near.h"

/* The names of the themes that lie in the folder, ascending. */
static const char **list_themes(struct arena *arena, const char *folder, int *nthemes,
				struct diag *diag)
{
	struct folder files = folder_list(arena, folder, diag);

	*nthemes = 0;
	for (int i = 0; i < files.nnames; i++) {
		const char *end = strrchr(files.names[i], '.');

		if (end && strcmp(end, ".xml") == 0)
			files.names[(*nthemes)++] = arena_strndup(arena, files.names[i],
								  (size_t)(end - files.names[i]));
	}
	return files.names;
}

static void report_no_theme(struct arena *arena, const char *folder, const char *theme,
			    struct srcpos pos, struct diag *diag)
{
	int n;
	const char **names = list_themes(arena, folder, &n, diag);
	const char *nearest = near_find(theme, names, n), *list = "none";

	for (int i = 0; i < n; i++)
		list = i ? arena_printf(arena, "%s, %s", list, names[i]) : names[i];
	if (nearest)
		diag_error(diag, pos, "no theme \"%s\"; did you mean \"%s\"?", theme, nearest);
	else
		diag_error(diag, pos, "no theme \"%s\"; there is: %s", theme, list);
}

bool theme_is_file(const char *name)
{
	size_t n = strlen(name);

	return strchr(name, '/') || (n > 4 && strcmp(name + n - 4, ".xml") == 0);
}

const char *theme_find(struct arena *arena, const char *folder, const char *name, struct srcpos pos,
		       struct diag *diag)
{
	const char *path = arena_printf(arena, "%s/%s.xml", folder, name);

	if (file_look(path, diag))
		return path;
	report_no_theme(arena, folder, name, pos, diag);
	return NULL;
}
