/*
 * Lists of the few questions, or pairs of them, of which most holds for most people. Their order is
 * that of the numbers shown, then that of the questions: it tells no more than the numbers do.
 */
#include "compose/group_salient.h"

#include "compose/group_parts.h"
#include "compose/number.h"

enum { MOST_ROWS = 5 };
enum { NAME, CHART, PEOPLE, NCOLUMNS };

struct list {
	const char *head, *intro, *none, *summary;
	int first, n; /* traits */
	bool are_pairs;
};

/* A question by its words and its number. */
static const char *words_of(struct group *group, int question)
{
	return say_phrase(group->draft, "report-question-number",
			  WITH(say_text("question", say_stand_in(group->draft,
								 group_question(group, question))),
			       say_count("number", group->numbers[question])));
}

static void add_name(struct group *group, struct block *row, const struct list *list, int i)
{
	struct draft *draft = group->draft;
	const struct pair *pair = list->are_pairs ? &group->quiz->pairs[i] : NULL;
	int nstand_ins = draft->nstand_ins;

	if (pair)
		say(draft, pair->is_opposite ? "group-pair-opposite" : "group-pair-same",
		    WITH(say_text("first", words_of(group, pair->a)),
			 say_text("second", words_of(group, pair->b))));
	else
		say(draft, "report-question-number",
		    WITH(say_span("question", group_question(group, i)),
			 say_count("number", group->numbers[i])));
	draft->nstand_ins = nstand_ins;
	build_cell(draft, row, SCOPE_ROW, ALIGN_START, STYLE_TABLE_CELL);
}

/* Whether a comes before b. */
static bool is_before(const struct group *group, const struct list *list, int a, int b)
{
	const int64_t *shown = group->input->shown + list->first;

	if (shown[a] != shown[b])
		return shown[a] > shown[b];
	return list->are_pairs ? a < b : group->numbers[a] < group->numbers[b];
}

/* The most frequent ones; answers how many. */
static int choose(const struct group *group, const struct list *list, int out[MOST_ROWS])
{
	int n = 0;

	for (int i = 0; i < list->n; i++) {
		int k = n;

		if (group->input->shown[list->first + i] <= 0)
			continue;
		for (; k > 0 && is_before(group, list, i, out[k - 1]); k--)
			if (k < MOST_ROWS)
				out[k] = out[k - 1];
		if (k < MOST_ROWS)
			out[k] = i;
		n += n < MOST_ROWS;
	}
	return n;
}

static void add_row(struct group *group, struct block *tbody, const struct list *list, int i)
{
	int64_t shown = group->input->shown[list->first + i];
	struct block *row = build_row(group->draft, tbody, ROW_LINE_FINE, false);

	add_name(group, row, list, i);
	group_bar_cell(group, row, -1, shown);
	group_count_cell(group, row, shown, SPAN_STRONG);
}

/* The list; false: it would be empty. */
static bool add_list(struct group *group, struct block *section, const struct list *list)
{
	struct draft *draft = group->draft;
	struct column columns[NCOLUMNS] = {[NAME] = {COLUMN_SHARE, 3}, [CHART] = {COLUMN_SHARE, 2}};
	struct block *table, *tbody, *row;
	int rows[MOST_ROWS], n = choose(group, list, rows);

	if (n == 0)
		return false;
	say(draft, list->head, NULL);
	build_heading(build_line(draft, section, BLOCK_HEADING, STYLE_SUBHEAD), 3);
	build_para(draft, section, STYLE_SIGN_TEXT, list->intro, NULL);
	table = build_table(draft, section, columns, NCOLUMNS, list->summary);
	row = build_head_row(draft, table);
	say(draft, list->are_pairs ? "group-pairs" : "group-question", NULL);
	build_wide_cell(draft, row, 2, SCOPE_COLUMN, ALIGN_START, STYLE_CAPTION);
	build_head_cell(draft, row, "group-people", ALIGN_END);
	tbody = build_block(draft, table, BLOCK_TBODY);
	for (int i = 0; i < n; i++)
		add_row(group, tbody, list, rows[i]);
	return true;
}

/* What no list can be made of is said behind those that there are. */
void group_salient_add(struct group *group)
{
	const struct traits *traits = group->traits;
	const struct list lists[] = {
		{"group-decides-head", "group-decides-intro", "group-decides-none",
		 "group-decides-summary", traits->decides, group->quiz->nquestions, false},
		{"group-skips-head", "group-skips-intro", "group-skips-none", "group-skips-summary",
		 traits->skips, group->quiz->nquestions, false},
		{"group-contradicts-head", "group-contradicts-intro", "group-contradicts-none",
		 "group-contradicts-summary", traits->contradicts, group->quiz->npairs, true},
	};
	struct block *section = group_section(group, "group-salient-head", "questions");
	bool has_list[sizeof lists / sizeof *lists];

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		has_list[i] = add_list(group, section, &lists[i]);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (!has_list[i] && lists[i].n > 0)
			say_also(group->draft, lists[i].none,
				 WITH(say_count("least", group->input->least)));
	build_line(group->draft, section, BLOCK_PARA, STYLE_SIGN_TEXT);
}
