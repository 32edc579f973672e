/*
 * The line breaker against trying every way: small random paragraphs, ragged, balanced and
 * justified. The paragraphs are made by hand: letters 5 wide, spaces 3, hyphens 2.
 */
#include "layout/linefit.h"

#include <inttypes.h>
#include <stdlib.h>

#include "layout/demerits.h"
#include "tap.h"
#include "text/text.h"

enum { MAX_BREAKS = 16, LETTER = 5000, SPACE = 3000, HYPHEN = 2000 };

/* A paragraph written as text: "-" in a word is where it may be hyphenated, "=" a dash after which
 * it may break, "." an emergency break, "|" a forced break, "~" a space that does not break. */
struct sample {
	struct paragraph paragraph;
	struct text_break brks[64];
	char text[256];
};

static void add_break(struct sample *sample, enum break_kind kind, len end, len begin, int nspaces,
		      int ntrailing)
{
	struct paragraph *paragraph = &sample->paragraph;

	sample->brks[paragraph->nbrks++] = (struct text_break){.offset = paragraph->n,
							       .kind = kind,
							       .end = end,
							       .begin = begin,
							       .nspaces = nspaces,
							       .ntrailing = ntrailing};
}

static void make_sample(struct sample *sample, const char *source)
{
	struct paragraph *paragraph = &sample->paragraph;
	len x = 0;
	int nspaces = 0;

	*sample = (struct sample){0};
	paragraph->text = sample->text;
	paragraph->brks = sample->brks;
	add_break(sample, BREAK_FORCED, 0, 0, 0, 0);
	for (const char *p = source; *p; p++) {
		switch (*p) {
		case '-':
			add_break(sample, BREAK_HYPHEN, x + HYPHEN, x, nspaces, 0);
			break;
		case '.':
			add_break(sample, BREAK_EMERGENCY, x, x, nspaces, 0);
			break;
		case '|':
			add_break(sample, BREAK_FORCED, x, x, nspaces, 0);
			break;
		case ' ':
			sample->text[paragraph->n++] = ' ';
			add_break(sample, BREAK_SPACE, x, x + SPACE, ++nspaces, 1);
			x += SPACE;
			break;
		case '~':
			sample->text[paragraph->n++] = ' ';
			nspaces++;
			x += SPACE;
			break;
		default:
			sample->text[paragraph->n++] = *p;
			x += *p == 'i' ? LETTER / 2 : *p == '=' ? HYPHEN : LETTER;
			if (*p == '=')
				add_break(sample, BREAK_PLAIN, x, x, nspaces, 0);
		}
	}
	add_break(sample, BREAK_FORCED, x, x, nspaces, 0);
}

/* A small generator, so that the cases are the same everywhere (Park and Miller 1988). */
static int roll(uint32_t *seed, int n)
{
	*seed = (uint32_t)((uint64_t)*seed * 48271 % 2147483647);
	return (int)(*seed % (uint32_t)n);
}

static void random_source(uint32_t *seed, bool has_hyphens, char *out)
{
	static const char joints[] = "     =|~  ";
	int nwords = 2 + roll(seed, 6), nbreaks = 0;

	for (int w = 0; w < nwords; w++) {
		int nletters = 1 + roll(seed, 8);

		for (int i = 0; i < nletters; i++) {
			*out++ = "aei"[roll(seed, 3)];
			if (i + 1 == nletters || nbreaks + nwords - w >= MAX_BREAKS - 2)
				continue;
			if (has_hyphens && i > 0 && roll(seed, 3) == 0) {
				*out++ = '-';
				nbreaks++;
			} else if (roll(seed, 4) == 0) {
				*out++ = '.';
				nbreaks++;
			}
		}
		if (w + 1 < nwords)
			*out++ = joints[roll(seed, (int)sizeof joints - 1)];
		nbreaks++;
	}
	*out = '\0';
}

/* Whether breaks inside the word around break i may be used: hyphens when wanted or when the word
 * is too wide; emergency breaks when the piece between the nearest other breaks is too wide. */
static bool is_usable(const struct paragraph *p, int i, len width, bool with_hyphens)
{
	bool is_emergency = p->brks[i].kind == BREAK_EMERGENCY;
	int a = i, b = i;

	if (!is_emergency && (p->brks[i].kind != BREAK_HYPHEN || with_hyphens))
		return true;
	do
		a--;
	while (a > 0 && (p->brks[a].kind == BREAK_EMERGENCY ||
			 (!is_emergency && p->brks[a].kind == BREAK_HYPHEN)));
	do
		b++;
	while (p->brks[b].kind == BREAK_EMERGENCY ||
	       (!is_emergency && p->brks[b].kind == BREAK_HYPHEN));
	return demerits_natural(p, a, b) > width;
}

