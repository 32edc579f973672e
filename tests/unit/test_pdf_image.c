/*
 * pdf/image: pixels come back from the file as they went in, or grey where the theme is; a JPEG's
 * bytes stay as they are; colours that the profile can't hold are refused.
 */
#include "pdf/image.h"

#include <zlib.h>

#include "base/pack.h"
#include "pdf/book.h"
#include "run/output.h"
#include "tap.h"

enum { WIDTH = 33, HEIGHT = 17, MOST = WIDTH * HEIGHT * 3 };

struct fixture {
	struct arena arena;
	struct diag diag;
	struct book book;
	struct colour colour;
	struct theme theme;
	struct layout layout;
};

static void init(struct fixture *f)
{
	arena_init(&f->arena);
	diag_init(&f->diag);
	f->book = (struct book){
		.arena = &f->arena, .diag = &f->diag, .profile = &output_find("screen")->profile};
	f->colour = (struct colour){.cmyk = {100, 0, 0, 0}};
	f->theme = (struct theme){.colours = &f->colour, .ncolours = 1};
	f->layout = (struct layout){.theme = &f->theme};
	f->book.layout = &f->layout;
	f->book.pack = pack_new();
	f->book.haru = haru_open(&f->arena, f->book.pack, NULL, &f->diag);
}

static void release(struct fixture *f)
{
	haru_close(f->book.haru);
	pack_free(f->book.pack);
	diag_release(&f->diag);
	arena_release(&f->arena);
}

/* Undoes the filters of PNG (ISO 15948, 9) in rows of 1 + n bytes; out takes rows of n. */
static void unfilter(const unsigned char *rows, int n, int bpp, unsigned char *out)
{
	for (int y = 0; y < HEIGHT; y++) {
		const unsigned char *row = rows + y * (n + 1);

		for (int i = 0; i < n; i++) {
			int a = i >= bpp ? out[y * n + i - bpp] : 0;
			int b = y > 0 ? out[(y - 1) * n + i] : 0;
			int c = i >= bpp && y > 0 ? out[(y - 1) * n + i - bpp] : 0;
			int pa = b > c ? b - c : c - b, pb = a > c ? a - c : c - a;
			int pc = a + b - 2 * c < 0 ? 2 * c - a - b : a + b - 2 * c;
			int paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
			int by[5] = {0, a, b, (a + b) / 2, paeth};

			out[y * n + i] = (unsigned char)(row[i + 1] + by[row[0] % 5]);
		}
	}
}

/* The bytes of the image's stream in the saved file. */
static const unsigned char *find_stream(const struct buf *file, size_t *n)
{
	const char *end, *at = file->bytes;

	while (at && strncmp(at, "/Subtype/Image", 14) != 0)
		at = memchr(at + 1, '/', file->n - (size_t)(at + 1 - file->bytes));
	while (at && strncmp(at, "stream", 6) != 0)
		at = memchr(at + 1, 's', file->n - (size_t)(at + 1 - file->bytes));
	if (!at)
		return NULL;
	for (end = at; strncmp(end, "endstream", 9) != 0;)
		end++;
	*n = (size_t)(end - at) - 8 - 1; /* "stream\r\n" before, "\n" behind */
	return (const unsigned char *)at + 8;
}

/* A gradient, a curve, a slope, equal rows of noise: every filter has rows that it is best for. */
static void paint(unsigned char *pixels, int ncomponents)
{
	for (int y = 0; y < HEIGHT; y++)
		for (int i = 0; i < WIDTH * ncomponents; i++) {
			int noise = (int)((unsigned)i * 2654435761u >> 24);
			int of_row[4] = {i * 3, i * i, y * 16 + i / 9, noise};

			pixels[y * WIDTH * ncomponents + i] = (unsigned char)of_row[y / 4 % 4];
		}
}

