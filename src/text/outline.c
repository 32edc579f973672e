/* Steps are taken as HarfBuzz tells them; CFF has fractions of font units, glyf halves. */
#include "text/outline.h"

#include <math.h>

#include <hb.h>

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