/* One way to break: its ends, its cost. */
struct way {
	int lines[MAX_BREAKS], nlines;
	int64_t cost;
};

/* A line that does not fit must hold no point inside. */
static bool is_allowed(const struct paragraph *p, const struct measure *m, const bool *usable,
		       int from, int to)
{
	for (int i = from + 1; i < to; i++)
		if (usable[i] &&
		    (p->brks[i].kind == BREAK_FORCED || demerits_overshoot(p, m, from, to) > 0))
			return false;
	return true;
}

/* The way that takes the breaks in the mask; false when it is none. */
static bool make_way(const struct paragraph *p, const struct measure *m, const bool *usable,
		     unsigned mask, struct way *way)
{
	enum fit before = FIT_NORMAL, fit;
	int from = 0, run = 0;

	*way = (struct way){0};
	for (int to = 1; to < p->nbrks; to++) {
		if (to < p->nbrks - 1 && !(mask >> to & 1))
			continue;
		if (!usable[to] || !is_allowed(p, m, usable, from, to))
			return false;
		run = p->brks[to].kind == BREAK_HYPHEN ? run + 1 : 0;
		way->cost += demerits_line(p, m, from, to, &fit) +
			     demerits_pair(m, before, fit, run);
		way->lines[way->nlines++] = to;
		before = fit;
		from = to;
	}
	return true;
}

/* What makes a way the better one: cost, or the number of lines. */
enum by { BY_COST, BY_LINES };

static bool is_better(const struct way *a, const struct way *b, enum by by)
{
	if (by == BY_COST)
		return a->cost < b->cost;
	return a->nlines < b->nlines;
}

static struct way try_all(const struct paragraph *p, const struct measure *m, bool with_hyphens,
			  enum by by, len narrowest)
{
	struct way best = {.nlines = 0}, way;
	bool usable[64];

	for (int i = 0; i < p->nbrks; i++)
		usable[i] = i == p->nbrks - 1 || i == 0 || is_usable(p, i, narrowest, with_hyphens);
	for (unsigned mask = 0; mask < 1u << (p->nbrks - 1); mask += 2)
		if (make_way(p, m, usable, mask, &way) &&
		    (best.nlines == 0 || is_better(&way, &best, by)))
			best = way;
	return best;
}

static struct measure measure_of(const struct paragraph *p, const struct linefit_options *options)
{
	return (struct measure){.width = options->width,
				.first_indent = options->first_indent,
				.is_justified = options->align == ALIGN_JUSTIFY,
				.is_balanced = options->is_balanced,
				.max_hyphens = options->max_hyphens,
				.space = demerits_space(p, 0, p->nbrks - 1)};
}

static struct way best_way(const struct paragraph *p, const struct linefit_options *options)
{
	struct measure m = measure_of(p, options);
	len narrowest = len_min(m.width, m.width - m.first_indent);
	bool with_hyphens;

	if (!options->is_balanced)
		return try_all(p, &m, true, BY_COST, narrowest);
	with_hyphens = try_all(p, &m, true, BY_LINES, narrowest).nlines <
		       try_all(p, &m, false, BY_LINES, narrowest).nlines;
	m.is_balanced = try_all(p, &m, true, BY_LINES, narrowest).nlines <= 4;
	with_hyphens |= !m.is_balanced;
	return try_all(p, &m, with_hyphens, BY_COST, narrowest);
}

static bool is_same_way(const struct way *way, const int *lines, int nlines)
{
	if (way->nlines != nlines)
		return false;
	for (int i = 0; i < nlines; i++)
		if (way->lines[i] != lines[i])
			return false;
	return true;
}

static void print_lines(const char *label, const struct paragraph *p, const int *lines, int nlines)
{
	printf("# %s:", label);
	for (int i = 0, from = 0; i < nlines; from = lines[i++])
		printf(" [%.*s]", p->brks[lines[i]].offset - p->brks[from].offset,
		       p->text + p->brks[from].offset);
	putchar('\n');
}

