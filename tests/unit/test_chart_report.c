/*
 * The charts of a report: rulers, scales, and lines of tables, by thousands of made-up ones under
 * one judge (all ink inside, no word on another or on a line or mark, no mark on another, every text
 * written whole), and by what single ones must look like.
 */
#include "layout/chart.h"

#include <stdlib.h>

#include "base/file.h"
#include "layout/chart_draw.h"
#include "tap.h"

enum {
	MM = 2835,
	BLOCK = 7,
	RULERS = 3000, LINES = 6000,
	MOST_BARS = 5,
	NARROWEST = 200 * LEN_PT, /* rulers of this width need no key to their marks */
	AXIS_END = 1000           /* tenths of points */
};

struct fixture {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
	struct shaper *shaper;
	const struct theme *theme;
	struct chart_context context;
	len grid;
	uint64_t state;           /* of the made-up numbers */
};

static bool init(struct fixture *f)
{
	const char *root = getenv("ROOT");

	*f = (struct fixture){ .state = 1 };
	arena_init(&f->arena);
	diag_init(&f->diag);
	root = root ? root : ".";
	f->fonts = fontset_open(file_join(&f->arena, root, "fonts/catalogue.txt"), &f->diag);
	f->theme = theme_load(&f->arena, file_join(&f->arena, root, "content/themes/handout.xml"),
			      file_join(&f->arena, root, "content/schema"), &f->diag);
	if (!f->fonts || !f->theme)
		return false;
	f->shaper = shaper_new(f->fonts, "/usr/share/hyphen");
	f->context = (struct chart_context){
		.arena = &f->arena, .shaper = f->shaper, .theme = f->theme, .paper = PAPER_A4,
		.diag = &f->diag, .block = BLOCK, .lang = "en",
	};
	f->grid = f->theme->masters[PAPER_A4].grid;
	return true;
}

static void release(struct fixture *f)
{
	shaper_free(f->shaper);
	fontset_close(f->fonts);
	diag_release(&f->diag);
	arena_release(&f->arena);
}

/* The same numbers in every run: 0..n-1. */
static int roll(struct fixture *f, int n)
{
	f->state = f->state * 6364136223846793005u + 1442695040888963407u;
	return (int)((f->state >> 33) % (uint64_t)n);
}

static struct chart_box draw(struct fixture *f, const struct chart *chart, len width)
{
	struct chart_box drawn = { 0 };

	chart_draw(&f->context, chart, width, (struct srcpos){ "report", 1 }, &drawn);
	return drawn;
}

/* --- The judge ------------------------------------------------------------------------------- */

/* The ink of an item; of text, from the top of capitals to the foot of most letters. */
static struct item ink(const struct item *item)
{
	struct item box = *item;

	if (item->kind == ITEM_RUN) {
		box.y -= len_scale(item->of.run->size, 714, 1000);
		box.h = len_scale(item->of.run->size, 900, 1000);
	}
	return box;
}

