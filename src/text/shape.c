/*
 * Shaping of one stretch by HarfBuzz. Positions come in font units and become millipoints glyph by
 * glyph. Right-to-left glyphs are turned round into logical order; their offsets still count from
 * the pen, which moves left by the advance before the glyph is drawn.
 */
#include "text/shape.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/character.h"
#include "text/feature.h"
#include "text/fontset.h"
#include "text/words.h"

enum { MAX_FEATURES = 4 + FEATURE_MOST, MOST_ADVANCE = 1 << 30 };

/* Scripts whose letters join, which tracking would tear apart. */
static bool is_cursive(uint32_t script)
{
	static const hb_script_t cursive[] = {HB_SCRIPT_ARABIC,     HB_SCRIPT_SYRIAC,
					      HB_SCRIPT_MONGOLIAN,  HB_SCRIPT_NKO,
					      HB_SCRIPT_MANDAIC,    HB_SCRIPT_PHAGS_PA,
					      HB_SCRIPT_ADLAM,      HB_SCRIPT_HANIFI_ROHINGYA,
					      HB_SCRIPT_MANICHAEAN, HB_SCRIPT_PSALTER_PAHLAVI,
					      HB_SCRIPT_SOGDIAN};

	for (size_t i = 0; i < sizeof cursive / sizeof cursive[0]; i++)
		if ((uint32_t)cursive[i] == script)
			return true;
	return false;
}

void glyph_list_release(struct glyph_list *list)
{
	free(list->glyphs);
	free(list->is_unsafe);
	*list = (struct glyph_list){0};
}

/* Room for n more. */
static void make_room(struct glyph_list *list, int n)
{
	if (list->n + n <= list->capacity)
		return;
	while (list->capacity < list->n + n)
		list->capacity = list->capacity ? 2 * list->capacity : 256;
	list->glyphs = mem_resize(list->glyphs, sizeof *list->glyphs * (size_t)list->capacity);
	list->is_unsafe = mem_resize(list->is_unsafe, (size_t)list->capacity);
}

struct glyph *glyph_list_add(struct glyph_list *list)
{
	make_room(list, 1);
	list->is_unsafe[list->n] = 0;
	list->glyphs[list->n] = (struct glyph){0};
	return &list->glyphs[list->n++];
}

static hb_language_t find_lang(const struct text_span *span)
{
	return hb_language_from_string(span->lang ? span->lang : "", -1);
}

/* Empties the buffer for text of the stretch. */
static void prepare(hb_buffer_t *buffer, const struct text_span *span,
		    const struct stretch *stretch, unsigned flags)
{
	hb_buffer_clear_contents(buffer);
	hb_buffer_set_flags(buffer,
			    (hb_buffer_flags_t)(flags | HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES));
	hb_buffer_set_direction(buffer, stretch->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(stretch->script));
	hb_buffer_set_language(buffer, find_lang(span));
}

static void run_harfbuzz(hb_buffer_t *buffer, hb_font_t *font, const struct text_span *span)
{
	hb_feature_t features[MAX_FEATURES];
	unsigned n = 0;
	uint32_t is_joined = span->tracking == 0; /* a ligature cannot be tracked */

/* clang-format off */
#define ADD_FEATURE(a, b, c, d, value)                                                             \
	(features[n++] = (hb_feature_t){HB_TAG(a, b, c, d), value, HB_FEATURE_GLOBAL_START,       \
					HB_FEATURE_GLOBAL_END})
	/* clang-format on */
	ADD_FEATURE('k', 'e', 'r', 'n', 1);
	ADD_FEATURE('l', 'i', 'g', 'a', is_joined);
	ADD_FEATURE('c', 'l', 'i', 'g', is_joined);
	if (span->has_tabular_figures)
		ADD_FEATURE('t', 'n', 'u', 'm', 1);
#undef ADD_FEATURE
	if (span->features)
		n += (unsigned)feature_read(span->features, features + n);
	hb_shape(font, buffer, features, n);
	/* past HarfBuzz's own limits the glyphs are not what the text says */
	if (!hb_buffer_allocation_successful(buffer))
		mem_die_of("HarfBuzz", "a text is more than it can shape");
}

/*
 * Tracking widens the last glyph of a cluster in HarfBuzz's order, left to right: behind the marks
 * of a left-to-right letter, and on a right-to-left letter itself, whose marks stand before it.
 */
static bool is_tracked(const hb_glyph_info_t *infos, unsigned n, unsigned i)
{
	return i + 1 == n || infos[i + 1].cluster != infos[i].cluster;
}

/* Font units as millipoints. Glyphs are up to 65,535 units wide; only a broken font makes them
 * wider, at the size of a sheet, than 32 bits hold. */
