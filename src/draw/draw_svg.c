/*
 * The glyphs of all pages are defined first, in the order in which they are met; then pages follow
 * as pieces of paint. Glyphs that stand on one line in one size and colour share a group, which
 * scales font units to points. Of drawings inside a page of HTML each defines what none before it
 * has.
 */
#include "draw/draw_svg.h"

#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/escape.h"
#include "base/png_rows.h"
#include "draw/draw.h"
#include "draw/draw_pixels.h"
#include "draw/svg_syntax.h"

enum { NAME_LETTERS = 6 };

/* An outline, a picture or a clip that has a name. */
struct svg_named {
	const void *bytes; /* what it is known by; NULL: a free place */
	size_t n;
	char name[2 + 2 * NAME_LETTERS];
};

struct svg {
	struct buf *out;
	struct svg_named *named; /* a table of most places, a power of two */
	size_t nnamed, most;
	const char *fault; /* of the first picture that is damaged; or NULL */
	/* of the group of glyphs that is open: */
	const struct draw_piece *group; /* the first of them; NULL: none is */
	const struct draw_box *clip;    /* that is open; NULL: none is */
};

static uint64_t hash_of(const uint8_t digest[16])
{
	uint64_t hash;

	memcpy(&hash, digest, sizeof hash);
	return hash;
}

static void write_name(char name[], char kind, const uint8_t digest[16], int nletters)
{
	*name++ = kind;
	for (int i = 0; i < nletters; i++)
		*name++ = "abcdefghijklmnopqrstuvwxyz012345"[digest[i] % 32];
	*name = 0;
}

static bool has_name(const struct svg *svg, const char *name)
{
	for (size_t i = 0; i < svg->most; i++)
		if (svg->named[i].bytes && strcmp(svg->named[i].name, name) == 0)
			return true;
	return false;
}

static void grow(struct svg *svg)
{
	struct svg_named *old = svg->named;
	size_t most = svg->most;

	if (2 * svg->nnamed < most)
		return;
	svg->most = most ? 2 * most : 256;
	svg->named = mem_alloc_zeroed(svg->most * sizeof *svg->named);
	for (size_t i = 0; i < most; i++) {
		uint8_t digest[16];
		size_t at;

		if (!old[i].bytes)
			continue;
		digest_bytes(old[i].bytes, old[i].n, digest);
		at = hash_of(digest) % svg->most;
		while (svg->named[at].bytes)
			at = (at + 1) % svg->most;
		svg->named[at] = old[i];
	}
	free(old);
}

/* The name of what these bytes say; kind: its first letter. */
static const char *name_of(struct svg *svg, char kind, const void *bytes, size_t n, bool *is_new)
{
	uint8_t digest[16];
	struct svg_named *named;
	size_t at;

	grow(svg);
	digest_bytes(bytes, n, digest);
	for (at = hash_of(digest) % svg->most; svg->named[at].bytes; at = (at + 1) % svg->most) {
		named = &svg->named[at];
		if (named->name[0] == kind && named->n == n && memcmp(named->bytes, bytes, n) == 0)
			break;
	}
	named = &svg->named[at];
	*is_new = !named->bytes;
	if (!*is_new)
		return named->name;
	write_name(named->name, kind, digest, NAME_LETTERS);
	if (has_name(svg, named->name))
		write_name(named->name, kind, digest, 2 * NAME_LETTERS);
	named->bytes = bytes;
	named->n = n;
	svg->nnamed++;
	return named->name;
}

static const char *glyph_name(struct svg *svg, const struct draw_piece *piece, bool *is_new)
{
	const struct outline *outline = &piece->outline;

	return name_of(svg, 'g', outline->steps, (size_t)outline->nsteps * sizeof *outline->steps,
		       is_new);
}

/* --- Pictures --------------------------------------------------------------------------------- */

/*
 * The JPEG that a picture came as, without what cameras write into it (segments APP1: Exif, XMP): a
 * browser would turn it by that once more, and nobody means to publish where it was taken. Segments
 * are as jpeg_read has found them (ITU-T T.81, annex B).
 */
