/*
 * The charts of a report: rulers, scales, and lines of tables, by thousands of made-up ones under
 * one judge (all ink inside, no word on another or on a line or mark, no mark on another, every
 * text written whole), and by what single ones must look like.
 */
#include "layout/chart.h"

#include <inttypes.h>

#include "chart_kit.h"
#include "layout/chart_draw.h"
#include "tap.h"

enum {
	RULERS = 3000,
	LINES = 6000,
	MOST_BARS = 5,
	NARROWEST = 200 * LEN_PT,
	AXIS_END = 1000 /* tenths of points */
};

/* The same numbers in every run: 0..n-1. */
static int roll(struct fixture *f, int n)
{
	f->state = f->state * 6364136223846793005u + 1442695040888963407u;
	return (int)((f->state >> 33) % (uint64_t)n);
}

/* --- The judge ------------------------------------------------------------------------------- */

/* Marks are filled paths; the dashes of the neutral tick are one too, but as thin as a line. */
static bool is_mark(const struct item *item)
{
	return item->kind == ITEM_PATH && item->w > LEN_PT;
}

/* What is wrong with a chart of a report: marks may not meet either. */
static const char *find_report_fault(const struct fixture *f, const struct chart_box *drawn)
{
	for (int i = 0; i < drawn->nitems; i++)
		for (int k = 0; k < i; k++)
			if (is_mark(&drawn->items[i]) && is_mark(&drawn->items[k]) &&
			    do_meet(&drawn->items[i], &drawn->items[k]))
				return "a mark on a mark";
	return find_fault(f, drawn);
}

/* Labels end in a space. */
static bool is_of(const char *label, const char *text)
{
	size_t n = strlen(text);

	return strncmp(label, text, n) == 0 && strcmp(label + n, " ") == 0;
}

/* Bytes of a text that draw something, as far as they were written by runs of that very text. */
static int written(const struct chart_box *drawn, const char *text)
{
	int n = 0;

	for (int i = 0; i < drawn->nitems; i++) {
		const struct run *run = drawn->items[i].of.run;

		if (drawn->items[i].kind != ITEM_RUN || !is_of(run->text, text))
			continue;
		for (int at = run->start; at < run->end; at++)
			n += run->text[at] != ' ';
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
	"Product Manager",
	"Technical Program Manager",
	"PM",
	"Project Manager",
	"Head of the department for the technical programmes of all lands",
	"Wissenschaftlichemitarbeiterin",
	"Product Owner"};
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
		e->ticks[i].label = arena_printf(&f->kit.arena, "%s%d",
						 at < 0 ? "\xe2\x88\x92" : "", abs(at) / 10);
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

	*e = (struct example){.chart = {.kind = CHART_RULER, .role = -1, .nbars = n, .active = -1}};
	add_ticks(f, e, is_lead);
	for (int i = 0; i < n; i++) {
		value = made_up_value(f, value, is_lead ? -AXIS_END : 0);
		e->bars[i] = (struct chart_bar){names[roll(f, longest)], roll(f, 10) ? i : -1,
						value, value};
		e->figures[i] = arena_printf(&f->kit.arena, "%s%d.%d",
					     value < 0 ? "\xe2\x88\x92" : "", abs(value) / 10,
					     abs(value) % 10);
	}
	e->chart.bars = e->bars;
	e->chart.figures = roll(f, 12) > 0 ? e->figures : NULL;
	if (roll(f, 4) > 0)
		e->chart.band = is_lead ? (struct chart_stretch){-50, 50, "tie band: under 5"}
					: (struct chart_stretch){
						  e->bars[0].low - 50, e->bars[0].low,
						  "tie band: less than 5 points behind"};
	if (is_lead || roll(f, 6) == 0)
		e->chart.span = (struct chart_stretch){value - roll(f, 200), value + roll(f, 400),
						       "what missing answers leave open"};
	e->width = narrowest + roll(f, 180) * LEN_PT;
}

static const char *find_lost_text(const struct example *e, const struct chart_box *drawn)
{
	const struct chart *chart = &e->chart;

	if (!is_written(drawn, chart->neutral_label) || !is_written(drawn, chart->band.label) ||
	    !is_written(drawn, chart->span.label))
		return "a note is lost";
	for (int i = 0; i < chart->nbars; i++)
		if (!is_written(drawn, chart->bars[i].label) ||
		    (chart->figures && !is_written(drawn, chart->figures[i])))
			return "a name or figure is lost";
	return count_marks(drawn) == chart->nbars ? NULL : "marks are lost";
}

