/*
 * Content streams. All arithmetic is in integers: millipoints for places, and billionths of a point
 * for the pen, since a font's widths are millionths of its size. The pen follows what a viewer
 * will do, so rounding never adds up: a glyph that would stand more than a thousandth of an em
 * beside its place is put right in the TJ array.
 */
#include "pdf/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "layout/path.h"
#include "layout/placing.h"
#include "look/artwork.h"
#include "look/picture.h"
#include "look/theme_ink.h"
#include "pdf/artwork_ink.h"
#include "pdf/book.h"
#include "pdf/codespace.h"
#include "pdf/inks.h"
#include "pdf/show.h"
#include "pdf/stock.h"
#include "pdf/syntax.h"

void canvas_init(struct canvas *canvas, struct buf *out, struct book *book)
{
	*canvas = (struct canvas){.out = out,
				  .book = book,
				  .codes = &book->codes,
				  .theme = book->layout->theme,
				  .is_press = book->profile->is_press};
}

enum { THIN = 2 * LEN_PT }; /* boxes below this are lines */

static void forget_state(struct canvas *canvas)
{
	canvas->fill = canvas->stroke = NULL;
	canvas->font = -1;
	canvas->weight = -1;
	canvas->is_overprinting = false;
}

void canvas_page(struct canvas *canvas, len x, len y)
{
	assert(canvas->state == CANVAS_PAGE && !canvas->is_marked);
	canvas->x = x;
	canvas->y = y;
	forget_state(canvas);
}

void canvas_clip(struct canvas *canvas, len x, len y, len w, len h)
{
	assert(canvas->state == CANVAS_PAGE && !canvas->is_clipped && !canvas->is_marked);
	canvas->is_clipped = true;
	buf_addstr(canvas->out, "q\n");
	syntax_operand(canvas->out, x);
	syntax_operand(canvas->out, y);
	syntax_operand(canvas->out, w);
	syntax_operand(canvas->out, h);
	buf_addstr(canvas->out, "re W n\n");
}

void canvas_end_clip(struct canvas *canvas)
{
	assert(canvas->state == CANVAS_PAGE && canvas->is_clipped && !canvas->is_marked);
	canvas->is_clipped = false;
	buf_addstr(canvas->out, "Q\n");
	forget_state(canvas);
}

void canvas_note_paint(const struct canvas *canvas, struct origin origin)
{
	if (canvas->book->origins)
		origins_add(canvas->book->origins, origin);
}

/* Closes and opens what lies between one state and the other. */
static void go(struct canvas *canvas, enum canvas_state state)
{
	static const char *const opening[] = {
		[CANVAS_TEXT] = "BT\n", [CANVAS_ARRAY] = "[", [CANVAS_STRING] = "("};
	static const char *const closing[] = {
		[CANVAS_TEXT] = "ET\n", [CANVAS_ARRAY] = "]TJ\n", [CANVAS_STRING] = ")"};

	for (; canvas->state > state; canvas->state--) {
		buf_addstr(canvas->out, closing[canvas->state]);
		if (canvas->state == CANVAS_ARRAY)
			canvas_note_paint(canvas, canvas->text);
	}
	while (canvas->state < state) {
		buf_addstr(canvas->out, opening[++canvas->state]);
		if (canvas->state == CANVAS_TEXT)
			canvas->line_x = canvas->line_y = 0;
	}
}

void canvas_begin_content(struct canvas *canvas, const char *type, int mcid)
{
	assert(canvas->state == CANVAS_PAGE && !canvas->is_marked);
	canvas->is_marked = true;
	syntax_name(canvas->out, type);
	buf_addstr(canvas->out, "<</MCID ");
	syntax_integer(canvas->out, mcid);
	buf_addstr(canvas->out, ">>BDC\n");
}

/* ISO 32000-1, 14.8.2.2.2 */
static const char *artifact_entries(enum artifact artifact)
{
	switch (artifact) {
	case ARTIFACT_NONE:
	case ARTIFACT_LAYOUT:
		break;
	case ARTIFACT_HEADER:
	case ARTIFACT_COPY:
		return "/Type/Pagination";
	case ARTIFACT_FOOTER:
		return "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
	case ARTIFACT_BACKGROUND:
		return "/Type/Background";
	}
	return "/Type/Layout";
}

