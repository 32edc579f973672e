/*
 * Pictures of every PNG and JPEG kind. The PNGs of tests/pictures hold the same six pixels: red,
 * green, blue over black, grey, white; the grey ones black, grey, white over white, grey, black.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "look/picture.h"
#include "tap.h"

static char *folder(struct arena *arena)
{
	return arena_printf(arena, "%s/tests/pictures", getenv("ROOT"));
}

static struct picture *load(struct arena *arena, const char *name, struct diag *diag)
{
	char *dir = folder(arena);

	return picture_load(arena, arena_printf(arena, "%s/%s", dir, name), dir,
			    (struct srcpos){"guide.xml", 7}, &(struct picture_sum){0, 0}, diag);
}

/* The pixels as hexadecimal digits, a space after each, a slash after each row. */
static char *pixels(struct arena *arena, const struct picture *picture)
{
	char *text = arena_strdup(arena, "");

	for (int i = 0; i < picture->width * picture->height; i++) {
		for (int k = 0; k < picture->ncomponents; k++)
			text = arena_printf(arena, "%s%02X", text,
					    picture->pixels[i * picture->ncomponents + k]);
		text = arena_printf(arena, "%s%s", text, (i + 1) % picture->width ? " " : "/");
	}
	return text;
}

static void test_png(struct arena *arena, struct diag *diag)
{
	static const char *const cases[][2] = {
		{"rgb.png", "FF0000 00FF00 0000FF/000000 808080 FFFFFF/"},
		{"rgb-16.png", "FF0000 00FF00 0000FF/000000 808080 FFFFFF/"},
		{"interlaced.png", "FF0000 00FF00 0000FF/000000 808080 FFFFFF/"},
		{"palette.png", "FF0000 00FF00 0000FF/000000 808080 FFFFFF/"},
		{"palette-transparent.png", "FFFFFF 00FF00 0000FF/000000 808080 FFFFFF/"},
		{"rgba.png", "FF0000 FFFFFF 0000FF/FFFFFF 808080 FFFFFF/"},
		{"grey.png", "00 80 FF/FF 80 00/"},
		{"grey-16.png", "00 80 FF/FF 80 00/"},
		{"grey-alpha.png", "00 80 FF/FF FF FF/"},
		{"bilevel.png", "00 FF 00/FF 00 FF/"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct picture *picture = load(arena, cases[i][0], diag);

		tap_is(picture && picture->pixels ? pixels(arena, picture) : NULL, cases[i][1],
		       cases[i][0]);
	}
}

static void test_jpeg(struct arena *arena, struct diag *diag)
{
	static const struct {
		const char *name;
		int ncomponents;
		bool is_inverted;
	} cases[] = {{"rgb.jpg", 3, false}, {"grey.jpg", 1, false}, {"cmyk.jpg", 4, true}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct picture *p = load(arena, cases[i].name, diag);

		tap_ok(p && p->width == 8 && p->height == 5, "%s: size", cases[i].name);
		tap_ok(p && p->ncomponents == cases[i].ncomponents, "%s: components",
		       cases[i].name);
		tap_ok(p && p->is_inverted == cases[i].is_inverted, "%s: inverted or not",
		       cases[i].name);
		tap_ok(p && !p->pixels && p->njpeg > 300 && p->jpeg[0] == 0xff &&
			       p->jpeg[p->njpeg - 1] == 0xd9,
		       "%s: its bytes are kept", cases[i].name);
	}
}

static void test_turned(struct arena *arena)
{
	const struct picture *p;
	struct diag diag;

	diag_init(&diag);
	p = load(arena, "turned.jpg", &diag);
	tap_ok(p && p->orientation == TURNED_RIGHT, "a picture that asks to be turned");
	tap_ok(p && p->ncolumns == 8 && p->nrows == 5 && p->width == 5 && p->height == 8,
	       "is higher than wide");
	tap_ok(diag.nmessages == 0, "nothing is said of it");
	diag_release(&diag);
}

static void test_fault(struct arena *arena, const char *name, const char *wanted)
{
	struct diag diag;
	const char *why;

	diag_init(&diag);
	tap_ok(!load(arena, name, &diag) && diag.nerrors == 1 && !diag.environment_failed,
	       "%s is refused", name);
	why = diag.nmessages ? strstr(diag.messages[0].text, "\": ") : NULL;
	tap_is(why ? why + 3 : NULL, wanted, name);
	diag_release(&diag);
}

static void test_faults(struct arena *arena)
{
	test_fault(arena, "bad-cut.png", "read beyond end of data");
	test_fault(arena, "bad-size.png", "it has more than 64 million pixels");
	test_fault(arena, "bad-cut.jpg", "it is cut off");
	test_fault(arena, "bad-12-bit.jpg", "it has not 8 bits a sample");
	test_fault(arena, "bad-coding.jpg", "its coding is neither baseline nor progressive");
	test_fault(arena, "bad-empty.jpg", "parts of it are missing");
	test_fault(arena, "bad-kind.gif", "it is neither PNG, JPEG nor SVG");
	test_fault(arena, "nowhere.png", "there is no such file");
	test_fault(arena, "../pictures", "it is no file");
	test_fault(arena, "../unit/test_picture.c", "it lies outside the content folder");
}

/* What pictures before it leave to one of 40, or of six pixels. */
static void test_sum(struct arena *arena)
{
	static const struct {
		const char *name;
		struct picture_sum before;
		bool is_taken;
	} cases[] = {
		{"rgb.jpg", {LIMIT_PIXELS - 40, 0}, true},
		{"rgb.jpg", {LIMIT_PIXELS - 39, 0}, false},
		{"rgb.jpg", {LIMIT_UNPACKED, LIMIT_UNPACKED}, true},
		{"rgb.png", {LIMIT_UNPACKED, LIMIT_UNPACKED - 6}, true},
		{"rgb.png", {LIMIT_UNPACKED, LIMIT_UNPACKED - 5}, false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct picture_sum sum = cases[i].before;
		const struct picture *picture;
		struct diag diag;
		char *dir = folder(arena);

		diag_init(&diag);
		picture = picture_load(arena, arena_printf(arena, "%s/%s", dir, cases[i].name), dir,
				       (struct srcpos){"guide.xml", 7}, &sum, &diag);
		tap_ok(!picture == !cases[i].is_taken, "%s behind %lld and %lld pixels",
		       cases[i].name, (long long)cases[i].before.npixels,
		       (long long)cases[i].before.nunpacked);
		tap_is(diag.nmessages ? diag.messages[0].text : "",
		       cases[i].is_taken ? ""
					 : "with this picture, all have more than 400 million "
					   "pixels, or those in PNG files more than 80 million",
		       "and what is said");
		diag_release(&diag);
	}
}

/* No beginning of a file, and no file with one byte changed, may do harm. */
static void test_damage(struct arena *arena, const char *name)
{
	const char *copy = arena_printf(arena, "%s/damaged", getenv("TMPDIR"));
	FILE *file = fopen(arena_printf(arena, "%s/%s", folder(arena), name), "rb");
	unsigned char bytes[4096];
	size_t n = file ? fread(bytes, 1, sizeof bytes, file) : 0;
	int nrefused = 0;

	for (size_t i = 0; i < n; i += n / 150 + 1) {
		struct arena_mark mark = arena_mark(arena);
		struct diag diag;
		FILE *out = fopen(copy, "wb");

		diag_init(&diag);
		fwrite(bytes, 1, i, out);
		fclose(out);
		nrefused += !picture_load(arena, copy, getenv("TMPDIR"), (struct srcpos){NULL, 0},
					  &(struct picture_sum){0, 0}, &diag);
		out = fopen(copy, "wb");
		bytes[i] ^= 0xff;
		fwrite(bytes, 1, n, out);
		bytes[i] ^= 0xff;
		fclose(out);
		picture_load(arena, copy, getenv("TMPDIR"), (struct srcpos){NULL, 0},
			     &(struct picture_sum){0, 0}, &diag);
		diag_release(&diag);
		arena_reset(arena, mark);
	}
	if (file)
		fclose(file);
	tap_ok(nrefused > 40, "%s: %d beginnings are refused", name, nrefused);
}

int main(void)
{
	struct arena arena;
	struct diag diag;

	if (!getenv("ROOT") || !getenv("TMPDIR")) {
		puts("# ROOT must name the repository, TMPDIR an empty folder");
		return 1;
	}
	arena_init(&arena);
	diag_init(&diag);
	test_png(&arena, &diag);
	test_jpeg(&arena, &diag);
	diag_print(&diag, stdout, 0, false);
	tap_ok(diag.nmessages == 0, "nothing was reported");
	test_turned(&arena);
	test_faults(&arena);
	test_sum(&arena);
	test_damage(&arena, "rgb.png");
	test_damage(&arena, "palette-transparent.png");
	test_damage(&arena, "rgb.jpg");
	arena_release(&arena);
	diag_release(&diag);
	return tap_done();
}
