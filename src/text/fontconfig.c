/*
 * The system's fonts, asked through fontconfig for what the catalogue does not know. Only fonts
 * that a PDF can hold are taken, and only if they are what was asked for: fontconfig itself always
 * answers something.
 */
#include "text/fontconfig.h"

#include <fontconfig/fontconfig.h>

#include "base/inputs.h"
#include "text/fontset.h"

static FcPattern *make_pattern(const char *family, unsigned flags, const uint32_t *codes, int n)
{
	FcPattern *pattern = FcPatternCreate();

	if (family)
		FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	if (n > 0) {
		FcCharSet *set = FcCharSetCreate();

		for (int i = 0; i < n; i++)
			FcCharSetAddChar(set, codes[i]);
		FcPatternAddCharSet(pattern, FC_CHARSET, set);
		FcCharSetDestroy(set);
	}
	FcPatternAddInteger(pattern, FC_WEIGHT,
			    flags & FONT_BOLD ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddInteger(pattern, FC_SLANT,
			    flags & FONT_ITALIC ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
	FcPatternAddBool(pattern, FC_COLOR, FcFalse);
	FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
	return pattern;
}

static bool has_family(const FcPattern *match, const char *family)
{
	FcChar8 *name;

	for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
			return true;
	return false;
}

static bool has_characters(const FcPattern *match, const uint32_t *codes, int n)
{
	FcCharSet *set;

	if (FcPatternGetCharSet(match, FC_CHARSET, 0, &set) != FcResultMatch)
		return false;
	for (int i = 0; i < n; i++)
		if (!FcCharSetHasChar(set, codes[i]))
			return false;
	return true;
}

static int open_match(struct fontset *fonts, const FcPattern *match, struct unusable *unusable)
{
	FcChar8 *path;
	int index = 0, font;
	const char *why;

	if (FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch)
		return -1;
	FcPatternGetInteger(match, FC_INDEX, 0, &index);
	font = fontset_open_file(fonts, (const char *)path, index & 0xffff, &why);
	if (font < 0 && !unusable->path)
		*unusable = (struct unusable){arena_strdup(&fonts->arena, (const char *)path), why};
	return font;
}

/* What fontconfig went by: its settings, and the folders in which it knows fonts. */
static void note_system(const struct fontset *fonts)
{
	struct inputs *inputs = fonts->diag->inputs;
	FcStrList *files = FcConfigGetConfigFiles(fonts->config);
	FcStrList *folders = FcConfigGetFontDirs(fonts->config);
	FcChar8 *path;

	while (files && (path = FcStrListNext(files)))
		inputs_note_path(inputs, (const char *)path);
	while (folders && (path = FcStrListNext(folders)))
		inputs_note_folder(inputs, (const char *)path);
	FcStrListDone(files);
	FcStrListDone(folders);
}

static bool open_system(struct fontset *fonts)
{
	if (fonts->config)
		return true;
	fonts->config = FcInitLoadConfigAndFonts();
	if (!fonts->config)
		return false;
	note_system(fonts);
	/* a family dropped beside the catalogue needs no line in it; of a whole folder fontconfig
	 * would open pipes too, and wait */
	for (int i = 0; i < fonts->nown; i++)
		FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)fonts->own[i]);
	return true;
}

/* All fonts, the nearest to the pattern first; takes the pattern. NULL: there are none. */
static FcFontSet *sort_fonts(struct fontset *fonts, FcPattern *pattern)
{
	FcResult result;
	FcFontSet *sorted;

	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	sorted = FcFontSort(fonts->config, pattern, FcFalse, NULL, &result);
	FcPatternDestroy(pattern);
	return sorted;
}

int fontset_ask_family(struct fontset *fonts, const char *family, unsigned flags,
		       struct unusable *unusable)
{
	FcFontSet *sorted;
	int font = -1;

	*unusable = (struct unusable){0};
	if (!open_system(fonts))
		return -1;
	sorted = sort_fonts(fonts, make_pattern(family, flags, NULL, 0));
	for (int i = 0; sorted && i < sorted->nfont && font < 0; i++)
		if (has_family(sorted->fonts[i], family))
			font = open_match(fonts, sorted->fonts[i], unusable);
	if (sorted)
		FcFontSetDestroy(sorted);
	return font;
}

int fontset_ask_characters(struct fontset *fonts, unsigned flags, const uint32_t *codes, int n,
			   struct unusable *unusable)
{
	FcFontSet *sorted;
	int font = -1;

	*unusable = (struct unusable){0};
	if (!open_system(fonts))
		return -1;
	sorted = sort_fonts(fonts, make_pattern(NULL, flags, codes, n));
	for (int i = 0; sorted && i < sorted->nfont && font < 0; i++)
		if (has_characters(sorted->fonts[i], codes, n))
			font = open_match(fonts, sorted->fonts[i], unusable);
	if (sorted)
		FcFontSetDestroy(sorted);
	return font;
}

void fontset_forget_system(struct fontset *fonts)
{
	if (fonts->config)
		FcConfigDestroy(fonts->config);
	fonts->config = NULL;
}

const char *fontset_system_version(struct arena *arena)
{
	return arena_printf(arena, "%d", FcGetVersion());
}
