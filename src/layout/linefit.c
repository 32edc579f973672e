/*
 * Total-fit line breaking: the cheapest path through the breaks, kept for every number of hyphens
 * that end the last lines. A line that fits is charged by how uneven it leaves the edge; hyphens,
 * breaks inside words and short last lines cost extra. Where no way fits, the line that reaches
 * past the width least is taken.
 */
#include "layout/linefit.h"

#include "text/text.h"

enum {
	LINE_DEMERITS = 10,       /* added to a line's badness before squaring: fewer lines win */
	HYPHEN_DEMERITS = 3000,
	RUNT_DEMERITS = 4000,     /* last line shorter than RUNT_SHARE percent */
	RUNT_SHARE = 20,
	EMERGENCY_DEMERITS = 50000000,
	WORST_BADNESS = 10000,
	MOST_HYPHENS = 3          /* states kept: 0 .. MOST_HYPHENS hyphens in a row */
};

#define OVERFULL_DEMERITS INT64_C(1000000000000)

static len natural_width(const struct paragraph *p, int from, int to)
{
	return p->brks[to].end - p->brks[from].begin;
}

/* The width of one space: of the widest that a break swallows. */
static len space_width(const struct paragraph *p)
{
	len widest = 0;

	for (int i = 1; i < p->nbrks && i < 64; i++)
		if (p->brks[i].kind == BREAK_SPACE)
			widest = len_max(widest, p->brks[i].begin - p->brks[i].end);
	return widest;
}

static int line_spaces(const struct paragraph *p, int from, int to)
{
	int n = p->brks[to].nspaces - p->brks[from].nspaces;

	return p->brks[to].kind == BREAK_SPACE ? n - 1 : n;
}

static bool ends_paragraph_line(const struct paragraph *p, int to)
{
	return p->brks[to].kind == BREAK_FORCED;
}

/* Badness of a justified line: 100 times the cube of how far its spaces stretch or shrink, in
 * shares of what they may. -1: they would have to shrink too far. */
static int64_t justified_badness(const struct paragraph *p, int from, int to, len width)
{
	int64_t extra = width - natural_width(p, from, to);
	int64_t room = (int64_t)line_spaces(p, from, to) * space_width(p) / (extra < 0 ? 3 : 2);
	int64_t ratio;

	if (room <= 0)
		return extra < 0 ? -1 : extra == 0 ? 0 : WORST_BADNESS;
	ratio = extra * 1000 / room;
	if (ratio < -1000)
		return -1;
	if (ratio > 5000)
		return WORST_BADNESS;
	if (ratio < 0)
		ratio = -ratio;
	return ratio * ratio * ratio / 10000000;
}

static int64_t line_badness(const struct paragraph *p, int from, int to,
			    const struct linefit_options *options)
{
	int64_t slack = options->width - natural_width(p, from, to);

	if (options->align == ALIGN_JUSTIFY && !ends_paragraph_line(p, to))
		return justified_badness(p, from, to, options->width);
	if (slack < 0)
		return -1;
	if (ends_paragraph_line(p, to))
		return 0;
	return slack * 100 / options->width;
}

int64_t linefit_demerits(const struct paragraph *p, int from, int to,
			 const struct linefit_options *options)
{
	int64_t badness = line_badness(p, from, to, options);
	int64_t demerits;
	const struct text_break *brk = &p->brks[to];

	if (badness < 0)
		return INT64_MAX;
	demerits = (LINE_DEMERITS + badness) * (LINE_DEMERITS + badness);
	if (brk->kind == BREAK_HYPHEN)
		demerits += HYPHEN_DEMERITS;
	if (brk->kind == BREAK_EMERGENCY)
		demerits += EMERGENCY_DEMERITS;
	if (brk->kind == BREAK_FORCED && p->brks[from].kind != BREAK_FORCED && from > 0 &&
	    natural_width(p, from, to) < options->width / 100 * RUNT_SHARE)
		demerits += RUNT_DEMERITS;
	return demerits;
}

/* The cheapest way to end a line at a break with so many hyphens in a row. */
struct state {
	int64_t cost; /* INT64_MAX: no way */
	int from;     /* the break where that line starts, and how many hyphens stood there */
	int hyphens;
};

struct fit {
	const struct paragraph *p;
	const struct linefit_options *options;
	struct state (*states)[MOST_HYPHENS + 1];
};

static int hyphens_after(const struct fit *fit, int to, int hyphens)
{
	if (fit->p->brks[to].kind != BREAK_HYPHEN)
		return 0;
	return hyphens < MOST_HYPHENS ? hyphens + 1 : MOST_HYPHENS;
}

/* Offers every state at `from` a line to `to` of those demerits. */
static void offer(struct fit *fit, int from, int to, int64_t demerits)
{
	for (int h = 0; h <= MOST_HYPHENS; h++) {
		const struct state *old = &fit->states[from][h];
		int after = hyphens_after(fit, to, h);
		int limit = fit->options->max_hyphens;
		struct state *new = &fit->states[to][after];

		if (old->cost == INT64_MAX || (limit && limit < MOST_HYPHENS && after > limit))
			continue;
		if (old->cost + demerits < new->cost)
			*new = (struct state){old->cost + demerits, from, h};
	}
}

static bool is_reached(const struct fit *fit, int to)
{
	for (int h = 0; h <= MOST_HYPHENS; h++)
		if (fit->states[to][h].cost != INT64_MAX)
			return true;
	return false;
}

