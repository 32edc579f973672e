/*
 * The ledger: every answer that counts, its stake and its points, in groups by the role that it
 * helps most, the role in front first, with subtotals and a total that a pencil can check. It is to
 * stand on one page.
 */
#include "compose/report_ledger.h"

#include "compose/name.h"
#include "compose/number.h"
#include "compose/report_workings.h"

enum { NUMBER, QUESTION, ANSWER, STAKE, CHART, POINTS }; /* columns; from POINTS on one a role */
enum { ALIKE = -1 }; /* the group of answers that help no role more than all others */

struct page {
	struct report *report;
	const struct ledger_line **lines; /* those answered, in their order on the page */
	int nlines;
	int64_t reach; /* centipoints: the axis goes so far both ways */
};

static int nroles(const struct page *page)
{
	return page->report->result->nroles;
}

/* The role that has more of it than every other, or ALIKE. */
static int group_of(const struct page *page, const struct ledger_line *line)
{
	int best = 0;
	bool is_alone = true;

	for (int r = 1; r < nroles(page); r++) {
		if (line->points[r] == line->points[best])
			is_alone = false;
		if (line->points[r] > line->points[best]) {
			best = r;
			is_alone = true;
		}
	}
	return is_alone ? best : ALIKE;
}

/* Where its group stands: first the role that the report is about, then the others in their order;
 * what is alike in the middle of two, else last. */
static int place_of(const struct page *page, const struct ledger_line *line)
{
	int group = group_of(page, line), first = page->report->first;

	if (nroles(page) == 2)
		return group == ALIKE ? 1 : group == first ? 0 : 2;
	return group == ALIKE ? nroles(page) : group == first ? -1 : group;
}

/* How far ahead of the others an answer brings its role; of two roles, from the most of the one in
 * front to the most of the other, so that the column runs through zero. */
static int32_t effect_of(const struct page *page, const struct ledger_line *line)
{
	int group = group_of(page, line);
	int32_t least = INT32_MAX;

	if (nroles(page) == 2)
		return line->points[page->report->first] - line->points[page->report->second];
	if (group == ALIKE)
		return 0;
	for (int r = 0; r < nroles(page); r++)
		if (r != group && line->points[group] - line->points[r] < least)
			least = line->points[group] - line->points[r];
	return least;
}

static bool is_before(const struct page *page, const struct ledger_line *a,
		      const struct ledger_line *b)
{
	int place_a = place_of(page, a), place_b = place_of(page, b);
	int32_t effect_a = effect_of(page, a), effect_b = effect_of(page, b);

	if (place_a != place_b)
		return place_a < place_b;
	if (effect_a != effect_b)
		return effect_a > effect_b;
	return page->report->numbers[a->question] < page->report->numbers[b->question];
}

static struct page sort_lines(struct report *report)
{
	const struct result *result = report->result;
	struct page page = {.report = report, .reach = 100};

	page.lines = ARENA_ARRAY(report->draft->arena, const struct ledger_line *,
				 result->nlines + 1);
	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];
		int k = page.nlines;

		if (!line->is_answered)
			continue;
		for (; k > 0 && is_before(&page, line, page.lines[k - 1]); k--)
			page.lines[k] = page.lines[k - 1];
		page.lines[k] = line;
		page.nlines++;
		for (int r = 0; r < result->nroles; r++)
			if (report_size(line->points[r]) > page.reach)
				page.reach = report_size(line->points[r]);
	}
	return page;
}

static struct chart *new_chart(const struct page *page, enum chart_kind kind)
{
	struct arena *arena = page->report->draft->arena;
	struct chart *chart = ARENA_NEW(arena, struct chart);
	struct chart_tick *ticks = ARENA_ARRAY(arena, struct chart_tick, 3);

	for (int i = 0; i < 3; i++)
		ticks[i].at = (i - 1) * page->reach;
	chart->kind = kind;
	chart->role = -1;
	chart->ticks = ticks;
	chart->nticks = 3;
	chart->active = -1;
	return chart;
}

static void add_chart(const struct page *page, struct block *row, enum scope scope,
		      struct chart *chart)
{
	struct draft *draft = page->report->draft;

	build_figure(draft, build_cell(draft, row, scope, ALIGN_START, STYLE_BODY), chart);
}

/* The bars draw what the figures of the row say: to who listens they would say it twice. */
static void add_bars(const struct page *page, struct block *row, const struct ledger_line *line)
{
	struct chart *chart = new_chart(page, CHART_DIVERGING);
	struct chart_bar *bars = ARENA_ARRAY(page->report->draft->arena, struct chart_bar,
					     nroles(page));

	for (int r = 0; r < nroles(page); r++) {
		int32_t points = line->points[r];

		bars[r].role = r;
		bars[r].low = points < 0 ? points : 0;
		bars[r].high = points > 0 ? points : 0;
	}
	chart->bars = bars;
	chart->nbars = nroles(page);
	chart->alt = "";
	add_chart(page, row, SCOPE_NONE, chart);
}

