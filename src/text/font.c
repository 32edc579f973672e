/*
 * The font set: families of the catalogue become open faces when first asked for. A file is looked
 * for beside the catalogue, then where its package puts it; fontconfig is the last resort.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <hb.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/near.h"
#include "text/face.h"
#include "text/font_folder.h"
#include "text/font_weight.h"
#include "text/fontconfig.h"
#include "text/fontset.h"

/* By FONT_BOLD | FONT_ITALIC. */
static const char *const style_names[CATALOGUE_STYLES] = {"regular", "bold", "italic",
							  "bold italic"};

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
	fontset_check_folder(fonts, diag);
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

/* "name.ttc#2" is face 2 of name.ttc. */
static const char *split_index(struct arena *arena, const char *file, int *index)
{
	size_t n = strcspn(file, "#");

	*index = file[n] == '#' && file[n + 1] >= '0' && file[n + 1] <= '9' ? file[n + 1] - '0' : 0;
	return arena_strndup(arena, file, n);
}

/* A link that leads nowhere is there: it is told of, and no other file taken for it. */
static bool is_there(const char *path)
{
	struct stat status;

	return file_exists(path) || lstat(path, &status) == 0;
}

/* Where a file of the family lies; NULL: nowhere. */
static const char *find_file(const struct fontset *fonts, struct arena *arena,
			     const struct catalogue_family *family, const char *name)
{
	const char *path = file_join(arena, fonts->catalogue.folder, name);

	if (is_there(path))
		return path;
	path = file_join(arena, family->package->folder, name);
	if (is_there(path))
		return path;
	/* the catalogue's folder was looked through as a whole */
	inputs_note_missing(fonts->diag->inputs, path);
	return NULL;
}

bool fontset_has_family(const struct fontset *fonts, int family)
{
	const struct catalogue_family *f = &fonts->catalogue.families[family];
	struct arena arena;
	bool is_there;
	int index;

	arena_init(&arena);
	is_there = find_file(fonts, &arena, f, split_index(&arena, f->files[0], &index));
	arena_release(&arena);
	return is_there;
}

static void open_style(struct fontset *fonts, const struct catalogue_family *family, unsigned flags,
		       struct style_face *style)
{
	const char *name;
	int index;

	*style = (struct style_face){.state = STYLE_UNNAMED, .font = -1};
	if (!family->files[flags])
		return;
	name = split_index(&fonts->arena, family->files[flags], &index);
	style->state = STYLE_MISSING;
	style->path = find_file(fonts, &fonts->arena, family, name);
	if (!style->path)
		return;
	style->font = fontset_open_file(fonts, style->path, index, font_weight_of(flags),
					&style->why);
	style->state = style->font < 0 ? STYLE_BROKEN : STYLE_OPEN;
	if (style->font >= 0)
		fonts->faces[style->font]->class = family->class;
}

/* Whether the catalogue's folder is where the file lies. */
static bool is_own(const struct fontset *fonts, const char *path)
{
	size_t n = strlen(fonts->catalogue.folder);

	return strncmp(path, fonts->catalogue.folder, n) == 0 && strchr(path + n, '/') == path + n;
}

static void report_broken(const struct fontset *fonts, const struct catalogue_family *family,
			  unsigned flags, const struct style_face *style, struct diag *diag)
{
	diag_fail(diag, (struct srcpos){style->path, 0}, "this font, the %s of \"%s\", %s",
		  style_names[flags], family->name, style->why);
	if (is_own(fonts, style->path))
		diag_hint(diag,
			  "take it away or put a sound one in its place; the package %s brings its "
			  "own",
			  family->package->name);
	else
		diag_hint(diag, "apt-get install --reinstall %s", family->package->name);
}

static void report_missing(const struct fontset *fonts, const struct catalogue_family *family,
			   unsigned flags, bool is_whole_family, struct diag *diag)
{
	const char *package = family->package->name;
	int n = (int)strcspn(family->files[flags], "#");

	if (is_whole_family)
		diag_fail(diag, (struct srcpos){0},
			  "the font \"%s\" is not installed: it comes with the package %s",
			  family->name, package);
	else
		diag_fail(diag, (struct srcpos){0},
			  "the %s of the font \"%s\" is not there: %.*s comes with the package %s",
			  style_names[flags], family->name, n, family->files[flags], package);
	diag_hint(diag, "apt-get install%s %s, or put %.*s into %s",
		  is_whole_family ? "" : " --reinstall", package, n, family->files[flags],
		  fonts->catalogue.folder);
}

int fontset_find_style(struct fontset *fonts, int family, unsigned flags, struct diag *diag)
{
	const struct catalogue_family *f = &fonts->catalogue.families[family];
	struct style_face *style = &fonts->styles[family][flags];

	if (style->state == STYLE_UNKNOWN)
		open_style(fonts, f, flags, style);
	switch (style->state) {
	case STYLE_UNKNOWN:
	case STYLE_OPEN:
		break;
	case STYLE_UNNAMED:
		/* bold italic falls back to bold, all fall back to the regular */
		return fontset_find_style(fonts, family,
					  flags == (FONT_BOLD | FONT_ITALIC) ? FONT_BOLD : 0, diag);
	case STYLE_MISSING:
		if (flags && fontset_has_family(fonts, family))
			report_missing(fonts, f, flags, false, diag);
		break;
	case STYLE_BROKEN:
		report_broken(fonts, f, flags, style, diag);
		break;
	}
	return style->font;
}

