/*
 * pdf/canvas: a small reader follows the operators of a content stream as a viewer would, and every
 * glyph must stand where the layout put it, to a thousandth of an em, with the text it stands for.
 */
#include "pdf/canvas.h"

#include <stdlib.h>

#include "base/file.h"
#include "pdf/book.h"
#include "pdf/codespace.h"
#include "pdf/inks.h"
#include "root.h"
#include "run/output.h"
#include "tap.h"

enum { MAX_SHOWN = 400, HEIGHT = 800000 };

struct shown {
	double x, y; /* points */
	int code;
};

/* What the reader saw. */
struct seen {
	struct shown shown[MAX_SHOWN];
	int n;
	double line_x, line_y, x, size;
};

struct fixture {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
	struct theme theme;
	struct layout layout;
	struct book book;
	struct canvas canvas;
	struct buf out;
	int font;
};

enum { INK, BLACK, WHITE, GREY, SPOT, TINT, NCOLOURS };

static struct colour colours[NCOLOURS] = {
	[INK] = {.name = "ink", .rgb = {0, 51, 255}, .cmyk = {0, 5, 50, 100}},
	[BLACK] = {.name = "black", .cmyk = {0, 0, 0, 100}},
	[WHITE] = {.name = "white", .rgb = {255, 255, 255}},
	[GREY] = {.name = "grey", .cmyk = {0, 0, 0, 75}},
	[SPOT] = {.name = "spot", .cmyk = {100, 66, 0, 2}, .spot = "Ink 7 C", .tint = 100},
	[TINT] = {.name = "tint", .cmyk = {100, 66, 0, 2}, .spot = "Ink 7 C", .tint = 30},
};

static bool init(struct fixture *f, const struct profile *profile)
{
	*f = (struct fixture){.theme = {.colours = colours, .ncolours = NCOLOURS}};
	arena_init(&f->arena);
	diag_init(&f->diag);
	buf_init(&f->out);
	f->fonts = fontset_open(in_root(&f->arena, "fonts/catalogue.txt"), &f->diag);
	if (!f->fonts)
		return false;
	f->font = fontset_find(f->fonts, "Noto Sans", 0, &f->diag);
	if (f->font < 0)
		return false;
	f->layout.theme = &f->theme;
	f->book = (struct book){.arena = &f->arena, .layout = &f->layout, .profile = profile};
	codes_init(&f->book.codes, &f->arena, f->fonts);
	canvas_init(&f->canvas, &f->out, &f->book);
	canvas_page(&f->canvas, 0, HEIGHT);
	return true;
}

static void release(struct fixture *f)
{
	fontset_close(f->fonts);
	buf_release(&f->out);
	diag_release(&f->diag);
	arena_release(&f->arena);
}

/* [<20>12<0100>]TJ */
static const char *read_array(const struct fixture *f, struct seen *seen, const char *p)
{
	const struct code *codes = f->book.codes.fonts[f->font].codes;

	for (p++; *p != ']';) {
		if (*p != '<') {
			char *end;

			seen->x -= strtod(p, &end) / 1000 * seen->size;
			p = end;
			continue;
		}
		for (p++; *p != '>';) {
			char first[3] = {p[0], p[1], 0}, digits[5] = "";
			bool is_long = strtol(first, NULL, 16) < CODESPACE_FIRST;
			int code;

			memcpy(digits, p, is_long ? 4 : 2);
			p += strlen(digits);
			code = (int)strtol(digits, NULL, 16) - CODESPACE_FIRST;
			seen->shown[seen->n++] = (struct shown){seen->x, seen->line_y, code};
			seen->x += (double)codes[code].width / CODES_EM * seen->size;
		}
		p++;
	}
	return p + 1;
}

static void read_line(const struct fixture *f, struct seen *seen, const char *line)
{
	char *end;
	double first = strtod(line, &end), next = strtod(end, &end);

	if (strncmp(line, "BT", 2) == 0)
		seen->line_x = seen->line_y = 0;
	else if (line[0] == '/' && strstr(line, " Tf"))
		seen->size = strtod(strchr(line, ' '), NULL);
	else if (strncmp(end, " Td", 3) == 0)
		seen->x = seen->line_x += first, seen->line_y += next;
	else if (line[0] == '[')
		read_array(f, seen, line);
}