static void add_jpeg(struct buf *out, const uint8_t *bytes, size_t n)
{
	enum { SCAN = 0xda, APP1 = 0xe1, HEAD = 2 };
	struct buf kept = {0};
	size_t at = HEAD;

	buf_add(&kept, bytes, HEAD);
	while (at + 4 <= n && bytes[at] == 0xff && bytes[at + 1] != SCAN) {
		size_t size = 2 + ((size_t)bytes[at + 2] << 8 | bytes[at + 3]);

		if (bytes[at + 1] == 0xff) /* fills the room before a marker */
			size = 1;
		if (size > n - at)
			break;
		if (bytes[at + 1] != APP1)
			buf_add(&kept, bytes + at, size);
		at += size;
	}
	buf_add(&kept, bytes + at, n - at);
	base64_add(out, kept.bytes, kept.n);
	buf_release(&kept);
}

/* The bytes of a file that shows the picture: a JPEG where browsers show that as a PDF does. */
static void add_file(struct svg *svg, const struct draw_image *image)
{
	struct draw_pixels pixels;
	struct buf png;

	if (image->jpeg && image->ncomponents != 4 && !image->is_grey) {
		buf_addstr(svg->out, "data:image/jpeg;base64,");
		add_jpeg(svg->out, image->jpeg, image->njpeg);
		return;
	}
	if (!draw_pixels_make(&pixels, image) && !svg->fault)
		svg->fault = pixels.fault;
	buf_init(&png);
	png_rows_write(&(struct png_rows){pixels.width, pixels.height, 0}, pixels.rgb, &png);
	buf_addstr(svg->out, "data:image/png;base64,");
	base64_add(svg->out, png.bytes, png.n);
	buf_release(&png);
	draw_pixels_release(&pixels);
}

static const char *image_name(struct svg *svg, const struct draw_image *image, bool *is_new)
{
	const void *bytes = image->jpeg ? (const void *)image->jpeg : image->pixels;
	size_t n = image->jpeg ? image->njpeg
			       : (size_t)image->ncolumns * (size_t)image->nrows *
					 (size_t)image->ncomponents;

	return name_of(svg, image->is_grey ? 'k' : 'i', bytes, n, is_new);
}

static void put_image(struct svg *svg, const struct draw_piece *piece)
{
	const struct draw_matrix *m = &piece->matrix;
	/* rows go down in SVG, and up in the unit square of a PDF */
	struct draw_matrix down = {
		m->a, m->b, -m->c, -m->d, m->e + m->c / DRAW_ONE, m->f + m->d / DRAW_ONE};
	bool is_new;
	const char *name = image_name(svg, piece->image, &is_new);

	if (!is_new) {
		buf_printf(svg->out, "<use xlink:href=\"#%s\"", name);
		svg_syntax_matrix(svg->out, &down, 1);
		buf_addstr(svg->out, "/>\n");
		return;
	}
	buf_addstr(svg->out, "<g");
	svg_syntax_matrix(svg->out, &down, 1);
	buf_printf(svg->out,
		   "><image id=\"%s\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" "
		   "xlink:href=\"",
		   name);
	add_file(svg, piece->image);
	buf_addstr(svg->out, "\"/></g>\n");
}

/* --- Glyphs and paths ------------------------------------------------------------------------- */

static void put_opacity(struct buf *out, const char *name, uint8_t alpha)
{
	if (alpha == 255)
		return;
	buf_printf(out, " %s=\"", name);
	svg_syntax_decimal(out, alpha, 255, 2);
	buf_addc(out, '"');
}

static void put_fill(struct buf *out, const struct draw_piece *piece)
{
	if (piece->rgb)
		svg_syntax_colour(out, "fill", piece->rgb);
	put_opacity(out, "fill-opacity", piece->alpha);
	if (piece->is_even_odd)
		buf_addstr(out, " fill-rule=\"evenodd\"");
}

static bool joins_group(const struct draw_piece *first, const struct draw_piece *piece)
{
	const struct draw_matrix *a = &first->matrix, *b = &piece->matrix;

	return first->rgb == piece->rgb && first->alpha == piece->alpha &&
	       first->is_even_odd == piece->is_even_odd && a->a == b->a && a->b == b->b &&
	       a->c == b->c && a->d == b->d && a->f == b->f && a->b == 0 && a->a > 0;
}

static void end_group(struct svg *svg)
{
	if (svg->group)
		buf_addstr(svg->out, "</g>\n");
	svg->group = NULL;
}

