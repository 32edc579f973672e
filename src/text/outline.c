/* Steps are taken as HarfBuzz tells them; CFF has fractions of font units, glyf halves. */
#include "text/outline.h"

#include <math.h>
#include <stdlib.h>

#include <hb.h>

#include "base/mem.h"
#include "text/cff.h"
#include "text/face.h"
#include "text/fontset.h"

/* An outline that is being told. */
struct taking {
	struct arena *arena;
	struct outline_step *steps;
	int nsteps;
};

/* A font that is damaged may say anything. */
static int32_t length(float units)
{
	enum { MOST = 1 << 20 };

	if (!(units > -MOST && units < MOST))
		return 0;
	return (int32_t)lroundf(units * OUTLINE_UNIT);
}

static void take(void *data, const struct outline_step *step)
{
	struct taking *taking = data;

	ARENA_GROW(taking->arena, taking->steps, taking->nsteps);
	taking->steps[taking->nsteps++] = *step;
}

static void take_move(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x,
		      float y, void *user)
{
	(void)functions;
	(void)state;
	(void)user;
	take(data, &(struct outline_step){.op = OUTLINE_MOVE, .x = length(x), .y = length(y)});
}

static void take_line(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x,
		      float y, void *user)
{
	(void)functions;
	(void)state;
	(void)user;
	take(data, &(struct outline_step){.op = OUTLINE_LINE, .x = length(x), .y = length(y)});
}

/* NOLINTNEXTLINE(readability-function-size): HarfBuzz calls it so */
static void take_bend(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x1,
		      float y1, float x, float y, void *user)
{
	(void)functions;
	(void)state;
	(void)user;
	take(data, &(struct outline_step){.op = OUTLINE_BEND,
					  .x = length(x),
					  .y = length(y),
					  .x1 = length(x1),
					  .y1 = length(y1)});
}

/* NOLINTNEXTLINE(readability-function-size): HarfBuzz calls it so */
static void take_curve(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x1,
		       float y1, float x2, float y2, float x, float y, void *user)
{
	(void)functions;
	(void)state;
	(void)user;
	take(data, &(struct outline_step){.op = OUTLINE_CURVE,
					  .x = length(x),
					  .y = length(y),
					  .x1 = length(x1),
					  .y1 = length(y1),
					  .x2 = length(x2),
					  .y2 = length(y2)});
}

static void take_close(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, void *user)
{
	(void)functions;
	(void)state;
	(void)user;
	take(data, &(struct outline_step){.op = OUTLINE_CLOSE});
}

static struct outline draw(hb_font_t *font, struct arena *arena, uint32_t glyph)
{
	hb_draw_funcs_t *functions = hb_draw_funcs_create();
	struct taking taking = {.arena = arena};

	hb_draw_funcs_set_move_to_func(functions, take_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(functions, take_line, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(functions, take_bend, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(functions, take_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(functions, take_close, NULL, NULL);
	hb_font_get_glyph_shape(font, glyph, functions, &taking);
	hb_draw_funcs_destroy(functions);
	return (struct outline){taking.steps, taking.nsteps};
}

struct outline outline_make(const struct fontset *fonts, struct arena *arena, int font,
			    uint32_t glyph)
{
	return draw(fontset_face(fonts, font)->font, arena, glyph);
}

struct outline_font {
	hb_face_t *face;
	hb_font_t *font;
};

static void add_table(hb_face_t *face, hb_tag_t tag, const void *bytes, size_t n)
{
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

	hb_face_builder_add_table(face, tag, blob);
	hb_blob_destroy(blob);
}

/* A CFF table with as much of a font around it as HarfBuzz asks for (OpenType 1.9: head, maxp). */
static hb_face_t *wrap(const void *bytes, size_t n)
{
	uint8_t head[54] = {0, 1, 0, 0}, maxp[6] = {0, 0, 0x50, 0};
	hb_face_t *face = hb_face_builder_create(), *whole;
	hb_blob_t *blob;
	struct cff cff;
	uint32_t units, nglyphs;

	cff_open(&cff, bytes, (uint32_t)n);
	units = cff.units_per_em ? cff.units_per_em : CFF_UNITS;
	nglyphs = cff_count(&cff);
	head[18] = (uint8_t)(units >> 8);
	head[19] = (uint8_t)units;
	maxp[4] = (uint8_t)(nglyphs >> 8);
	maxp[5] = (uint8_t)nglyphs;
	add_table(face, HB_TAG('h', 'e', 'a', 'd'), head, sizeof head);
	add_table(face, HB_TAG('m', 'a', 'x', 'p'), maxp, sizeof maxp);
	add_table(face, HB_TAG('C', 'F', 'F', ' '), bytes, n);
	blob = hb_face_reference_blob(face);
	whole = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	return whole;
}

struct outline_font *outline_open(const void *bytes, size_t n, bool is_bare_cff)
{
	struct outline_font *font = mem_alloc(sizeof *font);
	hb_blob_t *blob;

	if (is_bare_cff) {
		font->face = wrap(bytes, n);
	} else {
		blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
		font->face = hb_face_create(blob, 0);
		hb_blob_destroy(blob);
	}
	font->font = hb_font_create(font->face);
	if (hb_face_get_glyph_count(font->face) > 0)
		return font;
	outline_close(font);
	return NULL;
}

void outline_close(struct outline_font *font)
{
	if (!font)
		return;
	hb_font_destroy(font->font);
	hb_face_destroy(font->face);
	free(font);
}

int outline_units(const struct outline_font *font)
{
	return (int)hb_face_get_upem(font->face);
}

uint32_t outline_count(const struct outline_font *font)
{
	return hb_face_get_glyph_count(font->face);
}

uint32_t outline_find(const struct outline_font *font, uint32_t character)
{
	hb_codepoint_t glyph = 0;

	return hb_font_get_nominal_glyph(font->font, character, &glyph) ? glyph : 0;
}

struct outline outline_draw(const struct outline_font *font, struct arena *arena, uint32_t glyph)
{
	return draw(font->font, arena, glyph);
}