void canvas_begin_artifact(struct canvas *canvas, enum artifact artifact)
{
	assert(canvas->state == CANVAS_PAGE && !canvas->is_marked);
	canvas->is_marked = true;
	buf_addstr(canvas->out, "/Artifact<<");
	buf_addstr(canvas->out, artifact_entries(artifact));
	buf_addstr(canvas->out, ">>BDC\n");
}

void canvas_end_stretch(struct canvas *canvas)
{
	go(canvas, CANVAS_PAGE);
	if (canvas->is_marked)
		buf_addstr(canvas->out, "EMC\n");
	canvas->is_marked = false;
}

static void set_ink(struct canvas *canvas, const struct colour *colour, bool is_stroke)
{
	if (colour->spot) {
		buf_printf(canvas->out, "/S%d %s ", inks_spot(canvas->book, colour),
			   is_stroke ? "CS" : "cs");
		syntax_operand(canvas->out, colour->tint * 10);
		buf_addstr(canvas->out, is_stroke ? "SCN\n" : "scn\n");
		return;
	}
	for (int i = 0; i < 4; i++)
		syntax_operand(canvas->out, colour->cmyk[i] * 10);
	buf_addstr(canvas->out, is_stroke ? "K\n" : "k\n");
}

/* A colour of the theme, or one of artwork; it lives as long as the book. */
static void set_paint(struct canvas *canvas, const struct colour *colour, bool is_stroke)
{
	const struct colour **set = is_stroke ? &canvas->stroke : &canvas->fill;

	canvas->origin.theme = colour->pos;
	if (*set == colour)
		return;
	*set = colour;
	if (canvas->is_press) {
		set_ink(canvas, colour, is_stroke);
		return;
	}
	for (int i = 0; i < 3; i++)
		syntax_operand(canvas->out, len_scale(colour->rgb[i], 1000, 255));
	buf_addstr(canvas->out, is_stroke ? "RG\n" : "rg\n");
}

static bool is_black(const struct colour *colour)
{
	return !colour->spot && colour->cmyk[0] == 0 && colour->cmyk[1] == 0 &&
	       colour->cmyk[2] == 0 && colour->cmyk[3] == 100;
}

static const struct colour *find_colour(const struct canvas *canvas, int number)
{
	assert(0 <= number && number < canvas->theme->ncolours);
	return &canvas->theme->colours[number];
}

/* Full black text and lines print over what lies below, so that no gap shows where plates are out
 * of register; all else knocks out, white above all (Ghent Workgroup 2022, sheet-fed). */
static void set_overprint(struct canvas *canvas, const struct colour *colour, bool is_thin)
{
	bool is_wanted = is_thin && is_black(colour);

	if (!canvas->is_press || canvas->is_overprinting == is_wanted)
		return;
	canvas->is_overprinting = is_wanted;
	buf_addstr(canvas->out, is_wanted ? "/G1 gs\n" : "/G0 gs\n");
}

/* Which of the used fonts it is. */
static int use_font(struct canvas *canvas, int font)
{
	struct coded_font *coded = &canvas->codes->fonts[font];

	if (coded->place == 0 && canvas->book->stock)
		coded->base = stock_codes(canvas->book->stock, font);
	return codes_use_font(canvas->codes, font);
}

/* is_own: the font of codes that the stock has not. */
static void set_font(struct canvas *canvas, int font, len size, bool is_own)
{
	if (canvas->font == font && canvas->size == size && canvas->is_own == is_own)
		return;
	canvas->font = font;
	canvas->size = size;
	canvas->is_own = is_own;
	canvas->is_cff = font_info(canvas->codes->fontset, font)->is_cff;
	buf_addstr(canvas->out, is_own ? "/E" : "/F");
	syntax_integer(canvas->out, use_font(canvas, font));
	buf_addc(canvas->out, ' ');
	syntax_operand(canvas->out, size);
	buf_addstr(canvas->out, "Tf\n");
}

void canvas_move_to(struct canvas *canvas, len x, len y)
{
	assert(canvas->state >= CANVAS_TEXT && canvas->font >= 0);
	go(canvas, CANVAS_TEXT);
	syntax_operand(canvas->out, x - canvas->line_x);
	syntax_operand(canvas->out, y - canvas->line_y);
	buf_addstr(canvas->out, "Td\n");
	canvas->line_x = x;
	canvas->line_y = y;
	canvas->pen = (int64_t)x * CODES_EM;
}

