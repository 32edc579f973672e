/*
 * Charts and marks at every width that a page may give them: all ink inside the box, no word on
 * another word or on a bar, heights on the grid, values where the axis says, and QR codes that a
 * reader made by others (zbarimg) reads back.
 */
#include "base/file_write.h"
#include "layout/chart.h"

#include <inttypes.h>

#include "chart_kit.h"
#include "layout/chart_axis.h"
#include "layout/layout_dump.h"
#include "layout/mark.h"
#include "tap.h"

enum {
	QUIET = 4,  /* modules of white around a QR code */
	PIXELS = 4, /* a module's side in the picture for zbarimg */
	MAX_SIDE = 177
};

static const struct chart_bar bars[] = {{"PM", 0, 25000, 55000},
					{"TPM", 1, 30000, 65000},
					{"PjM", 2, 20000, 40000},
					{"PO", 3, 48000, 48000},
					{"PgM", 4, 35000, 70000}};
static const struct chart_ends open_ends[] = {
	{.is_open_high = true, .has_median = true, .median = 40000},
	{.is_open_low = true},
	{.has_median = true, .median = 20000},
	{.is_open_low = true}};
static const struct chart_bar long_bars[] = {
	{"Technical Program Manager", 0, 25000, 55000},
	{"Wissenschaftlichemitarbeiterin", 1, 30000, 65000},
};
static const struct chart_tick ticks[] = {{20000, "20"}, {30000, "30"}, {40000, "40"},
					  {50000, "50"}, {60000, "60"}, {70000, "70"}};
static const struct chart_tick long_ticks[] = {{20000, "20,000"}, {30000, "30,000"},
					       {40000, "40,000"}, {50000, "50,000"},
					       {60000, "60,000"}, {70000, "70,000"}};
static const struct chart_bar spans[] = {
	{NULL, -1, 0, 3250}, {NULL, -1, 600, 4000}, {NULL, -1, 1300, 4000}};
static const struct chart_tick years[] = {
	{0, "year 1"}, {1000, "year 2"}, {2000, "year 3"}, {3000, "year 4"}, {4000, NULL}};
static const struct chart_tick weeks[] = {{0, "Week 1"},     {1000, "Week 2"},   {2000, "Week 3"},
					  {3000, "Week 4"},  {4000, "Week 5"},   {5000, "Week 6"},
					  {6000, "Week 7"},  {7000, "Week 8"},   {8000, "Week 9"},
					  {9000, "Week 10"}, {10000, "Week 11"}, {11000, "Week 12"},
					  {12000, NULL}};
static const struct chart_bar inputs[] = {
	{"engineering", -1, 0, 0},   {"security", -1, 0, 0},
	{"DevOps", -1, 0, 0},        {"compliance", -1, 0, 0},
	{"user research", -1, 0, 0}, {"Datenschutzbeauftragte", -1, 0, 0},
	{"law", -1, 0, 0},           {"sales", -1, 0, 0}};
static const char long_caption[] =
	"five teams of ten people each, who ship on one date and answer to five managers";

static const struct chart_bar lanes[] = {{NULL, 0, 20000, 30000},
					 {NULL, 0, 30000, 40000},
					 {NULL, 1, 20000, 30000},
					 {NULL, 1, 60000, 70000}};
static const int shares[] = {1000, 0, 1, 500};

