/* Codes for the glyphs of a run, each where the layout has put it. */
#include "pdf/show.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "pdf/book.h"
#include "pdf/canvas.h"
#include "pdf/cluster.h"
#include "pdf/shown.h"
#include "pdf/stock.h"

/* Where on a run the next glyph stands. */
struct cursor {
	const struct run *run;
	len x, y;     /* PDF coordinates; right to left, x is the right edge of what is to come */
	int nplaced;  /* how often the pen was placed, */
	len x1, y1;   /* first here, */
	size_t first; /* when that much was written */
	bool has_own; /* codes that the stock has not */
};

/* x, y: of the glyph's origin. */
static void place_pen(struct canvas *canvas, struct cursor *cursor, len x, len y)
{
	canvas_move_to(canvas, x, y);
	if (cursor->nplaced++ > 0)
		return;
	cursor->x1 = x;
	cursor->y1 = y;
	cursor->first = canvas->out->n;
}

static void show_glyph(struct canvas *canvas, struct cursor *cursor, const struct glyph *glyph,
		       int code)
{
	len x, y = cursor->y + glyph->dy;

	if (cursor->run->is_rtl)
		cursor->x -= glyph->advance;
	x = cursor->x + glyph->dx;
	/* Glyphs from right to left are placed one by one, in logical order: of all the ways to
	 * write them, this one is read back correctly by every reader. */
	if (cursor->nplaced == 0 || cursor->run->is_rtl || y != canvas->line_y) {
		place_pen(canvas, cursor, x, y);
	} else {
		canvas_correct_pen(canvas, x);
	}
	canvas_show_code(canvas, code);
	cursor->has_own |= code & CODES_OWN;
	if (!cursor->run->is_rtl)
		cursor->x += glyph->advance;
}

/* Millipoints as font units. */
static int font_units(const struct canvas *canvas, len length)
{
	int upem = font_info(canvas->codes->fontset, canvas->font)->units_per_em;

	assert(canvas->size > 0);
	return (int)len_scale(length, upem, canvas->size);
}

/* The glyphs of a cluster as one of the given advance, which begins where the leftmost of them does
 * and stands as high as the first. */
static struct joined_glyph join_glyphs(const struct canvas *canvas, const struct cluster *cluster,
				       len advance)
{
	const struct glyph *glyphs = cluster->run->glyphs + cluster->from;
	struct joined_glyph joined = {.nparts = cluster->to - cluster->from};
	bool is_rtl = cluster->run->is_rtl;
	len done = 0;

	joined.advance = font_units(canvas, advance);
	joined.parts = mem_alloc(sizeof *joined.parts * (size_t)joined.nparts);
	for (int i = 0; i < joined.nparts; i++) {
		len pen = is_rtl ? advance - done - glyphs[i].advance : done;

		joined.parts[i] = (struct glyph_part){
			glyphs[i].id, font_units(canvas, pen + glyphs[i].dx),
			font_units(canvas, glyphs[i].dy - glyphs[0].dy)};
		done += glyphs[i].advance;
	}
	return joined;
}

/*
 * Text that glyphs do not say one by one: they become one glyph that says the first character, and
 * each of the others is said by a glyph that shows nothing; all share the room. Every program that
 * copies or searches then finds what was written, in its order. Of several characters for one code
 * some lose all but the first, and some turn them round where text runs from the right; and marks
 * that stand where their letter does are read before it, or as if a space stood between.
 */
static void show_spelled(struct canvas *canvas, struct cursor *cursor,
			 const struct cluster *cluster)
{
	int font = cluster->run->font, left = cluster->ncharacters;
	struct glyph glyph = {.dy = cluster->run->glyphs[cluster->from].dy};
	struct joined_glyph joined, nothing = {NULL, 0, 0};
	len width = 0;

	for (int i = cluster->from; i < cluster->to; i++)
		width += cluster->run->glyphs[i].advance;
	for (int i = 0, n; i < cluster->n; i += n, left--) {
		glyph.advance = (int32_t)(left > 1 ? width / left : width);
		width -= glyph.advance;
		n = cluster_share(cluster->text + i, cluster->n - i, 1);
		if (i == 0)
			joined = join_glyphs(canvas, cluster, glyph.advance);
		nothing.advance = font_units(canvas, glyph.advance);
		show_glyph(canvas, cursor, &glyph,
			   codes_find_joined(canvas->codes, font, i == 0 ? &joined : &nothing,
					     cluster->text + i, n));
		if (i == 0)
			free(joined.parts);
	}
}

static void show_cluster(struct canvas *canvas, struct cursor *cursor,
			 const struct cluster *cluster)
{
	const char *text = cluster->text;
	int left = cluster->n;

	if (left == 1 && cluster->to == cluster->from + 1) {
		const struct glyph *glyph = &cluster->run->glyphs[cluster->from];

		show_glyph(canvas, cursor, glyph,
			   codes_find(canvas->codes, cluster->run->font, glyph->id, text, 1));
		return;
	}
	if (cluster_is_spelled(cluster, canvas->codes->fontset, canvas->size)) {
		show_spelled(canvas, cursor, cluster);
		return;
	}
	for (int i = cluster->from; i < cluster->to; i++) {
		const struct glyph *glyph = &cluster->run->glyphs[i];
		int n = cluster_share(text, left, cluster->to - i - 1);

		show_glyph(canvas, cursor, glyph,
			   codes_find(canvas->codes, cluster->run->font, glyph->id, text, n));
		text += n;
		left -= n;
	}
}

/* Where operators of a run are kept; NULL: they are not. */
static struct shown *find_shown(const struct canvas *canvas, const struct run *run)
{
	return run->kept && canvas->codes->fonts[run->font].base ? stock_shown(canvas->book->stock)
								 : NULL;
}

/* x, y: where the run's left end stands. */
static void show_again(struct canvas *canvas, const struct shown_run *again, len x, len y)
{
	canvas_move_to(canvas, x + again->x, y + again->y);
	canvas->line_x += again->line_x;
	canvas->line_y += again->line_y;
	canvas->pen += again->pen;
	buf_add(canvas->out, again->bytes, again->n);
	canvas->state = CANVAS_STRING;
	for (int i = 1; i < again->nplaced; i++)
		canvas_note_paint(canvas, canvas->text);
}

static void show_anew(struct canvas *canvas, struct shown *shown, const struct run *run, len x,
		      len y)
{
	struct cursor at = {.run = run, .x = run->is_rtl ? x + run->width : x, .y = y};
	struct cluster cluster = cluster_begin(run);

	while (cluster_next(&cluster))
		show_cluster(canvas, &at, &cluster);
	if (!shown || at.has_own)
		return;
	shown_add(shown, &(struct shown_run){.kept = run->kept,
					     .x = at.x1 - x,
					     .y = at.y1 - y,
					     .nplaced = at.nplaced,
					     .line_x = canvas->line_x - at.x1,
					     .line_y = canvas->line_y - at.y1,
					     .pen = canvas->pen - (int64_t)at.x1 * CODES_EM,
					     .bytes = canvas->out->bytes + at.first,
					     .n = canvas->out->n - at.first});
}

void show_run(struct canvas *canvas, const struct run *run, len x, len y)
{
	struct shown *shown = find_shown(canvas, run);
	const struct shown_run *again = shown ? shown_find(shown, run->kept) : NULL;

	if (again)
		show_again(canvas, again, x, y);
	else
		show_anew(canvas, shown, run, x, y);
}