/* A content stream with its strings in hexadecimal digits, so that it is text. */
static void spell(const struct buf *content, struct buf *text)
{
	const char *end = content->bytes + content->n;
	bool is_string = false;

	for (const char *p = content->bytes; p < end; p++) {
		if (!is_string && *p != '(') {
			buf_addc(text, *p);
		} else if (!is_string || *p == ')') {
			buf_addc(text, is_string ? '>' : '<');
			is_string = !is_string;
		} else {
			bool is_escaped = *p == '\\';

			p += is_escaped;
			buf_printf(text, "%02X",
				   is_escaped && *p == 'r'   ? '\r'
				   : is_escaped && *p == 'n' ? '\n'
							     : (unsigned char)*p);
		}
	}
}

static void read_back(const struct fixture *f, struct seen *seen)
{
	char line[20000];
	struct buf text;

	*seen = (struct seen){.n = 0};
	buf_init(&text);
	spell(&f->out, &text);
	for (const char *p = buf_text(&text); *p;) {
		size_t n = strcspn(p, "\n");

		memcpy(line, p, n);
		line[n] = 0;
		read_line(f, seen, line);
		p += n + (p[n] == '\n');
	}
	buf_release(&text);
}

static double off(double is, len wanted)
{
	double difference = is * 1000 - wanted;

	return difference < 0 ? -difference : difference;
}

/* A run of n glyphs with advances that are not the font's, and some offsets. */
static void make_run(struct fixture *f, struct run *run, int n, unsigned seed)
{
	struct glyph *glyphs = ARENA_ARRAY(&f->arena, struct glyph, n);
	char *text = ARENA_ARRAY(&f->arena, char, n + 1);

	for (int i = 0; i < n; i++) {
		uint32_t id = 36 + (seed = seed * 1103515245 + 12345) / 65536 % 60;
		int width = font_glyph_advance(f->fonts, f->font, id);

		seed = seed * 1103515245 + 12345;
		glyphs[i] = (struct glyph){.id = id, .cluster = i};
		glyphs[i].advance = len_scale(run->size, width, 1000) + (len)(seed / 65536 % 300);
		if (seed / 65536 % 7 == 0) {
			glyphs[i].dx = 137;
			glyphs[i].dy = 411;
		}
		text[i] = (char)('a' + id % 26);
		run->width += glyphs[i].advance;
	}
	run->font = f->font;
	run->glyphs = glyphs;
	run->nglyphs = n;
	run->text = text;
	run->end = n;
}

static void check_run(struct fixture *f, struct run *run, const char *what)
{
	struct item item = {.kind = ITEM_RUN, .x = 50123, .y = 100457, .w = run->width};
	struct seen *seen = ARENA_NEW(&f->arena, struct seen);
	len x = run->is_rtl ? item.x + run->width : item.x;
	int nfar = 0, nwrong = 0;

	item.of.run = run;
	buf_clear(&f->out);
	canvas_run(&f->canvas, &item);
	canvas_end_stretch(&f->canvas);
	read_back(f, seen);
	for (int i = 0; i < run->nglyphs && i < seen->n; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		const struct code *code = &f->book.codes.fonts[f->font].codes[seen->shown[i].code];

		x -= run->is_rtl ? glyph->advance : 0;
		nfar += off(seen->shown[i].x, x + glyph->dx) > run->size / 1000.0 + 0.01;
		nfar += off(seen->shown[i].y, HEIGHT - item.y + glyph->dy) > 0.01;
		nwrong += code->glyph != glyph->id || code->ntext != 1 ||
			  code->text[0] != run->text[i];
		x += run->is_rtl ? 0 : glyph->advance;
	}
	tap_ok(seen->n == run->nglyphs, "%s: %d of %d glyphs", what, seen->n, run->nglyphs);
	tap_ok(nfar == 0, "%s: %d glyphs stand elsewhere", what, nfar);
	tap_ok(nwrong == 0, "%s: %d glyphs say something else", what, nwrong);
}

static void check_places(void)
{
	struct run right = {.size = 9500}, left = {.size = 10300, .is_rtl = true};
	struct fixture f;

	if (!tap_ok(init(&f, &output_find("screen")->profile), "Noto Sans opens"))
		return;
	make_run(&f, &right, 300, 7);
	check_run(&f, &right, "left to right");
	make_run(&f, &left, 300, 8);
	check_run(&f, &left, "right to left");
	release(&f);
}

