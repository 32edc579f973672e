/*
 * Lines: the stretches between two breaks become runs, their edges shaped again where the cut
 * demands it. Trailing spaces lose their width, a hyphen is added, then runs are put into visual
 * order (UAX #9 L1, L2) and spaces take up what justification adds.
 */
#include <assert.h>
#include <string.h>

#include <hb.h>

#include "base/utf8.h"
#include "text/bidi.h"
#include "text/character.h"
#include "text/fontset.h"
#include "text/measure.h"
#include "text/shape.h"
#include "text/shaper.h"
#include "text/shelf.h"

/* A run being made: its glyphs are a range of the shaper's list. */
struct piece {
	const struct stretch *stretch;
	int first, nglyphs;
	int32_t start, end;
	uint8_t level;
	bool ends_with_hyphen;
};

struct line {
	struct shaper *shaper;
	const struct paragraph *paragraph;
	struct glyph_list *glyphs;
	struct piece *pieces; /* in logical order; some draw nothing: they keep others apart */
	int npieces;
	int nruns;
	int32_t start, end; /* bytes */
	int32_t trailing;   /* where white space begins that reaches to the end */
};

/* Where the white space (UAX #9 L1) at the end of bytes [start, end) begins. */
static int32_t find_trailing(const char *text, int32_t start, int32_t end)
{
	while (end > start) {
		int32_t at = end - 1;
		uint32_t code;

		while (at > start && (text[at] & 0xc0) == 0x80)
			at--;
		utf8_decode(text + at, (size_t)(end - at), &code);
		if (!bidi_is_trailing(code))
			break;
		end = at;
	}
	return end;
}

static void copy_glyphs(struct line *line, int first, int last)
{
	const struct paragraph_shape *shape = line->paragraph->shape;

	for (int i = first; i < last; i++)
		*glyph_list_add(line->glyphs) = shape->glyphs[i];
}

static void shape_again(struct line *line, const struct stretch *stretch, int32_t start,
			int32_t end)
{
	shape_stretch(line->shaper, &line->paragraph->shape->matter, stretch,
		      (struct range){start, end}, line->glyphs);
}

/* The glyphs of the part [start, end) of a stretch. */
static void add_glyphs(struct line *line, const struct stretch *stretch, int32_t start, int32_t end)
{
	const struct paragraph_shape *shape = line->paragraph->shape;
	struct cut left, right;
	bool cuts_left = cut_find(shape, stretch, start, &left);
	bool cuts_right = cut_find(shape, stretch, end, &right);

	if ((cuts_left || cuts_right) && left.range.end > right.range.start) {
		shape_again(line, stretch, start, end);
		return;
	}
	if (cuts_left)
		shape_again(line, stretch, start, left.range.end);
	copy_glyphs(line, left.last, right.first);
	if (cuts_right)
		shape_again(line, stretch, right.range.start, end);
}

/* Takes the width from the spaces in the glyphs from `first` on that trail the line. */
static void narrow_trailing(struct line *line, int first)
{
	const struct paragraph *p = line->paragraph;

	for (int i = first; i < line->glyphs->n; i++) {
		struct glyph *glyph = &line->glyphs->glyphs[i];

		if (glyph->cluster >= line->trailing &&
		    character_space_size(p->text + glyph->cluster, p->n - glyph->cluster))
			glyph->advance = 0;
	}
}

static void add_piece(struct line *line, const struct stretch *stretch, int32_t start, int32_t end)
{
	struct piece *piece = &line->pieces[line->npieces];

	if (start >= end)
		return;
	*piece = (struct piece){.stretch = stretch,
				.first = line->glyphs->n,
				.start = start,
				.end = end,
				.level = stretch->level};
	if (start >= line->trailing)
		piece->level = line->paragraph->shape->level; /* L1 */
	add_glyphs(line, stretch, start, end);
	narrow_trailing(line, piece->first);
	piece->nglyphs = line->glyphs->n - piece->first;
	line->npieces++;
}

static bool is_drawn(const struct piece *piece)
{
	return piece->nglyphs > 0 || piece->stretch->kind == STRETCH_OBJECT;
}