static const struct example {
	const char *name;
	struct chart chart;
} examples[] = {
	{"one range", {CHART_RANGES, -1, bars, 1, ticks, 6, .unit = "₪ thousand"}},
	{"two ranges", {CHART_RANGES, -1, bars, 2, ticks, 6, .unit = "₪ thousand"}},
	{"three ranges", {CHART_RANGES, -1, bars, 3, ticks, 6, .unit = "₪ thousand"}},
	{"four ranges", {CHART_RANGES, -1, bars, 4, long_ticks, 6, .unit = "€"}},
	{"five ranges", {CHART_RANGES, -1, bars, 5, long_ticks, 6, .unit = NULL}},
	{"ranges with long names",
	 {CHART_RANGES, -1, long_bars, 2, long_ticks, 6, .unit = "thousand new shekels"}},
	{"groups", {CHART_GROUPS, 1, .ngroups = 5, .each = 10, .caption = "five teams of ten"}},
	{"one group", {CHART_GROUPS, -1, .ngroups = 1, .each = 1, .caption = "one"}},
	{"large groups", {CHART_GROUPS, 0, .ngroups = 12, .each = 100, .caption = "1200"}},
	{"uneven groups", {CHART_GROUPS, 0, .ngroups = 3, .each = 7, .caption = long_caption}},
	{"spans", {CHART_SPANS, 1, spans, 3, years, 5, .caption = "three of four years"}},
	{"spans without caption", {CHART_SPANS, 1, spans, 3, years, 5, .caption = NULL}},
	{"many units", {CHART_SPANS, 1, spans, 3, weeks, 13, .caption = "twelve weeks"}},
	{"merge", {CHART_MERGE, 1, inputs, 4, .caption = "four functions meet"}},
	{"merge of two", {CHART_MERGE, 1, inputs, 2, .caption = "two functions"}},
	{"merge of eight", {CHART_MERGE, 1, inputs, 8, .caption = long_caption}},
	{"strips", {CHART_STRIPS, -1, lanes, 4, ticks, 6, .shares = shares}},
	{"a code", {CHART_QR, -1, .text = "https://example.org/tracks/pm"}},
	{"open ends and medians",
	 {CHART_RANGES, -1, bars, 4, ticks, 6, .unit = "₪ thousand", .ends = open_ends}}};
enum { NEXAMPLES = sizeof examples / sizeof *examples };

/* Every width from 25 to 130 mm by a little more than half a millimetre. */
static void test_widths(struct fixture *f, const struct example *example, bool is_rtl)
{
	struct arena_mark mark = arena_mark(&f->kit.arena);
	const char *fault = NULL;
	len width;

	f->context.is_rtl = is_rtl;
	for (width = 25 * MM; width <= 130 * MM && !fault; width += 1511) {
		struct chart_box drawn;

		if (!chart_draw(&f->context, &example->chart, width, (struct srcpos){0}, &drawn))
			fault = "not drawn";
		else if (drawn.width > width)
			fault = "wider than its room";
		else
			fault = find_fault(f, &drawn);
		arena_reset(&f->kit.arena, mark);
	}
	f->context.is_rtl = false;
	if (!tap_ok(!fault, "%s, %s, 25 to 130 mm wide: inside, on the grid, nothing covered",
		    example->name, is_rtl ? "right to left" : "left to right"))
		printf("# %" PRId64 " mm: %s\n", width / MM, fault);
}

static bool has_text(const struct chart_box *drawn, const char *text)
{
	for (int i = 0; i < drawn->nitems; i++) {
		const struct run *run = drawn->items[i].of.run;

		if (drawn->items[i].kind == ITEM_RUN &&
		    (size_t)(run->end - run->start) == strlen(text) + 1 && /* and a space */
		    strncmp(run->text + run->start, text, strlen(text)) == 0)
			return true;
	}
	return false;
}

/* Columns stand on the line of their role, those of half a share half as high; none where there is
 * nobody. */
