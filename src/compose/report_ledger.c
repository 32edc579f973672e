/*
 * The ledger: every answer that counts, its stake and its points, in groups by the role that it
 * helps most, with subtotals and a total that a pencil can check. Then one line worked out.
 */
#include "compose/report_parts.h"

#include <string.h>

#include "compose/report_fill.h"
#include "compose/report_table.h"
#include "compose/report_workings.h"

enum { NUMBER, QUESTION, ANSWER, STAKE, CHART, POINTS }; /* columns; from POINTS on one a role */
enum { ALIKE = -1 }; /* the group of answers that help no role more than all others */

struct page {
	struct report *report;
	const struct ledger_line **lines; /* those answered, in their order on the page */
	int nlines;
	int64_t reach;                    /* centipoints: the axis goes so far both ways */
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

/* Where a group stands: roles in their order, what is alike in the middle of two, else last. */
static int group_at(const struct page *page, int place)
{
	if (nroles(page) == 2)
		return place == 1 ? ALIKE : place / 2;
	return place < nroles(page) ? place : ALIKE;
}

static int place_of(const struct page *page, const struct ledger_line *line)
{
	int group = group_of(page, line), place = 0;

	while (group_at(page, place) != group)
		place++;
	return place;
}

/* How far ahead of the others an answer brings its role; of two roles, from the first one's most to
 * the second one's, so that the column runs through zero. */
static int32_t effect_of(const struct page *page, const struct ledger_line *line)
{
	int group = group_of(page, line);
	int32_t least = INT32_MAX;

	if (nroles(page) == 2)
		return line->points[0] - line->points[1];
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
	struct page page = { .report = report, .reach = 100 };

	page.lines = ARENA_ARRAY(report->draft.arena, const struct ledger_line *,
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
		for (int r = 0; r < result->nroles; r++) {
			int64_t points = line->points[r];

			points = points < 0 ? -points : points;
			page.reach = points > page.reach ? points : page.reach;
		}
	}
	return page;
}

static const struct chart_tick *make_ticks(struct page *page, bool is_head)
{
	struct draft *draft = &page->report->draft;
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick, 3);

	for (int i = 0; i < 3; i++)
		ticks[i].at = (i - 1) * page->reach;
	if (is_head) {
		ticks[0].label = draft_phrase(draft, "ledger-against", NULL, 0);
		ticks[2].label = draft_phrase(draft, "ledger-for", NULL, 0);
	}
	return ticks;
}

static struct chart *new_chart(struct page *page, enum chart_kind kind)
{
	struct chart *chart = ARENA_NEW(page->report->draft.arena, struct chart);

	chart->kind = kind;
	chart->role = -1;
	chart->ticks = make_ticks(page, kind == CHART_AXIS);
	chart->nticks = 3;
	chart->neutral = 0;
	chart->active = -1;
	return chart;
}

/* "Product Manager +3.75, Technical Program Manager −1.88" */
static const char *points_in_words(struct page *page, const struct ledger_line *line)
{
	struct report *report = page->report;
	const char *words = NULL;

	for (int r = 0; r < nroles(page); r++) {
		struct fill fill = { 0 };
		const char *next;

		fill_text(report, &fill, "role", report_role(report, r), 0);
		fill_text(report, &fill, "points", report_signed(report, line->points[r]), 0);
		next = fill_phrase(report, "ledger-bar-alt", &fill);
		if (words) {
			struct locale_arg args[] = { draft_arg("first", words),
						     draft_arg("next", next) };

			next = draft_phrase(&report->draft, "join", args, 2);
		}
		words = next;
	}
	return words;
}

static void add_bars(struct page *page, struct block *row, const struct ledger_line *line)
{
	struct report *report = page->report;
	struct chart *chart = new_chart(page, CHART_DIVERGING);
	struct chart_bar *bars = ARENA_ARRAY(report->draft.arena, struct chart_bar, nroles(page));

	for (int r = 0; r < nroles(page); r++) {
		int32_t points = line->points[r];

		bars[r].role = r;
		bars[r].low = points < 0 ? points : 0;
		bars[r].high = points > 0 ? points : 0;
	}
	chart->bars = bars;
	chart->nbars = nroles(page);
	chart->alt = points_in_words(page, line);
	report_figure(report, report_cell(report, row, BLOCK_TD, CHART, 1, SCOPE_NONE,
					  ALIGN_START), chart);
}

static void add_head(struct page *page, struct block *table)
{
	struct report *report = page->report;
	struct block *thead = report_table_part(report, table, BLOCK_THEAD);
	struct block *row = report_table_row(report, thead, ROW_LINE_NONE, false);
	struct chart *axis = new_chart(page, CHART_AXIS);

	report_table_head(report, row, NUMBER, "ledger-number", ALIGN_START);
	report_table_head(report, row, QUESTION, "ledger-question", ALIGN_START);
	report_table_head(report, row, ANSWER, "ledger-answer", ALIGN_START);
	report_table_head(report, row, STAKE, "ledger-stake", ALIGN_END);
	axis->alt = draft_phrase(&report->draft, "ledger-axis-alt", NULL, 0);
	report_figure(report, report_cell(report, row, BLOCK_TH, CHART, 1, SCOPE_COLUMN,
					  ALIGN_START), axis);
	for (int r = 0; r < nroles(page); r++)
		report_table_role(report, row, POINTS + r, r);
}

