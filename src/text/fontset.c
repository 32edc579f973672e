/* The set of open faces: a file is opened once, and its number stays. */
#include "text/fontset.h"

#include <string.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/inputs.h"

int fontset_open_file(struct fontset *fonts, const char *path, int index, int weight,
		      const char **why)
{
	struct face face;

	*why = NULL;
	for (int i = 0; i < fonts->nfaces; i++)
		if (fonts->faces[i]->info.face_index == index &&
		    (!fonts->faces[i]->info.weight || fonts->faces[i]->info.weight == weight) &&
		    strcmp(fonts->faces[i]->info.path, path) == 0)
			return i;
	inputs_note_path(fonts->diag->inputs, path);
	*why = face_open(&face, &fonts->arena, path, index, weight);
	if (*why) {
		face_close(&face);
		return -1;
	}
	ARENA_GROW(&fonts->arena, fonts->faces, fonts->nfaces);
	fonts->faces[fonts->nfaces] = arena_copy(&fonts->arena, &face, sizeof face);
	return fonts->nfaces++;
}

const struct font_info *font_info(const struct fontset *fonts, int font)
{
	return &fonts->faces[font]->info;
}

const char *fontset_version(struct arena *arena, const struct fontset *fonts, int font)
{
	static const char word[] = "Version ";
	char text[80];
	unsigned n = sizeof text;
	const char *version = text;

	hb_ot_name_get_utf8(fonts->faces[font]->face, HB_OT_NAME_ID_VERSION_STRING,
			    HB_LANGUAGE_INVALID, &n, text);
	if (strncmp(text, word, strlen(word)) == 0)
		version += strlen(word);
	return arena_strndup(arena, version, strcspn(version, "; "));
}

const struct face *fontset_face(const struct fontset *fonts, int font)
{
	return fonts->faces[font];
}

int fontset_count(const struct fontset *fonts)
{
	return fonts->nfaces;
}

int font_glyph_advance(const struct fontset *fonts, int font, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(fonts->faces[font]->font, glyph);
}