static void put_glyph(struct svg *svg, const struct draw_piece *piece)
{
	bool is_new;

	if (svg->group && !joins_group(svg->group, piece))
		end_group(svg);
	if (!svg->group) {
		svg->group = piece;
		buf_addstr(svg->out, "<g");
		put_fill(svg->out, piece);
		svg_syntax_matrix(svg->out, &piece->matrix, OUTLINE_UNIT);
		buf_addstr(svg->out, ">");
	}
	buf_printf(svg->out, "<use xlink:href=\"#%s\"", glyph_name(svg, piece, &is_new));
	if (piece->matrix.e != svg->group->matrix.e) {
		buf_addstr(svg->out, " x=\"");
		svg_syntax_decimal(svg->out, (piece->matrix.e - svg->group->matrix.e) * DRAW_ONE,
				   piece->matrix.a * OUTLINE_UNIT, 1);
		buf_addc(svg->out, '"');
	}
	buf_addstr(svg->out, "/>");
}

static void put_path(struct svg *svg, const struct draw_piece *piece)
{
	buf_addstr(svg->out, "<path");
	if (piece->kind == DRAW_FILL) {
		put_fill(svg->out, piece);
	} else {
		buf_addstr(svg->out, " fill=\"none\"");
		svg_syntax_colour(svg->out, "stroke", piece->rgb);
		put_opacity(svg->out, "stroke-opacity", piece->alpha);
		buf_addstr(svg->out, " stroke-width=\"");
		svg_syntax_points(svg->out, len_max(piece->weight, DRAW_THINNEST));
		buf_addc(svg->out, '"');
	}
	buf_addstr(svg->out, " d=\"");
	svg_syntax_outline(svg->out, &piece->outline, false);
	buf_addstr(svg->out, "\"/>\n");
}

/* --- Pages ------------------------------------------------------------------------------------ */

static void put_box(struct buf *out, const struct draw_box *box)
{
	const len values[] = {box->left, box->top, len_max(box->right - box->left, 0),
			      len_max(box->bottom - box->top, 0)};
	static const char *const names[] = {"x", "y", "width", "height"};

	for (int i = 0; i < 4; i++) {
		buf_printf(out, " %s=\"", names[i]);
		svg_syntax_points(out, values[i]);
		buf_addc(out, '"');
	}
}

static bool is_same_box(const struct draw_box *a, const struct draw_box *b)
{
	return a->left == b->left && a->top == b->top && a->right == b->right &&
	       a->bottom == b->bottom;
}

static void end_clip(struct svg *svg)
{
	end_group(svg);
	if (svg->clip)
		buf_addstr(svg->out, "</g>\n");
	svg->clip = NULL;
}

/* What the page cuts off is cut off anyway. */
static void set_clip(struct svg *svg, const struct draw_page *page, const struct draw_box *clip)
{
	bool is_page = clip->left <= 0 && clip->top <= 0 && clip->right >= page->width &&
		       clip->bottom >= page->height;
	bool is_new;
	const char *name;

	if (svg->clip ? is_same_box(svg->clip, clip) : is_page)
		return;
	end_clip(svg);
	if (is_page)
		return;
	svg->clip = clip;
	name = name_of(svg, 'c', clip, sizeof *clip, &is_new);
	if (is_new) {
		buf_printf(svg->out, "<clipPath id=\"%s\"><rect", name);
		put_box(svg->out, clip);
		buf_addstr(svg->out, "/></clipPath>\n");
	}
	buf_printf(svg->out, "<g clip-path=\"url(#%s)\">\n", name);
}

static void put_pieces(struct svg *svg, const struct draw_page *page)
{
	for (int i = 0; i < page->npieces; i++) {
		const struct draw_piece *piece = &page->pieces[i];

		set_clip(svg, page, &piece->clip);
		if (!piece->is_glyph)
			end_group(svg);
		if (piece->kind == DRAW_IMAGE)
			put_image(svg, piece);
		else if (piece->is_glyph)
			put_glyph(svg, piece);
		else
			put_path(svg, piece);
	}
	end_clip(svg);
}

static void put_page(struct svg *svg, const struct draw_page *page)
{
	const struct draw_box whole = {0, 0, page->width, page->height};

	buf_addstr(svg->out, "<rect fill=\"#fff\"");
	put_box(svg->out, &whole);
	buf_addstr(svg->out, "/>\n");
	put_pieces(svg, page);
}