static void add_head(const struct page *page, struct block *table)
{
	struct draft *draft = page->report->draft;
	struct block *row = build_head_row(draft, table);
	struct chart *axis = new_chart(page, CHART_AXIS);
	struct chart_tick *ticks = arena_copy(draft->arena, axis->ticks, 3 * sizeof *ticks);

	build_head_cell(draft, row, "ledger-number", ALIGN_START);
	build_head_cell(draft, row, "ledger-question", ALIGN_START);
	build_head_cell(draft, row, "ledger-answer", ALIGN_START);
	build_head_cell(draft, row, "ledger-stake", ALIGN_END);
	ticks[0].label = say_phrase(draft, "ledger-against", NULL);
	ticks[2].label = say_phrase(draft, "ledger-for", NULL);
	axis->ticks = ticks;
	axis->alt = "";
	add_chart(page, row, SCOPE_COLUMN, axis);
	build_role_cells(draft, row);
}

/* The line that opens a group: how many answers, whom they help, and what they add up to. */
static void add_group(const struct page *page, struct block *tbody, int first, int n)
{
	static const char *const keys[2][2] = {
		/* helping one role; of several roles, of two */
		{"ledger-group-most", "ledger-group-more"},
		{"ledger-group-alike", "ledger-group-both"},
	};
	struct draft *draft = page->report->draft;
	int group = group_of(page, page->lines[first]);
	struct block *row = build_row(draft, tbody, ROW_LINE_STRONG, first > 0);

	row->keeps_with_next = true;
	say(draft, keys[group == ALIKE][nroles(page) == 2],
	    WITH(say_count("count", n),
		 say_span("role", name_role(draft, group == ALIKE ? 0 : group, 0))));
	for (int i = 0; i < draft->nspans; i++)
		draft->spans[i].role = group == ALIKE ? -1 : group;
	build_wide_cell(draft, row, POINTS, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	for (int r = 0; r < nroles(page); r++) {
		int64_t sum = 0;

		for (int i = first; i < first + n; i++)
			sum += page->lines[i]->points[r];
		build_points_cell(draft, row, r, number_signed(draft, sum), SPAN_STRONG);
	}
}

static void add_line(const struct page *page, struct block *tbody, const struct ledger_line *line)
{
	struct report *report = page->report;
	struct draft *draft = report->draft;
	struct block *row = report_question_row(report, tbody, line->question);

	build_text_cell(draft, row, number_points(draft, report_workings_stake(line)), ALIGN_END);
	add_bars(page, row, line);
	for (int r = 0; r < nroles(page); r++)
		build_points_cell(draft, row, r, number_signed(draft, line->points[r]), 0);
}

static void add_total(const struct page *page, struct block *tbody)
{
	struct report *report = page->report;
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, tbody, ROW_LINE_STRONG, true);

	say(draft, "ledger-total", NULL);
	build_wide_cell(draft, row, STAKE, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	build_text_cell(draft, row, number_points(draft, report_workings_stakes(report)),
			ALIGN_END);
	for (int r = 0; r < nroles(page); r++) {
		const char *score = number_points(draft, report->result->scores[r]);

		/* No bar stands here: the first score takes its column too. */
		draft_span(draft, score, SPAN_STRONG)->role = r;
		build_wide_cell(draft, row, r == 0 ? 2 : 1, SCOPE_NONE, ALIGN_END,
				STYLE_TABLE_CELL);
	}
}

static void add_table(const struct page *page, struct block *section)
{
	struct draft *draft = page->report->draft;
	struct column columns[POINTS + SCORE_MAX_ROLES] = {[QUESTION] = {COLUMN_WORDS, 12},
							   [ANSWER] = {COLUMN_WORDS, 12},
							   [CHART] = {COLUMN_SHARE, 3}};
	struct block *table = build_table(draft, section, columns, POINTS + nroles(page),
					  "ledger-summary");
	struct block *tbody;
	int first = 0;

	build_tight(draft, table);
	add_head(page, table);
	tbody = build_block(draft, table, BLOCK_TBODY);
	for (int i = 0; i < page->nlines; i++) {
		int group = group_of(page, page->lines[i]);

		if (i == first) {
			int n = 1;

			while (i + n < page->nlines && group_of(page, page->lines[i + n]) == group)
				n++;
			add_group(page, tbody, first, n);
			first += n;
		}
		add_line(page, tbody, page->lines[i]);
	}
	add_total(page, tbody);
}

void report_ledger_add(struct report *report)
{
	struct page page = sort_lines(report);
	struct draft *draft = report->draft;
	struct block *section = report_section(report, "ledger-head", "ledger");

	section->starts_page = report_has_result(report); /* a few answers take no page */
	if (page.nlines == 0) {
		build_para(draft, section, STYLE_BODY, "ledger-empty", NULL);
		return;
	}
	say(draft, nroles(&page) == 2 ? "ledger-intro" : "ledger-intro-many",
	    WITH(say_role(draft, "first", report->first), say_role(draft, "last", report->second)));
	if (!report_has_result(report))
		say_also(draft, "ledger-intro-few", NULL);
	build_line(draft, section, BLOCK_PARA, STYLE_BODY);
	add_table(&page, section);
}
