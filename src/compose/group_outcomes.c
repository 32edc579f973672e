/* A row a role with its bands, then the outcomes in which none leads. */
#include "compose/group_outcomes.h"

#include "compose/group_parts.h"
#include "compose/name.h"

enum { NAME, CHART, PEOPLE, BANDS, NCOLUMNS = BANDS + TRAIT_BANDS };

static void add_head(struct group *group, struct block *table)
{
	struct draft *draft = group->draft;
	struct block *row = build_head_row(draft, table);

	say(draft, "group-outcome-name", NULL);
	build_wide_cell(draft, row, 2, SCOPE_COLUMN, ALIGN_START, STYLE_CAPTION);
	build_head_cell(draft, row, "group-people", ALIGN_END);
	build_head_cell(draft, row, "report-leans", ALIGN_END);
	build_head_cell(draft, row, "report-clear", ALIGN_END);
	build_head_cell(draft, row, "report-strong", ALIGN_END);
}

static void add_role(struct group *group, struct block *tbody, int role)
{
	struct draft *draft = group->draft;
	const int64_t *shown = group->input->shown;
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);
	int64_t leads = shown[group->traits->leads + role];

	build_span_cell(draft, row, SCOPE_ROW, name_role(draft, role, SPAN_STRONG), ALIGN_START);
	group_bar_cell(group, row, role, leads);
	group_count_cell(group, row, leads, SPAN_STRONG);
	for (int i = 0; i < TRAIT_BANDS; i++)
		group_count_cell(group, row, shown[group->traits->bands + role * TRAIT_BANDS + i],
				 0);
}

static void add_other(struct group *group, struct block *tbody, enum trait_other other)
{
	static const char *const keys[] = {[TRAIT_BALANCED] = "report-balanced",
					   [TRAIT_BARRED] = "group-outcome-barred",
					   [TRAIT_INSUFFICIENT] = "group-outcome-insufficient"};
	struct draft *draft = group->draft;
	int64_t shown = group->input->shown[group->traits->others + (int)other];
	struct block *row = build_row(draft, tbody,
				      other == TRAIT_BALANCED ? ROW_LINE_STRONG : ROW_LINE_FINE,
				      false);

	build_span_cell(draft, row, SCOPE_ROW, say_bold(draft, keys[other]), ALIGN_START);
	group_bar_cell(group, row, -1, shown);
	group_count_cell(group, row, shown, SPAN_STRONG);
	build_wide_cell(draft, row, TRAIT_BANDS, SCOPE_NONE, ALIGN_START, STYLE_TABLE_CELL);
}

void group_outcomes_add(struct group *group)
{
	struct column columns[NCOLUMNS] = {[CHART] = {COLUMN_SHARE, 1}};
	struct block *section = group_section(group, "group-outcome-head", "outcomes");
	struct block *table, *tbody;

	build_para(group->draft, section, STYLE_BODY, "group-outcome-intro", NULL);
	table = build_table(group->draft, section, columns, NCOLUMNS, "group-outcome-summary");
	add_head(group, table);
	tbody = build_block(group->draft, table, BLOCK_TBODY);
	for (int r = 0; r < group->traits->nroles; r++)
		add_role(group, tbody, r);
	for (int i = 0; i < TRAIT_OTHERS; i++)
		add_other(group, tbody, (enum trait_other)i);
}
