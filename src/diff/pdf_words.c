/*
 * Strings are read twice: as text by read_text, as paint by trace. Both meet the same operators in
 * the same order, so that the nth string has the nth place. Our files hold the spaces of a text,
 * those at the ends of lines too; where they do not (labels of drawings, lines that are written
 * from the right and end for good) a space is read where strings stand apart.
 */
#include "diff/pdf_words.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "diff/edition.h"
#include "diff/edition_foot.h"
#include "inspect/trace.h"
#include "locale/locale.h"

enum { PER_POINT = 1000, MOST_PIECES = 16 };

/* A part of the line that comes from a show; text: where it begins in the text of all pages, or
 * what is said instead of the show's own text. */
struct pdf_stretch {
	size_t from, to; /* in the line */
	int show;        /* -1: none */
	size_t text;
	bool is_own; /* text of the show, character by character */
};

/* Places on their way to the shows of a page. */
struct placing {
	struct pdf_words *words;
	int next; /* show */
};

static void take_paint(void *context, const struct trace_paint *paint)
{
	struct placing *placing = context;
	struct pdf_words *words = placing->words;
	const struct read_shows *shows = &words->shows;

	if (paint->kind != TRACE_TEXT)
		return;
	while (placing->next < shows->n && shows->list[placing->next].page == paint->page &&
	       shows->list[placing->next].ncodes != paint->nglyphs)
		placing->next++;
	if (placing->next == shows->n || shows->list[placing->next].page != paint->page)
		return;
	words->places[placing->next++] = (struct pdf_place){
		.box = paint->box,
		.glyphs = arena_copy(words->arena, paint->glyphs,
				     (size_t)paint->nglyphs * sizeof *paint->glyphs),
	};
}

static void ignore_fault(void *context, int page, bool is_limit, const char *what)
{
	(void)context;
	(void)page;
	(void)is_limit;
	(void)what;
}

static bool place_all(struct pdf_words *words, struct reading *reading)
{
	struct placing placing = {.words = words};
	const struct trace_listener listener = {.context = &placing,
						.paint = take_paint,
						.fault = ignore_fault,
						.wants_glyphs = true};
	struct trace *trace = trace_new(reading, &listener);
	bool is_good = true;
	int npaints;

	words->places = ARENA_ARRAY(words->arena, struct pdf_place, words->shows.n + 1);
	for (int i = 0; is_good && i < words->pages->n; i++) {
		while (placing.next < words->shows.n && words->shows.list[placing.next].page < i)
			placing.next++;
		is_good = trace_run(trace, &words->pages->list[i], i, &npaints);
	}
	trace_free(trace);
	return is_good;
}

bool pdf_words_open(struct pdf_words *words, struct edition *edition, struct reading *reading,
		    const struct trace_pages *pages)
{
	int mark = 0;

	*words = (struct pdf_words){.arena = edition->arena, .edition = edition, .pages = pages};
	words->is_rtl = locale_is_rtl(edition->lang);
	buf_init(&words->text);
	buf_init(&words->line);
	if (!read_text_shows(reading, &words->text, &words->shows) || !place_all(words, reading))
		return false;
	words->first_show = ARENA_ARRAY(words->arena, int, words->shows.nmarks + 2);
	for (int i = 0; i < words->shows.n; i++)
		for (; mark <= words->shows.list[i].mark; mark++)
			words->first_show[mark] = i;
	for (; mark <= words->shows.nmarks; mark++)
		words->first_show[mark] = words->shows.n;
	return true;
}

void pdf_words_release(struct pdf_words *words)
{
	buf_release(&words->text);
	buf_release(&words->line);
}