static void test_strips(struct fixture *f)
{
	const struct chart chart = {CHART_STRIPS, -1, lanes,         4,
				    ticks,        6,  .neutral = -1, .shares = shares};
	struct chart_box drawn = draw(f, &chart, 130 * MM);
	int colours[] = {f->kit.theme->roles[0].colour, f->kit.theme->roles[1].colour};
	const struct item *full = find_item(&drawn, ITEM_BOX, colours[0], 0);
	const struct item *least = find_item(&drawn, ITEM_BOX, colours[1], 0);
	const struct item *half = find_item(&drawn, ITEM_BOX, colours[1], 1);
	const struct item *line = find_item(&drawn, ITEM_BOX, f->kit.theme->uses[COLOUR_HAIR], 1);

	if (!tap_ok(full && least && half && line, "three columns, two lines"))
		return;
	tap_ok(!find_item(&drawn, ITEM_BOX, colours[0], 1), "no column of nobody");
	tap_ok(full->h == 2 * half->h && least->h > 0 && least->h < half->h,
	       "as high as their shares");
	tap_ok(half->y + half->h == line->y && least->y + least->h == line->y && full->y < line->y,
	       "on the line of their role");
	tap_ok(least->x < half->x && full->x == least->x, "where the axis says");
}

static void test_ranges(struct fixture *f)
{
	struct chart_box drawn = draw(f, &examples[1].chart, 130 * MM);
	int hair = f->kit.theme->uses[COLOUR_HAIR];
	len half = f->kit.theme->row_line / 2;
	const struct item *pm = find_item(&drawn, ITEM_BOX, f->kit.theme->roles[0].colour, 0);
	const struct item *tpm = find_item(&drawn, ITEM_BOX, f->kit.theme->roles[1].colour, 0);
	const struct item *at_30 = find_item(&drawn, ITEM_BOX, hair, 1);
	const struct item *at_20 = find_item(&drawn, ITEM_BOX, hair, 0);
	const struct item *at_70 = find_item(&drawn, ITEM_BOX, hair, 5);
	len axis;

	if (!tap_ok(pm && tpm && at_20 && at_30 && at_70, "two bars on six lines"))
		return;
	axis = at_70->x - at_20->x;
	tap_ok(tpm->x == at_30->x + half, "a bar from 30 begins at the line of 30");
	tap_ok(labs(pm->x - at_20->x - half - axis / 10) <= 1, "a bar from 25 begins half way");
	tap_ok(labs(pm->w - axis * 3 / 5) <= 1, "a bar of 30 takes three fifths of an axis of 50");
	tap_ok(labs(pm->h - 9071) <= 5 && tpm->y - pm->y == 2 * f->grid,
	       "bars are 3.2 mm high and stand on lines of text");
	tap_ok(drawn.height == 7 * f->grid, "two bars take 15.75 mm");
	tap_ok(has_text(&drawn, "20") && has_text(&drawn, "30") && has_text(&drawn, "70"),
	       "a wide axis has all figures");
	drawn = draw(f, &examples[4].chart, 40 * MM);
	tap_ok(has_text(&drawn, "20,000") && !has_text(&drawn, "30,000"),
	       "a narrow axis has fewer figures");
	tap_ok(has_text(&drawn, "PM") && has_text(&drawn, "PgM"), "but all names");
}

static void test_right_to_left(struct fixture *f)
{
	struct mark mark = {MARK_LEVEL, 1, 2, 0, "1 of 2"};
	const struct item *name, *low, *high;
	struct chart_box drawn;
	struct item *items;
	int nitems, at;

	f->context.is_rtl = f->context.is_mirrored = true; /* x counts from the right edge */
	drawn = draw(f, &examples[1].chart, 100 * MM);
	name = find_text(&drawn, "PM");
	low = find_text(&drawn, "20");
	high = find_text(&drawn, "70");
	tap_ok(name && name->x == 0, "right to left: names stand at the start edge");
	tap_ok(low && high && name->x + name->w < low->x && low->x < high->x,
	       "and figures rise from there");
	drawn = draw(f, &examples[13].chart, 40 * MM);
	name = find_text(&drawn, "DevOps");
	tap_ok(name && name->x == 0, "inputs stand at the start edge");
	f->context.is_mirrored = false;
	mark_draw(&f->context, &mark, 8500, &(struct mark_form){0}, &items, &nitems);
	for (at = 0; items->of.path->steps[at].op != PATH_CLOSE;)
		at++;
	tap_ok(items->of.path->steps[0].x > items->of.path->steps[at + 1].x,
	       "the first mark is the rightmost");
	f->context.is_rtl = false;
}

