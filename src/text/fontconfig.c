/*
 * The system's fonts, asked through fontconfig for what the catalogue does not know. Only fonts
 * with outlines are taken, and only if they are what was asked for: fontconfig itself always
 * answers something.
 */
#include <fontconfig/fontconfig.h>

#include "text/face.h"

static FcPattern *make_pattern(const char *family, unsigned flags, uint32_t code)
{
	FcPattern *pattern = FcPatternCreate();

	if (family)
		FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	if (code) {
		FcCharSet *set = FcCharSetCreate();

		FcCharSetAddChar(set, code);
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

static bool has_character(const FcPattern *match, uint32_t code)
{
	FcCharSet *set;

	return FcPatternGetCharSet(match, FC_CHARSET, 0, &set) == FcResultMatch &&
	       FcCharSetHasChar(set, code);
}

static int open_match(struct fontset *fonts, const FcPattern *match)
{
	FcChar8 *path;
	int index = 0;
	const char *why;

	if (FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch)
		return -1;
	FcPatternGetInteger(match, FC_INDEX, 0, &index);
	return fontset_open_file(fonts, (const char *)path, index & 0xffff, &why);
}

int fontset_ask_system(struct fontset *fonts, const char *family, unsigned flags, uint32_t code)
{
	FcPattern *pattern, *match;
	FcResult result;
	int font = -1;

	if (!fonts->config) {
		fonts->config = FcInitLoadConfigAndFonts();
		if (!fonts->config)
			return -1;
		/* a family dropped beside the catalogue needs no line in it */
		FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)fonts->catalogue.folder);
	}
	pattern = make_pattern(family, flags, code);
	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	match = FcFontMatch(fonts->config, pattern, &result);
	if (match && (!family || has_family(match, family)) &&
	    (!code || has_character(match, code)))
		font = open_match(fonts, match);
	if (match)
		FcPatternDestroy(match);
	FcPatternDestroy(pattern);
	return font;
}

void fontset_forget_system(struct fontset *fonts)
{
	if (fonts->config)
		FcConfigDestroy(fonts->config);
	fonts->config = NULL;
}
