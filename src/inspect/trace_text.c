/* Text (ISO 32000-1, 9.3, 9.4). */
#include "inspect/trace_text.h"

#include <math.h>

#include "base/mem.h"

enum { MODE_STROKE = 1, MODE_BOTH = 2, MODE_NONE = 3, MODE_CLIP = 4 };

static void begin(struct trace *trace)
{
	if (trace->is_text)
		trace_tell(trace, FAULT_TEXT, "the content begins text (BT) in text");
	trace->is_text = true;
	trace->text = trace->line = trace_identity;
}

static void end(struct trace *trace)
{
	if (!trace->is_text)
		trace_tell(trace, FAULT_TEXT, "the content ends text (ET) that it has not begun");
	trace->is_text = false;
}

static void set_font(struct trace *trace)
{
	const char *name = trace_name(trace, 2);
	const struct value *dict;

	if (!name)
		return;
	dict = trace_resource(trace, "Font", name);
	trace->now.size = trace_number(trace, 2, 1);
	trace->now.font = dict ? trace_font_find(&trace->fonts, dict) : NULL;
}

enum { CHARACTER_SPACE, WORD_SPACE, LEADING, RISE };

static void set_number(struct trace *trace, int which)
{
	struct trace_state *now = &trace->now;
	double *numbers[] = {[CHARACTER_SPACE] = &now->character_space,
			     [WORD_SPACE] = &now->word_space,
			     [LEADING] = &now->leading,
			     [RISE] = &now->rise};

	*numbers[which] = trace_number(trace, 1, 0);
}

static void stretch(struct trace *trace)
{
	trace->now.stretch = trace_number(trace, 1, 0) / 100;
}

static void mode(struct trace *trace)
{
	double number = trace_number(trace, 1, 0);

	trace->now.mode = number >= 0 && number < 8 ? (int)number : 0;
}

static void move_by(struct trace *trace, double x, double y)
{
	trace->line = trace_multiply((struct trace_matrix){1, 0, 0, 1, x, y}, trace->line);
	trace->text = trace->line;
}

static void move(struct trace *trace)
{
	move_by(trace, trace_number(trace, 2, 0), trace_number(trace, 2, 1));
}

static void move_leading(struct trace *trace)
{
	trace->now.leading = -trace_number(trace, 2, 1);
	move(trace);
}

static void set_matrix(struct trace *trace)
{
	trace->text = trace->line = trace_numbers(trace);
}

static void next_line(struct trace *trace)
{
	move_by(trace, 0, -trace->now.leading);
}

/* x: of its origin, in the units of the text. */
static void add_glyph(struct trace *trace, unsigned code, double x)
{
	struct trace_matrix matrix = trace_multiply(trace->text, trace->now.matrix);

	if (trace->nglyphs == trace->most_glyphs) {
		trace->most_glyphs = trace->most_glyphs ? 2 * trace->most_glyphs : 256;
		trace->glyphs = mem_resize(trace->glyphs,
					   (size_t)trace->most_glyphs * sizeof *trace->glyphs);
	}
	trace->glyphs[trace->nglyphs++] = (struct trace_glyph){
		code, trace_place(&matrix, x, trace->now.rise)};
}

/* What a string adds to the place of the next one, in thousandths of the size, stretched later;
 * at: its own place. */
static double measure(struct trace *trace, const struct value *string, double at)
{
	const struct trace_state *now = &trace->now;
	const unsigned char *p = (const unsigned char *)string->bytes;
	struct trace_font *font = now->font;
	double width = 0;

	for (size_t i = 0, step; i < string->n; i += step) {
		unsigned code;

		step = read_codespace_next(&font->space, p + i, string->n - i, &code);
		if (trace->listener->wants_glyphs)
			add_glyph(trace, code, at + width * now->stretch);
		if (code < TRACE_CODES)
			font->shown[code / 8] |= (uint8_t)(1u << code % 8);
		width += trace_font_width(font, code) * now->size / 1000 + now->character_space;
		if (step == 1 && code == ' ')
			width += now->word_space;
	}
	return width;
}

