/*
 * Total fit: breaks the paragraph so that the sum of all lines' demerits is least. Breaks inside
 * words that fit a line by themselves are sorted out first; over the rest runs dynamic programming,
 * a node for each break, number of hyphens in a row and class of its line. A node looks back only
 * as far as a line reaches, so the time grows with the paragraph's length. Balanced paragraphs of
 * up to four lines have the fewest lines, and of these ways the one whose lines vary least.
 */
#include "layout/linefit.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "layout/demerits.h"
#include "layout/layout_dump.h"
#include "text/text.h"

enum {
	HYPHENS_LIMIT = 4, /* of max_hyphens */
	MOST_EVEN = 4,     /* lines of a paragraph that are made even */
	SMALL_POINTS = 64,
	SMALL_NODES = 256 /* paragraphs up to this size need no memory */
};

/* A paragraph being broken. */
struct fitting {
	const struct paragraph *paragraph;
	struct measure measure;
	int *points; /* indices in brks: the start, where lines may end, the end */
	int npoints;
	bool has_hyphens;           /* among the points */
	struct demerits_way *nodes; /* npoints * nstates */
	int nruns, nfits, nstates;  /* nstates = nruns * nfits */
	int small_points[SMALL_POINTS];
	struct demerits_way small_nodes[SMALL_NODES];
};

static const struct text_break *point(const struct fitting *fitting, int i)
{
	return &fitting->paragraph->brks[fitting->points[i]];
}

/* The next break after i that divides no word, or, with hyphens, that divides it decently. */
static int next_break(const struct paragraph *paragraph, int i, bool with_hyphens)
{
	for (i++; i < paragraph->nbrks - 1; i++) {
		enum break_kind kind = paragraph->brks[i].kind;

		if (kind != BREAK_EMERGENCY && kind != BREAK_RELUCTANT &&
		    (kind != BREAK_HYPHEN || with_hyphens))
			break;
	}
	return i;
}

/* Adds the points inside the word between two breaks: where it is hyphenated, and, in pieces wider
 * than a line even so, all. */
static void add_word_points(struct fitting *fitting, int from, int to, len narrowest)
{
	const struct paragraph *paragraph = fitting->paragraph;

	for (int a = from, b; a < to; a = b) {
		b = next_break(paragraph, a, true);
		if (demerits_natural(paragraph, a, b) > narrowest)
			for (int i = a + 1; i < b; i++)
				fitting->points[fitting->npoints++] = i;
		if (b < to) {
			fitting->points[fitting->npoints++] = b;
			fitting->has_hyphens = true;
		}
	}
}

/* Sorts out the breaks worth looking at; hyphens inside words that fit only if wanted. */
static void find_points(struct fitting *fitting, bool with_hyphens)
{
	const struct paragraph *paragraph = fitting->paragraph;
	const struct measure *measure = &fitting->measure;
	len narrowest = len_min(measure->width, measure->width - measure->first_indent);

	fitting->points[0] = 0;
	fitting->npoints = 1;
	fitting->has_hyphens = false;
	for (int a = 0, b; a < paragraph->nbrks - 1; a = b) {
		b = next_break(paragraph, a, false);
		if (b > a + 1 && (with_hyphens || demerits_natural(paragraph, a, b) > narrowest))
			add_word_points(fitting, a, b, narrowest);
		fitting->points[fitting->npoints++] = b;
	}
}

/* How far a line from point `from` reaches when filled; at least to the next point. */
static int fill_line(const struct fitting *fitting, int from)
{
	len begin = point(fitting, from)->begin, width = fitting->measure.width;
	int to = from + 1;

	if (from == 0)
		width -= fitting->measure.first_indent;
	for (int i = from + 1; i < fitting->npoints; i++) {
		const struct text_break *brk = point(fitting, i);

		if (brk->end - begin <= width)
			to = i;
		if (brk->kind == BREAK_FORCED || brk->begin - begin > width)
			break;
	}
	return to;
}

/* The fewest lines. */
static int count_lines(const struct fitting *fitting)
{
	int n = 0;

	for (int from = 0; from < fitting->npoints - 1; n++)
		from = fill_line(fitting, from);
	return n;
}

/* The points of a balanced paragraph, with hyphens only where they save a line. One of many lines
 * is read as prose, and is ragged as prose is. */
static void prepare_balanced(struct fitting *fitting)
{
	int nlines = count_lines(fitting);

	if (nlines > MOST_EVEN) {
		fitting->measure.is_balanced = false;
		return;
	}
	if (!fitting->has_hyphens)
		return;
	find_points(fitting, false);
	if (nlines < count_lines(fitting))
		find_points(fitting, true);
}