static void test_axis(void)
{
	static const struct chart_tick ends[] = {{0, "0"}, {INT64_MAX, ""}};
	struct chart chart = {.kind = CHART_RANGES, .ticks = ends, .nticks = 2};

	tap_ok(axis_place(&chart, INT64_MAX / 2, 1000) == 500, "an axis may be as long as numbers");
	chart.ticks = ticks;
	chart.nticks = 6;
	tap_ok(axis_place(&chart, 0, 500) == 0 && axis_place(&chart, 80000, 500) == 500,
	       "what lies outside the axis ends at its ends");
	tap_ok(axis_place(&chart, 45000, 500) == 250, "the middle is in the middle");
	chart.nticks = 1;
	tap_ok(axis_place(&chart, 45000, 500) == 0, "an axis of one tick has no length");
}

static void test_signs(struct fixture *f)
{
	struct chart_box groups = draw(f, &examples[6].chart, 40 * MM);
	struct chart_box timeline = draw(f, &examples[10].chart, 40 * MM);
	struct chart_box merge = draw(f, &examples[13].chart, 40 * MM);
	struct chart_box narrow = draw(f, &examples[12].chart, 40 * MM);
	struct chart_box uneven = draw(f, &examples[9].chart, 40 * MM);
	int ink_colour = f->kit.theme->uses[COLOUR_INK], role = f->kit.theme->roles[1].colour;
	const struct item *a = find_item(&groups, ITEM_BOX, ink_colour, 0);
	const struct item *b = find_item(&timeline, ITEM_BOX, ink_colour, 0);
	const struct item *c = find_item(&merge, ITEM_BOX, ink_colour, 0);
	const struct item *squares = find_item(&groups, ITEM_PATH, role, 0);
	len grid = f->kit.theme->masters[PAPER_A4].grid;

	tap_ok(groups.height == 8 * grid && timeline.height == 8 * grid && merge.height == 8 * grid,
	       "the three drawings are 18 mm high");
	tap_ok(a && b && c && a->y == b->y && b->y == c->y && a->w == 40 * MM,
	       "their base lines are one line");
	tap_ok(squares && squares->of.path->nsteps == 50 * 5, "five groups of ten are 50 squares");
	tap_ok(squares && squares->x == 0 && squares->w == 40 * MM, "groups fill the width");
	tap_ok(has_text(&timeline, "year 1") && has_text(&timeline, "year 4"),
	       "names of units stand whole where they fit");
	tap_ok(has_text(&narrow, "Week 1") && !has_text(&narrow, "Week 2") &&
		       !has_text(&narrow, "Week 4"),
	       "else the first, and what tells the others apart");
	tap_ok(find_item(&merge, ITEM_PATH, role, 3) && !find_item(&merge, ITEM_PATH, role, 4),
	       "four inputs are four lines");
	tap_ok(uneven.height == 12 * grid, "a long caption takes three lines");
}

/* Twice the area that a path encloses, clockwise counted positive, curves by their chords. */
static int64_t path_area(const struct path *path)
{
	int64_t area = 0;
	len x = 0, y = 0, start_x = 0, start_y = 0;

	for (int i = 0; i < path->nsteps; i++) {
		struct path_step step = path->steps[i];

		if (step.op == PATH_MOVE) {
			start_x = step.x;
			start_y = step.y;
		} else {
			len to_x = step.op == PATH_CLOSE ? start_x : step.x;
			len to_y = step.op == PATH_CLOSE ? start_y : step.y;

			area += (int64_t)x * to_y - (int64_t)y * to_x;
		}
		if (step.op != PATH_CLOSE) {
			x = step.x;
			y = step.y;
		}
	}
	return area;
}

/* The same for the first contour alone. */
static int64_t first_area(const struct path *path)
{
	struct path first = *path;

	for (first.nsteps = 0; path->steps[first.nsteps].op != PATH_CLOSE;)
		first.nsteps++;
	first.nsteps++;
	return path_area(&first);
}