static void describe(const struct example *e)
{
	printf("# %" PRId64 " pt wide, neutral %s, band %d, span %d\n", e->width / LEN_PT,
	       e->chart.neutral_label ? "named" : "not named", e->chart.band.label != NULL,
	       e->chart.span.label != NULL);
	for (int i = 0; i < e->chart.nbars; i++)
		printf("#   %d of role %d: %s\n", (int)e->bars[i].low, e->bars[i].role,
		       e->bars[i].label);
}

static void test_rulers(struct fixture *f, len narrowest, bool is_rtl)
{
	struct arena_mark mark = arena_mark(&f->kit.arena);
	int nbad = 0;

	f->context.is_rtl = is_rtl;
	for (int i = 0; i < RULERS && nbad < 3; i++) {
		struct example e;
		struct chart_box drawn;
		const char *fault;

		make_up_ruler(f, &e, narrowest);
		drawn = draw(f, &e.chart, e.width);
		fault = find_report_fault(f, &drawn);
		fault = fault ? fault : find_lost_text(&e, &drawn);
		if (!fault && drawn.width != e.width)
			fault = "another width";
		if (fault) {
			printf("# ruler %d: %s\n", i, fault);
			describe(&e);
			nbad++;
		}
		arena_reset(&f->kit.arena, mark);
	}
	f->context.is_rtl = false;
	tap_ok(nbad == 0, "%d rulers from %" PRId64 " pt on, %s: nothing lost or covered", RULERS,
	       narrowest / LEN_PT, is_rtl ? "right to left" : "left to right");
}

/* The mark of a role, a filled path in its colour. */
static const struct item *find_mark(const struct fixture *f, const struct chart_box *drawn,
				    int role)
{
	return find_item(drawn, ITEM_PATH,
			 role < 0 ? f->kit.theme->uses[COLOUR_INK]
				  : f->kit.theme->roles[role].colour,
			 0);
}

static len middle_x(const struct item *item)
{
	return item->x + item->w / 2;
}

static bool is_near(len a, len b)
{
	return labs(a - b) <= 3;
}

/* Where a value from 0 to AXIS_END stands, between the uprights of both ends. */
static len on_axis(const struct fixture *f, const struct chart_box *drawn, int value)
{
	int hair = f->kit.theme->uses[COLOUR_HAIR];
	const struct item *first = find_item(drawn, ITEM_BOX, hair, 0), *last = first, *next;

	for (int i = 1; (next = find_item(drawn, ITEM_BOX, hair, i)); i++)
		last = next->x > last->x ? next : last;
	return middle_x(first) + (middle_x(last) - middle_x(first)) * value / AXIS_END;
}

/* Two scores as they mostly are. */
static void test_two_scores(struct fixture *f)
{
	struct example e;
	struct chart_box drawn;
	const struct item *pm, *tpm, *high, *low, *band, *name;
	len width = 360 * LEN_PT;

	make_up_ruler(f, &e, NARROWEST);
	add_ticks(f, &e, false);
	e.bars[0] = (struct chart_bar){"Product Manager", 0, 618, 618};
	e.bars[1] = (struct chart_bar){"TPM", 1, 549, 549};
	e.figures[0] = "61.8";
	e.figures[1] = "54.9";
	e.chart.nbars = 2;
	e.chart.figures = e.figures;
	e.chart.neutral_label = "neutral";
	e.chart.band = (struct chart_stretch){568, 618, "tie band: less than 5 points behind"};
	e.chart.span.label = NULL;
	drawn = draw(f, &e.chart, width);
	pm = find_mark(f, &drawn, 0);
	tpm = find_mark(f, &drawn, 1);
	high = find_text(&drawn, "61.8");
	low = find_text(&drawn, "54.9");
	name = find_text(&drawn, "TPM");
	band = find_item(&drawn, ITEM_BOX, f->kit.theme->uses[COLOUR_BAND], 0);
	if (!tap_ok(pm && tpm && high && low && band && name,
		    "two marks, two figures, names, a band"))
		return;
	tap_ok(is_near(middle_x(pm), on_axis(f, &drawn, 618)) &&
		       is_near(middle_x(tpm), on_axis(f, &drawn, 549)),
	       "marks stand at their values");
	tap_ok(is_near(band->x, on_axis(f, &drawn, 568)) &&
		       is_near(band->x + band->w, on_axis(f, &drawn, 618)) && band->y == 0 &&
		       band->y + band->h >= tpm->y + tpm->h,
	       "the band lies where it says, behind all rows");
	tap_ok(pm->y + pm->h < tpm->y && tpm->y < name->y && name->y < tpm->y + 2 * tpm->h &&
		       high->y < low->y && name->x == 0 && name->x + name->w < tpm->x &&
		       tpm->x + tpm->w < low->x && is_near(low->x + low->w, width),
	       "a row each: its name, its mark, its figure at the end");
	tap_ok(high->of.run->size == f->kit.theme->styles[PAPER_A4][STYLE_FIGURES].size &&
		       high->colour == pm->colour && low->colour == tpm->colour,
	       "figures are large and in the colours of their roles");
	tap_ok(find_text(&drawn, "0") && find_text(&drawn, "100") && find_text(&drawn, "30"),
	       "all ticks are labelled");
	drawn = draw(f, &e.chart, NARROWEST);
	tap_ok(find_text(&drawn, "0") && find_text(&drawn, "50") && find_text(&drawn, "100") &&
		       !find_text(&drawn, "30"),
	       "on a narrow ruler evenly fewer, with both ends");
	e.bars[1].label = "Wissenschaftlichemitarbeiterin";
	drawn = draw(f, &e.chart, NARROWEST);
	tpm = find_mark(f, &drawn, 1);
	name = find_text(&drawn, e.bars[1].label);
	tap_ok(name && name->x == 0 && name->y < tpm->y, "a name that is too wide stands above");
	e.bars[0].low = AXIS_END;
	e.bars[1].low = 0;
	e.chart.figures = NULL;
	drawn = draw(f, &e.chart, width);
	pm = find_mark(f, &drawn, 0);
	tpm = find_mark(f, &drawn, 1);
	tap_ok(tpm->x >= 0 && pm->x + pm->w <= width, "marks at the ends of the axis stay inside");
}

