/*
 * Fit: the search on made-up documents, whose pages are a table by setting; the theme at every
 * setting, held against its limits; and real layouts of a document that is built here.
 */
#include "layout/fit.h"

#include <stdlib.h>

#include "doc/doc.h"
#include "kit.h"
#include "layout/fit_search.h"
#include "layout/fit_theme.h"
#include "layout/layout_dump.h"
#include "tap.h"

enum {
	SIDE = FIT_FARTHEST,
	NSETTINGS = 2 * SIDE + 1,
	MOST_LAYOUTS = 10,
	NDRAWN = 3000,
	SAFE_EDGE = 14173
};

static unsigned draw(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

/* --- The search --- */

struct made_up {
	struct fit_trial at[NSETTINGS]; /* by setting + SIDE */
	int nasked;
};

static struct fit_trial ask(void *context, int setting)
{
	struct made_up *doc = context;

	doc->nasked++;
	return doc->at[setting + SIDE];
}

/* Looser settings have as many pages or more, and the last is ever fuller, up to one more. */
static void draw_steps(struct made_up *doc, unsigned *seed)
{
	int height = 40 + (int)draw(seed, 400), grows = 1 + (int)draw(seed, 8);

	doc->nasked = 0;
	for (int i = 0; i < NSETTINGS; i++) {
		height += (int)draw(seed, (unsigned)grows);
		doc->at[i] = (struct fit_trial){.npages = 1 + height / 100, .fill = height % 100};
	}
}

static void draw_noise(struct made_up *doc, unsigned *seed)
{
	draw_steps(doc, seed);
	for (int i = 0; i < NSETTINGS; i++) {
		doc->at[i].npages += (int)draw(seed, 5) == 0;
		doc->at[i].is_poor = draw(seed, 20) == 0;
	}
}

/* What the search should find, by looking at all: SIDE + 1 where there is nothing to find. */
static int look_at_all(const struct made_up *doc, int wanted)
{
	int best = SIDE + 1;

	if (doc->at[SIDE].npages == wanted)
		return 0;
	for (int s = -SIDE; s < 0; s++)
		if (doc->at[s + SIDE].npages == wanted)
			best = s;
	for (int s = SIDE; s > 0; s--)
		if (doc->at[s + SIDE].npages == wanted &&
		    (best == SIDE + 1 || doc->at[s + SIDE].fill >= FIT_WELL_FILLED))
			best = s;
	return best;
}

static void test_steps(void)
{
	unsigned seed = 7;
	int nwrong = 0, nmany = 0, nfound = 0, nmissed = 0;

	for (int n = 0; n < NDRAWN; n++) {
		struct made_up doc;
		struct fit_search search;
		int wanted, best;

		draw_steps(&doc, &seed);
		wanted = doc.at[SIDE].npages + (int)draw(&seed, 7) - 3;
		best = look_at_all(&doc, wanted);
		fit_search(&search, wanted, ask, &doc);
		nmany += search.ntrials > FIT_MOST_TRIALS || search.ntrials != doc.nasked;
		if (best <= SIDE) {
			nwrong += search.outcome != FIT_FOUND || search.setting != best;
			nfound++;
		} else {
			nwrong += search.outcome == FIT_FOUND;
			nmissed++;
		}
	}
	tap_ok(nwrong == 0, "steps: the nearest setting that fills well, of %d; none of %d", nfound,
	       nmissed);
	tap_ok(nfound > NDRAWN / 5 && nmissed > NDRAWN / 20, "both happen often");
	tap_ok(nmany == 0, "with nine trials at most");
}

static void test_noise(void)
{
	unsigned seed = 11;
	int nwrong = 0, nmany = 0, ndifferent = 0, nfound = 0;

	for (int n = 0; n < NDRAWN; n++) {
		struct made_up doc;
		struct fit_search search, again;
		int wanted;

		draw_noise(&doc, &seed);
		wanted = doc.at[SIDE].npages + (int)draw(&seed, 5) - 2;
		fit_search(&search, wanted, ask, &doc);
		nmany += search.ntrials > FIT_MOST_TRIALS;
		fit_search(&again, wanted, ask, &doc);
		ndifferent += again.setting != search.setting || again.outcome != search.outcome;
		if (search.outcome != FIT_FOUND)
			continue;
		nfound++;
		nwrong += doc.at[search.setting + SIDE].npages != wanted ||
			  doc.at[search.setting + SIDE].is_poor;
	}
	tap_ok(nfound > NDRAWN / 4 && nwrong == 0, "noise: what is found is what was wanted");
	tap_ok(nmany == 0 && ndifferent == 0, "after nine trials at most, and the same each time");
}

/* npages below a setting, then others. */
static void fill_steps(struct made_up *doc, int below, int step, int above)
{
	for (int i = 0; i < NSETTINGS; i++)
		doc->at[i] = (struct fit_trial){.npages = i - SIDE < step ? below : above,
						.fill = 80};
}

static bool ends(struct made_up *doc, int wanted, enum fit_outcome outcome, int setting,
		 int most_trials)
{
	struct fit_search search;

	fit_search(&search, wanted, ask, doc);
	return search.outcome == outcome && search.setting == setting &&
	       search.ntrials <= most_trials;
}

static void test_outcomes(void)
{
	struct made_up doc;

	fill_steps(&doc, 2, -40, 3);
	tap_ok(ends(&doc, 3, FIT_FOUND, 0, 1), "what is so already takes one trial");
	tap_ok(ends(&doc, 2, FIT_FOUND, -41, 9), "no tighter than it must be");
	tap_ok(ends(&doc, 1, FIT_TOO_LONG, -SIDE, 2), "too long takes two trials");
	tap_ok(ends(&doc, 4, FIT_TOO_SHORT, SIDE, 2), "so does too short");
	fill_steps(&doc, 2, -40, 4);
	tap_ok(ends(&doc, 3, FIT_JUMPED, -40, 9), "a number that is jumped over, tightening");
	fill_steps(&doc, 2, 50, 4);
	tap_ok(ends(&doc, 3, FIT_JUMPED, 50, 9), "and loosening");
	fill_steps(&doc, 2, 50, 3);
	tap_ok(ends(&doc, 3, FIT_FOUND, 50, 9), "no looser than it must be");
	for (int i = SIDE + 30; i < NSETTINGS; i++)
		doc.at[i].is_poor = true;
	tap_ok(ends(&doc, 3, FIT_TOO_SHORT, 29, 9), "never poor; the loosest that is not");
	fill_steps(&doc, 2, 50, 3);
	for (int i = 0; i < NSETTINGS; i++)
		doc.at[i].fill = i - SIDE < 90 ? 10 : 70;
	tap_ok(ends(&doc, 3, FIT_FOUND, 90, 9), "looser than it must be, to fill the last page");
	for (int i = 0; i < NSETTINGS; i++)
		doc.at[i].fill = (i - SIDE) / 3;
	tap_ok(ends(&doc, 3, FIT_FOUND, SIDE, 2), "or as well as can be");
}

/* --- The theme --- */

/* Rounding may take it as far beyond as the slack. */
static bool is_within(len value, len was, struct fit_range range, len slack)
{
	return value >= len_scale(was, range.least, 100) - slack &&
	       value <= len_scale(was, range.most, 100) + slack;
}

static bool is_style_good(const struct theme *theme, const struct style *was,
			  const struct style *style, len grid, len floor)
{
	int close = style->size < 12000 ? 115 : 105;
	len least = len_min(len_scale(style->size, close, 100),
			    len_scale(was->leading, style->size, was->size));

	return style->size >= floor && style->leading >= least && style->leading % grid == 0 &&
	       style->before % grid == 0 && style->after % grid == 0 &&
	       (style->before > 0) == (was->before > 0) && (style->after > 0) == (was->after > 0) &&
	       (style->size == floor || is_within(style->size, was->size, theme->fit.type, 25));
}

static bool are_styles_good(const struct theme *theme, const struct theme *fitted, enum paper paper)
{
	for (int s = 0; s < STYLE_COUNT; s++) {
		bool is_figure = s == STYLE_FOOT || s == STYLE_AXIS;

		if (!is_style_good(theme, &theme->styles[paper][s], &fitted->styles[paper][s],
				   fitted->masters[paper].grid,
				   is_figure ? theme->floor_size : theme->reading_floor))
			return false;
	}
	return true;
}

static bool is_page_good(const struct theme *theme, const struct theme *fitted, enum paper paper)
{
	const struct master *was = &theme->masters[paper], *m = &fitted->masters[paper];
	len body = m->height - m->top - m->bottom;
	len foot = m->foot + m->grid / 3 + fitted->styles[paper][STYLE_FOOT].leading;

	return m->width == was->width && m->height == was->height && body % m->grid == 0 &&
	       is_within(m->top, was->top, theme->fit.margins, 1) &&
	       is_within(m->start, was->start, theme->fit.margins, 1) &&
	       is_within(m->end, was->end, theme->fit.margins, 1) && m->top >= SAFE_EDGE &&
	       m->start >= SAFE_EDGE && m->end >= SAFE_EDGE && m->height - foot >= SAFE_EDGE &&
	       m->foot > m->height - m->bottom && m->foot - (m->height - m->bottom) < 3 * m->grid;
}

static bool is_looser(const struct theme *a, const struct theme *b, enum paper paper)
{
	const struct master *m = &a->masters[paper], *n = &b->masters[paper];

	for (int s = 0; s < STYLE_COUNT; s++)
		if (a->styles[paper][s].size > b->styles[paper][s].size)
			return false;
	return m->grid <= n->grid && m->air <= n->air && m->top <= n->top && m->start <= n->start;
}

static void test_theme(struct kit *f, const char *name)
{
	const struct theme *theme = kit_theme(f, name);

	if (!tap_ok(theme != NULL, "%s loads", name))
		return;
	for (int p = 0; p < PAPER_COUNT; p++) {
		enum paper paper = (enum paper)p;
		const struct theme *before = fit_theme(&f->arena, theme, paper, -SIDE);
		int nbad = 0, nback = 0, nothers = 0;

		for (int s = -SIDE; s <= SIDE; s++) {
			const struct theme *fitted = fit_theme(&f->arena, theme, paper, s);
			int other = (p + 1) % PAPER_COUNT;

			nbad += !are_styles_good(theme, fitted, paper) ||
				!is_page_good(theme, fitted, paper);
			nback += !is_looser(before, fitted, paper);
			nothers += fitted->masters[other].grid != theme->masters[other].grid;
			before = fitted;
		}
		tap_ok(nbad == 0, "%s, %s: floors, lines, margins and grid hold", name,
		       paper_name(paper));
		tap_ok(nback == 0 && nothers == 0, "%s, %s: ever looser, and no other paper", name,
		       paper_name(paper));
	}
	tap_ok(fit_theme(&f->arena, theme, PAPER_A4, 0) == theme, "%s: as designed", name);
}

static void test_limits(struct kit *f)
{
	struct theme *fixed = arena_copy(&f->arena, f->theme, sizeof *f->theme);
	const struct master *was = &fixed->masters[PAPER_A4];
	int ndifferent = 0;

	fixed->fit = (struct fit_limits){{100, 100}, {100, 100}, {100, 100}, {100, 100}};
	for (int s = -SIDE; s <= SIDE; s += 2 * SIDE) {
		const struct theme *fitted = fit_theme(&f->arena, fixed, PAPER_A4, s);
		const struct master *m = &fitted->masters[PAPER_A4];

		ndifferent += m->grid != was->grid || m->start != was->start ||
			      m->top != was->top || m->bottom != was->bottom ||
			      m->foot != was->foot || m->air || m->gutter != was->gutter ||
			      fitted->inset != fixed->inset;
		for (int i = 0; i < STYLE_COUNT; i++)
			ndifferent += fitted->styles[PAPER_A4][i].size !=
				      fixed->styles[PAPER_A4][i].size;
	}
	tap_ok(ndifferent == 0, "limits of 100 100 leave all as it is");
	fixed->fit = (struct fit_limits){{10, 200}, {10, 200}, {10, 200}, {10, 200}};
	for (int p = 0; p < PAPER_COUNT; p++)
		for (int s = -SIDE; s <= SIDE; s++) {
			const struct theme *fitted = fit_theme(&f->arena, fixed, (enum paper)p, s);

			ndifferent += !are_styles_good(fixed, fitted, (enum paper)p) ||
				      !is_page_good(fixed, fitted, (enum paper)p);
		}
	tap_ok(ndifferent == 0, "limits of 10 200 leave what must be");
	tap_ok(f->theme->fit.type.least == 85 && f->theme->fit.margins.most == 140,
	       "limits are read");
}

/* --- Layouts --- */

static struct block *leaf(struct kit *f, struct doc *doc, struct block *parent,
			  enum block_kind kind, enum style_id style, const char *text)
{
	struct block *block = doc_add(&f->arena, doc, parent, kind, style,
				      (struct srcpos){"guide.xml", doc->nblocks});

	block->spans = ARENA_NEW(&f->arena, struct span);
	*block->spans = (struct span){.text = text, .role = -1, .style = -1, .note = -1};
	block->nspans = 1;
	return block;
}

/* Sections of paragraphs, each at a line of its own. */
static struct doc *sections(struct kit *f, int nsections, int nparas)
{
	static const char text[] =
		"Whoever reads this learns nothing, but it has the length of a paragraph that "
		"people write when they have something to say, and it wants three lines or four.";
	struct doc *doc = doc_new(&f->arena, "en");

	doc->title = "Guide";
	doc->root->pos = (struct srcpos){"guide.xml", 1};
	doc->creator = "test";
	for (int i = 0; i < nsections; i++) {
		struct block *section = doc_add(&f->arena, doc, doc->root, BLOCK_SECTION,
						STYLE_BODY, (struct srcpos){"guide.xml", 100 + i});
		struct block *heading = leaf(f, doc, section, BLOCK_HEADING, STYLE_HEAD,
					     arena_printf(&f->arena, "Section %d", i + 1));

		heading->of.level = i ? 2 : 1;
		for (int k = 0; k < nparas; k++)
			leaf(f, doc, section, BLOCK_PARA, STYLE_BODY, text);
	}
	return doc;
}

struct fitted {
	const struct layout *layout;
	struct fit_result result;
	const char *error, *hint;
	int nwarnings;
};

static struct fitted fit(struct kit *f, const struct doc *doc, int npages)
{
	struct fit_wish wish = {.doc = doc, .theme = f->theme, .paper = PAPER_A4, .npages = npages};
	struct fitted fitted = {0};
	struct diag diag;

	diag_init(&diag);
	fitted.layout = fit_make(&f->arena, f->shaper, &wish, &diag, &fitted.result);
	fitted.nwarnings = diag.nwarnings;
	for (int i = 0; i < diag.nmessages; i++)
		if (diag.messages[i].level == DIAG_ERROR) {
			fitted.error = arena_printf(&f->arena, "%s:%d: %s",
						    diag.messages[i].pos.file,
						    diag.messages[i].pos.line,
						    diag.messages[i].text);
			fitted.hint = diag.messages[i].hint
					      ? arena_strdup(&f->arena, diag.messages[i].hint)
					      : NULL;
		}
	diag_release(&diag);
	return fitted;
}

static void test_layouts(struct kit *f)
{
	const struct doc *doc = sections(f, 12, 5);
	const struct layout *plain = layout_make(&f->arena, f->shaper, doc, f->theme, PAPER_A4,
						 &f->diag);
	int nmost = 0, nwrong = 0, nfilled = 0;

	for (int n = 1; n <= plain->npages + 4; n++) {
		struct fitted fitted = fit(f, doc, n);

		nmost = fitted.result.nlayouts > nmost ? fitted.result.nlayouts : nmost;
		nwrong += (fitted.layout == NULL) == (fitted.error == NULL) ||
			  (fitted.layout && fitted.layout->npages != n);
		nfilled += fitted.layout != NULL;
	}
	tap_ok(nwrong == 0 && nfilled >= 3, "%d numbers of pages are met, others refused", nfilled);
	tap_ok(nmost > 5 && nmost <= MOST_LAYOUTS, "with %d layouts at most", nmost);
	tap_ok(plain->npages > 2 && fit(f, doc, plain->npages).result.nlayouts == 1,
	       "and with one for the %d pages that it has", plain->npages);
}

static void test_same(struct kit *f)
{
	const struct doc *doc = sections(f, 4, 3);
	const struct layout *plain = layout_make(&f->arena, f->shaper, doc, f->theme, PAPER_A4,
						 &f->diag);
	struct fitted fitted = fit(f, doc, plain->npages);
	struct buf a, b;

	buf_init(&a);
	buf_init(&b);
	layout_dump(plain, &a);
	layout_dump(fitted.layout, &b);
	tap_ok(a.n == b.n && memcmp(a.bytes, b.bytes, a.n) == 0,
	       "the number of pages that it has changes nothing");
	buf_release(&a);
	buf_release(&b);
}

static void test_portions(struct kit *f)
{
	const struct doc *doc = sections(f, 9, 4);
	const struct layout *layout = layout_make(&f->arena, f->shaper, doc, f->theme, PAPER_A4,
						  &f->diag);
	const struct master *m = &f->theme->masters[PAPER_A4];
	len heights[8] = {0}, least = LEN_MAX;
	int nwrong = 0;

	for (int i = 0; i < layout->nportions; i++) {
		const struct portion *portion = &layout->portions[i];

		nwrong += doc->blocks[portion->block]->parent != doc->root ||
			  (i && portion->page < layout->portions[i - 1].page);
		heights[portion->page] += portion->height;
	}
	for (int p = 0; p < layout->npages; p++) {
		nwrong += heights[p] > m->height - m->top - m->bottom;
		least = p < layout->npages - 1 ? len_min(least, heights[p]) : least;
	}
	tap_ok(layout->npages > 1 && layout->npages <= 8 && nwrong == 0,
	       "portions are those of sections, by page, and no more than pages hold");
	tap_ok(least > (m->height - m->top - m->bottom) / 2, "and not much less, but on the last");
}

static void test_refusals(struct kit *f)
{
	struct doc *doc = sections(f, 5, 5);
	struct fitted fitted = fit(f, doc, 1);

	tap_is(fitted.error,
	       "guide.xml:103: 30 lines too many for 1 page at the tightest the theme allows: 12 "
	       "in \"Section 4\", 18 in \"Section 5\"",
	       "too long");
	tap_is(fitted.hint, "--fit 2 goes; else cut some, or let <fit> of the theme allow more",
	       "and what goes");
	fitted = fit(f, doc, 9);
	tap_is(fitted.error,
	       "guide.xml:1: 168 lines too few for 9 pages at the loosest the theme allows",
	       "too short");
	tap_ok(!fitted.layout && fitted.nwarnings == 0, "of layouts on trial nothing is said");
	doc = sections(f, 2, 2);
	doc->root->last->starts_page = true;
	fitted = fit(f, doc, 1);
	tap_is(fitted.error,
	       "guide.xml:101: no more than 1 page, but \"Section 2\" begins a new one",
	       "a page that is asked for twice");
	doc = sections(f, 12, 5);
	doc->root->last->starts_page = true;
	fitted = fit(f, doc, 1);
	tap_ok(strstr(fitted.error, "even if \"Section 12\" did not begin a new page: ") &&
		       strstr(fitted.error, " in 3 more"),
	       "lines are counted as if it were not");
}

int main(void)
{
	struct kit f;

	test_steps();
	test_noise();
	test_outcomes();
	if (!tap_ok(kit_open(&f, "handout"), "theme and fonts are there"))
		return tap_done();
	test_theme(&f, "handout");
	test_theme(&f, "mono");
	test_theme(&f, "duo");
	test_limits(&f);
	test_layouts(&f);
	test_same(&f);
	test_portions(&f);
	test_refusals(&f);
	kit_close(&f);
	return tap_done();
}
