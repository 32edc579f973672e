/*
 * draw: a page of a layout, and the same page read back from each kind of PDF that it was written
 * as, are the same list of paint; what a foreign file has besides is told of.
 */
#include "draw/draw.h"

#include <stdlib.h>

#include "base/buf.h"
#include "draw/draw_file.h"
#include "draw/draw_layout.h"
#include "draw/draw_png.h"
#include "draw/draw_svg.h"
#include "inspect/read.h"
#include "layout/layout.h"
#include "one_page.h"
#include "root.h"
#include "run/data.h"
#include "run/output.h"
#include "run/run.h"
#include "tap.h"

/* How far a glyph may stand beside its place: a thousandth of an em of 40 pt, and a rounding. */
enum { NEAR = 41 };

static bool is_near(len a, len b)
{
	return llabs(a - b) <= NEAR;
}

static bool is_same_outline(const struct outline *a, const struct outline *b)
{
	return a->nsteps == b->nsteps &&
	       memcmp(a->steps, b->steps, (size_t)a->nsteps * sizeof *a->steps) == 0;
}

/* Glyphs by outline, size and place, boxes and paths by kind, colours if wanted. */
static bool is_same(const struct draw_piece *a, const struct draw_piece *b, bool has_colours)
{
	if (a->kind != b->kind || a->is_glyph != b->is_glyph || a->alpha != b->alpha ||
	    (has_colours && a->rgb != b->rgb) || !is_near(a->matrix.e, b->matrix.e) ||
	    !is_near(a->matrix.f, b->matrix.f) || a->weight != b->weight)
		return false;
	return !a->is_glyph || (is_same_outline(&a->outline, &b->outline) &&
				llabs(a->matrix.a - b->matrix.a) < DRAW_ONE / 1000);
}

/* How many pieces of two pages have no fellow; words from the right come in another order. */
static int compare(const struct draw_page *one, const struct draw_page *other, bool has_colours)
{
	int nother = abs(one->npieces - other->npieces);
	bool *is_taken = mem_alloc_zeroed((size_t)other->npieces + 1);

	for (int i = 0; i < one->npieces; i++) {
		int k = 0;

		while (k < other->npieces &&
		       (is_taken[k] || !is_same(&one->pieces[i], &other->pieces[k], has_colours)))
			k++;
		if (k < other->npieces)
			is_taken[k] = true;
		else
			nother++;
	}
	free(is_taken);
	return nother;
}

struct fixture {
	struct arena arena;
	struct diag diag;
	struct data data;
	struct kit kit;
	struct content content;
	struct doc *doc;
	const struct layout *layout;
};

static bool begin(struct fixture *f, const char *guide)
{
	struct source source = {.guide = in_root(&f->arena, guide)};
	struct look look = {.paper = PAPER_A4};

	if (!data_find(&f->data, &f->arena, in_root(&f->arena, "content"), &f->diag))
		return false;
	run_init(&f->kit, &f->arena, &f->data, &f->diag);
	source.theme = data_theme(&f->data, &f->arena, "handout", &f->diag);
	if (!run_load(&f->kit, &source, &f->content))
		return false;
	look.theme = f->content.theme;
	f->doc = run_compose_guide(&f->kit, f->kit.arena, &f->content);
	f->layout = f->doc ? run_lay_out(&f->kit, &f->arena, f->doc, &look) : NULL;
	return f->layout != NULL;
}

static void check_profile(struct fixture *f, const char *profile)
{
	const struct printing printing = {0};
	struct job job = {.output = output_find(profile),
			  .doc = f->doc,
			  .layout = f->layout,
			  .printing = &printing,
			  .name = profile,
			  .keeps_items = true};
	int nwarnings = f->diag.nwarnings, npieces = 0, nother = 0;
	struct draw_file *file;
	struct buf pdf = {0};

	tap_ok(output_write(&f->kit, &f->arena, &job, &pdf), "%s: is written", profile);
	file = draw_file_open(&f->arena, read_open(&f->arena, profile, pdf.bytes, pdf.n, &f->diag),
			      &f->diag);
	tap_ok(file && draw_file_count(file) == f->layout->npages, "%s: has its pages", profile);
	for (int i = 0; file && i < f->layout->npages; i++) {
		const struct draw_page *page = draw_layout(&f->arena, f->layout, f->kit.fonts, i);

		npieces += page->npieces;
		nother += compare(page, draw_file_page(file, i), strcmp(profile, "screen") == 0);
	}
	tap_ok(nother == 0 && npieces > 1000, "%s: shows what the layout shows: %d of %d otherwise",
	       profile, nother, npieces);
	tap_ok(f->diag.nwarnings == nwarnings, "%s: all of it is drawn", profile);
	draw_file_close(file);
	buf_release(&pdf);
}

static void check_guide(const char *guide)
{
	static const char *const profiles[] = {"screen", "print", "archive"};
	struct fixture f = {0};

	arena_init(&f.arena);
	diag_init(&f.diag);
	if (tap_ok(begin(&f, guide), "%s is laid out", guide))
		for (int i = 0; i < 3; i++)
			check_profile(&f, profiles[i]);
	diag_print(&f.diag, stdout, 0, false);
	run_release(&f.kit);
	diag_release(&f.diag);
	arena_release(&f.arena);
}