/* --- Lines of tables ------------------------------------------------------------------------- */

static const struct chart_tick fifths[] = {
	{0, "0"}, {250, "25"}, {500, "50"}, {750, "75"}, {1000, "100"}};
static const struct chart_tick ends[] = {{-400, NULL}, {0, NULL}, {400, NULL}};
static const char *const shorts[] = {"PM", "TPM", "PjM", "PO", "PgM"};

static struct chart line_chart(enum chart_kind kind, const struct chart_bar *bars, int nbars)
{
	return (struct chart){.kind = kind,
			      .role = -1,
			      .bars = bars,
			      .nbars = nbars,
			      .ticks = fifths,
			      .nticks = 5,
			      .neutral = 500,
			      .active = -1};
}

static void test_lines(struct fixture *f, int nroles, bool is_rtl)
{
	struct arena_mark mark = arena_mark(&f->kit.arena);
	const char *fault = NULL;

	f->context.is_rtl = is_rtl;
	for (int i = 0; i < LINES && !fault; i++) {
		struct chart_bar bars[MOST_BARS];
		struct chart chart = line_chart(CHART_DUMBBELL, bars, nroles);
		struct chart_box drawn;
		int value = 600;

		for (int k = 0; k < nroles; k++) {
			value = made_up_value(f, value, 0);
			bars[k] = (struct chart_bar){shorts[k], k, value, value};
		}
		f->context.row_height = (3 + roll(f, 4)) * f->grid;
		drawn = draw(f, &chart, (80 + roll(f, 220)) * LEN_PT);
		fault = find_report_fault(f, &drawn);
		if (!fault && drawn.height != f->context.row_height)
			fault = "not as high as its row";
		if (!fault && count_marks(&drawn) != nroles)
			fault = "marks are lost";
		for (int k = 0; k < nroles && fault; k++)
			printf("# line %d: %d\n", i, (int)bars[k].low);
		arena_reset(&f->kit.arena, mark);
	}
	f->context.row_height = 0;
	f->context.is_rtl = false;
	if (!tap_ok(!fault, "%d lines of %d roles, %s: nothing lost, nothing covered", LINES,
		    nroles, is_rtl ? "right to left" : "left to right"))
		printf("# %s\n", fault);
}