/* The shortest line that ends here, however far it reaches past the width. */
static void offer_overfull(struct fit *fit, int to)
{
	for (int from = to - 1; from >= 0; from--) {
		int64_t over = natural_width(fit->p, from, to) - fit->options->width;

		if (!is_reached(fit, from))
			continue;
		offer(fit, from, to, OVERFULL_DEMERITS + (over > 0 ? over : 0) * 1000);
		return;
	}
}

/* Lines that end at `to`, from the shortest to the longest that could still fit. */
static void find_lines(struct fit *fit, int to)
{
	const struct paragraph *p = fit->p;

	for (int h = 0; h <= MOST_HYPHENS; h++)
		fit->states[to][h].cost = INT64_MAX;
	for (int from = to - 1; from >= 0; from--) {
		int64_t demerits = linefit_demerits(p, from, to, fit->options);

		if (demerits != INT64_MAX)
			offer(fit, from, to, demerits);
		else if (natural_width(p, from, to) > fit->options->width * 3 / 2)
			break;
		if (p->brks[from].kind == BREAK_FORCED && from > 0)
			break;
	}
	/* a break that nothing reaches is only forced into use where the way on depends on it */
	if (!is_reached(fit, to) &&
	    (p->brks[to].kind == BREAK_FORCED ||
	     natural_width(p, to - 1, to) > fit->options->width))
		offer_overfull(fit, to);
}

static int trace_back(struct arena *arena, const struct fit *fit, int **lines)
{
	int last = fit->p->nbrks - 1, h = 0, n = 0, at;

	for (int i = 1; i <= MOST_HYPHENS; i++)
		if (fit->states[last][i].cost < fit->states[last][h].cost)
			h = i;
	for (int to = last, k = h; to > 0; n++) {
		const struct state *s = &fit->states[to][k];

		to = s->from;
		k = s->hyphens;
	}
	*lines = ARENA_ARRAY(arena, int, n);
	at = n;
	for (int to = last, k = h; to > 0;) {
		const struct state *s = &fit->states[to][k];

		(*lines)[--at] = to;
		to = s->from;
		k = s->hyphens;
	}
	return n;
}

static bool is_word_break(const struct text_break *brk)
{
	return brk->kind != BREAK_HYPHEN && brk->kind != BREAK_EMERGENCY;
}

/* Lines that filling each from the first takes, at breaks between words; 0: a word does not fit. */
static int count_lines(const struct paragraph *p, len width)
{
	int n = 1, from = 0, last = 0;

	for (int i = 1; i < p->nbrks; i++) {
		if (!is_word_break(&p->brks[i]))
			continue;
		if (natural_width(p, from, i) > width) {
			if (last == from)
				return 0;
			n++;
			from = last;
			if (natural_width(p, from, i) > width)
				return 0;
		}
		last = i;
		if (p->brks[i].kind == BREAK_FORCED && i + 1 < p->nbrks) {
			n++;
			from = i;
		}
	}
	return n;
}

/* The smallest width that needs no more lines than `width` does. */
static len balanced_width(const struct paragraph *p, len width)
{
	int n = count_lines(p, width);
	len low = 0, high = width;

	if (n == 0)
		return width;
	while (low + 1 < high) {
		len middle = low + (high - low) / 2;

		if (count_lines(p, middle) == n)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static bool fits_one_line(const struct paragraph *p, len width)
{
	for (int i = 1; i + 1 < p->nbrks; i++)
		if (p->brks[i].kind == BREAK_FORCED)
			return false;
	return natural_width(p, 0, p->nbrks - 1) <= width;
}

int linefit_break(struct arena *arena, const struct paragraph *paragraph,
		  const struct linefit_options *options, int **lines, len *overfull)
{
	struct linefit_options narrowed = *options;
	struct fit fit = {paragraph, &narrowed, NULL};
	int n;

	*overfull = 0;
	if (paragraph->nbrks < 2) {
		*lines = NULL;
		return 0;
	}
	if (fits_one_line(paragraph, options->width)) {
		*lines = ARENA_ARRAY(arena, int, 1);
		(*lines)[0] = paragraph->nbrks - 1;
		return 1;
	}
	if (options->is_balanced && options->align != ALIGN_JUSTIFY)
		narrowed.width = balanced_width(paragraph, options->width);
	fit.states = arena_alloc(arena, sizeof *fit.states * (size_t)paragraph->nbrks);
	for (int h = 1; h <= MOST_HYPHENS; h++)
		fit.states[0][h].cost = INT64_MAX;
	for (int to = 1; to < paragraph->nbrks; to++)
		find_lines(&fit, to);
	n = trace_back(arena, &fit, lines);
	for (int i = 0, from = 0; i < n; from = (*lines)[i++]) {
		len over = natural_width(paragraph, from, (*lines)[i]) - options->width;

		if (options->align == ALIGN_JUSTIFY &&
		    justified_badness(paragraph, from, (*lines)[i], options->width) >= 0)
			continue;
		*overfull = len_max(*overfull, over);
	}
	return n;
}

len linefit_extra(const struct paragraph *paragraph, int from, int to, len width)
{
	len extra = width - natural_width(paragraph, from, to);
	int nspaces = line_spaces(paragraph, from, to);
	int64_t room = (int64_t)nspaces * space_width(paragraph);

	if (ends_paragraph_line(paragraph, to) || nspaces <= 0)
		return extra < 0 && nspaces > 0 && -extra <= room / 3 ? extra : 0;
	if (extra > room * 2)
		return 0;
	return extra < -room / 3 ? (len)(-room / 3) : extra;
}
