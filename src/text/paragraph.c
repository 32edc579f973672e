/*
 * A paragraph from spans to breaks: the stages one after the other. Only the result lives in the
 * caller's arena; what the stages need in between is thrown away at the end.
 */
#include <assert.h>

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include "base/limits.h"
#include "text/bidi.h"
#include "text/breaks.h"
#include "text/itemise.h"
#include "text/measure.h"
#include "text/missing.h"
#include "text/shape.h"
#include "text/shaper.h"
#include "text/shelf.h"

/* Grapheme cluster boundaries (UAX #29); NULL when every character is a cluster. */
static const uint8_t *find_boundaries(struct shaper *shaper, const struct source *source)
{
	struct UBreakIterator *clusters = shaper->clusters;
	UErrorCode status = U_ZERO_ERROR;
	uint8_t *boundaries;

	if (!source->may_cluster || !clusters)
		return NULL;
	boundaries = arena_alloc(&shaper->scratch, (size_t)source->nunits + 1);
	ubrk_setText(clusters, source->units, source->nunits, &status);
	for (int32_t i = ubrk_first(clusters); i != UBRK_DONE; i = ubrk_next(clusters))
		boundaries[i] = 1;
	return boundaries;
}

static int64_t count_characters(const struct text_span *spans, int nspans)
{
	int64_t n = 0;

	for (int i = 0; i < nspans; i++)
		for (int k = 0; k < spans[i].n; k++)
			n += (spans[i].text[k] & 0xc0) != 0x80;
	return n;
}

/* Whether the spans are more than a paragraph may be, which is an error. */
static bool is_too_long(const struct text_span *spans, int nspans,
			const struct text_options *options, struct diag *diag)
{
	int64_t bytes = 0;

	for (int i = 0; i < nspans; i++)
		bytes += spans[i].n;
	if (bytes <= LIMIT_PARAGRAPH || count_characters(spans, nspans) <= LIMIT_PARAGRAPH)
		return false;
	diag_error(diag, options->pos, "a paragraph of more than %d characters", LIMIT_PARAGRAPH);
	diag_hint(diag, "divide it");
	return true;
}

/* Whether a letter carries more marks than are shaped in reasonable time, which is an error. */
static bool is_overloaded(const struct job *job)
{
	const struct source *source = &job->source;
	int nmarks = 0;

	for (int32_t i = 0; i < source->nunits && job->boundaries; i++) {
		nmarks = job->boundaries[i] ? 0 : nmarks + !U16_IS_TRAIL(source->units[i]);
		if (nmarks <= LIMIT_MARKS)
			continue;
		diag_error(job->diag, job->options->pos,
			   "a character with more than %d combining marks", LIMIT_MARKS);
		return true;
	}
	return false;
}

static const uint8_t *find_levels(struct job *job)
{
	const struct source *source = &job->source;
	uint8_t *levels;

	if (!job->options->is_rtl && !source->may_be_rtl)
		return NULL;
	levels = arena_alloc(&job->shaper->scratch, (size_t)source->nunits + 1);
	bidi_levels(job->shaper->bidi, source->units, source->nunits, job->options->is_rtl,
		    &job->shaper->scratch, levels);
	return levels;
}

static void shape_all(struct job *job, struct arena *arena, struct paragraph_shape *shape)
{
	struct glyph_list *list = &job->shaper->glyphs;

	list->n = 0;
	for (int i = 0; i < job->nstretches; i++) {
		struct stretch *stretch = &job->stretches[i];

		stretch->first = list->n;
		shape_stretch(job->shaper, &shape->matter, stretch,
			      (struct range){stretch->start, stretch->end}, list);
		stretch->nglyphs = list->n - stretch->first;
		if (stretch->kind == STRETCH_OBJECT)
			stretch->width = job->spans[stretch->span].object_width;
		for (int k = stretch->first; k < list->n; k++)
			stretch->width += list->glyphs[k].advance;
	}
	shape->nglyphs = list->n;
	shape->glyphs = arena_copy(arena, list->glyphs, sizeof *list->glyphs * (size_t)list->n);
	shape->is_unsafe = arena_copy(arena, list->is_unsafe, (size_t)list->n);
	shape->nstretches = job->nstretches;
	shape->stretches = arena_copy(arena, job->stretches,
				      sizeof *job->stretches * (size_t)job->nstretches);
	shape->level = job->options->is_rtl;
}

static struct text_span *copy_spans(struct arena *arena, const struct text_span *spans, int nspans)
{
	struct text_span *copy = arena_copy(arena, spans, sizeof *spans * (size_t)nspans);