/* Whether a line may end so in the middle of a word: at a hyphen, a dash, a stroke. */
static bool ends_with_hyphen(const struct buf *line)
{
	static const char *const ends[] = {
		"\xc2\xad",     "-",       "/", "\xe2\x80\x90", "\xe2\x80\x93",
		"\xe2\x80\x94", "\xd6\xbe"}; /* U+05BE */

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);

		if (line->n >= n && memcmp(line->bytes + line->n - n, ends[i], n) == 0)
			return true;
	}
	return false;
}

/* Whether a space is to be read between two shows, though none is shown. */
static bool are_apart(const struct pdf_words *words, int before, int show)
{
	const struct trace_box *a = &words->places[before].box, *b = &words->places[show].box;
	double high = fmax(a->top - a->bottom, b->top - b->bottom);
	double gap = fmin(fabs(b->left - a->right), fabs(a->left - b->right));
	bool is_same_line = words->shows.list[before].page == words->shows.list[show].page &&
			    fmin(a->top, b->top) > fmax(a->bottom, b->bottom);

	/* what is written from the right does not say where its lines end for good */
	if (!is_same_line)
		return words->is_loose || (words->is_rtl && !ends_with_hyphen(&words->line));
	return words->is_loose && gap > high / 4;
}

/* Adds text that a show stands for. */
static void add(struct pdf_words *words, int show, size_t from, size_t to, bool is_own)
{
	const struct pdf_stretch *last = words->nstretches > 0
						 ? &words->stretches[words->nstretches - 1]
						 : NULL;
	struct pdf_stretch stretch = {.show = show, .text = from, .is_own = is_own};

	if (last && last->show >= 0 && show >= 0 && are_apart(words, last->show, show))
		buf_addc(&words->line, ' ');
	stretch.from = words->line.n;
	for (size_t i = from; i < to; i++)
		if (words->text.bytes[i] != '\n')
			buf_addc(&words->line, words->text.bytes[i]);
	stretch.to = words->line.n;
	if (stretch.from == stretch.to)
		return;
	ARENA_GROW(words->arena, words->stretches, words->nstretches);
	words->stretches[words->nstretches++] = stretch;
}

static bool is_empty(const struct pdf_words *words, size_t from, size_t to)
{
	while (from < to && words->text.bytes[from] == '\n')
		from++;
	return from >= to;
}

/* Its text, show by show; what stands between is ActualText of the next one. */
static void add_mark(struct pdf_words *words, int mark)
{
	const struct read_mark *of = &words->shows.marks[mark];
	size_t at = of->from;
	int last = -1;

	for (int i = words->first_show[mark]; i < words->first_show[mark + 1]; i++) {
		const struct read_show *show = &words->shows.list[i];

		if (show->mark != mark)
			continue;
		if (!is_empty(words, at, show->from))
			add(words, i, at, show->from, false);
		add(words, i, show->from, show->to, true);
		at = show->to;
		last = i;
	}
	if (!is_empty(words, at, of->to))
		add(words, last, at, of->to, false);
}

void pdf_words_mark(struct pdf_words *words, const struct value *page, int64_t mcid)
{
	int n = words->shows.nmarks;

	for (int i = 0; i < n; i++) {
		int mark = (words->next_mark + i) % n;

		if (words->shows.marks[mark].mcid != mcid || words->shows.marks[mark].page != page)
			continue;
		add_mark(words, mark);
		words->next_mark = mark + 1;
		return;
	}
}

void pdf_words_break(struct pdf_words *words)
{
	if (words->line.n > 0)
		buf_addc(&words->line, ' ');
}

/* From units of the page to the places of the trimmed page. */
static struct edition_piece convert(const struct pdf_words *words, int page, struct trace_box box)
{
	const struct trace_box *trim = &words->pages->list[page].boxes[TRACE_TRIM];

	return (struct edition_piece){.page = page,
				      .x = llround((box.left - trim->left) * PER_POINT),
				      .y = llround((trim->top - box.top) * PER_POINT),
				      .w = llround((box.right - box.left) * PER_POINT),
				      .h = llround((box.top - box.bottom) * PER_POINT)};
}