static int count_contours(const struct path *path)
{
	int n = 0;

	for (int i = 0; i < path->nsteps; i++)
		n += path->steps[i].op == PATH_CLOSE;
	return n;
}

/* One item inside the mark's width, in the role's colour; NULL otherwise. */
static const struct item *draw_mark(struct fixture *f, struct mark mark)
{
	int ink_colour = f->kit.theme->uses[COLOUR_INK];
	struct item *items;
	int nitems;
	len size = 8500;
	len width = mark_width(f->kit.theme, &mark, size, &(struct mark_form){0});

	mark_draw(&f->context, &mark, size, &(struct mark_form){0}, &items, &nitems);
	if (nitems != 1 || items->kind != ITEM_PATH || !items->of.path->is_filled ||
	    items->block != BLOCK)
		return NULL;
	if (items->x < 0 || items->x > 1 || items->w > width || items->w < width - 2)
		return NULL;
	if (items->y < -size || items->y + items->h > size / 4)
		return NULL;
	return items->colour == (mark.role < 0 ? ink_colour : f->kit.theme->roles[mark.role].colour)
		       ? items
		       : NULL;
}

static void test_marks(struct fixture *f)
{
	struct mark level = {MARK_LEVEL, 2, 5, 0, "2 of 5"};

	tap_ok(mark_width(f->kit.theme, &level, 8500, &(struct mark_form){0}) ==
		       4 * 8789 + 2 * 3120,
	       "five discs of 2.2 mm, 3.1 mm apart");
	for (int role = -1; role < THEME_MAX_ROLES; role++) {
		struct mark marks[] = {
			{MARK_LEVEL, 2, 5, role, ""},          {MARK_LEVEL, 0, 3, role, ""},
			{MARK_LEVEL, 3, 3, role, ""},          {MARK_FLAG, FLAG_YES, 0, role, ""},
			{MARK_FLAG, FLAG_PARTLY, 0, role, ""}, {MARK_FLAG, FLAG_NO, 0, role, ""}};
		int contours[] = {2 + 3 * 2, 3 * 2, 3, 2, 3, 3};
		const struct item *items[6];
		bool is_right = true;

		for (int i = 0; i < 6; i++) {
			items[i] = draw_mark(f, marks[i]);
			is_right = is_right && items[i] &&
				   count_contours(items[i]->of.path) == contours[i];
		}
		if (!tap_ok(is_right, "marks of role %d are one path of so many contours", role))
			continue;
		tap_ok(path_area(items[2]->of.path) > path_area(items[1]->of.path) * 2,
		       "role %d: filled marks are darker than empty ones", role);
		tap_ok(path_area(items[3]->of.path) > 0 &&
			       path_area(items[3]->of.path) < first_area(items[3]->of.path),
		       "role %d: the tick is cut out of its shape", role);
		tap_ok(first_area(items[5]->of.path) * 2 > path_area(items[5]->of.path) * 3,
		       "role %d: no is more white than ink", role);
		tap_ok(path_area(items[4]->of.path) > path_area(items[5]->of.path),
		       "role %d: partly is darker than no", role);
	}
}

/* How often the path winds around a point, by its crossings of the ray to the left. */
static int winding(const struct path *path, len x, len y)
{
	struct path_step from = {0}, start = {0};
	int turns = 0;

	for (int i = 0; i < path->nsteps; i++) {
		struct path_step to = path->steps[i];

		if (to.op == PATH_CLOSE)
			to = start;
		else if (to.op == PATH_MOVE)
			from = start = to;
		if (from.x == to.x && from.x < x && (from.y > y) != (to.y > y))
			turns += from.y > y ? 1 : -1;
		from = to;
	}
	return turns;
}