	for (int i = 0; i < nspans; i++) {
		copy[i].text = NULL; /* the joined text stands for it */
		copy[i].lang = spans[i].lang ? arena_strdup(arena, spans[i].lang) : NULL;
	}
	return copy;
}

static void list_breaks(const uint8_t *marks, struct arena *arena, struct paragraph *out)
{
	out->nbrks = out->n == 0;
	for (int32_t i = 0; i <= out->n; i++)
		out->nbrks += marks[i] != 0;
	out->brks = ARENA_ARRAY(arena, struct text_break, out->nbrks);
	out->brks[0].kind = out->brks[out->nbrks - 1].kind = BREAK_FORCED;
	for (int32_t i = 0, k = 0; i <= out->n; i++)
		if (marks[i])
			out->brks[k++] = (struct text_break){
				.offset = i, .kind = (enum break_kind)(marks[i] - 1)};
}

#ifndef NDEBUG
/* What text.h says of breaks: from the start to the end, none before the one before it. */
static bool are_in_order(const struct paragraph *paragraph)
{
	const struct text_break *brks = paragraph->brks, *last = &brks[paragraph->nbrks - 1];
	bool is_good = paragraph->nbrks >= 2 && brks[0].begin == 0 && brks[0].offset == 0 &&
		       last->kind == BREAK_FORCED && last->offset == paragraph->n;

	for (int i = 1; i < paragraph->nbrks && is_good; i++)
		is_good = brks[i - 1].offset <= brks[i].offset &&
			  brks[i - 1].nspaces <= brks[i].nspaces &&
			  brks[i].ntrailing <= brks[i].nspaces;
	return is_good;
}
#endif

/* Shapes it in arena; false: something was said of it. */
static bool shape_anew(struct job *job, struct arena *arena, int nspans, struct paragraph *out)
{
	struct shaper *shaper = job->shaper;
	struct arena_mark mark = arena_mark(&shaper->scratch);
	struct paragraph_shape *shape = ARENA_NEW(arena, struct paragraph_shape);
	int64_t nsaid = job->diag->nsaid;

	if (is_too_long(job->spans, nspans, job->options, job->diag))
		nspans = 0;
	source_join(&job->source, arena, &shaper->scratch, job->spans, nspans);
	job->boundaries = find_boundaries(shaper, &job->source);
	if (is_overloaded(job))
		source_join(&job->source, arena, &shaper->scratch, job->spans, 0);
	job->levels = find_levels(job);
	job_itemise(job);
	job_report_missing(job);
	shape->matter = (struct matter){copy_spans(arena, job->spans, nspans), job->source.text,
					job->source.n};
	shape_all(job, arena, shape);
	*out = (struct paragraph){.text = job->source.text, .n = job->source.n, .shape = shape};
	list_breaks(job_find_breaks(job), arena, out);
	paragraph_measure(shaper, out);
	assert(are_in_order(out));
	arena_reset(&shaper->scratch, mark);
	return !job->is_told && job->nmissing == 0 && job->diag->nsaid == nsaid;
}

/* Whether a word is long enough to be divided; bytes beyond ASCII pass for letters. */
static bool has_long_word(const struct text_span *spans, int nspans,
			  const struct text_options *options)
{
	int least = options->hyphen_left + options->hyphen_right, n = 0;

	for (int i = 0; i < nspans; i++)
		for (int k = 0; k < spans[i].n; k++) {
			unsigned char c = (unsigned char)spans[i].text[k];

			n = c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? n + 1 : 0;
			if (n > 0 && n >= least)
				return true;
		}
	return false;
}

void paragraph_shape(struct shaper *shaper, struct arena *arena, const struct text_span *spans,
		     int nspans, const struct text_options *options, struct paragraph *out,
		     struct diag *diag)
{
	struct text_options own = *options;
	struct job job = {.shaper = shaper, .spans = spans, .options = &own, .diag = diag};
	const struct paragraph *known;
	struct shelf_key key;
	struct arena *room;
	bool is_silent;

	own.is_hyphenated = options->is_hyphenated && has_long_word(spans, nspans, options);
	key = shelf_key(spans, nspans, &own);
	known = shelf_find(shaper->shelf, &key);
	if (known) {
		*out = *known;
		return;
	}
	room = shelf_room(shaper->shelf, &key);
	is_silent = shape_anew(&job, room ? room : arena, nspans, out);
	if (room)
		shelf_add(&key, out, is_silent);
}
