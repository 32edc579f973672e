/*
 * What lies beside the catalogue. A font file there that cannot be used would be missed in silence,
 * or blamed on a package, so each is opened once and told with its reason.
 */
#include "text/font_folder.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/inputs.h"

enum { DEEPEST = 4 }; /* folders in folders */

static bool is_font_file(const char *name)
{
	static const char *const ends[] = {".ttf", ".otf", ".ttc", ".otc",   ".woff", ".woff2",
					   ".eot", ".pfb", ".pfa", ".dfont", ".bdf",  ".pcf"};
	const char *end = strrchr(name, '.');

	for (size_t i = 0; end && i < sizeof ends / sizeof ends[0]; i++) {
		const char *a = end, *b = ends[i];

		while (*a && (*a | 0x20) == (*b | 0x20)) {
			a++;
			b++;
		}
		if (!*a && !*b)
			return true;
	}
	return false;
}

static bool is_listed(const struct catalogue *catalogue, const char *name)
{
	size_t n = strlen(name);

	for (int i = 0; i < catalogue->nfamilies; i++)
		for (int style = 0; style < CATALOGUE_STYLES; style++) {
			const char *file = catalogue->families[i].files[style];

			if (file && strncmp(file, name, n) == 0 && (!file[n] || file[n] == '#'))
				return true;
		}
	return false;
}

static void check_file(struct fontset *fonts, const char *path, struct diag *diag)
{
	struct unusable file = {.path = path};
	struct face face;

	inputs_note_path(diag->inputs, path);
	file.why = face_open(&face, &fonts->arena, path, 0, 400);
	face_close(&face);
	if (!file.why)
		return;
	diag_warn(diag, (struct srcpos){path, 0}, "this font is not used: it %s", file.why);
	diag_hint(diag, "put another file of it there, or take this one away");
	ARENA_GROW(&fonts->arena, fonts->unusable, fonts->nunusable);
	fonts->unusable[fonts->nunusable++] = file;
}

static bool is_folder(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void add_own(struct fontset *fonts, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
		return;
	ARENA_GROW(&fonts->arena, fonts->own, fonts->nown);
	fonts->own[fonts->nown++] = path;
}

static void check_folder(struct fontset *fonts, const char *path, int depth, struct diag *diag)
{
	struct folder folder = folder_list(&fonts->arena, path, diag);

	for (int i = 0; i < folder.nnames; i++) {
		const char *name = folder.names[i];
		const char *below = file_join(&fonts->arena, path, name);

		if (is_font_file(name)) {
			add_own(fonts, below);
			if (depth > 0 || !is_listed(&fonts->catalogue, name))
				check_file(fonts, below, diag);
		} else if (depth < DEEPEST && name[0] != '.' && is_folder(below)) {
			check_folder(fonts, below, depth + 1, diag);
		}
	}
}

void fontset_check_folder(struct fontset *fonts, struct diag *diag)
{
	check_folder(fonts, fonts->catalogue.folder, 0, diag);
}