static bool do_meet(const struct item *one, const struct item *other)
{
	struct item a = ink(one), b = ink(other);

	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Marks are filled paths; the dashes of the neutral tick are one too, but as thin as a line. */
static bool is_mark(const struct item *item)
{
	return item->kind == ITEM_PATH && item->w > LEN_PT;
}

static const char *find_fault(const struct fixture *f, const struct chart_box *drawn)
{
	if (drawn->height <= 0 || drawn->height % f->grid != 0)
		return "its height is off the grid";
	for (int i = 0; i < drawn->nitems; i++) {
		const struct item *item = &drawn->items[i];
		struct item box = ink(item);

		if (box.x < 0 || box.y < -1 || box.w < 0 || box.h <= 0 ||
		    box.x + box.w > drawn->width || box.y + box.h > drawn->height ||
		    item->block != BLOCK)
			return "ink outside the box";
		for (int k = 0; k < drawn->nitems; k++) {
			const struct item *other = &drawn->items[k];

			if (k == i || !do_meet(item, other))
				continue;
			if (item->kind == ITEM_RUN)
				return other->kind == ITEM_RUN ? "text on text" : "text on ink";
			if (is_mark(item) && is_mark(other))
				return "a mark on a mark";
		}
	}
	return NULL;
}

/* Bytes of a text that draw something, as far as they were written by runs of that very text. */
static int written(const struct chart_box *drawn, const char *text)
{
	int n = 0;

	for (int i = 0; i < drawn->nitems; i++) {
		const struct run *run = drawn->items[i].of.run;

		if (drawn->items[i].kind != ITEM_RUN || strcmp(run->text, text) != 0)
			continue;
		for (int at = run->start; at < run->end; at++)
			n += text[at] != ' ';
	}
	return n;
}

static int letters(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += *text != ' ';
	return n;
}

static bool is_written(const struct chart_box *drawn, const char *text)
{
	int n = text ? letters(text) : 0;

	return n == 0 || (written(drawn, text) > 0 && written(drawn, text) % n == 0);
}

static int count_marks(const struct chart_box *drawn)
{
	int n = 0;

	for (int i = 0; i < drawn->nitems; i++)
		n += is_mark(&drawn->items[i]);
	return n;
}

/* --- Rulers ---------------------------------------------------------------------------------- */

static const char *const names[] = {
	"Product Manager", "Technical Program Manager", "PM", "Project Manager",
	"Head of the department for the technical programmes of all lands",
	"Wissenschaftlichemitarbeiterin", "Product Owner",
};
enum { NNAMES = sizeof names / sizeof *names };

/* A made-up ruler with what it points to. */
struct example {
	struct chart chart;
	struct chart_bar bars[MOST_BARS];
	const char *figures[MOST_BARS];
	struct chart_tick ticks[11];
	len width;
};

static void add_ticks(struct fixture *f, struct example *e, bool is_lead)
{
	e->chart.nticks = is_lead ? 9 : 11;
	for (int i = 0; i < e->chart.nticks; i++) {
		int at = is_lead ? 250 * i - AXIS_END : 100 * i;

		e->ticks[i].at = at;
		e->ticks[i].label = arena_printf(&f->arena, "%s%d", at < 0 ? "\xe2\x88\x92" : "",
						 abs(at) / 10);
	}
	e->chart.ticks = e->ticks;
	e->chart.neutral = is_lead ? 0 : AXIS_END / 2;
	e->chart.neutral_label = roll(f, 5) > 0 ? "neutral" : NULL;
}

/* Anywhere, at an end, in the middle, or at or near the value before: where charts go wrong. */
static int made_up_value(struct fixture *f, int before, int least)
{
	switch (roll(f, 8)) {
	case 0:
		return before;
	case 1:
		return before < AXIS_END ? before + 1 : before;
	case 2:
		return before >= least + 30 ? before - 10 - roll(f, 20) : before;
	case 3:
		return roll(f, 2) ? AXIS_END : least;
	case 4:
		return (AXIS_END + least) / 2;
	default:
		return least + roll(f, AXIS_END - least + 1);
	}
}

static void make_up_ruler(struct fixture *f, struct example *e, len narrowest)
{
	bool is_lead = roll(f, 4) == 0;
	int n = is_lead ? 1 : 2 + roll(f, 4), value = 600;
	int longest = roll(f, 3) == 0 ? NNAMES : 4;

	*e = (struct example){ .chart = { .kind = CHART_RULER, .role = -1, .nbars = n,
					  .active = -1 } };
	add_ticks(f, e, is_lead);
	for (int i = 0; i < n; i++) {
		value = made_up_value(f, value, is_lead ? -AXIS_END : 0);
		e->bars[i] = (struct chart_bar){ names[roll(f, longest)], roll(f, 10) ? i : -1,
						 value, value };
		e->figures[i] = arena_printf(&f->arena, "%s%d.%d", value < 0 ? "\xe2\x88\x92" : "",
					     abs(value) / 10, abs(value) % 10);
	}
	e->chart.bars = e->bars;
	e->chart.figures = roll(f, 12) > 0 ? e->figures : NULL;
	if (roll(f, 4) > 0)
		e->chart.band = is_lead ? (struct chart_stretch){ -50, 50, "tie band: under 5" } :
			(struct chart_stretch){ e->bars[0].low - 50, e->bars[0].low,
						"tie band: less than 5 points behind" };
	if (is_lead || roll(f, 6) == 0)
		e->chart.span = (struct chart_stretch){ value - roll(f, 200), value + roll(f, 400),
							"what missing answers leave open" };
	e->width = narrowest + roll(f, 180) * LEN_PT;
}

/* All texts, those of a mark perhaps together in a line of the key, which repeats the marks. */
static const char *find_lost_text(struct fixture *f, const struct example *e,
				  const struct chart_box *drawn)
{
	const struct chart *chart = &e->chart;
	int nmarks = count_marks(drawn);

	if (!is_written(drawn, chart->neutral_label) || !is_written(drawn, chart->band.label) ||
	    !is_written(drawn, chart->span.label))
		return "a note is lost";
	for (int i = 0; i < chart->nbars; i++) {
		const char *name = chart->bars[i].label;
		const char *both = arena_printf(&f->arena, "%s %s",
						chart->figures ? chart->figures[i] : "", name);

		if (!(chart->figures && is_written(drawn, both)) &&
		    (!is_written(drawn, name) ||
		     (chart->figures && !is_written(drawn, chart->figures[i]))))
			return "a name or figure is lost";
	}
	return nmarks == chart->nbars || nmarks == 2 * chart->nbars ? NULL : "marks are lost";
}

static void describe(const struct example *e)
{
	printf("# %d pt wide, neutral %s, band %d, span %d\n", e->width / LEN_PT,
	       e->chart.neutral_label ? "named" : "not named", e->chart.band.label != NULL,
	       e->chart.span.label != NULL);
	for (int i = 0; i < e->chart.nbars; i++)
		printf("#   %d of role %d: %s\n", (int)e->bars[i].low, e->bars[i].role,
		       e->bars[i].label);
}

static void test_rulers(struct fixture *f, len narrowest, bool is_rtl)
{
	struct arena_mark mark = arena_mark(&f->arena);
	int nbad = 0, nkeys = 0;

	f->context.is_rtl = is_rtl;
	for (int i = 0; i < RULERS && nbad < 3; i++) {
		struct example e;
		struct chart_box drawn;
		const char *fault;

		make_up_ruler(f, &e, narrowest);
		drawn = draw(f, &e.chart, e.width);
		fault = find_fault(f, &drawn);
		fault = fault ? fault : find_lost_text(f, &e, &drawn);
		if (!fault && drawn.width != e.width)
			fault = "another width";
		if (fault) {
			printf("# ruler %d: %s\n", i, fault);
			describe(&e);
			nbad++;
		} else {
			nkeys += count_marks(&drawn) > e.chart.nbars;
		}
		arena_reset(&f->arena, mark);
	}
	f->context.is_rtl = false;
	tap_ok(nbad == 0, "%d rulers from %d pt on, %s: nothing lost, nothing covered", RULERS,
	       narrowest / LEN_PT, is_rtl ? "right to left" : "left to right");
	if (narrowest >= NARROWEST)
		tap_ok(nkeys == 0, "all of their marks have their texts beside the axis");
	else
		printf("# %d of them need a key\n", nkeys);
}

int main(void)
{
	struct fixture f;

	if (!tap_ok(init(&f), "theme and fonts open")) {
		diag_print(&f.diag, stdout, 0, false);
		return tap_done();
	}
	test_rulers(&f, NARROWEST, false);
	test_rulers(&f, NARROWEST, true);
	test_rulers(&f, 30 * MM, false);
	tap_ok(f.diag.nerrors == 0 && f.diag.nwarnings == 0, "nothing was reported");
	release(&f);
	return tap_done();
}
