/*
 * The system's fonts, asked through fontconfig for what the catalogue does not know. Only fonts
 * that a PDF can hold are taken, and only if they are what was asked for: fontconfig itself always
 * answers something. It is opened when it is first asked.
 */
#include "text/fontconfig.h"

#include <fontconfig/fontconfig.h>

#include "base/inputs.h"
#include "base/opened.h"
#include "text/font_weight.h"
#include "text/fontset.h"

#define FUNCTIONS(X) \
	X(FcCharSetAddChar) \
	X(FcCharSetCreate) \
	X(FcCharSetDestroy) \
	X(FcCharSetHasChar) \
	X(FcConfigAppFontAddFile) \
	X(FcConfigDestroy) \
	X(FcConfigGetConfigFiles) \
	X(FcConfigGetFontDirs) \
	X(FcConfigSubstitute) \
	X(FcDefaultSubstitute) \
	X(FcFontSetDestroy) \
	X(FcFontSort) \
	X(FcGetVersion) \
	X(FcInitLoadConfigAndFonts) \
	X(FcPatternAddBool) \
	X(FcPatternAddCharSet) \
	X(FcPatternAddInteger) \
	X(FcPatternAddString) \
	X(FcPatternCreate) \
	X(FcPatternDestroy) \
	X(FcPatternGetCharSet) \
	X(FcPatternGetInteger) \
	X(FcPatternGetRange) \
	X(FcPatternGetString) \
	X(FcRangeGetDouble) \
	X(FcStrCmpIgnoreCase) \
	X(FcStrListDone) \
	X(FcStrListNext)

struct fontconfig {
#define MEMBER(name) __typeof__(name) *(name);
	FUNCTIONS(MEMBER)
#undef MEMBER
	FcConfig *config; /* NULL: there is none */
};

static const struct opened_library fontconfig = {"fontconfig",
						 {"libfontconfig.so.1"},
						 "fonts that the catalogue does not know need",
						 "libfontconfig1"};

static bool library_open(struct fontconfig *library)
{
	const struct opened_function functions[] = {FUNCTIONS(OPENED_FUNCTION)};

	return opened_find(&fontconfig, functions, sizeof functions / sizeof *functions);
}

/* By hundreds. */
static const int weights[] = {FC_WEIGHT_THIN,    FC_WEIGHT_EXTRALIGHT, FC_WEIGHT_LIGHT,
			      FC_WEIGHT_REGULAR, FC_WEIGHT_MEDIUM,     FC_WEIGHT_DEMIBOLD,
			      FC_WEIGHT_BOLD,    FC_WEIGHT_EXTRABOLD,  FC_WEIGHT_BLACK};

