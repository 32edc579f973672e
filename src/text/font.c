/*
 * The font set: families of the catalogue become open faces when first asked for. A file is looked
 * for beside the catalogue, then where its package puts it; fontconfig is the last resort.
 */
#include <hb.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/near.h"
#include "text/face.h"

/* A family that the catalogue does not know, and the face fontconfig gave for it (or -1). */
struct found_family {
	const char *name;
	unsigned flags;
	int font;
};

struct fontset *fontset_open(const char *catalogue, struct diag *diag)
{
	struct fontset *fonts = mem_alloc(sizeof *fonts);

	*fonts = (struct fontset){.diag = diag};
	arena_init(&fonts->arena);
	if (!catalogue_load(&fonts->catalogue, &fonts->arena, catalogue, diag)) {
		fontset_close(fonts);
		return NULL;
	}
	fonts->styles = arena_alloc(&fonts->arena,
				    sizeof *fonts->styles * (size_t)fonts->catalogue.nfamilies);
	for (int i = 0; i < fonts->catalogue.nfamilies; i++)
		for (int style = 0; style < CATALOGUE_STYLES; style++)
			fonts->styles[i][style] = FACE_UNKNOWN;
	return fonts;
}

void fontset_close(struct fontset *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < fonts->nfaces; i++)
		face_close(fonts->faces[i]);
	fontset_forget_system(fonts);
	arena_release(&fonts->arena);
	free(fonts);
}

int fontset_open_file(struct fontset *fonts, const char *path, int index, const char **why)
{
	struct face face;

	*why = NULL;
	for (int i = 0; i < fonts->nfaces; i++)
		if (fonts->faces[i]->info.face_index == index &&
		    strcmp(fonts->faces[i]->info.path, path) == 0)
			return i;
	inputs_note_path(fonts->diag->inputs, path);
	*why = face_open(&face, &fonts->arena, path, index);
	if (*why) {
		face_close(&face);
		return -1;
	}
	ARENA_GROW(&fonts->arena, fonts->faces, fonts->nfaces);
	fonts->faces[fonts->nfaces] = arena_copy(&fonts->arena, &face, sizeof face);
	return fonts->nfaces++;
}

/* "name.ttc#2" is face 2 of name.ttc. */
static const char *split_index(struct arena *arena, const char *file, int *index)
{
	size_t n = strcspn(file, "#");

	*index = file[n] == '#' && file[n + 1] >= '0' && file[n + 1] <= '9' ? file[n + 1] - '0' : 0;
	return arena_strndup(arena, file, n);
}

static int open_style(struct fontset *fonts, const struct catalogue_family *family, unsigned flags)
{
	int index;
	const char *why;
	const char *name = split_index(&fonts->arena, family->files[flags], &index);
	const char *path = file_join(&fonts->arena, fonts->catalogue.folder, name);
	int font;

	if (!file_exists(path))
		path = file_join(&fonts->arena, family->package->folder, name);
	font = file_exists(path) ? fontset_open_file(fonts, path, index, &why) : -1;
	if (font >= 0)
		fonts->faces[font]->class = family->class;
	return font < 0 ? FACE_MISSING : font;
}

int fontset_find_style(struct fontset *fonts, int family, unsigned flags)
{
	const struct catalogue_family *f = &fonts->catalogue.families[family];
	int *style = &fonts->styles[family][flags];

	if (*style != FACE_UNKNOWN)
		return *style < 0 ? -1 : *style;
	if (f->files[flags])
		*style = open_style(fonts, f, flags);
	else
		*style = FACE_MISSING;
	for (unsigned fewer = flags; *style < 0 && fewer > 0;) {
		/* bold italic falls back to bold, all fall back to the regular */
		fewer = fewer == (FONT_BOLD | FONT_ITALIC) ? FONT_BOLD : 0;
		*style = fontset_find_style(fonts, family, fewer);
		if (*style < 0)
			*style = FACE_MISSING;
	}
	return *style < 0 ? -1 : *style;
}

static int find_outside(struct fontset *fonts, const char *family, unsigned flags)
{
	struct found_family found = {NULL, flags, -1};

	for (int i = 0; i < fonts->nfound; i++)
		if (fonts->found[i].flags == flags && strcmp(fonts->found[i].name, family) == 0)
			return fonts->found[i].font;
	found.name = arena_strdup(&fonts->arena, family);
	found.font = fontset_ask_system(fonts, family, flags, 0);
	ARENA_GROW(&fonts->arena, fonts->found, fonts->nfound);
	fonts->found[fonts->nfound++] = found;
	return found.font;
}

static void report_unknown(const struct fontset *fonts, const char *family, struct diag *diag)
{
	int n = fonts->catalogue.nfamilies;
	const char **names = mem_alloc(sizeof *names * (size_t)n);
	const char *near;

	for (int i = 0; i < n; i++)
		names[i] = fonts->catalogue.families[i].name;
	near = near_find(family, names, n);
	diag_fail(diag, (struct srcpos){0}, "no font \"%s\" is installed", family);
	if (near)
		diag_hint(diag, "did you mean \"%s\"?", near);
	else
		diag_hint(diag, "put its file into %s and a line for it into the catalogue there",
			  fonts->catalogue.folder);
	free(names);
}

int fontset_find(struct fontset *fonts, const char *family, unsigned flags, struct diag *diag)
{
	int i = catalogue_find(&fonts->catalogue, family);
	int font;

	flags &= FONT_BOLD | FONT_ITALIC;
	if (i < 0) {
		font = find_outside(fonts, family, flags);
		if (font < 0)
			report_unknown(fonts, family, diag);
		return font;
	}
	font = fontset_find_style(fonts, i, flags);
	if (font < 0) {
		const char *package = fonts->catalogue.families[i].package->name;

		diag_fail(diag, (struct srcpos){0},
			  "the font \"%s\" is not installed: it comes with the package %s", family,
			  package);
		diag_hint(diag, "apt-get install %s, or put %s into %s", package,
			  fonts->catalogue.families[i].files[0], fonts->catalogue.folder);
	}
	return font;
}

const struct font_info *font_info(const struct fontset *fonts, int font)
{
	return &fonts->faces[font]->info;
}

const struct face *fontset_face(const struct fontset *fonts, int font)
{
	return fonts->faces[font];
}

int fontset_count(const struct fontset *fonts)
{
	return fonts->nfaces;
}

const void *font_bytes(const struct fontset *fonts, int font, uint32_t *size)
{
	unsigned n;
	const void *bytes = hb_blob_get_data(fonts->faces[font]->blob, &n);

	*size = n;
	return bytes;
}

int font_glyph_advance(const struct fontset *fonts, int font, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(fonts->faces[font]->font, glyph);
}