/* Shows the glyphs, then joins what their codes say. */
static void check_text(const char *text, const int32_t *clusters, int n, bool hyphen,
		       const char *wanted, const char *what)
{
	struct glyph glyphs[8];
	struct run run = {.size = 10000,
			  .text = text,
			  .end = (int32_t)strlen(text),
			  .glyphs = glyphs,
			  .nglyphs = n,
			  .ends_with_hyphen = hyphen};
	struct item item = {.kind = ITEM_RUN};
	struct seen seen;
	struct fixture f;
	struct buf said;

	if (!init(&f, &output_find("screen")->profile))
		return;
	item.of.run = &run;
	run.font = f.font;
	for (int i = 0; i < n; i++)
		glyphs[i] = (struct glyph){.id = 40, .advance = 5000, .cluster = clusters[i]};
	canvas_run(&f.canvas, &item);
	canvas_end_stretch(&f.canvas);
	read_back(&f, &seen);
	buf_init(&said);
	for (int i = 0; i < seen.n; i++) {
		const struct code *code = &f.book.codes.fonts[f.font].codes[seen.shown[i].code];

		buf_add(&said, code->text, (size_t)code->ntext);
		buf_addc(&said, '|');
	}
	tap_is(buf_text(&said), wanted, what);
	buf_release(&said);
	release(&f);
}

static void check_texts(void)
{
	check_text("ab", (const int32_t[]){0, 1}, 2, false, "a|b|",
		   "one glyph, two texts: two codes");
	check_text("office", (const int32_t[]){0, 1, 4, 5}, 4, false, "o|ffi|c|e|",
		   "a ligature says all its letters");
	check_text("xab", (const int32_t[]){0, 1, 1}, 3, false, "x|a|b|",
		   "two glyphs for two characters say one each");
	check_text("abc", (const int32_t[]){0, 0}, 2, false, "a|b|c|",
		   "where glyphs are fewer than characters, a code says one each");
	check_text("\xc3\xa9z", (const int32_t[]){0, 0, 2}, 3, false, "\xc3\xa9|z|",
		   "where they are more, they become one");
	check_text("\xe0\xae\x95\xe0\xaf\x8a\xe2\x80\xa8", (const int32_t[]){0, 0, 0}, 3, false,
		   "\xe0\xae\x95|\xe0\xaf\x8a| |", "and a forced line break is a space");
	check_text("\xe2\x81\xa8x\xcc\x84\xe2\x81\xa9", (const int32_t[]){0, 0}, 2, false,
		   "x|\xcc\x84|", "marks of direction are said by none");
	check_text("\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7", (const int32_t[]){0}, 1, false,
		   "\xe0\xa4\x95|\xe0\xa5\x8d|\xe0\xa4\xb7|",
		   "a conjunct says its letters one by one");
	check_text("a", (const int32_t[]){0, 1}, 2, true, "a|\xc2\xad|",
		   "a hyphen at a line's end says a soft hyphen");
	check_text("a\xe2\x80\xa8", (const int32_t[]){0, 1}, 2, false, "a| |",
		   "a forced line break says a space");
	check_text("ab\xe2\x80\xa8", (const int32_t[]){0, 1}, 2, false, "a|b |",
		   "one without a glyph does so at the letter before");
}

static void check_drawings(void)
{
	static const struct path_step steps[] = {{.op = PATH_MOVE, .x = 1000},
						 {.op = PATH_LINE, .x = 2000, .y = 3500},
						 {.op = PATH_CLOSE, .x = 0}};
	static const struct path path = {.steps = steps, .nsteps = 3, .weight = 750};
	struct item box = {.kind = ITEM_BOX, .x = 10000, .y = 20000, .w = 30000, .h = 350};
	struct item line = {.kind = ITEM_PATH, .x = 10000, .y = 20000, .of.path = &path};
	struct fixture f;

	if (!init(&f, &output_find("screen")->profile))
		return;
	canvas_drawing(&f.canvas, &box);
	canvas_drawing(&f.canvas, &box);
	tap_is(buf_text(&f.out), "0 .2 1 rg\n10 779.65 30 .35 re\nf\n10 779.65 30 .35 re\nf\n",
	       "boxes; a colour is set once");
	buf_clear(&f.out);
	canvas_drawing(&f.canvas, &line);
	tap_is(buf_text(&f.out), "0 .2 1 RG\n.75 w\n11 780 m\n12 776.5 l\nh\nS\n", "a line");
	release(&f);
}