static void put_marks(struct svg *svg, const struct draw_shot *shot)
{
	for (int i = 0; i < shot->nmarks; i++) {
		const struct draw_mark *mark = &shot->marks[i];
		struct draw_box box = {mark->x, mark->y, mark->x + mark->width,
				       mark->y + mark->height};

		buf_addstr(svg->out, "<rect");
		svg_syntax_colour(svg->out, "fill", mark->rgb);
		put_opacity(svg->out, "fill-opacity", DRAW_MARK_ALPHA);
		put_box(svg->out, &box);
		buf_addstr(svg->out, "/>\n");
	}
}

/* Each in a place of its own, which cuts off what runs past the page. */
static void put_shot(struct svg *svg, const struct draw_row *row, int i)
{
	const struct draw_shot *shot = &row->shots[i];
	struct draw_size at = draw_row_place(row, i);
	struct draw_box place;

	if (!shot->page)
		return;
	place = (struct draw_box){at.width, at.height, at.width + shot->page->width,
				  at.height + shot->page->height};
	if (row->nshots > 1) {
		buf_addstr(svg->out, "<svg");
		put_box(svg->out, &place);
		buf_addstr(svg->out, ">\n");
	}
	put_page(svg, shot->page);
	put_marks(svg, shot);
	if (row->nshots > 1)
		buf_addstr(svg->out, "</svg>\n");
}

static void define_glyphs(struct svg *svg, const struct draw_page *page)
{
	for (int i = 0; i < page->npieces; i++) {
		const struct draw_piece *piece = &page->pieces[i];
		const char *name;
		bool is_new;

		if (!piece->is_glyph)
			continue;
		name = glyph_name(svg, piece, &is_new);
		if (!is_new)
			continue;
		buf_printf(svg->out, "<path id=\"%s\" d=\"", name);
		svg_syntax_outline(svg->out, &piece->outline, true);
		buf_addstr(svg->out, "\"/>\n");
	}
}

static void begin_file(struct svg *svg, struct draw_size size, const char *title)
{
	buf_addstr(svg->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			     "<svg xmlns=\"http://www.w3.org/2000/svg\" "
			     "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
			     "role=\"img\" width=\"");
	svg_syntax_points(svg->out, size.width);
	buf_addstr(svg->out, "pt\" height=\"");
	svg_syntax_points(svg->out, size.height);
	buf_addstr(svg->out, "pt\" viewBox=\"0 0 ");
	svg_syntax_points(svg->out, size.width);
	buf_addc(svg->out, ' ');
	svg_syntax_points(svg->out, size.height);
	buf_addstr(svg->out, "\" stroke-miterlimit=\"10\">\n<title>");
	escape_xml(svg->out, title, false);
	buf_addstr(svg->out, "</title>\n");
}

const char *draw_svg(const struct draw_row *row, const char *title, struct buf *out)
{
	struct draw_size size = draw_row_size(row);
	const struct draw_box whole = {0, 0, size.width, size.height};
	struct svg svg = {.out = out};

	begin_file(&svg, size, title);
	buf_addstr(out, "<defs>\n");
	for (int i = 0; i < row->nshots; i++)
		if (row->shots[i].page)
			define_glyphs(&svg, row->shots[i].page);
	buf_addstr(out, "</defs>\n");
	if (row->nshots > 1) {
		buf_addstr(out, "<rect");
		svg_syntax_colour(out, "fill", DRAW_GROUND);
		put_box(out, &whole);
		buf_addstr(out, "/>\n");
	}
	for (int i = 0; i < row->nshots; i++)
		put_shot(&svg, row, i);
	buf_addstr(out, "</svg>\n");
	free(svg.named);
	return svg.fault;
}

/* --- Inside a page of HTML -------------------------------------------------------------------- */

struct svg *draw_svg_new(struct buf *out)
{
	struct svg *svg = mem_alloc_zeroed(sizeof *svg);

	svg->out = out;
	return svg;
}

const char *draw_svg_free(struct svg *svg)
{
	const char *fault = svg->fault;

	free(svg->named);
	free(svg);
	return fault;
}

void draw_svg_add(struct svg *svg, const struct draw_page *page)
{
	size_t before = svg->out->n, opened;

	buf_addstr(svg->out, "<defs>\n");
	opened = svg->out->n;
	define_glyphs(svg, page);
	if (svg->out->n > opened)
		buf_addstr(svg->out, "</defs>\n");
	else
		svg->out->n = before;
	put_pieces(svg, page);
}
