/* Data: a folder counts as found when the schema of guides lies in it. */
#include "run/data.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "look/theme_find.h"

static bool is_data(struct arena *arena, const char *folder)
{
	return file_exists(file_join(arena, folder, "schema/guide.rng"));
}

static const char *executable_folder(struct arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	if (n <= 0 || (size_t)n >= sizeof path)
		return ".";
	return file_dir(arena, arena_strndup(arena, path, (size_t)n));
}

/* The first of the places near the executable where name exists, or NULL. */
static const char *find_near_executable(struct arena *arena, const char *name)
{
	static const char *const places[] = {"../share/roleguide", "..", "../.."};
	const char *from = executable_folder(arena);

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *folder = file_join(arena, from, places[i]);
		const char *path = file_join(arena, folder, name);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

static const char *find_folder(struct arena *arena, const char *folder, struct diag *diag)
{
	const char *path;

	if (!folder)
		folder = getenv("ROLEGUIDE_DATA");
	if (folder && *folder) {
		if (is_data(arena, folder))
			return folder;
		diag_fail(diag, (struct srcpos){folder, 0},
			  "no folder of roleguide's data: schema/guide.rng is not there");
		return NULL;
	}
	path = find_near_executable(arena, "content/schema/guide.rng");
	if (path)
		return file_dir(arena, file_dir(arena, path));
	diag_fail(diag, (struct srcpos){0}, "cannot find the schemas, themes and phrases");
	diag_hint(diag, "name the folder with --data or ROLEGUIDE_DATA");
	return NULL;
}

bool data_find(struct data *data, struct arena *arena, const char *folder, struct diag *diag)
{
	static const char catalogue[] = "fonts/catalogue.txt";
	const char *beside, *near;

	data->folder = find_folder(arena, folder, diag);
	if (!data->folder)
		return false;
	data->schemas = file_join(arena, data->folder, "schema");
	data->phrases = file_join(arena, data->folder, "phrases");
	data->themes = file_join(arena, data->folder, "themes");
	data->form = file_join(arena, data->folder, "form");
	beside = file_join(arena, file_join(arena, data->folder, ".."), catalogue);
	near = file_exists(beside) ? NULL : find_near_executable(arena, catalogue);
	data->catalogue = near ? near : beside;
	return true;
}

const char *data_theme(const struct data *data, struct arena *arena, const char *theme,
		       struct diag *diag)
{
	if (theme_is_file(theme))
		return theme;
	return theme_find(arena, data->themes, theme, (struct srcpos){0}, diag);
}