static FcPattern *make_pattern(const struct fontconfig *fc, const char *family, unsigned flags,
			       const uint32_t *codes, int n)
{
	FcPattern *pattern = fc->FcPatternCreate();

	if (family)
		fc->FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	if (n > 0) {
		FcCharSet *set = fc->FcCharSetCreate();

		for (int i = 0; i < n; i++)
			fc->FcCharSetAddChar(set, codes[i]);
		fc->FcPatternAddCharSet(pattern, FC_CHARSET, set);
		fc->FcCharSetDestroy(set);
	}
	fc->FcPatternAddInteger(pattern, FC_WEIGHT, weights[font_weight_of(flags) / 100 - 1]);
	fc->FcPatternAddInteger(pattern, FC_SLANT,
				flags & FONT_ITALIC ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	fc->FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
	fc->FcPatternAddBool(pattern, FC_COLOR, FcFalse);
	fc->FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
	return pattern;
}

static bool has_family(const struct fontconfig *fc, const FcPattern *match, const char *family)
{
	FcChar8 *name;

	for (int i = 0; fc->FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (fc->FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
			return true;
	return false;
}

/* Whether a font is of the weight that flags name, if they do, or can be made so. */
static bool has_weight(const struct fontconfig *fc, const FcPattern *match, unsigned flags)
{
	int weight, wanted = weights[font_weight_of(flags) / 100 - 1];
	FcRange *range;
	double least, most;

	if (flags >> FONT_WEIGHT_SHIFT == 0)
		return true;
	if (fc->FcPatternGetInteger(match, FC_WEIGHT, 0, &weight) == FcResultMatch)
		return weight == wanted;
	return fc->FcPatternGetRange(match, FC_WEIGHT, 0, &range) == FcResultMatch &&
	       fc->FcRangeGetDouble(range, &least, &most) && least <= wanted && wanted <= most;
}

static bool has_characters(const struct fontconfig *fc, const FcPattern *match,
			   const uint32_t *codes, int n)
{
	FcCharSet *set;

	if (fc->FcPatternGetCharSet(match, FC_CHARSET, 0, &set) != FcResultMatch)
		return false;
	for (int i = 0; i < n; i++)
		if (!fc->FcCharSetHasChar(set, codes[i]))
			return false;
	return true;
}

static int open_match(struct fontset *fonts, const FcPattern *match, unsigned flags,
		      struct unusable *unusable)
{
	const struct fontconfig *fc = fonts->system;
	FcChar8 *path;
	int index = 0, font;
	const char *why;

	if (fc->FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch)
		return -1;
	fc->FcPatternGetInteger(match, FC_INDEX, 0, &index);
	font = fontset_open_file(fonts, (const char *)path, index & 0xffff, font_weight_of(flags),
				 &why);
	if (font < 0 && !unusable->path)
		*unusable = (struct unusable){arena_strdup(&fonts->arena, (const char *)path), why};
	return font;
}

/* What fontconfig went by: its settings, and the folders in which it knows fonts. */
static void note_system(const struct fontset *fonts)
{
	const struct fontconfig *fc = fonts->system;
	struct inputs *inputs = fonts->diag->inputs;
	FcStrList *files = fc->FcConfigGetConfigFiles(fc->config);
	FcStrList *folders = fc->FcConfigGetFontDirs(fc->config);
	FcChar8 *path;

	while (files && (path = fc->FcStrListNext(files)))
		inputs_note_path(inputs, (const char *)path);
	while (folders && (path = fc->FcStrListNext(folders)))
		inputs_note_folder(inputs, (const char *)path);
	fc->FcStrListDone(files);
	fc->FcStrListDone(folders);
}

/* Opens fontconfig with the system's fonts when it is first asked; NULL: it cannot be had. */
static const struct fontconfig *open_system(struct fontset *fonts)
{
	struct fontconfig *fc = fonts->system;

	if (fc)
		return fc->config ? fc : NULL;
	fonts->system = fc = ARENA_NEW(&fonts->arena, struct fontconfig);
	if (!library_open(fc)) {
		opened_miss(&fontconfig, NULL, fonts->diag);
		return NULL;
	}
	fc->config = fc->FcInitLoadConfigAndFonts();
	if (!fc->config)
		return NULL;
	note_system(fonts);
	/* a family dropped beside the catalogue needs no line in it; of a whole folder fontconfig
	 * would open pipes too, and wait */
	for (int i = 0; i < fonts->nown; i++)
		fc->FcConfigAppFontAddFile(fc->config, (const FcChar8 *)fonts->own[i]);
	return fc;
}

/* All fonts, the nearest to the pattern first; takes the pattern. NULL: there are none. */
static FcFontSet *sort_fonts(const struct fontconfig *fc, FcPattern *pattern)
{
	FcResult result;
	FcFontSet *sorted;

	fc->FcConfigSubstitute(fc->config, pattern, FcMatchPattern);
	fc->FcDefaultSubstitute(pattern);
	sorted = fc->FcFontSort(fc->config, pattern, FcFalse, NULL, &result);
	fc->FcPatternDestroy(pattern);
	return sorted;
}

int fontset_ask_family(struct fontset *fonts, const char *family, unsigned flags,
		       struct unusable *unusable)
{
	const struct fontconfig *fc = open_system(fonts);
	FcFontSet *sorted;
	int font = -1;

	*unusable = (struct unusable){0};
	if (!fc)
		return -1;
	sorted = sort_fonts(fc, make_pattern(fc, family, flags, NULL, 0));
	for (int i = 0; sorted && i < sorted->nfont && font < 0; i++)
		if (has_family(fc, sorted->fonts[i], family) &&
		    has_weight(fc, sorted->fonts[i], flags))
			font = open_match(fonts, sorted->fonts[i], flags, unusable);
	if (sorted)
		fc->FcFontSetDestroy(sorted);
	return font;
}

int fontset_ask_characters(struct fontset *fonts, unsigned flags, const uint32_t *codes, int n,
			   struct unusable *unusable)
{
	const struct fontconfig *fc = open_system(fonts);
	FcFontSet *sorted;
	int font = -1;

	*unusable = (struct unusable){0};
	if (!fc)
		return -1;
	sorted = sort_fonts(fc, make_pattern(fc, NULL, flags, codes, n));
	for (int i = 0; sorted && i < sorted->nfont && font < 0; i++)
		if (has_characters(fc, sorted->fonts[i], codes, n))
			font = open_match(fonts, sorted->fonts[i], flags, unusable);
	if (sorted)
		fc->FcFontSetDestroy(sorted);
	return font;
}

void fontset_forget_system(struct fontset *fonts)
{
	struct fontconfig *fc = fonts->system;

	if (fc && fc->config)
		fc->FcConfigDestroy(fc->config);
	fonts->system = NULL;
}

const char *fontset_system_version(struct arena *arena)
{
	struct fontconfig fc;

	return library_open(&fc) ? arena_printf(arena, "%d", fc.FcGetVersion()) : "none";
}