void canvas_correct_pen(struct canvas *canvas, len x)
{
	int64_t off = (int64_t)x * CODES_EM - canvas->pen;
	int64_t unit = (int64_t)canvas->size * (CODES_EM / 1000);
	int64_t step;

	assert(canvas->state >= CANVAS_TEXT && canvas->size > 0);
	if (llabs(off) <= unit)
		return;
	step = (llabs(off) + unit / 2) / unit;
	if (off < 0)
		step = -step;
	go(canvas, CANVAS_ARRAY);
	syntax_integer(canvas->out, -step);
	canvas->pen += step * unit;
}

void canvas_show_code(struct canvas *canvas, int code)
{
	const struct coded_font *coded = &canvas->codes->fonts[canvas->font];
	bool is_own = code & CODES_OWN;

	assert(canvas->state >= CANVAS_TEXT && code >= 0);
	if (canvas->is_own != is_own) {
		go(canvas, CANVAS_TEXT);
		set_font(canvas, canvas->font, canvas->size, is_own);
	}
	if (canvas->state != CANVAS_STRING) /* it nearly always is */
		go(canvas, CANVAS_STRING);
	codespace_show(canvas->out, code & ~CODES_OWN, canvas->is_cff);
	canvas->pen += (int64_t)codes_at(coded, code)->width * canvas->size;
}

/* Text in several inks blurs where plates are out of register, so what is smaller than this and
 * dark, and hence stands on a light ground, is set in the theme's ink (Ghent Workgroup 2022). */
enum { SMALL_TEXT = 8 * LEN_PT, DARK = 100 };

static int text_colour(const struct canvas *canvas, const struct item *item)
{
	const struct theme *theme = canvas->theme;
	const struct colour *colour = &theme->colours[item->colour];
	int ink = theme->uses[COLOUR_INK];

	if (!canvas->is_press || item->of.run->size >= SMALL_TEXT ||
	    theme_ink_count(&theme->colours[ink]) > 1)
		return item->colour;
	return theme_ink_count(colour) > 1 && theme_ink_total(colour) >= DARK ? ink : item->colour;
}

void canvas_run(struct canvas *canvas, const struct item *item)
{
	const struct run *run = item->of.run;
	const struct colour *colour = find_colour(canvas, text_colour(canvas, item));

	assert(item->kind == ITEM_RUN);
	if (run->nglyphs == 0)
		return;
	go(canvas, CANVAS_TEXT);
	set_paint(canvas, colour, false);
	set_overprint(canvas, colour, true);
	canvas->text = canvas->origin;
	set_font(canvas, run->font, run->size, false);
	show_run(canvas, run, canvas->x + item->x, canvas->y - item->y);
}

static void add_point(struct canvas *canvas, const struct item *item, len x, len y)
{
	syntax_operand(canvas->out, canvas->x + item->x + x);
	syntax_operand(canvas->out, canvas->y - item->y - y);
}

static void add_step(struct canvas *canvas, const struct item *item, const struct path_step *step)
{
	switch (step->op) {
	case PATH_MOVE:
		add_point(canvas, item, step->x, step->y);
		buf_addstr(canvas->out, "m\n");
		break;
	case PATH_LINE:
		add_point(canvas, item, step->x, step->y);
		buf_addstr(canvas->out, "l\n");
		break;
	case PATH_CURVE:
		add_point(canvas, item, step->x1, step->y1);
		add_point(canvas, item, step->x2, step->y2);
		add_point(canvas, item, step->x, step->y);
		buf_addstr(canvas->out, "c\n");
		break;
	case PATH_CLOSE:
		buf_addstr(canvas->out, "h\n");
		break;
	}
}

/* Whether a part of a filled path is so narrow that it is a line. */
static bool has_line(const struct path *path)
{
	for (int first = 0, end; first < path->nsteps; first = end) {
		struct path_reach reach;

		for (end = first + 1; end < path->nsteps && path->steps[end].op != PATH_MOVE;)
			end++;
		reach = path_reach(path->steps + first, end - first);
		if (len_min(reach.right - reach.left, reach.bottom - reach.top) < THIN)
			return true;
	}
	return false;
}

static bool is_line(const struct item *item)
{
	const struct path *path = item->kind == ITEM_PATH ? item->of.path : NULL;

	if (path)
		return !path->is_filled || has_line(path);
	return len_min(item->w, item->h) < THIN;
}