/* The first stretch that ends behind the byte. */
static int find_stretch(const struct paragraph_shape *shape, int32_t offset)
{
	int low = 0, high = shape->nstretches;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (shape->stretches[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_pieces(struct line *line)
{
	const struct paragraph_shape *shape = line->paragraph->shape;
	int first = find_stretch(shape, line->start), last = first;

	while (last < shape->nstretches && shape->stretches[last].start < line->end)
		last++;
	/* a stretch may have two, and there is one of add_break */
	line->pieces = ARENA_ARRAY(&line->shaper->scratch, struct piece, 2 * (last - first) + 1);
	for (int i = first; i < last; i++) {
		const struct stretch *stretch = &shape->stretches[i];
		int32_t start = stretch->start > line->start ? stretch->start : line->start;
		int32_t end = stretch->end < line->end ? stretch->end : line->end;

		if (start >= end)
			continue;
		if (stretch->level != shape->level && start < line->trailing &&
		    line->trailing < end) {
			add_piece(line, stretch, start, line->trailing);
			start = line->trailing;
		}
		add_piece(line, stretch, start, end);
	}
}

static bool is_line_break(const char *text)
{
	return strncmp(text, UTF8_LINE_BREAK, UTF8_LINE_BREAK_SIZE) == 0;
}

static bool is_rtl(const struct paragraph *paragraph)
{
	return paragraph->shape->level & 1;
}

/*
 * Where lines run from the right, a forced line break is a space without width at the left end, as
 * trailing spaces are: readers are told by glyphs that a word ends, and a letter that says two
 * characters is read by many as if it stood in a line that runs from the left.
 */
static void add_break(struct line *line)
{
	const struct paragraph *p = line->paragraph;
	struct piece *piece = line->pieces + line->npieces;
	struct glyph space = {.cluster = line->end - UTF8_LINE_BREAK_SIZE};
	int last = line->npieces - 1;

	if (space.cluster < line->start || !is_line_break(p->text + space.cluster))
		return;
	while (last >= 0 &&
	       (!is_drawn(&line->pieces[last]) || line->pieces[last].stretch->kind != STRETCH_TEXT))
		last--;
	if (last < 0)
		return;
	*piece = line->pieces[last];
	space.id = fontset_face(line->shaper->fonts, piece->stretch->font)->space;
	if (!space.id)
		return;
	if (line->pieces[last].end == line->end)
		line->pieces[last].end = space.cluster;
	piece->start = space.cluster;
	piece->end = line->end;
	piece->first = line->glyphs->n;
	piece->nglyphs = 1;
	piece->level = p->shape->level;
	*glyph_list_add(line->glyphs) = space;
	line->npieces++;
}

static void add_hyphen(struct line *line)
{
	struct glyph hyphen = {0};
	struct piece *piece;
	int last = line->npieces - 1;

	while (last >= 0 && !is_drawn(&line->pieces[last]))
		last--;
	if (last < 0)
		return;
	piece = &line->pieces[last];
	hyphen.advance = (int32_t)shape_hyphen(line->shaper, &line->paragraph->shape->matter,
					       piece->stretch, &hyphen.id);
	hyphen.cluster = piece->end;
	if (!hyphen.id)
		return;
	*glyph_list_add(line->glyphs) = hyphen;
	piece->nglyphs++;
	piece->ends_with_hyphen = true;
}

/* Spreads extra over the line's spaces, which get equal shares to the millipoint. */
static void justify(struct line *line, len extra)
{
	const struct paragraph *p = line->paragraph;
	int *spaces = ARENA_ARRAY(&line->shaper->scratch, int, line->glyphs->n);
	int64_t nspaces = 0;

	for (int i = 0; i < line->glyphs->n; i++) {
		int32_t at = line->glyphs->glyphs[i].cluster;

		if (at < line->trailing && character_is_stretchable(p->text + at, p->n - at))
			spaces[nspaces++] = i;
	}
	for (int64_t k = 0; k < nspaces; k++) {
		struct glyph *glyph = &line->glyphs->glyphs[spaces[k]];
		int64_t share = extra * (k + 1) / nspaces - extra * k / nspaces;

		glyph->advance = (int32_t)len_max(glyph->advance + share, 0);
	}
}

/* Scripts whose letters, with all their marks, stand between the lines of Latin ones. */
static bool is_of_usual_height(uint32_t script)
{
	static const uint32_t usual[] = {HB_SCRIPT_LATIN,    HB_SCRIPT_COMMON, HB_SCRIPT_CYRILLIC,
					 HB_SCRIPT_GREEK,    HB_SCRIPT_HAN,    HB_SCRIPT_HIRAGANA,
					 HB_SCRIPT_KATAKANA, HB_SCRIPT_HANGUL};

	for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
		if (script == usual[i])
			return true;
	return false;
}

static struct ink *measure_ink(const struct face *face, struct arena *arena, const struct run *run)
{
	struct ink *ink = ARENA_ARRAY(arena, struct ink, run->nglyphs);
	int em = face->info.units_per_em;
	len pen = run->is_rtl ? run->width : 0;

	for (int i = 0; i < run->nglyphs; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		hb_glyph_extents_t box = {0};

		pen -= run->is_rtl ? glyph->advance : 0;
		if (hb_font_get_glyph_extents(face->font, glyph->id, &box)) {
			ink[i].left = pen + glyph->dx + len_scale(run->size, box.x_bearing, em);
			ink[i].right = ink[i].left + len_scale(run->size, box.width, em);
			ink[i].top = run->rise + glyph->dy +
				     len_scale(run->size, box.y_bearing, em);
			ink[i].bottom = ink[i].top + len_scale(run->size, box.height, em);
		}
		pen += run->is_rtl ? 0 : glyph->advance;
	}
	return ink;
}

static struct run make_run(const struct line *line, struct arena *arena, const struct piece *piece)
{
	const struct stretch *stretch = piece->stretch;
	const struct text_span *span = &line->paragraph->shape->matter.spans[stretch->span];
	struct run run = {.font = stretch->font,
			  .size = span->size,
			  .is_rtl = piece->level & 1,
			  .ends_with_hyphen = piece->ends_with_hyphen,
			  .is_object = stretch->kind == STRETCH_OBJECT,
			  .is_broken = !is_rtl(line->paragraph) &&
				       is_line_break(line->paragraph->text + piece->end),
			  .tag = span->tag,
			  .rise = span->rise,
			  .nglyphs = piece->nglyphs,
			  .text = line->paragraph->text,
			  .start = piece->start,
			  .end = piece->end};

	run.glyphs = arena_copy(arena, line->glyphs->glyphs + piece->first,
				sizeof *run.glyphs * (size_t)piece->nglyphs);
	if (run.is_object)
		run.width = span->object_width;
	for (int i = 0; i < run.nglyphs; i++)
		run.width += run.glyphs[i].advance;
	if (stretch->kind == STRETCH_TEXT && !is_of_usual_height(stretch->script))
		run.ink = measure_ink(fontset_face(line->shaper->fonts, run.font), arena, &run);
	return run;
}

static struct run *place_runs(struct line *line, struct arena *arena)
{
	struct arena *scratch = &line->shaper->scratch;
	uint8_t *levels = arena_alloc(scratch, (size_t)line->npieces);
	int *order = ARENA_ARRAY(scratch, int, line->npieces);
	struct run *runs = ARENA_ARRAY(arena, struct run, line->npieces);
	len x = 0;

	for (int i = 0; i < line->npieces; i++)
		levels[i] = line->pieces[i].level;
	bidi_order(levels, line->npieces, order);
	for (int i = 0; i < line->npieces; i++) {
		const struct piece *piece = &line->pieces[order[i]];
		struct run *run = &runs[line->nruns];

		if (!is_drawn(piece))
			continue;
		*run = make_run(line, arena, piece);
		run->x = x;
		x += run->width;
		line->nruns++;
	}
	return runs;
}

static int make_line(struct shaper *shaper, struct arena *arena, const struct paragraph *paragraph,
		     const struct shelf_line *wanted, struct run **runs)
{
	struct arena_mark mark = arena_mark(&shaper->scratch);
	struct line line = {.shaper = shaper,
			    .paragraph = paragraph,
			    .glyphs = &shaper->glyphs,
			    .start = paragraph->brks[wanted->from].offset,
			    .end = paragraph->brks[wanted->to].offset};

	line.glyphs->n = 0;
	line.trailing = find_trailing(paragraph->text, line.start, line.end);
	add_pieces(&line);
	if (is_rtl(paragraph))
		add_break(&line);
	if (paragraph->brks[wanted->to].kind == BREAK_HYPHEN)
		add_hyphen(&line);
	if (wanted->extra != 0)
		justify(&line, wanted->extra);
	*runs = place_runs(&line, arena);
	arena_reset(&shaper->scratch, mark);
	return line.nruns;
}

int paragraph_line(struct shaper *shaper, struct arena *arena, const struct paragraph *paragraph,
		   int from, int to, len justify_extra, const struct run **runs)
{
	struct shelf_line wanted = {.from = from, .to = to, .extra = justify_extra};
	const struct shelf_line *line = NULL;
	struct arena *room = NULL;
	struct run *new;

	assert(0 <= from && from < to && to < paragraph->nbrks);
	if (paragraph->kept)
		line = shelf_find_line(paragraph, from, to, justify_extra);
	if (paragraph->kept && !line)
		room = shelf_line_room(paragraph);
	if (!line) {
		wanted.nruns = make_line(shaper, room ? room : arena, paragraph, &wanted, &new);
		wanted.runs = new;
		line = room ? shelf_add_line(shaper->shelf, paragraph, &wanted, new) : &wanted;
	}
	*runs = line->runs;
	return line->nruns;
}