/* Offers the line from point a to point b to all nodes of b. */
static void extend(struct fitting *fitting, int a, int b)
{
	bool is_hyphen = point(fitting, b)->kind == BREAK_HYPHEN;
	int nfits = fitting->nfits, nstates = fitting->nstates;
	struct demerits_way *to = fitting->nodes + b * nstates;
	enum fit fit;
	int64_t line = demerits_line(fitting->paragraph, &fitting->measure, fitting->points[a],
				     fitting->points[b], &fit);

	for (int s = 0; s < nstates; s++) {
		const struct demerits_way *from = &fitting->nodes[a * nstates + s];
		enum fit before = nfits > 1 ? (enum fit)(s % nfits) : FIT_NORMAL;
		int run = is_hyphen ? s / nfits + 1 : 0;
		struct demerits_way *node;
		int64_t cost;

		if (from->cost >= DEMERITS_MAX)
			continue;
		cost = from->cost + line + demerits_pair(&fitting->measure, before, fit, run);
		if (cost >= DEMERITS_MAX)
			cost = DEMERITS_MAX - 1;
		if (run >= fitting->nruns)
			run = fitting->nruns - 1;
		node = &to[run * nfits + (nfits > 1 ? (int)fit : 0)];
		if (cost < node->cost)
			*node = (struct demerits_way){cost, a * nstates + s};
	}
}

/* Fills the nodes of a point; it looks back as far as a line reaches. */
static void fill_point(struct fitting *fitting, int b)
{
	for (int a = b - 1; a >= 0; a--) {
		if (a < b - 1 && demerits_overshoot(fitting->paragraph, &fitting->measure,
						    fitting->points[a], fitting->points[b]) > 0)
			return;
		extend(fitting, a, b);
		if (point(fitting, a)->kind == BREAK_FORCED)
			return;
	}
}

static void fill_nodes(struct fitting *fitting)
{
	const struct demerits_way none = {.cost = DEMERITS_MAX, .before = -1};

	for (int i = 0; i < fitting->npoints * fitting->nstates; i++)
		fitting->nodes[i] = none;
	fitting->nodes[fitting->nfits > 1 ? FIT_NORMAL : 0].cost = 0;
	for (int b = 1; b < fitting->npoints; b++) {
		if (fitting->nstates == 1)
			demerits_extend(fitting->paragraph, &fitting->measure, fitting->points, b,
					fitting->nodes);
		else
			fill_point(fitting, b);
	}
}

/* The lines of the cheapest way to the end, read backwards. */
static int trace(struct arena *arena, const struct fitting *fitting, int **lines, len *overfull)
{
	const int nstates = fitting->nstates, last = (fitting->npoints - 1) * nstates;
	int best = last, n = 0;

	for (int i = last; i < last + nstates; i++)
		if (fitting->nodes[i].cost < fitting->nodes[best].cost)
			best = i;
	for (int i = best; i >= nstates; i = fitting->nodes[i].before)
		n++;
	*lines = ARENA_ARRAY(arena, int, n);
	for (int i = best, line = n; i >= nstates; i = fitting->nodes[i].before) {
		int from = fitting->points[fitting->nodes[i].before / nstates];
		int to = fitting->points[i / nstates];

		(*lines)[--line] = to;
		*overfull = len_max(*overfull, demerits_overshoot(fitting->paragraph,
								  &fitting->measure, from, to));
	}
	assert(n > 0 && (*lines)[n - 1] == fitting->paragraph->nbrks - 1);
	return n;
}

static bool is_one_line(const struct paragraph *paragraph, const struct linefit_options *options)
{
	int last = paragraph->nbrks - 1;

	if (last > 0 &&
	    demerits_natural(paragraph, 0, last) > options->width - options->first_indent)
		return false;
	for (int i = 1; i < last; i++)
		if (paragraph->brks[i].kind == BREAK_FORCED)
			return false;
	return true;
}

static void prepare(struct fitting *fitting)
{
	struct measure *measure = &fitting->measure;
	int nbrks = fitting->paragraph->nbrks, nnodes;

	fitting->points = nbrks <= SMALL_POINTS
				  ? fitting->small_points
				  : mem_alloc((size_t)nbrks * sizeof *fitting->points);
	find_points(fitting, true);
	if (measure->is_balanced)
		prepare_balanced(fitting);
	if (measure->is_justified)
		measure->space = demerits_space(fitting->paragraph, 0, nbrks - 1);
	if (measure->max_hyphens > HYPHENS_LIMIT)
		measure->max_hyphens = HYPHENS_LIMIT;
	fitting->nruns = measure->max_hyphens > 0 ? measure->max_hyphens + 1 : 2;
	if (!fitting->has_hyphens)
		fitting->nruns = 1;
	fitting->nfits = measure->is_justified ? FIT_COUNT : 1;
	fitting->nstates = fitting->nruns * fitting->nfits;
	nnodes = fitting->npoints * fitting->nstates;
	fitting->nodes = nnodes <= SMALL_NODES ? fitting->small_nodes
					       : mem_alloc((size_t)nnodes * sizeof *fitting->nodes);
}