static void test_dumbbell(struct fixture *f)
{
	struct chart_bar bars[] = {{"PM", 0, 750, 750}, {"TPM", 1, 500, 500}};
	struct chart chart = line_chart(CHART_DUMBBELL, bars, 2);
	len width = 260 * LEN_PT, axis;
	struct chart_box drawn;
	const struct item *pm, *tpm, *join, *first, *last, *neutral;

	f->context.row_height = 4 * f->grid;
	drawn = draw(f, &chart, width);
	pm = find_mark(f, &drawn, 0);
	tpm = find_mark(f, &drawn, 1);
	join = find_item(&drawn, ITEM_BOX, f->kit.theme->roles[0].colour, 0);
	first = find_item(&drawn, ITEM_BOX, f->kit.theme->uses[COLOUR_HAIR], 0);
	last = find_item(&drawn, ITEM_BOX, f->kit.theme->uses[COLOUR_HAIR], 3);
	neutral = find_item(&drawn, ITEM_BOX, f->kit.theme->uses[COLOUR_INK], 0);
	if (!tap_ok(pm && tpm && join && first && last && neutral, "two marks, joined, on lines"))
		return;
	axis = last->x - first->x;
	tap_ok(is_near(middle_x(tpm), middle_x(neutral)) &&
		       is_near(middle_x(pm), middle_x(first) + axis * 3 / 4),
	       "marks stand on their lines");
	tap_ok(is_near(join->x, middle_x(tpm)) && is_near(join->x + join->w, middle_x(pm)) &&
		       join->h == 2250,
	       "the bar joins them, in the colour of the highest");
	tap_ok(first->y == 0 && first->h == drawn.height && neutral->w == 750,
	       "lines fill the row, the neutral one is heavier");
	tap_ok(is_near(pm->h, 9070), "marks are 3.2 mm high");
	tap_ok(find_text(&drawn, "PM")->x > pm->x + pm->w &&
		       find_text(&drawn, "TPM")->x + find_text(&drawn, "TPM")->w < tpm->x,
	       "names stand outside");
	bars[1].low = 750;
	drawn = draw(f, &chart, width);
	pm = find_mark(f, &drawn, 0);
	tpm = find_mark(f, &drawn, 1);
	tap_ok(is_near(middle_x(pm), middle_x(tpm)) && pm->y + pm->h <= tpm->y &&
		       is_near(pm->h, 9070),
	       "equal marks are stacked, not smaller");
	bars[1].low = bars[1].high = 749;
	drawn = draw(f, &chart, width);
	pm = find_mark(f, &drawn, 0);
	tpm = find_mark(f, &drawn, 1);
	tap_ok(tpm->y + tpm->h <= pm->y &&
		       !find_item(&drawn, ITEM_BOX, f->kit.theme->roles[0].colour, 0),
	       "nothing joins marks that are stacked for being near");
	bars[0].low = 0;
	bars[1].low = 1000;
	drawn = draw(f, &chart, width);
	tap_ok(!find_text(&drawn, "PM") && !find_text(&drawn, "TPM"),
	       "no names where they have no room");
	f->context.row_height = 0;
}

static void test_diverging(struct fixture *f)
{
	struct chart_bar bars[] = {{NULL, 0, 0, 375},
				   {NULL, 1, -188, 0},
				   {NULL, 2, -1, 0},
				   {NULL, 3, 0, 0},
				   {NULL, 4, 0, 400}};
	struct chart chart = line_chart(CHART_DIVERGING, bars, 2);
	len width = 100 * LEN_PT;
	struct chart_box drawn;
	const struct item *up, *down, *zero;

	chart.ticks = ends;
	chart.nticks = 3;
	f->context.row_height = 4 * f->grid;
	drawn = draw(f, &chart, width);
	zero = find_item(&drawn, ITEM_BOX, f->kit.theme->uses[COLOUR_INK], 0);
	up = find_item(&drawn, ITEM_BOX, f->kit.theme->roles[0].colour, 0);
	down = find_item(&drawn, ITEM_BOX, f->kit.theme->roles[1].colour, 0);
	if (!tap_ok(zero && up && down, "two bars and a line"))
		return;
	tap_ok(zero->h == drawn.height && is_near(middle_x(zero), width / 2),
	       "the line of 0 fills the row");
	tap_ok(is_near(up->x, width / 2) && is_near(down->x + down->w, width / 2) &&
		       is_near(up->w * 188 / 375, down->w),
	       "bars begin at it and are as long as points");
	tap_ok(is_near(up->h, 4820) && is_near(down->y, up->y + up->h), "both 1.7 mm high");
	chart.nbars = 5;
	f->context.row_height = 3 * f->grid;
	drawn = draw(f, &chart, width);
	tap_ok(!find_report_fault(f, &drawn) && drawn.height == 3 * f->grid &&
		       !find_item(&drawn, ITEM_BOX, f->kit.theme->roles[3].colour, 0) &&
		       find_item(&drawn, ITEM_BOX, f->kit.theme->roles[2].colour, 0)->w >= 500,
	       "five fit into a close row; nothing for 0, but something for very little");
	f->context.row_height = 0;
}

