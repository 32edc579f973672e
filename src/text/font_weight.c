/* A weight is looked for in the catalogue first, whose files are known, and then in the system. */
#include "text/font_weight.h"

#include <string.h>

#include "base/file.h"
#include "text/fontconfig.h"
#include "text/fontset.h"

enum { REGULAR = 400, BOLD = 700 };

int font_weight_of(unsigned flags)
{
	unsigned hundreds = flags >> FONT_WEIGHT_SHIFT;

	if (hundreds > 0)
		return (int)hundreds * 100;
	return flags & FONT_BOLD ? BOLD : REGULAR;
}

const char *font_weight_name(int weight)
{
	return catalogue_weights.words[weight / 100 - 1];
}

static int find_listed(struct fontset *fonts, const char *family, int weight, bool is_italic)
{
	const struct catalogue *catalogue = &fonts->catalogue;

	for (int i = 0; i < catalogue->nweights; i++) {
		const struct catalogue_weight *w = &catalogue->weights[i];
		const char *name = w->files[is_italic], *path, *why;

		if (w->weight != weight || strcmp(w->family, family) != 0 || !name)
			continue;
		path = file_join(&fonts->arena, catalogue->folder, name);
		if (!file_exists(path))
			path = file_join(&fonts->arena, w->package->folder, name);
		return file_exists(path) ? fontset_open_file(fonts, path, 0, weight, &why) : -1;
	}
	return -1;
}

int font_weight_find(struct fontset *fonts, const char *family, unsigned flags)
{
	struct found_family found = {.flags = flags};

	for (int i = 0; i < fonts->nfound; i++)
		if (fonts->found[i].flags == flags && strcmp(fonts->found[i].name, family) == 0)
			return fonts->found[i].font;
	found.name = arena_strdup(&fonts->arena, family);
	found.font = find_listed(fonts, family, font_weight_of(flags), flags & FONT_ITALIC);
	if (found.font < 0)
		found.font = fontset_ask_family(fonts, family, flags, &found.unusable);
	ARENA_GROW(&fonts->arena, fonts->found, fonts->nfound);
	fonts->found[fonts->nfound++] = found;
	return found.font;
}