static const struct found_family *find_outside(struct fontset *fonts, const char *family,
					       unsigned flags)
{
	struct found_family found = {.flags = flags};

	for (int i = 0; i < fonts->nfound; i++)
		if (fonts->found[i].flags == flags && strcmp(fonts->found[i].name, family) == 0)
			return &fonts->found[i];
	found.name = arena_strdup(&fonts->arena, family);
	found.font = fontset_ask_family(fonts, family, flags, &found.unusable);
	ARENA_GROW(&fonts->arena, fonts->found, fonts->nfound);
	fonts->found[fonts->nfound] = found;
	return &fonts->found[fonts->nfound++];
}

static void report_unknown(const struct fontset *fonts, const char *family, struct diag *diag)
{
	int n = fonts->catalogue.nfamilies;
	const char **names = mem_alloc(sizeof *names * (size_t)n);
	const struct unusable *unusable = NULL;
	const char *near;

	for (int i = 0; i < fonts->nunusable; i++)
		if (!unusable || strcmp(fonts->unusable[i].path, unusable->path) < 0)
			unusable = &fonts->unusable[i];
	for (int i = 0; i < n; i++)
		names[i] = fonts->catalogue.families[i].name;
	near = near_find(family, names, n);
	diag_fail(diag, (struct srcpos){0}, "no font \"%s\" is installed", family);
	if (unusable)
		diag_hint(diag, "if its file is %s: it %s", unusable->path, unusable->why);
	else if (near)
		diag_hint(diag, "did you mean \"%s\"?", near);
	else
		diag_hint(diag, "put its file into %s and a line for it into the catalogue there",
			  fonts->catalogue.folder);
	free(names);
}

/* A family that has no bold or no italic is set without: the reader of the theme should know. */
static void warn_of_style(const char *family, bool no_bold, bool no_italic, struct diag *diag)
{
	const char *lacks = no_bold && no_italic ? "no bold and no italic"
			    : no_bold            ? "no bold"
						 : "no italic";

	if (!no_bold && !no_italic)
		return;
	diag_warn(diag, (struct srcpos){0}, "the font \"%s\" has %s: such text is set without%s",
		  family, lacks, no_italic ? ", and what is stressed in the other weight" : "");
	diag_hint(diag, "choose a family that has them, or a look that does without");
}

static int find_named(struct fontset *fonts, int i, unsigned flags, struct diag *diag)
{
	const struct catalogue_family *family = &fonts->catalogue.families[i];
	int font = fontset_find_style(fonts, i, flags, diag);
	bool has_both = family->files[FONT_BOLD | FONT_ITALIC];

	if (font < 0) {
		if (!fontset_has_family(fonts, i) || fonts->styles[i][0].state == STYLE_MISSING)
			report_missing(fonts, family, 0, true, diag);
		return -1;
	}
	warn_of_style(family->name, flags & FONT_BOLD && !family->files[FONT_BOLD],
		      flags & FONT_ITALIC && !family->files[flags] &&
			      !(flags & FONT_BOLD && has_both),
		      diag);
	return font;
}

static void warn_of_weight(const char *family, unsigned flags, struct diag *diag)
{
	diag_warn(diag, (struct srcpos){0}, "the font \"%s\" has no %s: such text is set in %s",
		  family, font_weight_name(font_weight_of(flags)),
		  flags & FONT_BOLD ? "bold" : "regular");
	diag_hint(diag, "choose a family that has it, or a look that does without");
}

int fontset_find(struct fontset *fonts, const char *family, unsigned flags, struct diag *diag)
{
	int i = catalogue_find(&fonts->catalogue, family);
	const struct found_family *found;
	const struct font_info *info;
	unsigned given;

	flags &= ~(unsigned)FONT_STRESS;
	if (flags >> FONT_WEIGHT_SHIFT) {
		int font = font_weight_find(fonts, family, flags);

		if (font >= 0) {
			warn_of_style(family, false,
				      flags & FONT_ITALIC && !font_info(fonts, font)->is_italic,
				      diag);
			return font;
		}
	}
	given = flags;
	flags &= FONT_BOLD | FONT_ITALIC;
	if (given != flags && (i >= 0 || find_outside(fonts, family, flags)->font >= 0))
		warn_of_weight(family, given, diag);
	if (i >= 0)
		return find_named(fonts, i, flags, diag);
	found = find_outside(fonts, family, flags);
	if (found->font >= 0) {
		info = font_info(fonts, found->font);
		warn_of_style(family, flags & FONT_BOLD && !info->is_bold,
			      flags & FONT_ITALIC && !info->is_italic, diag);
	} else if (found->unusable.path) {
		diag_fail(diag, (struct srcpos){found->unusable.path, 0},
			  "the font \"%s\" cannot be used: its file %s", family,
			  found->unusable.why);
		diag_hint(diag, "choose another family, or get a file that can be used");
	} else {
		report_unknown(fonts, family, diag);
	}
	return found->font;
}

bool fontset_is_of(const struct fontset *fonts, int font, const char *family)
{
	int i = catalogue_find(&fonts->catalogue, family);

	for (int flags = 0; i >= 0 && flags < CATALOGUE_STYLES; flags++)
		if (fonts->styles[i][flags].state == STYLE_OPEN &&
		    fonts->styles[i][flags].font == font)
			return true;
	for (int k = 0; k < fonts->nfound; k++)
		if (fonts->found[k].font == font && strcmp(fonts->found[k].name, family) == 0)
			return true;
	return false;
}