/* The code as a portable bitmap with its quiet zone. */
static bool write_code(const char *file, const struct item *item, len side, int n)
{
	int width = (n + 2 * QUIET) * PIXELS;
	struct diag diag;
	struct buf out;
	bool is_written;

	buf_init(&out);
	diag_init(&diag);
	buf_printf(&out, "P1\n%d %d\n", width, width);
	for (int i = 0; i < width * width; i++) {
		int x = i % width / PIXELS - QUIET, y = i / width / PIXELS - QUIET;
		bool is_dark = x >= 0 && y >= 0 && x < n && y < n &&
			       winding(item->of.path, x * side + side / 2, y * side + side / 2);

		buf_addstr(&out, is_dark ? "1\n" : "0\n");
	}
	is_written = file_write(file, out.bytes, out.n, &diag);
	diag_release(&diag);
	buf_release(&out);
	return is_written;
}

/* The side of a module: the finder pattern is seven of them. */
static len module_side(const struct path *path)
{
	len right = 0;

	for (int i = 1; i < path->nsteps && path->steps[i].op == PATH_LINE; i++)
		if (path->steps[i].y == 0)
			right = len_max(right, path->steps[i].x);
	return right / 7;
}

/* Whether every module is dark once or not at all, and these are all the ink. */
static bool is_clean(const struct path *path, len side, int n)
{
	int64_t ndark = 0;

	for (int i = 0; i < n * n; i++) {
		int turns = winding(path, i % n * side + side / 2, i / n * side + side / 2);

		if (turns != 0 && turns != 1)
			return false;
		ndark += turns;
	}
	return path_area(path) == 2 * ndark * side * side;
}

/* Outlines meet at corners in many ways: these codes have all of them. */
static void test_outlines(struct fixture *f)
{
	bool are_clean = true;

	for (int i = 0; i < 30; i++) {
		char *text = arena_printf(&f->kit.arena, "https://example.org/%d/%d", i, i * i * i);
		struct chart chart = {.kind = CHART_QR, .role = -1, .text = text};
		struct chart_box drawn = draw(f, &chart, 31 * MM);
		len side = drawn.nitems == 1 ? module_side(drawn.items->of.path) : 1;

		are_clean = are_clean && drawn.nitems == 1 &&
			    is_clean(drawn.items->of.path, side, drawn.width / side);
	}
	tap_ok(are_clean, "outlines of codes enclose each dark square once");
}

static void test_code(struct fixture *f, const char *text, len width)
{
	struct chart chart = {.kind = CHART_QR, .role = -1, .text = text};
	struct chart_box drawn = draw(f, &chart, width);
	const char *folder = getenv("TMPDIR");
	char *file = file_join(&f->kit.arena, folder ? folder : "/tmp", "code.pbm");
	char line[2000] = "";
	FILE *reader;
	len side;

	if (!tap_ok(drawn.nitems == 1, "a code is one path"))
		return;
	side = module_side(drawn.items->of.path);
	tap_ok(side > 0 && drawn.width % side == 0 && drawn.width == drawn.items->w &&
		       drawn.width <= len_min(width, 89291),
	       "its squares have whole millipoints");
	if (system("command -v zbarimg >/dev/null") != 0) {
		tap_skip("zbar-tools", "zbarimg reads the code");
		return;
	}
	if (!tap_ok(write_code(file, drawn.items, side, drawn.width / side), "drawn as pixels"))
		return;
	reader = popen(arena_printf(&f->kit.arena, "zbarimg -q --raw '%s' 2>/dev/null", file), "r");
	if (reader && fgets(line, sizeof line, reader))
		line[strcspn(line, "\n")] = '\0';
	if (reader)
		pclose(reader);
	remove(file);
	tap_is(line, text, "zbarimg reads the text back");
}

