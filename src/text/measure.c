/*
 * The widths of lines, measured at every break in one walk over the glyphs. Where a cut would
 * change the shapes around it (kerning, ligatures, joined letters), both sides are shaped again as
 * far as the nearest places where it does not; HarfBuzz marks those.
 */
#include "text/measure.h"

#include "text/character.h"
#include "text/shape.h"

enum { FAR = 8 };

/* Where the walk stands: everything before `offset` is behind it. */
struct walk {
	struct shaper *shaper;
	const struct paragraph *paragraph;
	int stretch; /* the first that ends behind offset */
	int glyph;   /* the first that is not passed */
	len width;   /* of all glyphs passed */
	len solid;   /* the same without the spaces at the end */
	int nspaces, ntrailing;
};

static void pass_glyph(struct walk *walk, const struct glyph *glyph)
{
	const struct paragraph *p = walk->paragraph;
	const char *text = p->text + glyph->cluster;
	int32_t left = p->n - glyph->cluster;

	walk->width += glyph->advance;
	walk->glyph++;
	if (*text == ' ') {
		walk->nspaces++;
		walk->ntrailing++;
		return;
	}
	if (character_space_size(text, left))
		return;
	walk->nspaces += character_is_stretchable(text, left);
	walk->solid = walk->width;
	walk->ntrailing = 0;
}

static void walk_to(struct walk *walk, int32_t offset)
{
	const struct paragraph_shape *shape = walk->paragraph->shape;

	while (walk->stretch < shape->nstretches &&
	       shape->stretches[walk->stretch].start < offset) {
		const struct stretch *stretch = &shape->stretches[walk->stretch];
		int end = stretch->first + stretch->nglyphs;

		while (walk->glyph < end && shape->glyphs[walk->glyph].cluster < offset)
			pass_glyph(walk, &shape->glyphs[walk->glyph]);
		if (stretch->end > offset)
			return;
		if (stretch->kind == STRETCH_OBJECT) {
			walk->width += stretch->width;
			walk->solid = walk->width;
			walk->ntrailing = 0;
		}
		walk->stretch++;
	}
}

/* The first glyph of the stretch whose cluster is at offset or behind it. */
static int find_glyph(const struct paragraph_shape *shape, const struct stretch *stretch,
		      int32_t offset)
{
	int low = stretch->first, high = stretch->first + stretch->nglyphs;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (shape->glyphs[middle].cluster < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether the stretch may be cut before glyph i with no glyph on either side changing. Letters may
 * join without end: FAR glyphs from the cut that is asked for, the next cluster does. */
static bool is_safe(const struct paragraph_shape *shape, const struct stretch *stretch, int i,
		    int distance)
{
	return i > stretch->first && (!shape->is_unsafe[i] || distance > FAR) &&
	       shape->glyphs[i - 1].cluster != shape->glyphs[i].cluster;
}

bool cut_find(const struct paragraph_shape *shape, const struct stretch *stretch, int32_t offset,
	      struct cut *cut)
{
	int end = stretch->first + stretch->nglyphs;
	int glyph = find_glyph(shape, stretch, offset);

	*cut = (struct cut){glyph, glyph, {offset, offset}};
	if (offset <= stretch->start || offset >= stretch->end)
		return false;
	if (glyph < end && shape->glyphs[glyph].cluster == offset &&
	    is_safe(shape, stretch, glyph, 0))
		return false;
	do
		cut->first--;
	while (cut->first > stretch->first &&
	       !is_safe(shape, stretch, cut->first, glyph - cut->first));
	while (cut->last < end && (shape->glyphs[cut->last].cluster == offset ||
				   !is_safe(shape, stretch, cut->last, cut->last - glyph)))
		cut->last++;
	if (cut->first < stretch->first)
		cut->first = stretch->first;
	cut->range.start = cut->first == stretch->first ? stretch->start
							: shape->glyphs[cut->first].cluster;
	cut->range.end = cut->last == end ? stretch->end : shape->glyphs[cut->last].cluster;
	return true;
}

/* Measures a break inside a stretch, where the glyphs change. */
static void measure_cut(struct walk *walk, const struct stretch *stretch, const struct cut *cut,
			struct text_break *brk)
{
	const struct matter *matter = &walk->paragraph->shape->matter;
	const struct glyph *glyphs = walk->paragraph->shape->glyphs;
	struct range left = {cut->range.start, brk->offset};
	struct range right = {brk->offset, cut->range.end};
	len before = walk->width, behind = walk->width;

	for (int i = cut->first; i < walk->glyph; i++)
		before -= glyphs[i].advance;
	for (int i = walk->glyph; i < cut->last; i++)
		behind += glyphs[i].advance;
	brk->end -= walk->width;
	brk->end += before + shape_width(walk->shaper, matter, stretch, left);
	brk->begin = behind - shape_width(walk->shaper, matter, stretch, right);
}

static void measure_break(struct walk *walk, struct text_break *brk)
{
	const struct paragraph_shape *shape = walk->paragraph->shape;
	const struct stretch *stretch = &shape->stretches[walk->stretch];
	struct cut cut;
	uint32_t hyphen;
	bool is_inside = walk->stretch < shape->nstretches && stretch->start < brk->offset;

	brk->begin = walk->width;
	brk->end = walk->solid;
	brk->nspaces = walk->nspaces;
	brk->ntrailing = walk->ntrailing;
	if (is_inside && cut_find(shape, stretch, brk->offset, &cut))
		measure_cut(walk, stretch, &cut, brk);
	if (brk->kind == BREAK_HYPHEN)
		brk->end += shape_hyphen(walk->shaper, &shape->matter,
					 is_inside ? stretch : stretch - 1, &hyphen);
}

void paragraph_measure(struct shaper *shaper, struct paragraph *paragraph)
{
	struct walk walk = {.shaper = shaper, .paragraph = paragraph};
	len begin = 0;

	for (int i = 1; i < paragraph->nbrks; i++) {
		struct text_break *brk = &paragraph->brks[i];

		walk_to(&walk, brk->offset);
		measure_break(&walk, brk);
		if (brk->kind == BREAK_EMERGENCY || brk->kind == BREAK_RELUCTANT)
			continue;
		paragraph->longest_word = len_max(paragraph->longest_word, brk->end - begin);
		begin = brk->begin;
	}
}