/* What the field of a form shows: a square of 10 pt, fitted into one of 20. */
static void check_annotation(void)
{
	static const char form[] = "0 0 1 rg 0 0 10 10 re f";
	struct arena arena;
	struct diag diag;
	struct buf pdf = {0};
	struct draw_file *file;
	const struct draw_page *page;

	arena_init(&arena);
	diag_init(&diag);
	one_page_make(
		&pdf, "1 0 0 rg 10 10 20 20 re f", "",
		arena_printf(&arena,
			     "<</Subtype/Widget/Rect[20 30 40 50]/AP<</N 6 0 R>>>>|"
			     "<</Subtype/Form/BBox[0 0 10 10]/Length %zu>>stream\n%s\nendstream",
			     strlen(form), form));
	file = draw_file_open(&arena, read_open(&arena, "x.pdf", pdf.bytes, pdf.n, &diag), &diag);
	page = draw_file_page(file, 0);
	tap_ok(page->npieces == 2 && page->pieces[1].rgb == 0x0000ff &&
		       page->pieces[1].outline.steps[2].x == 30000 &&
		       page->pieces[1].outline.steps[2].y == 40000,
	       "a field shows what was filled in");
	tap_ok(diag.nmessages == 0, "and nothing is said");
	draw_file_close(file);
	diag_release(&diag);
	arena_release(&arena);
	buf_release(&pdf);
}

/* What is said of a page with that content, and how many pieces it has. */
static void check_page(const char *content, const char *resources, int npieces, const char *said)
{
	struct arena arena;
	struct diag diag;
	struct buf pdf = {0};
	struct draw_file *file;
	const struct draw_page *page;

	arena_init(&arena);
	diag_init(&diag);
	one_page_make(&pdf, content, resources, "");
	file = draw_file_open(&arena, read_open(&arena, "x.pdf", pdf.bytes, pdf.n, &diag), &diag);
	page = draw_file_page(file, 0);
	tap_ok(page->width == 180000 && page->height == 80000 && page->npieces == npieces,
	       "%s: %d pieces", content, npieces);
	tap_is(diag.nmessages ? diag.messages[0].text : "", said, "and what is said of it");
	draw_file_close(file);
	diag_release(&diag);
	arena_release(&arena);
	buf_release(&pdf);
}

static void check_foreign(void)
{
	check_page("1 0 0 rg 10 10 20 20 re f", "", 1, "");
	check_page("q 10 10 20 20 re W n 1 0 0 RG 10 10 m 30 30 l S Q", "", 1, "");
	check_page(
		"BT /F 9 Tf (a) Tj ET", "/Font<</F<</Subtype/Type1/BaseFont/Helvetica>>>>", 0,
		"the picture of page 1 is without text in a font that is not in the file, or not "
		"as roleguide embeds fonts");
	check_page("[3 1] 0 d 10 10 m 30 30 l S", "", 1,
		   "the picture of page 1 is without the dashes or the round ends of lines");
	check_page(
		"10 10 m 30 10 l 20 30 l W n 0 0 99 99 re f", "", 1,
		"the picture of page 1 is without the edge of what is cut to a shape other than a "
		"rectangle");
	check_page("/G gs 0 0 99 99 re f", "/ExtGState<</G<</BM/Multiply>>>>", 1,
		   "the picture of page 1 is without the blending of what is transparent");
	check_page("/S sh", "/Shading<</S<</ShadingType 2>>>>", 0,
		   "the picture of page 1 is without a shading");
}

/* A row of a page, nothing, and the page with a mark: the names and sizes of what is there. */
static void check_row(void)
{
	static const struct draw_mark mark = {10000, 10000, 5000, 5000, 0xff0000};
	struct arena arena;
	struct draw_making making = {.arena = &arena, .width = 60000, .height = 30000};
	struct draw_box box = {10000, 10000, 20000, 20000};
	struct draw_shot shots[3] = {{0}};
	struct draw_row row = {shots, 3};
	struct buf out = {0};

	arena_init(&arena);
	draw_add(&making, &(struct draw_piece){.kind = DRAW_FILL,
					       .alpha = 255,
					       .rgb = 0x00ff00,
					       .outline = draw_rectangle(&arena, &box),
					       .matrix = draw_identity,
					       .clip = {0, 0, 60000, 30000}});
	shots[0].page = shots[2].page = draw_end(&making);
	shots[2].marks = &mark;
	shots[2].nmarks = 1;
	tap_ok(draw_row_size(&row).width == 4 * 12000 + 3 * 60000 &&
		       draw_row_size(&row).height == 54000,
	       "a row has room for all, and a gap around each");
	tap_ok(!draw_png(&row, 72, &out) && memcmp(out.bytes + 1, "PNG", 3) == 0 &&
		       draw_png_size(&row, 72) == 228 * 54,
	       "as PNG");
	buf_clear(&out);
	tap_ok(!draw_svg(&row, "a & b", &out), "as SVG");
	tap_ok(strstr(out.bytes, "<title>a &amp; b</title>") &&
		       strstr(out.bytes, "<path fill=\"#00ff00\" d=\"m10 10h10v10h-10z\"/>"),
	       "paths are short");
	tap_ok(strstr(out.bytes, "<rect fill=\"#ff0000\" fill-opacity=\".35\" x=\"10\" y=\"10\" "
				 "width=\"5\" height=\"5\"/>") != NULL,
	       "marks can be seen through");
	buf_release(&out);
	arena_release(&arena);
}

int main(void)
{
	check_guide("content/pm-vs-tpm.xml");
	check_guide("content/pm-vs-tpm.he.xml");
	check_foreign();
	check_annotation();
	check_row();
	return tap_done();
}