/* Labels of ticks at any width: inside, apart, the neutral one always there. */
static void test_axis(struct fixture *f)
{
	static const struct chart_tick words[] = {
		{0, "against"}, {250, NULL}, {500, "50: says nothing"}, {750, NULL}, {1000, "for"}};
	struct chart chart = line_chart(CHART_AXIS, NULL, 0);
	struct chart_box drawn;
	const char *fault = NULL;

	for (len width = 60 * LEN_PT; width < 300 * LEN_PT && !fault; width += LEN_PT) {
		for (int i = 0; i < 2 && !fault; i++) {
			chart.ticks = i == 0 ? fifths : words;
			drawn = draw(f, &chart, width);
			fault = find_report_fault(f, &drawn);
			if (!fault && !is_written(&drawn, chart.ticks[2].label))
				fault = "the neutral label is lost";
		}
	}
	if (!tap_ok(!fault, "axes of all widths: nothing covered, the neutral label there"))
		printf("# %s\n", fault);
	chart.ticks = words;
	drawn = draw(f, &chart, 260 * LEN_PT);
	tap_ok(find_text(&drawn, "against")->x == 0 && find_text(&drawn, "for") &&
		       drawn.height == 3 * f->grid,
	       "words of the ends stay inside");
	tap_ok(find_text(&drawn, "50")->of.run->font != find_text(&drawn, "for")->of.run->font,
	       "the neutral one is bold");
	drawn = draw(f, &chart, 94 * LEN_PT);
	tap_ok(find_text(&drawn, "against") && find_text(&drawn, "says nothing") == NULL &&
		       drawn.height > 3 * f->grid,
	       "on narrow axes it takes more lines");
}

/* --- Scales ---------------------------------------------------------------------------------- */

static void test_scale(struct fixture *f)
{
	static const struct chart_bar words[] = {{"Ausgeglichen", -1, 0, 0},
						 {"Neigung", -1, 0, 0},
						 {"Deutlich", -1, 0, 0},
						 {"Sehr deutlich", -1, 0, 0}};
	static const char *const notes[] = {"Vorsprung unter 5 Punkten", "eine Antwort dreht es",
					    "zwei Antworten drehen es", "drei oder mehr"};
	struct chart chart = {.kind = CHART_SCALE,
			      .role = 0,
			      .bars = words,
			      .nbars = 4,
			      .notes = notes,
			      .active = 1};
	int blue = f->kit.theme->roles[0].colour;
	struct chart_box drawn;
	const struct item *bar;
	const char *fault = NULL;

	for (len width = 70 * LEN_PT; width < 400 * LEN_PT && !fault; width += LEN_PT) {
		f->context.is_rtl = width / LEN_PT % 2;
		drawn = draw(f, &chart, width);
		fault = find_report_fault(f, &drawn);
		for (int i = 0; i < 4 && !fault; i++)
			if (!is_written(&drawn, words[i].label) || !is_written(&drawn, notes[i]))
				fault = "a word or note is lost";
		if (fault)
			printf("# %" PRId64 " pt\n", width / LEN_PT);
	}
	f->context.is_rtl = false;
	if (!tap_ok(!fault, "scales of all widths: nothing lost, nothing covered"))
		printf("# %s\n", fault);
	drawn = draw(f, &chart, 400 * LEN_PT);
	bar = find_item(&drawn, ITEM_BOX, blue, 0);
	tap_ok(bar && bar->x == 100 * LEN_PT && bar->w == 100 * LEN_PT && bar->y == 0 &&
		       find_text(&drawn, "Neigung")->colour == blue &&
		       find_text(&drawn, "Deutlich")->colour == f->kit.theme->uses[COLOUR_GREY],
	       "the word that holds is marked");
	chart.active = -1;
	drawn = draw(f, &chart, 400 * LEN_PT);
	tap_ok(!find_item(&drawn, ITEM_BOX, blue, 0) && !find_item(&drawn, ITEM_RUN, blue, 0),
	       "or none is");
}

int main(void)
{
	struct fixture f;

	if (!tap_ok(init(&f), "theme and fonts open"))
		return tap_done();
	test_rulers(&f, NARROWEST, false);
	test_rulers(&f, NARROWEST, true);
	test_rulers(&f, 30 * MM, false);
	test_two_scores(&f);
	for (int nroles = 2; nroles <= MOST_BARS; nroles++)
		test_lines(&f, nroles, nroles % 2);
	test_dumbbell(&f);
	test_diverging(&f);
	test_axis(&f);
	test_scale(&f);
	tap_ok(f.kit.diag.nerrors == 0 && f.kit.diag.nwarnings == 0, "nothing was reported");
	kit_close(&f.kit);
	return tap_done();
}
