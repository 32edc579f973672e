/*
 * Whether a face sets a letter and its marks as one. Fonts have marks for more letters than they
 * have places for: the mark is then drawn beside its letter, as an equals sign with a stroke behind
 * it where "not equal" was meant. So what a face puts together is shaped once and looked at.
 */
#include "text/face_cluster.h"

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "text/character.h"

enum {
	ENOUGH_PARTS = 32,
	DOUBLE_BELOW = 233,
	DOUBLE_ABOVE = 234, /* canonical combining classes */
	TOLERANCE = 12      /* of an em: the part that ink may be off by */
};

/* Where ink stands, across. */
struct extent {
	int left, right;
};

/* Not so signs that show nothing: an empty cell of Braille, the head of a note without one. */
static bool is_seen(uint32_t code)
{
	return code != 0x2800 && code != 0x1d159 && u_isgraph((UChar32)code) &&
	       !character_is_ignorable(code);
}

/* A glyph without outlines draws nothing: fonts with pictures in colour have such. */
static bool has_glyph(const struct face *face, uint32_t code)
{
	hb_glyph_extents_t box;
	hb_codepoint_t glyph;

	if (!hb_font_get_nominal_glyph(face->font, code, &glyph) || glyph == 0)
		return false;
	return !is_seen(code) || (hb_font_get_glyph_extents(face->font, glyph, &box) &&
				  (box.width != 0 || box.height != 0));
}

static bool is_mark(uint32_t code)
{
	return U_MASK(u_charType((UChar32)code)) & (U_GC_MN_MASK | U_GC_ME_MASK);
}

/* Scripts of letters that stand side by side, where marks are placed by anchors alone. */
static bool is_plain_script(uint32_t code)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)code, &status);

	return script <= USCRIPT_INHERITED || script == USCRIPT_LATIN || script == USCRIPT_GREEK ||
	       script == USCRIPT_CYRILLIC;
}

/* Classes of marks that stand at a side or a corner of their letter (UAX #44, table 15). */
static bool is_aside(int class)
{
	static const int aside[] = {202, 208, 210, 212, 214, 216, 218, 222, 224, 226, 228, 232};

	for (size_t i = 0; i < sizeof aside / sizeof aside[0]; i++)
		if (aside[i] == class)
			return true;
	return false;
}

/* What is to be looked at in a cluster, and how closely. */
struct look {
	bool has_mark, is_enclosed, is_centred, has_parts;
};

static struct look look_at(const uint32_t *codes, int n)
{
	struct look look = {.is_centred = true};

	for (int i = 1; i < n; i++) {
		int class = u_getCombiningClass((UChar32)codes[i]);

		if (character_is_ignorable(codes[i]) || class == DOUBLE_BELOW ||
		    class == DOUBLE_ABOVE)
			continue;
		if (!is_mark(codes[i])) {
			look.has_parts |= u_charType((UChar32)codes[i]) == U_OTHER_SYMBOL ||
					  u_charType((UChar32)codes[i]) == U_MODIFIER_SYMBOL;
			continue;
		}
		look.has_mark = true;
		look.is_enclosed |= u_charType((UChar32)codes[i]) == U_ENCLOSING_MARK;
		look.is_centred &= !is_aside(class);
	}
	return look;
}

/* Whether ink stands where a mark of its letter should. What an anchor has moved is trusted. */
static bool is_in_place(struct look look, struct extent letter, struct extent mark, bool is_moved,
			int tolerance)
{
	int off = (mark.left + mark.right) - (letter.left + letter.right); /* twice */

	if (look.is_enclosed)
		return (off < 0 ? -off : off) <= (mark.right - mark.left) / 4 + tolerance;
	if (look.is_centred && !is_moved)
		return (off < 0 ? -off : off) <= (letter.right - letter.left) / 2 + tolerance;
	return mark.left <= letter.right + tolerance && mark.right >= letter.left - tolerance;
}

static bool is_well_placed(const struct face *face, hb_buffer_t *buffer, struct look look)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
	struct extent letter = {0, 0};
	int pen = 0, ninked = 0;

	for (unsigned i = 0; i < n; i++) {
		hb_glyph_extents_t box;
		struct extent ink;

		if (infos[i].codepoint == 0)
			return false;
		if (hb_font_get_glyph_extents(face->font, infos[i].codepoint, &box) && box.width) {
			ink.left = pen + positions[i].x_offset + box.x_bearing;
			ink.right = ink.left + box.width;
			if (ninked++ == 0)
				letter = ink;
			else if (look.has_parts ||
				 !is_in_place(look, letter, ink, positions[i].x_offset != 0,
					      face->info.units_per_em / TOLERANCE))
				return false;
		}
		pen += positions[i].x_advance;
	}
	return true;
}

/* script: an ISO 15924 tag; 0: what the letter is of. */
static bool is_joined(const struct face *face, const uint32_t *codes, int n, uint32_t script)
{
	struct look look = look_at(codes, n);
	hb_buffer_t *buffer;
	bool is_joined;

	if ((!look.has_mark && !look.has_parts) || !is_plain_script(codes[0]))
		return true;
	buffer = hb_buffer_create();
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_add_utf32(buffer, codes, n, 0, n);
	if (script)
		hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(script));
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_shape(face->font, buffer, NULL, 0);
	is_joined = is_well_placed(face, buffer, look);
	hb_buffer_destroy(buffer);
	return is_joined;
}

/* Whether the face has the parts of the canonical decomposition of code and puts them together. */
static bool has_parts(const struct face *face, uint32_t code)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[ENOUGH_PARTS];
	uint32_t parts[ENOUGH_PARTS];
	int32_t n = unorm2_getDecomposition(unorm2_getNFCInstance(&status), (UChar32)code, units,
					    ENOUGH_PARTS, &status);
	int nparts = 0;

	if (n <= 0 || U_FAILURE(status))
		return false;
	for (int32_t i = 0; i < n;) {
		UChar32 part;

		U16_NEXT(units, i, n, part);
		if ((uint32_t)part == code || !has_glyph(face, (uint32_t)part))
			return false;
		parts[nparts++] = (uint32_t)part;
	}
	return is_joined(face, parts, nparts, 0);
}

bool face_has(const struct face *face, uint32_t code)
{
	if (has_glyph(face, code))
		return true;
	if (code == 0x2011) /* HarfBuzz draws the non-breaking hyphen as U+2010 */
		return face_has(face, 0x2010);
	if (u_charType((UChar32)code) == U_SPACE_SEPARATOR)
		return face->space != 0; /* and spaces as U+0020 of their own width */
	return has_parts(face, code);
}

bool face_sets(const struct face *face, const uint32_t *codes, int n, uint32_t script)
{
	for (int i = 0; i < n; i++)
		if ((n == 1 || !character_is_ignorable(codes[i])) && !face_has(face, codes[i]))
			return false;
	return n == 1 || is_joined(face, codes, n, script);
}