void canvas_drawing(struct canvas *canvas, const struct item *item)
{
	const struct path *path = item->kind == ITEM_PATH ? item->of.path : NULL;
	bool is_stroked = path && !path->is_filled;
	const struct colour *colour = find_colour(canvas, item->colour);

	assert(item->kind == ITEM_BOX || item->kind == ITEM_PATH);
	go(canvas, CANVAS_PAGE);
	set_paint(canvas, colour, is_stroked);
	set_overprint(canvas, colour, is_line(item));
	if (is_stroked && canvas->weight != path->weight) {
		syntax_operand(canvas->out, path->weight);
		buf_addstr(canvas->out, "w\n");
		canvas->weight = path->weight;
	}
	if (path) {
		for (int i = 0; i < path->nsteps; i++)
			add_step(canvas, item, &path->steps[i]);
	} else {
		add_point(canvas, item, 0, item->h);
		syntax_operand(canvas->out, item->w);
		syntax_operand(canvas->out, item->h);
		buf_addstr(canvas->out, "re\n");
	}
	buf_addstr(canvas->out, is_stroked ? "S\n" : path && path->is_even_odd ? "f*\n" : "f\n");
	canvas_note_paint(canvas, canvas->origin);
}

/* Lets only the item's box show. */
static void clip_to_box(struct canvas *canvas, const struct item *item)
{
	add_point(canvas, item, 0, item->h);
	syntax_operand(canvas->out, item->w);
	syntax_operand(canvas->out, item->h);
	buf_addstr(canvas->out, "re W n\n");
}

/* A shape in its own places, for whose narrow parts the same holds as for all others. */
static bool draw_shape(struct canvas *canvas, const struct artwork *artwork,
		       const struct artwork_shape *shape, const len box[4])
{
	static const struct item corner = {.kind = ITEM_PATH};
	const struct colour *colour = artwork_ink_find(canvas->book, shape);
	struct path_step *steps = mem_alloc(sizeof *steps * (size_t)shape->nsteps);
	struct path path = {.steps = steps, .nsteps = shape->nsteps, .is_filled = true};

	for (int i = 0; i < shape->nsteps; i++)
		steps[i] = artwork_place(artwork, &shape->steps[i], box);
	if (colour) {
		set_paint(canvas, colour, false);
		set_overprint(canvas, colour, has_line(&path));
	}
	for (int i = 0; i < shape->nsteps; i++)
		add_step(canvas, &corner, &steps[i]);
	buf_addstr(canvas->out, shape->is_even_odd ? "f*\n" : "f\n");
	canvas_note_paint(canvas, canvas->origin);
	free(steps);
	return colour != NULL;
}

bool canvas_artwork(struct canvas *canvas, const struct item *item)
{
	const struct artwork *artwork = item->of.picture->artwork;
	bool is_good = true;
	len box[4];

	placing_find_artwork(item, box);
	go(canvas, CANVAS_PAGE);
	if (placing_is_cut(item)) {
		buf_addstr(canvas->out, "q\n");
		clip_to_box(canvas, item);
	}
	for (int i = 0; i < artwork->nshapes; i++)
		is_good = draw_shape(canvas, artwork, &artwork->shapes[i], box) && is_good;
	if (placing_is_cut(item)) {
		buf_addstr(canvas->out, "Q\n");
		forget_state(canvas);
	}
	return is_good;
}

void canvas_image(struct canvas *canvas, const struct item *item, int image)
{
	struct placing placing = placing_find(item);

	assert(item->kind == ITEM_IMAGE && image >= 0);
	go(canvas, CANVAS_PAGE);
	buf_addstr(canvas->out, "q\n");
	if (item->is_cropped)
		clip_to_box(canvas, item);
	syntax_operand(canvas->out, placing.ax);
	syntax_operand(canvas->out, placing.ay);
	syntax_operand(canvas->out, placing.cx);
	syntax_operand(canvas->out, placing.cy);
	syntax_operand(canvas->out, canvas->x + placing.x);
	syntax_operand(canvas->out, canvas->y - placing.y);
	buf_printf(canvas->out, "cm\n/I%d Do\nQ\n", image);
	/* its colours are no theme's */
	canvas_note_paint(canvas, (struct origin){.content = canvas->origin.content});
}
