/*
 * Which font stands in for characters that the wanted one lacks: families that the catalogue names
 * for their script, those of the wanted class first; then families for any script; then whatever
 * fontconfig finds. Answers are remembered, and a character that no font has is reported once.
 */
#include "text/shaper.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

static bool stands_in_for(const struct catalogue_family *family, uint32_t script)
{
	for (int i = 0; i < family->nscripts; i++)
		if (family->scripts[i] == script)
			return true;
	return false;
}

static bool has_all(const struct face *face, const uint32_t *codes, int n)
{
	for (int i = 0; i < n; i++)
		if (!face_has(face, codes[i]))
			return false;
	return true;
}

/* A face of the catalogue for script; in the wanted class only, or in every other. */
static int find_listed(struct fontset *fonts, const uint32_t *codes, int n,
		       const struct face *wanted, bool is_same_class, unsigned flags,
		       uint32_t script)
{
	for (int i = 0; i < fonts->catalogue.nfamilies; i++) {
		const struct catalogue_family *family = &fonts->catalogue.families[i];
		int font;

		if ((family->class == wanted->class) != is_same_class ||
		    !stands_in_for(family, script))
			continue;
		font = fontset_find_style(fonts, i, flags);
		if (font >= 0 && has_all(fontset_face(fonts, font), codes, n))
			return font;
	}
	return -1;
}

static int find_any(struct fontset *fonts, const uint32_t *codes, int n, int wanted,
		    unsigned flags, uint32_t script)
{
	const struct face *face = fontset_face(fonts, wanted);
	int font = -1;

	flags &= FONT_BOLD | FONT_ITALIC;
	for (int pass = 0; pass < 4 && font < 0; pass++)
		font = find_listed(fonts, codes, n, face, pass % 2 == 0, flags,
				   pass < 2 ? script : SCRIPT_ANY);
	if (font < 0) {
		font = fontset_ask_system(fonts, NULL, flags, codes[0]);
		if (font >= 0 && !has_all(fontset_face(fonts, font), codes, n))
			font = -1;
	}
	return font;
}

/* The package that the catalogue names for script, or NULL. */
static const struct catalogue_package *find_package(const struct fontset *fonts, uint32_t script)
{
	for (int i = 0; i < fonts->catalogue.nfamilies; i++)
		if (stands_in_for(&fonts->catalogue.families[i], script))
			return fonts->catalogue.families[i].package;
	return NULL;
}

/* Whether some family that stands in for script is installed. */
static bool is_installed(struct fontset *fonts, uint32_t script)
{
	for (int i = 0; i < fonts->catalogue.nfamilies; i++)
		if (stands_in_for(&fonts->catalogue.families[i], script) &&
		    fontset_find_style(fonts, i, 0) >= 0)
			return true;
	return false;
}

static void report_missing(struct job *job, uint32_t code, uint32_t script)
{
	struct shaper *shaper = job->shaper;
	const struct catalogue_package *package = find_package(shaper->fonts, script);
	char character[5] = "";

	for (int i = 0; i < shaper->nmissing; i++)
		if (shaper->missing[i] == code)
			return;
	ARENA_GROW(&shaper->arena, shaper->missing, shaper->nmissing);
	shaper->missing[shaper->nmissing++] = code;
	utf8_encode(code, character);
	if (u_isgraph((UChar32)code) && !u_hasBinaryProperty((UChar32)code, UCHAR_GRAPHEME_EXTEND))
		diag_error(job->diag, job->options->pos, "no font has U+%04X \"%s\"",
			   (unsigned)code, character);
	else
		diag_error(job->diag, job->options->pos, "no font has U+%04X", (unsigned)code);
	if (package && !is_installed(shaper->fonts, script))
		diag_hint(job->diag, "install the package %s", package->name);
	else
		diag_hint(job->diag, "write it in another way, or put a font that has it into %s",
			  shaper->fonts->catalogue.folder);
}

/* The face for one character, remembered; -1: none. */
static int find_one(struct shaper *shaper, uint32_t code, int wanted, unsigned flags,
		    uint32_t script)
{
	struct stand_in *known = &shaper->stand_ins[(code * 31u + (unsigned)wanted) % STAND_INS];

	if (face_has(fontset_face(shaper->fonts, wanted), code))
		return wanted;
	if (known->code != code || known->wanted != wanted)
		*known = (struct stand_in){
			code, wanted, find_any(shaper->fonts, &code, 1, wanted, flags, script)};
	return known->found;
}

int job_find_fallback(struct job *job, const uint32_t *codes, int n, int wanted, unsigned flags,
		      uint32_t script)
{
	struct shaper *shaper = job->shaper;
	int font = -1;

	if (n > 1)
		font = find_any(shaper->fonts, codes, n, wanted, flags, script);
	if (font >= 0)
		return font;
	/* no font has the whole cluster: its base decides, marks are lost and reported */
	font = find_one(shaper, codes[0], wanted, flags, script);
	for (int i = 0; i < n; i++)
		if (font < 0 || !face_has(fontset_face(shaper->fonts, font), codes[i]))
			report_missing(job, codes[i], script);
	return font;
}