static int64_t cost_of(const struct paragraph *p, const struct linefit_options *options,
		       const int *lines, int nlines)
{
	struct measure m = measure_of(p, options);
	enum fit before = FIT_NORMAL, fit;
	int64_t cost = 0;
	int run = 0;

	for (int i = 0, from = 0; i < nlines; from = lines[i++]) {
		run = p->brks[lines[i]].kind == BREAK_HYPHEN ? run + 1 : 0;
		cost += demerits_line(p, &m, from, lines[i], &fit) +
			demerits_pair(&m, before, fit, run);
		before = fit;
	}
	return cost;
}

static bool agrees(struct arena *arena, const char *source, const struct linefit_options *options)
{
	struct linefit_options measured;
	struct sample sample;
	struct way way;
	int *lines, nlines;
	len overfull;

	make_sample(&sample, source);
	nlines = linefit_break(arena, &sample.paragraph, options, &lines, &overfull);
	way = best_way(&sample.paragraph, options);
	measured = *options;
	/* of several equally good ways, any will do */
	if (is_same_way(&way, lines, nlines) ||
	    (nlines == way.nlines &&
	     cost_of(&sample.paragraph, &measured, lines, nlines) ==
		     cost_of(&sample.paragraph, &measured, way.lines, nlines)))
		return true;
	printf("# \"%s\" width %" PRId64 " indent %" PRId64 " hyphens %d\n", source, options->width,
	       options->first_indent, options->max_hyphens);
	print_lines("is", &sample.paragraph, lines, nlines);
	print_lines("wanted", &sample.paragraph, way.lines, way.nlines);
	return false;
}

static void test_brute_force(enum align align, bool is_balanced, const char *name)
{
	uint32_t seed = 20261122;
	int nwrong = 0, n = 3000;

	for (int i = 0; i < n && nwrong < 5; i++) {
		struct linefit_options options = {.width = LETTER * (1 + roll(&seed, 24)) +
							   roll(&seed, LETTER),
						  .align = align,
						  .is_balanced = is_balanced,
						  .max_hyphens = roll(&seed, 4)};
		struct arena arena;
		char source[256];

		if (roll(&seed, 4) == 0)
			options.first_indent = roll(&seed, 2 * LETTER);
		arena_init(&arena);
		random_source(&seed, roll(&seed, 2), source);
		nwrong += !agrees(&arena, source, &options);
		arena_release(&arena);
	}
	tap_ok(nwrong == 0, "%d small paragraphs, %s: as good as the best of all ways", n, name);
}

/* A hyphen costs something however the text is set, so that one is not taken for nothing. */
static void test_hyphens_cost(void)
{
	static const struct measure measures[] = {
		{.width = 10 * LETTER},
		{.width = 10 * LETTER, .is_balanced = true},
		{.width = 10 * LETTER, .is_justified = true, .space = SPACE}};
	static const char *const names[] = {"ragged", "balanced", "justified"};
	struct sample plain, hyphen;
	enum fit fit;

	/* the same widths, ended by a break without a hyphen and with one */
	make_sample(&plain, "aaaaaaaaaa. aaaaaaaaaa aaaaaaaaaa");
	make_sample(&hyphen, "aaaaaaaaaa. aaaaaaaaaa aaaaaaaaaa");
	plain.brks[1].kind = BREAK_SPACE;
	hyphen.brks[1].kind = BREAK_HYPHEN;
	for (int i = 0; i < 3; i++)
		tap_ok(demerits_line(&hyphen.paragraph, &measures[i], 0, 1, &fit) >
			       demerits_line(&plain.paragraph, &measures[i], 0, 1, &fit) + 1000,
		       "%s: a hyphen costs", names[i]);
}

/* One case by eye: the lines, joined by "/". */
static void test_case(const char *source, const struct linefit_options *options, const char *wanted)
{
	struct arena arena;
	struct sample sample;
	char is[256] = "";
	size_t n = 0;
	int *lines, nlines;
	len overfull;

	arena_init(&arena);
	make_sample(&sample, source);
	nlines = linefit_break(&arena, &sample.paragraph, options, &lines, &overfull);
	for (int i = 0, from = 0; i < nlines; from = lines[i++]) {
		const struct text_break *a = &sample.brks[from], *b = &sample.brks[lines[i]];
		int nbytes = b->offset - a->offset - b->ntrailing;

		n += (size_t)snprintf(is + n, sizeof is - n, "%s%.*s", i ? "/" : "", nbytes,
				      sample.text + a->offset);
	}
	tap_is(is, wanted, source);
	arena_release(&arena);
}