static void check_pixels(int ncomponents)
{
	unsigned char pixels[MOST], rows[MOST + HEIGHT], back[MOST];
	struct picture picture = {.path = "a.png",
				  .ncolumns = WIDTH,
				  .nrows = HEIGHT,
				  .ncomponents = ncomponents,
				  .pixels = pixels};
	uLongf nrows = sizeof rows;
	struct fixture f;
	struct buf file;
	const unsigned char *stream;
	size_t n = 0;

	init(&f);
	buf_init(&file);
	paint(pixels, ncomponents);
	tap_ok(image_number(&f.book, &picture, (struct srcpos){0}) == 0, "the first image is 0");
	tap_ok(image_number(&f.book, &picture, (struct srcpos){0}) == 0, "and is there once");
	tap_ok(haru_save(f.book.haru, "1.7", &file), "the file is written");
	stream = find_stream(&file, &n);
	tap_ok(stream && uncompress(rows, &nrows, stream, (uLong)n) == Z_OK &&
		       nrows == (uLongf)(HEIGHT * (WIDTH * ncomponents + 1)),
	       "%d components: the stream holds all rows", ncomponents);
	unfilter(rows, WIDTH * ncomponents, ncomponents, back);
	tap_ok(memcmp(back, pixels, (size_t)(HEIGHT * WIDTH * ncomponents)) == 0,
	       "%d components: the pixels come back", ncomponents);
	buf_release(&file);
	release(&f);
}

/* In a theme of black. */
static void check_grey(void)
{
	unsigned char pixels[MOST], rows[MOST + HEIGHT], back[MOST];
	struct picture picture = {.path = "a.png",
				  .ncolumns = WIDTH,
				  .nrows = HEIGHT,
				  .ncomponents = 3,
				  .pixels = pixels};
	uLongf nrows = sizeof rows;
	struct fixture f;
	struct buf file;
	const unsigned char *stream;
	bool are_grey = true;
	size_t n = 0;

	init(&f);
	f.colour.cmyk[0] = 0;
	buf_init(&file);
	paint(pixels, 3);
	image_number(&f.book, &picture, (struct srcpos){0});
	haru_save(f.book.haru, "1.7", &file);
	stream = find_stream(&file, &n);
	tap_ok(stream && uncompress(rows, &nrows, stream, (uLong)n) == Z_OK &&
		       nrows == (uLongf)(HEIGHT * (WIDTH + 1)),
	       "in a theme of black a picture has one component");
	unfilter(rows, WIDTH, 1, back);
	for (int i = 0; i < WIDTH * HEIGHT; i++) {
		const unsigned char *p = pixels + 3 * (size_t)i;
		double grey = 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];

		are_grey = are_grey && grey - back[i] < 2 && back[i] - grey < 2;
	}
	tap_ok(are_grey, "which is as light as the colour was");
	buf_release(&file);
	release(&f);
}

static void check_jpeg(void)
{
	static const uint8_t bytes[] = {0xff, 0xd8, 0, 1, 2, 3, 0xff, 0xd9};
	struct picture picture = {.path = "a.jpg",
				  .ncolumns = 8,
				  .nrows = 8,
				  .ncomponents = 3,
				  .jpeg = bytes,
				  .njpeg = sizeof bytes};
	struct fixture f;
	struct buf file;
	const unsigned char *stream;
	size_t n = 0;

	init(&f);
	buf_init(&file);
	image_number(&f.book, &picture, (struct srcpos){0});
	haru_save(f.book.haru, "1.7", &file);
	stream = find_stream(&file, &n);
	tap_ok(stream && n == sizeof bytes && memcmp(stream, bytes, n) == 0,
	       "a JPEG goes in as it is");
	buf_release(&file);
	picture.ncomponents = 4;
	picture.path = "b.jpg";
	f.book.nimages = 0;
	tap_ok(image_number(&f.book, &picture, (struct srcpos){"guide.xml", 7}) == -1 &&
		       f.diag.nerrors == 1 && f.diag.messages[0].pos.line == 7,
	       "CMYK is refused at its line");
	tap_is(f.diag.messages[0].text,
	       "picture b.jpg holds CMYK colours; profile screen takes RGB", "with these words");
	release(&f);
}

int main(void)
{
	check_pixels(1);
	check_pixels(3);
	check_grey();
	check_jpeg();
	return tap_done();
}
