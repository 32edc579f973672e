/* A page is drawn once for all its pictures; these live no longer than they are written. */
#include "cli/diff_pictures.h"

#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "cli/diff_load.h"
#include "cli/outputs.h"
#include "diff/edition.h"
#include "diff/findings.h"
#include "diff/page_marks.h"
#include "draw/draw.h"
#include "draw/draw_file.h"
#include "draw/draw_layout.h"
#include "draw/draw_png.h"
#include "draw/draw_svg.h"

enum { DPI = 60, MOST_PAGES = 200 };

struct picturing {
	struct arena *arena; /* of one page */
	const struct findings *findings;
	const struct diff_side *sides;
	const struct fontset *fonts;
	const struct options *options;
	const char *folder;
	struct diag *diag;
};

static bool is_changed(const struct page_change *page)
{
	return page->nchanges > 0 || page->fate == PAGE_NEW || page->fate == PAGE_FLOWS ||
	       page->fate == PAGE_LOOK;
}

/* Pages that are gone have pictures too, by their old numbers. */
static void add(struct findings *findings, struct findings_pictures **list, int page, int old,
		struct diag *diag)
{
	struct arena *arena = findings->arena;
	const struct compared *compared = findings->compared;
	const char *stem = page >= 0 ? arena_printf(arena, "page-%d",
						    compared->new->pages[page].number)
				     : arena_printf(arena, "old-page-%d",
						    compared->old->pages[old].number);
	struct findings_pictures pictures = {.page = page, .old = old};

	if (findings->npictures == MOST_PAGES) {
		diag_warn(diag, (struct srcpos){0},
			  "of the changed pages only the first %d are shown as pictures",
			  MOST_PAGES);
		return;
	}
	pictures.before = old >= 0 ? arena_printf(arena, "%s-before.png", stem) : NULL;
	pictures.after = page >= 0 ? arena_printf(arena, "%s-after.png", stem) : NULL;
	pictures.marked = arena_printf(arena, "%s-marked.png", stem);
	ARENA_GROW(arena, *list, findings->npictures);
	(*list)[findings->npictures++] = pictures;
}

void diff_pictures_name(struct findings *findings, struct diag *diag)
{
	const struct compared *compared = findings->compared;
	struct findings_pictures *list = NULL;

	findings->npictures = 0;
	for (int i = 0; i < compared->new->npages; i++)
		if (is_changed(&compared->pages[i]))
			add(findings, &list, i, compared->pages[i].old, diag);
	for (int i = 0; i < compared->old->npages; i++)
		if (compared->is_gone[i])
			add(findings, &list, -1, i, diag);
	findings->pictures = list;
}

static const char *svg_name(struct arena *arena, const char *png)
{
	return arena_printf(arena, "%.*s.svg", (int)(strlen(png) - strlen(".png")), png);
}

/* Whether nothing is read where a picture of that name, and the same as SVG, will stand. */
static bool may_stand(const struct picturing *picturing, const char *name)
{
	struct arena *arena = picturing->arena;
	const char *png, *svg;

	if (!name)
		return true;
	png = file_join(arena, picturing->folder, name);
	svg = file_join(arena, picturing->folder, svg_name(arena, name));
	return outputs_check_read(picturing->options, png, picturing->diag) &&
	       outputs_check_read(picturing->options, svg, picturing->diag);
}

static bool save(const struct picturing *picturing, const char *name, const struct buf *bytes)
{
	return file_write(file_join(picturing->arena, picturing->folder, name), bytes->bytes,
			  bytes->n, picturing->diag);
}