static void test_long_codes(struct fixture *f)
{
	struct chart chart = {.kind = CHART_QR, .role = -1};
	struct chart_box drawn;
	char *text = arena_alloc(&f->kit.arena, 3001);

	memset(text, 'a', 700);
	chart.text = text;
	tap_ok(f->kit.diag.nwarnings == 0 && draw(f, &chart, 40 * MM).nitems == 1 &&
		       f->kit.diag.nwarnings == 1,
	       "a very fine code is drawn with a warning");
	memset(text, 'a', 3000);
	tap_ok(!chart_draw(&f->context, &chart, 40 * MM, (struct srcpos){"guide.xml", 3}, &drawn) &&
		       f->kit.diag.nerrors == 1 && f->kit.diag.messages[1].pos.line == 3,
	       "a text too long for any code is an error at its line");
}

static void test_dump(struct fixture *f)
{
	struct path_step steps[] = {{.op = PATH_MOVE}, {.op = PATH_LINE, .x = 9, .y = 9}};
	struct path path = {.steps = steps, .nsteps = 2, .weight = 500};
	struct run run = {.font = 1,
			  .size = 8500,
			  .is_rtl = true,
			  .ends_with_hyphen = true,
			  .text = "a \"b\\\xc2\xa0~\xe2\x80\xa8"
				  "c\td",
			  .start = 2,
			  .end = 14};
	struct colour colours[] = {{.name = "ink"}};
	struct theme theme = {.colours = colours, .ncolours = 1};
	struct item items[] = {
		{ITEM_RUN, ARTIFACT_NONE, false, false, 5, 1, 2, 3, 4, 6, 0, {.run = &run}},
		{ITEM_BOX, ARTIFACT_LAYOUT, false, false, -1, 1, 2, 3, 4, -1, 0, {NULL}},
		{ITEM_PATH, ARTIFACT_NONE, false, false, 5, 1, 2, 3, 4, -1, 0, {.path = &path}},
		{ITEM_IMAGE, ARTIFACT_NONE, true, false, 5, 1, 2, 3, 4, -1, 0, {NULL}},
		{ITEM_LINK, ARTIFACT_NONE, false, false, 5, 1, 2, 3, 4, 0, 0, {.href = "#note"}},
	};
	struct page page = {100, 200, 1, items, 5, NULL};
	struct anchor anchors[] = {{-1, 0}, {0, 20}};
	struct layout layout = {.theme = &theme,
				.paper = PAPER_A4,
				.pages = &page,
				.npages = 1,
				.anchors = anchors,
				.nanchors = 2};
	struct buf out;

	(void)f;
	buf_init(&out);
	layout_dump(&layout, &out);
	tap_is(buf_text(&out),
	       "page 1 100x200\n"
	       "run 1 2 3 4 ink #5.6 f1/8500 rtl \"\\\"b\\\\~\\~\\nc\\x09d\"-\n"
	       "box 1 2 3 4 ink artifact\n"
	       "path 1 2 3 4 ink #5 2 steps stroked 500\n"
	       "image 1 2 3 4 #5 cropped\n"
	       "link 1 2 3 4 #5.0 \"#note\"\n"
	       "anchor #1 page 1 y 20\n",
	       "a layout as text");
	buf_release(&out);
}

int main(void)
{
	struct fixture f;

	if (!tap_ok(init(&f), "theme and fonts open"))
		return tap_done();
	for (int i = 0; i < NEXAMPLES; i++) {
		test_widths(&f, &examples[i], false);
		test_widths(&f, &examples[i], true);
	}
	test_strips(&f);
	test_ranges(&f);
	test_right_to_left(&f);
	test_axis();
	test_signs(&f);
	test_marks(&f);
	test_code(&f, "https://example.org/tracks/pm", 40 * MM);
	test_code(&f, "https://example.org/", 25 * MM);
	test_code(&f, "https://example.org/a/rather/long/address/with?many=words&and=numbers&12345",
		  31 * MM);
	test_code(&f, "https://example.org/שלום/größe", 31 * MM);
	test_outlines(&f);
	tap_ok(f.kit.diag.nerrors == 0 && f.kit.diag.nwarnings == 0, "nothing was reported");
	test_long_codes(&f);
	test_dump(&f);
	kit_close(&f.kit);
	return tap_done();
}