static int32_t scale_units(int units, const struct text_span *span, int units_per_em)
{
	len length = units ? len_scale(span->size, units, units_per_em) : 0;

	return (int32_t)len_max(-MOST_ADVANCE, len_min(length, MOST_ADVANCE));
}

static void collect(hb_buffer_t *buffer, const struct face *face, const struct text_span *span,
		    const struct stretch *stretch, struct glyph_list *out)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	bool is_rtl = stretch->level & 1;
	int permille = is_cursive(stretch->script) ? 0 : span->tracking;
	int32_t tracking = scale_units(permille, span, 1000);
	int upem = face->info.units_per_em;

	for (unsigned k = 0; k < n; k++) {
		unsigned i = is_rtl ? n - 1 - k : k;
		struct glyph *glyph;

		if (infos[i].codepoint == 0)
			continue; /* never draw .notdef (ISO 14289-1, 7.21.8) */
		glyph = glyph_list_add(out);
		out->is_unsafe[out->n - 1] = (infos[i].mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
		glyph->id = infos[i].codepoint;
		glyph->cluster = (int32_t)infos[i].cluster;
		glyph->advance = scale_units(positions[i].x_advance, span, upem);
		glyph->dx = scale_units(positions[i].x_offset, span, upem);
		glyph->dy = scale_units(positions[i].y_offset, span, upem);
		if (tracking && is_tracked(infos, n, i))
			glyph->advance += tracking;
		if (glyph->advance < 0)
			glyph->advance = 0;
	}
}

/* Whether a character begins a cluster that is worth a sign of its own: marks, and what joins or
 * varies the character before it, do not. */
static bool is_signed(uint32_t code)
{
	UCharCategory type = (UCharCategory)u_charType((UChar32)code);

	return !character_is_ignorable(code) && type != U_NON_SPACING_MARK &&
	       type != U_ENCLOSING_MARK && type != U_MODIFIER_SYMBOL;
}

/* U+FFFD, or a box or a question mark, for each character of a stretch that no font has. */
static void add_replacements(const struct face *face, const struct matter *matter,
			     const struct stretch *stretch, struct range range,
			     struct glyph_list *out)
{
	for (int32_t i = range.start; i < range.end && face->replacement;) {
		struct glyph *glyph;
		uint32_t code;
		int32_t at = i;

		i += (int32_t)utf8_decode(matter->text + i, (size_t)(range.end - i), &code);
		if (at > range.start && !is_signed(code))
			continue;
		glyph = glyph_list_add(out);
		glyph->id = face->replacement;
		glyph->cluster = at;
		glyph->advance = scale_units(hb_font_get_glyph_h_advance(face->font,
									 face->replacement),
					     &matter->spans[stretch->span],
					     face->info.units_per_em);
	}
}

static void shape_whole(struct shaper *shaper, const struct matter *matter,
			const struct stretch *stretch, struct range range, struct glyph_list *out)
{
	const struct text_span *span = &matter->spans[stretch->span];
	const struct face *face = fontset_face(shaper->fonts, stretch->font);
	unsigned flags = 0;

	if (range.start == 0)
		flags |= HB_BUFFER_FLAG_BOT;
	if (range.end == matter->n)
		flags |= HB_BUFFER_FLAG_EOT;
	prepare(shaper->buffer, span, stretch, flags);
	hb_buffer_add_utf8(shaper->buffer, matter->text, matter->n, (unsigned)range.start,
			   range.end - range.start);
	run_harfbuzz(shaper->buffer, face->font, span);
	collect(shaper->buffer, face, span, stretch, out);
}

/* A space set as if nothing stood beside it. */
static struct glyph make_space(const struct face *face, const struct text_span *span, int32_t at)
{
	struct glyph space = {.id = face->space, .cluster = at};

	space.advance = scale_units(face->space_advance, span, face->info.units_per_em) +
			scale_units(span->tracking, span, 1000);
	if (space.advance < 0)
		space.advance = 0;
	return space;
}

/* Bytes of what draws nothing at the start of a word. */
static int32_t count_ignorable(const char *word, int n)
{
	int32_t at = 0;

	while (at < n) {
		uint32_t code;
		int32_t size = (int32_t)utf8_decode(word + at, (size_t)(n - at), &code);

		if (!character_is_ignorable(code))
			break;
		at += size;
	}
	return at;
}

/* The glyphs of a word by itself, until the next one is shaped; clusters count from its start. What
 * draws nothing at its start goes with the glyph before it. */
static struct word_glyphs shape_word(struct shaper *shaper, const struct text_span *span,
				     const struct stretch *stretch, const char *word, int n)
{
	const struct face *face = fontset_face(shaper->fonts, stretch->font);
	struct glyph_list *list = &shaper->learned;

	prepare(shaper->buffer, span, stretch, 0);
	hb_buffer_add_utf8(shaper->buffer, word, n, 0, n);
	run_harfbuzz(shaper->buffer, face->font, span);
	list->n = 0;
	collect(shaper->buffer, face, span, stretch, list);
	for (int i = 0; i < list->n && list->glyphs[i].cluster == 0; i++)
		list->glyphs[i].cluster = count_ignorable(word, n);
	return (struct word_glyphs){list->glyphs, list->is_unsafe, list->n};
}