static const char *group_key(const struct page *page, int group)
{
	if (group == ALIKE)
		return nroles(page) == 2 ? "ledger-group-both" : "ledger-group-alike";
	return nroles(page) == 2 ? "ledger-group-more" : "ledger-group-most";
}

/* The line that opens a group: how many answers, whom they help, and what they add up to. */
static void add_group(struct page *page, struct block *tbody, int first, int n)
{
	struct report *report = page->report;
	int group = group_of(page, page->lines[first]);
	struct block *row = report_table_row(report, tbody, ROW_LINE_STRONG, first > 0);
	struct block *cell = report_cell(report, row, BLOCK_TH, NUMBER, POINTS, SCOPE_ROW,
					 ALIGN_START);
	struct fill fill = { 0 };

	row->keeps_with_next = true;
	fill_count(&fill, "count", n);
	if (group != ALIKE)
		fill_span(&fill, "role", report_role_name(report, group, 0));
	fill_words(report, group_key(page, group), &fill);
	for (int i = 0; i < report->draft.nspans; i++)
		report->draft.spans[i].role = group == ALIKE ? -1 : group;
	report_end_cell(report, cell, STYLE_TABLE_NAME);
	for (int r = 0; r < nroles(page); r++) {
		int64_t sum = 0;

		for (int i = first; i < first + n; i++)
			sum += page->lines[i]->points[r];
		report_table_points(report, row, POINTS + r, r, report_signed(report, sum),
				    SPAN_STRONG);
	}
}

static void add_line(struct page *page, struct block *tbody, const struct ledger_line *line)
{
	struct report *report = page->report;
	struct block *row = report_table_row(report, tbody, ROW_LINE_FINE, false);
	int q = line->question;

	row->pos = report->quiz->questions[q].pos;
	report_table_text(report, row, NUMBER, workings_whole(report, report->numbers[q]),
			  ALIGN_START);
	report_table_name(report, row, QUESTION, report_question_slot(report, q, 0),
			  STYLE_TABLE_CELL);
	report_table_cell(report, row, ANSWER, report_answer_slot(report, q, 0), ALIGN_START);
	report_table_text(report, row, STAKE,
			  report_points(report, workings_stake(line)), ALIGN_END);
	add_bars(page, row, line);
	for (int r = 0; r < nroles(page); r++)
		report_table_points(report, row, POINTS + r, r,
				    report_signed(report, line->points[r]), 0);
}

static void add_total(struct page *page, struct block *tbody)
{
	struct report *report = page->report;
	struct block *row = report_table_row(report, tbody, ROW_LINE_STRONG, true);
	struct block *cell = report_cell(report, row, BLOCK_TH, NUMBER, STAKE, SCOPE_ROW,
					 ALIGN_START);

	draft_words(&report->draft, "ledger-total", NULL, 0, NULL);
	report_end_cell(report, cell, STYLE_TABLE_NAME);
	report_table_text(report, row, STAKE, report_points(report, workings_stakes(report)),
			  ALIGN_END);
	for (int r = 0; r < nroles(page); r++) {
		const char *score = report_points(report, report->result->scores[r]);

		/* No bar stands here: the first score takes its column too. */
		cell = report_cell(report, row, BLOCK_TD, r == 0 ? CHART : POINTS + r,
				   r == 0 ? 2 : 1, SCOPE_NONE, ALIGN_END);
		draft_span(&report->draft, score, SPAN_STRONG)->role = r;
		report_end_cell(report, cell, STYLE_TABLE_CELL);
	}
}

static void add_table(struct page *page, struct block *section)
{
	struct report *report = page->report;
	struct column columns[POINTS + SCORE_MAX_ROLES] = {
		[QUESTION] = { COLUMN_SHARE, 10 }, [ANSWER] = { COLUMN_SHARE, 11 },
		[CHART] = { COLUMN_SHARE, 4 },
	};
	struct block *table = report_table(report, section, columns, POINTS + nroles(page),
					   "ledger-summary");
	struct block *tbody;
	int first = 0;

	add_head(page, table);
	tbody = report_table_part(report, table, BLOCK_TBODY);
	for (int i = 0; i < page->nlines; i++) {
		int group = group_of(page, page->lines[i]);

		if (i == first) {
			int n = 1;

			while (i + n < page->nlines &&
			       group_of(page, page->lines[i + n]) == group)
				n++;
			add_group(page, tbody, first, n);
			first += n;
		}
		add_line(page, tbody, page->lines[i]);
	}
	add_total(page, tbody);
}

void report_add_ledger(struct report *report, struct block *root)
{
	struct page page = sort_lines(report);
	struct block *section = report_section(report, "ledger-head", NULL, "ledger", true);
	struct fill fill = { 0 };

	(void)root; /* sections stand in the document itself */
	if (page.nlines == 0) {
		fill_para(report, section, STYLE_BODY, "ledger-empty", NULL);
		return;
	}
	fill_role(report, &fill, "first", 0);
	fill_role(report, &fill, "last", nroles(&page) - 1);
	fill_words(report, nroles(&page) == 2 ? "ledger-intro" : "ledger-intro-many", &fill);
	if (!report_has_result(report)) {
		draft_span(&report->draft, " ", 0);
		fill_words(report, "ledger-intro-few", &fill);
	}
	fill_end(report, section, STYLE_BODY);
	add_table(&page, section);
	workings_add(report, workings_strongest(report));
}