/* Paint for text that runs from x = 0 to width in the units of the text. */
static void paint_text(struct trace *trace, double from, double to)
{
	const struct trace_state *now = &trace->now;
	struct trace_matrix matrix = trace_multiply(trace->text, now->matrix);
	double along = hypot(matrix.a, matrix.b);
	double area = fabs(matrix.a * matrix.d - matrix.b * matrix.c);
	double up = now->size * now->font->ascent / 1000 + now->rise;
	double down = now->size * now->font->descent / 1000 + now->rise;
	struct trace_box box = {fmin(from, to), fmin(up, down), fmax(from, to), fmax(up, down)};
	struct trace_paint paint = {.kind = TRACE_TEXT,
				    .font = now->font,
				    .size = along > 0 ? fabs(now->size) * area / along : 0,
				    .looks = now->mode >= MODE_CLIP ? TRACE_CLIPS_TEXT : 0u,
				    .glyphs = trace->glyphs,
				    .nglyphs = trace->nglyphs};
	struct trace_matrix em = {now->size * now->stretch, 0, 0, now->size, 0, 0};

	paint.matrix = trace_multiply(em, matrix);

	box = trace_around(&matrix, box);
	if (now->mode % MODE_CLIP == MODE_NONE)
		return;
	if (now->mode % MODE_CLIP != MODE_STROKE) {
		paint.colour = &now->fill;
		trace_paint(trace, &paint, false, box);
	}
	if (now->mode % MODE_CLIP == MODE_STROKE || now->mode % MODE_CLIP == MODE_BOTH) {
		paint.colour = &now->stroke;
		paint.looks |= TRACE_OUTLINED;
		trace_paint(trace, &paint, true, box);
	}
}

static bool can_show(struct trace *trace)
{
	if (!trace->is_text)
		trace_tell(trace, FAULT_TEXT, "the content shows text outside BT and ET");
	if (!trace->now.font)
		trace_tell(trace, FAULT_RESOURCE, "the content shows text without a font");
	return trace->now.font;
}

/* Strings, and numbers that move what follows back. */
static void show(struct trace *trace, const struct value *items, int n)
{
	const struct trace_state *now = &trace->now;
	double at = 0, from = 0;
	bool is_begun = false;

	trace->nglyphs = 0;
	if (!can_show(trace))
		return;
	for (int i = 0; i < n; i++) {
		if (items[i].kind == VALUE_NUMBER)
			at -= items[i].real / 1000 * now->size * now->stretch;
		if (items[i].kind != VALUE_STRING || items[i].n == 0)
			continue;
		from = is_begun ? fmin(from, at) : at;
		is_begun = true;
		at += measure(trace, &items[i], at) * now->stretch;
	}
	if (is_begun)
		paint_text(trace, from, at);
	trace->text = trace_multiply((struct trace_matrix){1, 0, 0, 1, at, 0}, trace->text);
}

/* kind: a string, or an array of them. */
static void show_last(struct trace *trace, int kind)
{
	const struct value *last = trace->noperands > 0 ? trace_operand(trace, 1, 0) : NULL;

	if (!last || (int)last->kind != kind)
		trace_tell(trace, FAULT_OPERANDS, "an operator of the content lacks operands");
	else if (kind == VALUE_STRING)
		show(trace, last, 1);
	else
		show(trace, last->items, last->nitems);
}

static void show_next_line(struct trace *trace)
{
	next_line(trace);
	show_last(trace, VALUE_STRING);
}

static void show_spaced(struct trace *trace)
{
	if (trace->noperands >= 3) {
		trace->now.word_space = trace_number(trace, 3, 0);
		trace->now.character_space = trace_number(trace, 3, 1);
	}
	show_next_line(trace);
}

const struct trace_operator trace_text_operators[] = {
	{"TJ", -1, true, .run_as = show_last, .how = VALUE_ARRAY},
	{"Td", 2, false, .run = move},
	{"Tf", -1, false, .run = set_font},
	{"BT", 0, false, .run = begin},
	{"ET", 0, false, .run = end},
	{"Tj", -1, true, .run_as = show_last, .how = VALUE_STRING},
	{"TD", 2, false, .run = move_leading},
	{"Tm", 6, false, .run = set_matrix},
	{"T*", 0, false, .run = next_line},
	{"Tc", 1, false, .run_as = set_number, .how = CHARACTER_SPACE},
	{"Tw", 1, false, .run_as = set_number, .how = WORD_SPACE},
	{"Tz", 1, false, .run = stretch},
	{"TL", 1, false, .run_as = set_number, .how = LEADING},
	{"Ts", 1, false, .run_as = set_number, .how = RISE},
	{"Tr", 1, false, .run = mode},
	{"'", -1, true, .run = show_next_line},
	{"\"", -1, true, .run = show_spaced},
	{0},
};