/* The box around the characters of a show whose text begins in from..to, of that of all pages. */
static struct edition_piece cut(const struct pdf_words *words, int show, size_t from, size_t to)
{
	const struct read_show *of = &words->shows.list[show];
	const struct pdf_place *place = &words->places[show];
	const struct trace_glyph *glyphs = place->glyphs;
	struct trace_box box = place->box;
	double left = box.right, last = box.left, right = box.right;

	for (int i = 0; glyphs && i < of->ncodes; i++) {
		size_t start = words->shows.starts[of->first_code + (size_t)i];

		if (start < from || start >= to)
			continue;
		left = fmin(left, glyphs[i].at.x);
		last = fmax(last, glyphs[i].at.x);
	}
	for (int i = 0; glyphs && i < of->ncodes; i++)
		if (glyphs[i].at.x > last)
			right = fmin(right, glyphs[i].at.x);
	if (glyphs && left <= last) {
		box.left = left;
		box.right = right;
	}
	return convert(words, of->page, box);
}

/* The word from..to of the line. */
static void add_word(struct pdf_words *words, size_t from, size_t to)
{
	struct edition_piece pieces[MOST_PIECES];
	int n = 0;

	for (int i = 0; i < words->nstretches && n < MOST_PIECES; i++) {
		const struct pdf_stretch *stretch = &words->stretches[i];
		size_t begin = from > stretch->from ? from : stretch->from;
		size_t end = to < stretch->to ? to : stretch->to;

		if (begin >= end || stretch->show < 0)
			continue;
		pieces[n++] = stretch->is_own
				      ? cut(words, stretch->show,
					    stretch->text + begin - stretch->from,
					    stretch->text + end - stretch->from)
				      : convert(words, words->shows.list[stretch->show].page,
						words->places[stretch->show].box);
	}
	if (n == 0)
		pieces[n++] = (struct edition_piece){.page = -1};
	edition_add_word(words->edition, words->line.bytes + from, to - from, pieces, n);
}

void pdf_words_flush(struct pdf_words *words)
{
	const struct buf *line = &words->line;

	for (size_t at = 0, end;; at = end) {
		at += edition_skip_space(buf_text(line) + at, line->n - at);
		if (at >= line->n)
			break;
		end = at + edition_word_end(line->bytes + at, line->n - at);
		add_word(words, at, end);
	}
	buf_clear(&words->line);
	words->stretches = NULL;
	words->nstretches = 0;
}

/* The words of the line as those of a foot. */
static void flush_foot(struct pdf_words *words, const struct edition_foot *foot)
{
	const struct buf *line = &words->line;

	for (size_t at = 0, end;; at = end) {
		struct edition_piece piece = {.page = foot->number - 1};

		at += edition_skip_space(buf_text(line) + at, line->n - at);
		if (at >= line->n)
			break;
		end = at + edition_word_end(line->bytes + at, line->n - at);
		for (int i = 0; i < words->nstretches; i++)
			if (words->stretches[i].from <= at && at < words->stretches[i].to)
				piece = convert(words, piece.page,
						words->places[words->stretches[i].show].box);
		edition_foot_add(words->edition, foot, line->bytes + at, end - at, &piece);
	}
	buf_clear(&words->line);
	words->stretches = NULL;
	words->nstretches = 0;
}

void pdf_words_feet(struct pdf_words *words)
{
	struct edition_foot foot = {.from = -1};
	int show = 0;

	words->is_loose = true;
	for (int p = 0; p < words->pages->n; p++) {
		edition_foot_begin(words->edition, &foot, p + 1);
		for (; show < words->shows.n && words->shows.list[show].page == p; show++)
			if (words->shows.list[show].is_foot)
				add(words, show, words->shows.list[show].from,
				    words->shows.list[show].to, true);
		flush_foot(words, &foot);
		edition_foot_end(words->edition, &foot);
	}
}
