/*
 * Points of a path are written relative to the one before, which is short; what is lost when they
 * are rounded is carried on, so that it never adds up.
 */
#include "draw/svg_syntax.h"

#include <stdbool.h>
#include <stdlib.h>

#include "draw/draw.h"

void svg_syntax_decimal(struct buf *out, int64_t value, int64_t one, int ndecimals)
{
	int64_t scale = 1, scaled, whole;
	char decimals[10] = {0};

	for (int i = 0; i < ndecimals; i++)
		scale *= 10;
	/* halves away from zero, without a product that has no room */
	whole = llabs(value) / one;
	scaled = (llabs(value) % one * scale + one / 2) / one;
	whole += scaled / scale;
	scaled %= scale;
	if (value < 0 && whole + scaled > 0)
		buf_addc(out, '-');
	for (int i = ndecimals - 1; i >= 0; i--, scaled /= 10)
		decimals[i] = (char)('0' + scaled % 10);
	while (ndecimals > 0 && decimals[ndecimals - 1] == '0')
		ndecimals--;
	if (whole || !ndecimals)
		buf_printf(out, "%lld", (long long)whole);
	if (ndecimals)
		buf_addc(out, '.');
	buf_add(out, decimals, (size_t)ndecimals);
}

void svg_syntax_points(struct buf *out, len length)
{
	svg_syntax_decimal(out, length, LEN_PT, 2);
}

/* A path on its way. Places are in hundredths of what is written. */
struct writing {
	struct buf *out;
	int64_t x, y;   /* where the pen is, as a reader has it */
	int64_t x0, y0; /* where the contour began */
	char letter;    /* of the last command */
	bool is_glyph;
};

static int64_t hundredths(const struct writing *writing, int32_t length)
{
	return writing->is_glyph ? (int64_t)length * (100 / OUTLINE_UNIT)
				 : len_scale(length, 100, LEN_PT);
}

/* A command, unless it goes without saying. */
static void put_letter(struct writing *writing, char letter)
{
	bool is_known = writing->letter == letter && letter != 'm';

	if (!is_known)
		buf_addc(writing->out, letter);
	writing->letter = letter;
}

/* Numbers need a space between them unless a sign stands there. */
static void put_number(struct writing *writing, int64_t value)
{
	char last = writing->out->bytes[writing->out->n - 1];

	if (value >= 0 && ((last >= '0' && last <= '9') || last == '.'))
		buf_addc(writing->out, ' ');
	svg_syntax_decimal(writing->out, value, 100, 2);
}

static void put_point(struct writing *writing, int32_t x, int32_t y)
{
	put_number(writing, hundredths(writing, x) - writing->x);
	put_number(writing, hundredths(writing, y) - writing->y);
}

static void go(struct writing *writing, const struct outline_step *step)
{
	writing->x = hundredths(writing, step->x);
	writing->y = hundredths(writing, step->y);
}

static void put_line(struct writing *writing, const struct outline_step *step)
{
	int64_t x = hundredths(writing, step->x), y = hundredths(writing, step->y);

	if (y == writing->y) {
		put_letter(writing, 'h');
		put_number(writing, x - writing->x);
	} else if (x == writing->x) {
		put_letter(writing, 'v');
		put_number(writing, y - writing->y);
	} else {
		put_letter(writing, 'l');
		put_point(writing, step->x, step->y);
	}
	go(writing, step);
}

static void put_curve(struct writing *writing, const struct outline_step *step)
{
	bool is_bend = step->op == OUTLINE_BEND;

	put_letter(writing, is_bend ? 'q' : 'c');
	put_point(writing, step->x1, step->y1);
	if (!is_bend)
		put_point(writing, step->x2, step->y2);
	put_point(writing, step->x, step->y);
	go(writing, step);
}

void svg_syntax_outline(struct buf *out, const struct outline *outline, bool is_glyph)
{
	struct writing writing = {.out = out, .is_glyph = is_glyph};

	for (int i = 0; i < outline->nsteps; i++) {
		const struct outline_step *step = &outline->steps[i];

		switch (step->op) {
		case OUTLINE_MOVE:
			put_letter(&writing, 'm');
			put_point(&writing, step->x, step->y);
			go(&writing, step);
			writing.x0 = writing.x;
			writing.y0 = writing.y;
			break;
		case OUTLINE_LINE:
			put_line(&writing, step);
			break;
		case OUTLINE_BEND:
		case OUTLINE_CURVE:
			put_curve(&writing, step);
			break;
		case OUTLINE_CLOSE:
			put_letter(&writing, 'z');
			writing.x = writing.x0;
			writing.y = writing.y0;
			break;
		}
	}
}

void svg_syntax_matrix(struct buf *out, const struct draw_matrix *matrix, int units)
{
	const int64_t scale[] = {matrix->a, matrix->b, matrix->c, matrix->d};

	buf_addstr(out, " transform=\"matrix(");
	for (int i = 0; i < 4; i++) {
		svg_syntax_decimal(out, scale[i] * units, (int64_t)DRAW_ONE * LEN_PT, 7);
		buf_addc(out, ' ');
	}
	svg_syntax_points(out, matrix->e);
	buf_addc(out, ' ');
	svg_syntax_points(out, matrix->f);
	buf_addstr(out, ")\"");
}

void svg_syntax_colour(struct buf *out, const char *name, uint32_t rgb)
{
	buf_printf(out, " %s=\"#%06x\"", name, (unsigned)rgb);
}