static void test_cases(void)
{
	const struct linefit_options ragged = {.width = 20 * LETTER, .max_hyphens = 2};
	const struct linefit_options narrow = {.width = 4 * LETTER, .max_hyphens = 2};
	const struct linefit_options balanced = {
		.width = 20 * LETTER, .is_balanced = true, .max_hyphens = 2};

	test_case("", &ragged, "");
	test_case("one line", &ragged, "one line");
	test_case("one|two", &ragged, "one/two");
	test_case("one||two", &ragged, "one//two");
	test_case("ab.cd.ef.gh", &narrow, "abcd/efgh");
	test_case("abcdefgh", &narrow, "abcdefgh");
	test_case("expected at the seaside code", &ragged, "expected at the/seaside code");
	test_case("Must understand technology need code", &balanced,
		  "Must understand/technology need code");
	test_case("aaaaaaa bbbbbb cccc dd", &balanced, "aaaaaaa/bbbbbb cccc dd");
	test_case("eeeeeeee in-ter-na-tio-nal-ly", &balanced, "eeeeeeee/internationally");
}

static void test_overfull(void)
{
	struct linefit_options options = {.width = 4 * LETTER};
	struct arena arena;
	struct sample sample;
	int *lines, nlines;
	len overfull;

	arena_init(&arena);
	make_sample(&sample, "a bcdefgh i");
	nlines = linefit_break(&arena, &sample.paragraph, &options, &lines, &overfull);
	tap_ok(nlines == 3 && overfull == 3 * LETTER, "a word that cannot break: its overshoot");
	make_sample(&sample, "a bc.de.fg.h i");
	linefit_break(&arena, &sample.paragraph, &options, &lines, &overfull);
	tap_ok(overfull == 0, "with emergency breaks nothing overshoots");
	arena_release(&arena);
}

static void test_extra(void)
{
	struct sample sample;
	int end;

	make_sample(&sample, "aaaa bbbb cccc dddd");
	end = sample.paragraph.nbrks - 1;
	tap_ok(linefit_extra(&sample.paragraph, 0, 2, 45000) == 2000,
	       "a justified line gains what it lacks");
	tap_ok(linefit_extra(&sample.paragraph, 0, 2, 90000) == 2 * SPACE,
	       "spaces grow to three times their width at most");
	tap_ok(linefit_extra(&sample.paragraph, 0, 2, 40000) == -(SPACE / 4),
	       "spaces shrink by a quarter at most");
	tap_ok(linefit_extra(&sample.paragraph, 0, 1, 90000) == 0,
	       "a line without spaces stays as it is");
	tap_ok(linefit_extra(&sample.paragraph, 2, end, 90000) == 0,
	       "the last line is not stretched");
}

/* A long paragraph ends, its lines fit, and balanced lines are no more than ragged ones. */
static void test_long(void)
{
	enum { WORDS = 4000 };
	static struct text_break brks[WORDS + 1];
	struct paragraph paragraph = {.text = "", .brks = brks};
	struct linefit_options options = {.width = 300000, .max_hyphens = 2};
	struct arena arena;
	uint32_t seed = 7;
	len x = 0, overfull;
	int *lines, nragged, nbalanced;

	brks[paragraph.nbrks++] = (struct text_break){.kind = BREAK_FORCED};
	for (int i = 1; i <= WORDS; i++) {
		x += LETTER * (1 + roll(&seed, 12));
		brks[paragraph.nbrks++] = (struct text_break){.kind = i < WORDS ? BREAK_SPACE
										: BREAK_FORCED,
							      .end = x,
							      .begin = x + SPACE,
							      .nspaces = i,
							      .ntrailing = i < WORDS};
		x += SPACE;
	}
	arena_init(&arena);
	nragged = linefit_break(&arena, &paragraph, &options, &lines, &overfull);
	tap_ok(overfull == 0 && lines[nragged - 1] == WORDS, "a long paragraph: all lines fit");
	options.is_balanced = true;
	nbalanced = linefit_break(&arena, &paragraph, &options, &lines, &overfull);
	tap_ok(nbalanced <= nragged, "balancing takes no more lines (%d, %d)", nbalanced, nragged);
	arena_release(&arena);
}

int main(void)
{
	test_cases();
	test_overfull();
	test_extra();
	test_brute_force(ALIGN_START, false, "ragged");
	test_brute_force(ALIGN_START, true, "balanced");
	test_brute_force(ALIGN_JUSTIFY, false, "justified");
	test_long();
	test_hyphens_cost();
	return tap_done();
}