/* Finds the cheapest ways to all points; to be finished. */
static void fit(struct fitting *fitting, const struct paragraph *paragraph,
		const struct linefit_options *options)
{
	fitting->paragraph = paragraph;
	fitting->measure = (struct measure){.width = options->width,
					    .first_indent = options->first_indent,
					    .is_justified = options->align == ALIGN_JUSTIFY,
					    .is_balanced = options->is_balanced &&
							   options->align != ALIGN_JUSTIFY,
					    .is_head = options->is_head,
					    .max_hyphens = options->max_hyphens};
	prepare(fitting);
	fill_nodes(fitting);
}

static void finish(struct fitting *fitting)
{
	if (fitting->nodes != fitting->small_nodes)
		free(fitting->nodes);
	if (fitting->points != fitting->small_points)
		free(fitting->points);
}

int linefit_break(struct arena *arena, const struct paragraph *paragraph,
		  const struct linefit_options *options, int **lines, len *overfull)
{
	struct fitting fitting;
	int n;

	*overfull = 0;
	if (is_one_line(paragraph, options)) {
		*lines = ARENA_NEW(arena, int);
		**lines = paragraph->nbrks - 1;
		return 1;
	}
	fit(&fitting, paragraph, options);
	n = trace(arena, &fitting, lines, overfull);
	finish(&fitting);
	return n;
}

/* The cheapest way to a point, and the text between it and the point before. */
static void dump_point(const struct fitting *fitting, int i, bool is_taken, struct buf *out)
{
	static const char *const kinds[] = {
		[BREAK_SPACE] = "space",         [BREAK_HYPHEN] = "hyphen",
		[BREAK_PLAIN] = "plain",         [BREAK_RELUCTANT] = "reluctant",
		[BREAK_EMERGENCY] = "emergency", [BREAK_FORCED] = "forced"};
	const struct text_break *brk = point(fitting, i);
	const struct demerits_way *best = &fitting->nodes[i * fitting->nstates];
	int32_t start = point(fitting, i - 1)->offset;

	for (int s = 1; s < fitting->nstates; s++)
		if (fitting->nodes[i * fitting->nstates + s].cost < best->cost)
			best = &fitting->nodes[i * fitting->nstates + s];
	buf_printf(out, "%c break %d %s: ", is_taken ? '*' : ' ', fitting->points[i],
		   kinds[brk->kind]);
	if (best->cost < DEMERITS_MAX)
		buf_printf(out, "line from %d, demerits so far %" PRId64 " ",
			   fitting->points[best->before / fitting->nstates], best->cost);
	else
		buf_addstr(out, "no line ends here ");
	layout_dump_text(out, fitting->paragraph->text + start, brk->offset - start);
	buf_addc(out, '\n');
}

static void dump_ways(const struct fitting *fitting, const int *lines, struct buf *out)
{
	const struct measure *measure = &fitting->measure;
	int from = 0;

	for (int i = 1, line = 0; i < fitting->npoints; i++) {
		bool is_taken = fitting->points[i] == lines[line];

		dump_point(fitting, i, is_taken, out);
		line += is_taken;
	}
	for (int line = 0; from < fitting->paragraph->nbrks - 1; from = lines[line++]) {
		enum fit ignored;

		buf_printf(out,
			   "  line %d to %d: %" PRId64 " of %" PRId64 ", demerits %" PRId64 "\n",
			   from, lines[line],
			   demerits_natural(fitting->paragraph, from, lines[line]), measure->width,
			   demerits_line(fitting->paragraph, measure, from, lines[line], &ignored));
	}
}

void linefit_dump(const struct paragraph *paragraph, const struct linefit_options *options,
		  struct buf *out)
{
	struct fitting fitting;
	struct arena arena;
	int *lines;
	len overfull = 0;

	if (is_one_line(paragraph, options)) {
		buf_printf(out, "  one line: %" PRId64 " of %" PRId64 " ",
			   demerits_natural(paragraph, 0, paragraph->nbrks - 1), options->width);
		layout_dump_text(out, paragraph->text, paragraph->n);
		buf_addc(out, '\n');
		return;
	}
	arena_init(&arena);
	fit(&fitting, paragraph, options);
	trace(&arena, &fitting, &lines, &overfull);
	dump_ways(&fitting, lines, out);
	finish(&fitting);
	arena_release(&arena);
}

len linefit_extra(const struct paragraph *paragraph, int from, int to, len width)
{
	int nspaces = demerits_count_spaces(paragraph, from, to);
	len space = demerits_space(paragraph, from, to);
	len extra = width - demerits_natural(paragraph, from, to);

	if (paragraph->brks[to].kind == BREAK_FORCED)
		extra = len_min(extra, 0);
	return len_min(len_max(extra, -demerits_shrink(nspaces, space)), nspaces * space * 2);
}