/* Whether a word begins with a mark, which belongs to the space before it. */
static bool begins_with_mark(const char *word, int n)
{
	uint32_t code;

	if ((unsigned char)*word < 0xcc) /* below U+0300 */
		return false;
	utf8_decode(word, (size_t)n, &code);
	return U_MASK(u_charType((UChar32)code)) & U_GC_M_MASK;
}

static void add_word(const struct word_glyphs *word, int32_t at, struct glyph_list *out)
{
	struct glyph *glyphs;

	make_room(out, word->n);
	glyphs = out->glyphs + out->n;
	for (int i = 0; i < word->n; i++) {
		glyphs[i] = word->glyphs[i];
		glyphs[i].cluster += at;
	}
	memcpy(out->is_unsafe + out->n, word->is_unsafe, (size_t)word->n);
	out->n += word->n;
}

/* Shapes a stretch word by word: between them fonts do nothing, so that spaces are as wide as they
 * are drawn, whatever stands beside them. False: it has to be shaped as a whole. */
static bool shape_words(struct shaper *shaper, const struct matter *matter,
			const struct stretch *stretch, struct range range, struct glyph_list *out)
{
	const struct text_span *span = &matter->spans[stretch->span];
	const struct face *face = fontset_face(shaper->fonts, stretch->font);
	struct word_style style = {
		stretch->font,  span->size,      span->tracking, span->has_tabular_figures,
		span->features, stretch->script, find_lang(span)};
	int first = out->n;

	for (int32_t i = range.start, end; i < range.end; i = end) {
		const char *word = matter->text + i;
		const struct word_glyphs *known;
		struct word_glyphs shaped;

		for (end = i; end < range.end && matter->text[end] != ' ';)
			end++;
		if (end == i) {
			*glyph_list_add(out) = make_space(face, span, i);
			end++;
			continue;
		}
		if (begins_with_mark(word, end - i))
			return false;
		known = words_find(shaper->words, &style, word, end - i);
		if (!known) {
			shaped = shape_word(shaper, span, stretch, word, end - i);
			known = words_allow(word, end - i)
					? words_add(shaper->words, &style, word, end - i, shaped)
					: &shaped;
		}
		add_word(known, i, out);
	}
	if (out->n > first) /* before it there is no glyph for what draws nothing */
		out->glyphs[first].cluster = range.start;
	return true;
}

/* Whether a word of this script is shaped by itself alone. */
static bool is_simple(const struct stretch *stretch)
{
	return !(stretch->level & 1) && (stretch->script == (uint32_t)HB_SCRIPT_LATIN ||
					 stretch->script == (uint32_t)HB_SCRIPT_COMMON ||
					 stretch->script == (uint32_t)HB_SCRIPT_GREEK ||
					 stretch->script == (uint32_t)HB_SCRIPT_CYRILLIC);
}

void shape_stretch(struct shaper *shaper, const struct matter *matter,
		   const struct stretch *stretch, struct range range, struct glyph_list *out)
{
	const struct face *face;
	int before = out->n;

	if (range.start >= range.end || stretch->kind == STRETCH_OBJECT ||
	    stretch->kind == STRETCH_NOTHING)
		return;
	face = fontset_face(shaper->fonts, stretch->font);
	if (stretch->kind == STRETCH_MISSING) {
		add_replacements(face, matter, stretch, range, out);
		return;
	}
	if (is_simple(stretch) && face->space) {
		if (shape_words(shaper, matter, stretch, range, out))
			return;
		out->n = before;
	}
	shape_whole(shaper, matter, stretch, range, out);
}

len shape_width(struct shaper *shaper, const struct matter *matter, const struct stretch *stretch,
		struct range range)
{
	struct glyph_list *cut = &shaper->cut;
	len width = 0;

	cut->n = 0;
	shape_stretch(shaper, matter, stretch, range, cut);
	for (int i = 0; i < cut->n; i++)
		width += cut->glyphs[i].advance;
	return width;
}

len shape_hyphen(const struct shaper *shaper, const struct matter *matter,
		 const struct stretch *stretch, uint32_t *glyph)
{
	const struct face *face;

	*glyph = 0;
	if (stretch->kind != STRETCH_TEXT)
		return 0;
	face = fontset_face(shaper->fonts, stretch->font);
	*glyph = face->hyphen;
	if (!face->hyphen)
		return 0;
	return scale_units(hb_font_get_glyph_h_advance(face->font, face->hyphen),
			   &matter->spans[stretch->span], face->info.units_per_em);
}