/* What a row of pages becomes, or an error. */
static bool make_row(const struct picturing *picturing, const struct draw_row *row,
		     const char *title, struct buf *png, struct buf *svg)
{
	const struct srcpos pos = {0};
	const char *fault;

	if (draw_png_size(row, DPI) > LIMIT_PICTURE_PIXELS) {
		diag_error(picturing->diag, pos,
			   "the picture \"%s\" would have more than %d megapixels", title,
			   LIMIT_PICTURE_PIXELS / 1000000);
		diag_hint(picturing->diag, "--format text, json or pdf needs no pictures");
		return false;
	}
	fault = draw_png(row, DPI, png);
	if (!fault)
		fault = draw_svg(row, title, svg);
	if (fault)
		diag_error(picturing->diag, pos, "a picture in \"%s\": %s", title, fault);
	return !fault;
}

/* Writes a row under a name that ends in .png, and under the same in .svg. */
static bool write_row(const struct picturing *picturing, const struct draw_row *row,
		      const char *name, const char *title)
{
	struct buf png, svg;
	bool is_written;

	buf_init(&png);
	buf_init(&svg);
	is_written = make_row(picturing, row, title, &png, &svg) && save(picturing, name, &png) &&
		     save(picturing, svg_name(picturing->arena, name), &svg);
	buf_release(&png);
	buf_release(&svg);
	return is_written;
}

/* A page of a side, with its marks; none: page < 0. */
static struct draw_shot take_shot(const struct picturing *picturing, bool is_new, int page)
{
	const struct diff_side *side = &picturing->sides[is_new];
	struct draw_shot shot = {0};
	struct draw_mark *marks;
	const struct page_mark *found;
	int n;

	if (page < 0)
		return shot;
	shot.page = side->file
			    ? draw_file_page(side->file, page)
			    : draw_layout(picturing->arena, side->layout, picturing->fonts, page);
	found = page_marks_list(picturing->arena, picturing->findings->compared, is_new, page, &n);
	marks = ARENA_ARRAY(picturing->arena, struct draw_mark, n + 1);
	for (int i = 0; i < n; i++)
		marks[i] = (struct draw_mark){found[i].x, found[i].y, found[i].w, found[i].h,
					      found[i].rgb};
	shot.marks = marks;
	shot.nmarks = n;
	return shot;
}

static bool write_page(const struct picturing *picturing, const struct findings_pictures *of)
{
	const struct draw_shot marked[2] = {take_shot(picturing, false, of->old),
					    take_shot(picturing, true, of->page)};
	const struct draw_shot plain[2] = {{.page = marked[0].page}, {.page = marked[1].page}};
	const char *const names[2] = {of->before, of->after};
	const struct edition *edition = of->page >= 0 ? picturing->findings->compared->new
						      : picturing->findings->compared->old;
	int number = edition->pages[of->page >= 0 ? of->page : of->old].number;
	static const char *const what[] = {"before", "after"};

	for (int i = 0; i < 2; i++) {
		const char *title = arena_printf(picturing->arena, "Page %d, %s", number, what[i]);

		if (names[i] &&
		    !write_row(picturing, &(struct draw_row){&plain[i], 1}, names[i], title))
			return false;
	}
	return write_row(picturing, &(struct draw_row){marked, 2}, of->marked,
			 arena_printf(picturing->arena,
				      "Page %d before and after, with marks over what has changed",
				      number));
}

bool diff_pictures_write(const struct findings *findings, const struct diff_side *sides,
			 const struct fontset *fonts, const struct options *options,
			 const char *folder, struct diag *diag)
{
	struct arena arena;
	struct picturing picturing = {&arena, findings, sides, fonts, options, folder, diag};
	bool is_written = true;

	arena_init(&arena);
	for (int i = 0; i < findings->npictures && is_written; i++) {
		const struct findings_pictures *of = &findings->pictures[i];

		is_written = may_stand(&picturing, of->before) &&
			     may_stand(&picturing, of->after) && may_stand(&picturing, of->marked);
	}
	arena_release(&arena);
	for (int i = 0; i < findings->npictures && is_written; i++) {
		arena_init(&arena);
		is_written = write_page(&picturing, &findings->pictures[i]);
		arena_release(&arena);
	}
	return is_written;
}
