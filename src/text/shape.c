/*
 * Shaping of one stretch by HarfBuzz. Positions come in font units and become millipoints glyph by
 * glyph. Right-to-left glyphs are turned round into logical order; their offsets still count from
 * the pen, which moves left by the advance before the glyph is drawn.
 */
#include "text/shaper.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FEATURES = 5 };

/* Scripts whose letters join, which tracking would tear apart. */
static bool is_cursive(uint32_t script)
{
	static const hb_script_t cursive[] = {
		HB_SCRIPT_ARABIC, HB_SCRIPT_SYRIAC, HB_SCRIPT_MONGOLIAN, HB_SCRIPT_NKO,
		HB_SCRIPT_MANDAIC, HB_SCRIPT_PHAGS_PA, HB_SCRIPT_ADLAM, HB_SCRIPT_HANIFI_ROHINGYA,
		HB_SCRIPT_MANICHAEAN, HB_SCRIPT_PSALTER_PAHLAVI, HB_SCRIPT_SOGDIAN,
	};

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

struct glyph *glyph_list_add(struct glyph_list *list)
{
	if (list->n == list->capacity) {
		list->capacity = list->capacity ? 2 * list->capacity : 256;
		list->glyphs = mem_resize(list->glyphs,
					  sizeof *list->glyphs * (size_t)list->capacity);
		list->is_unsafe = mem_resize(list->is_unsafe, (size_t)list->capacity);
	}
	list->is_unsafe[list->n] = 0;
	list->glyphs[list->n] = (struct glyph){0};
	return &list->glyphs[list->n++];
}

static void fill_buffer(hb_buffer_t *buffer, const struct text_span *span, const char *text,
			int32_t n, const struct stretch *stretch, int32_t start, int32_t end)
{
	unsigned flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;

	if (start == 0)
		flags |= HB_BUFFER_FLAG_BOT;
	if (end == n)
		flags |= HB_BUFFER_FLAG_EOT;
	hb_buffer_clear_contents(buffer);
	hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
	hb_buffer_add_utf8(buffer, text, n, (unsigned)start, end - start);
	hb_buffer_set_direction(buffer,
				stretch->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(stretch->script));
	hb_buffer_set_language(buffer, hb_language_from_string(span->lang ? span->lang : "", -1));
}

static void run_harfbuzz(hb_buffer_t *buffer, hb_font_t *font, const struct text_span *span)
{
	hb_feature_t features[MAX_FEATURES];
	unsigned n = 0;
	uint32_t is_joined = span->tracking == 0; /* tracked letters stand apart, ligatures cannot */

#define ADD_FEATURE(a, b, c, d, value)                                                             \
	(features[n++] = (hb_feature_t){HB_TAG(a, b, c, d), value, HB_FEATURE_GLOBAL_START,       \
					HB_FEATURE_GLOBAL_END})
	ADD_FEATURE('k', 'e', 'r', 'n', 1);
	ADD_FEATURE('l', 'i', 'g', 'a', is_joined);
	ADD_FEATURE('c', 'l', 'i', 'g', is_joined);
	if (span->has_tabular_figures)
		ADD_FEATURE('t', 'n', 'u', 'm', 1);
#undef ADD_FEATURE
	hb_shape(font, buffer, features, n);
}

/*
 * Tracking widens the last glyph of a cluster in HarfBuzz's order, left to right: behind the marks of
 * a left-to-right letter, and on a right-to-left letter itself, whose marks stand before it.
 */
static bool is_tracked(const hb_glyph_info_t *infos, unsigned n, unsigned i)
{
	return i + 1 == n || infos[i + 1].cluster != infos[i].cluster;
}

static len scale_units(int units, const struct text_span *span, int units_per_em)
{
	return units ? len_scale(span->size, units, units_per_em) : 0;
}

static void collect(hb_buffer_t *buffer, const struct face *face, const struct text_span *span,
		    const struct stretch *stretch, struct glyph_list *out)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	bool is_rtl = stretch->level & 1;
	len tracking = is_cursive(stretch->script) ? 0 : len_scale(span->size, span->tracking, 1000);
	int upem = face->info.units_per_em;

	for (unsigned k = 0; k < n; k++) {
		unsigned i = is_rtl ? n - 1 - k : k;
		struct glyph *glyph;

		if (infos[i].codepoint == 0)
			continue; /* never draw .notdef (ISO 14289-1, 7.21.8) */
		glyph = glyph_list_add(out);
		out->is_unsafe[out->n - 1] =
			(infos[i].mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
		glyph->id = infos[i].codepoint;
		glyph->cluster = (int32_t)infos[i].cluster;
		glyph->advance = scale_units(positions[i].x_advance, span, upem);
		glyph->dx = scale_units(positions[i].x_offset, span, upem);
		glyph->dy = scale_units(positions[i].y_offset, span, upem);
		if (tracking && is_tracked(infos, n, i))
			glyph->advance += tracking;
		glyph->advance = len_max(glyph->advance, 0);
	}
}

/* U+FFFD, or a space, for each character of a stretch that no font has. */
static void add_replacements(const struct face *face, const struct text_span *span,
			     const char *text, int32_t start, int32_t end, struct glyph_list *out)
{
	uint32_t id = face->replacement ? face->replacement : face->space;

	for (int32_t i = start; i < end && id; i++) {
		struct glyph *glyph;

		if ((text[i] & 0xc0) == 0x80)
			continue;
		glyph = glyph_list_add(out);
		glyph->id = id;
		glyph->cluster = i;
		glyph->advance = scale_units(hb_font_get_glyph_h_advance(face->font, id), span,
					     face->info.units_per_em);
	}
}

void shape_stretch(struct shaper *shaper, const struct text_span *spans, const char *text,
		   int32_t n, const struct stretch *stretch, int32_t start, int32_t end,
		   struct glyph_list *out)
{
	const struct text_span *span = &spans[stretch->span];
	const struct face *face;

	if (start >= end || stretch->kind == STRETCH_OBJECT || stretch->kind == STRETCH_NOTHING)
		return;
	face = fontset_face(shaper->fonts, stretch->font);
	if (stretch->kind == STRETCH_MISSING) {
		add_replacements(face, span, text, start, end, out);
		return;
	}
	fill_buffer(shaper->buffer, span, text, n, stretch, start, end);
	run_harfbuzz(shaper->buffer, face->font, span);
	collect(shaper->buffer, face, span, stretch, out);
}

len shape_width(struct shaper *shaper, const struct paragraph *paragraph,
		const struct stretch *stretch, int32_t start, int32_t end)
{
	struct glyph_list *cut = &shaper->cut;
	len width = 0;

	cut->n = 0;
	shape_stretch(shaper, paragraph->shape->spans, paragraph->text, paragraph->n, stretch, start,
		      end, cut);
	for (int i = 0; i < cut->n; i++)
		width += cut->glyphs[i].advance;
	return width;
}

len shape_hyphen(const struct shaper *shaper, const struct text_span *spans,
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
			   &spans[stretch->span], face->info.units_per_em);
}