/* What a press profile writes for the boxes, and how many origins it notes. */
static void check_press(void)
{
	struct item box = {.kind = ITEM_BOX, .x = 10000, .y = 20000, .w = 30000, .h = 350};
	struct item field = {.kind = ITEM_BOX, .x = 10000, .y = 20000, .w = 30000, .h = 2000};
	struct origins origins = {0};
	struct buf inks;
	struct fixture f;

	if (!init(&f, &output_find("print")->profile))
		return;
	origins.arena = &f.arena;
	f.book.origins = &origins;
	origins_page(&origins);
	canvas_drawing(&f.canvas, &box);
	tap_is(buf_text(&f.out), "0 .05 .5 1 k\n10 779.65 30 .35 re\nf\n", "inks");
	buf_clear(&f.out);
	box.colour = field.colour = BLACK;
	canvas_drawing(&f.canvas, &box);
	canvas_drawing(&f.canvas, &field);
	tap_is(buf_text(&f.out),
	       "0 0 0 1 k\n/G1 gs\n10 779.65 30 .35 re\nf\n"
	       "/G0 gs\n10 778 30 2 re\nf\n",
	       "a black line overprints, a black field does not");
	buf_clear(&f.out);
	canvas_drawing(&f.canvas, &box);
	box.colour = WHITE;
	canvas_drawing(&f.canvas, &box);
	tap_is(buf_text(&f.out),
	       "/G1 gs\n10 779.65 30 .35 re\nf\n0 0 0 0 k\n/G0 gs\n"
	       "10 779.65 30 .35 re\nf\n",
	       "white never does");
	buf_clear(&f.out);
	box.colour = SPOT;
	canvas_drawing(&f.canvas, &box);
	box.colour = TINT;
	canvas_drawing(&f.canvas, &box);
	tap_is(buf_text(&f.out),
	       "/S0 cs 1 scn\n10 779.65 30 .35 re\nf\n"
	       "/S0 cs .3 scn\n10 779.65 30 .35 re\nf\n",
	       "a spot ink and its tint");
	tap_ok(origins.pages[0].n == 7, "each paint has its origin");
	buf_init(&inks);
	inks_add(&f.book, &inks);
	tap_is(buf_text(&inks),
	       "/ColorSpace<</S0[/Separation/Ink#207#20C/DeviceCMYK<<"
	       "/FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 .66 0 .02 ]/N 1>>]>>",
	       "its name keeps the spaces");
	buf_release(&inks);
	release(&f);
}

/* The colour that a letter comes out in. */
static void check_ink(const char *profile, len size, int colour, const char *wanted,
		      const char *what)
{
	struct glyph glyph = {.id = 40, .advance = 5000};
	struct run run = {.size = size, .text = "a", .end = 1, .glyphs = &glyph, .nglyphs = 1};
	struct item item = {.kind = ITEM_RUN, .colour = colour, .of.run = &run};
	struct fixture f;

	if (!init(&f, &output_find(profile)->profile))
		return;
	run.font = f.font;
	f.theme.uses[COLOUR_INK] = BLACK;
	canvas_run(&f.canvas, &item);
	tap_ok(strstr(buf_text(&f.out), wanted) != NULL, "%s", what);
	release(&f);
}

static void check_inks(void)
{
	check_ink("print", 8000, INK, "0 .05 .5 1 k\n", "8 pt may have several inks");
	check_ink("print", 7999, INK, "0 0 0 1 k\n/G1 gs\n", "smaller text has one");
	check_ink("print", 7999, GREY, "0 0 0 .75 k\n", "and keeps its own where it is one");
	check_ink("print", 7999, SPOT, "/S0 cs 1 scn\n", "as a spot ink is");
	check_ink("screen", 7999, INK, "0 .2 1 rg\n", "on the screen it keeps its colour");
}

int main(void)
{
	check_places();
	check_texts();
	check_drawings();
	check_press();
	check_inks();
	return tap_done();
}
