/* A row a group, by size: who leads in it. */
#include "compose/group_groups.h"

#include "compose/group_parts.h"
#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"

enum { NAME, PEOPLE, ROLES, OTHERS = 2 }; /* columns: from ROLES on one a role, then the others */

static void add_head(struct group *group, struct block *table)
{
	struct draft *draft = group->draft;
	struct block *row = build_head_row(draft, table);

	build_head_cell(draft, row, "group-group", ALIGN_START);
	build_head_cell(draft, row, "group-people", ALIGN_END);
	build_role_cells(draft, row);
	build_head_cell(draft, row, "report-balanced", ALIGN_END);
	build_head_cell(draft, row, "group-outcome-insufficient", ALIGN_END);
}

static void add_name(struct group *group, struct block *row, const struct group_row *of)
{
	struct draft *draft = group->draft;

	if (of->name)
		draft_put(draft, draft_text(quote_isolated(draft, of->name), 0));
	else
		say(draft, of->ngroups == 1 ? "group-group-none" : "group-group-others",
		    WITH(say_count("count", of->ngroups)));
	build_cell(draft, row, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
}

static void add_row(struct group *group, struct block *tbody, const struct group_row *of)
{
	struct draft *draft = group->draft;
	const struct traits *traits = group->traits;
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);

	add_name(group, row, of);
	build_text_cell(draft, row, number_whole(draft, of->npeople), ALIGN_END);
	for (int r = 0; r < traits->nroles; r++)
		build_points_cell(draft, row, r, group_count(group, of->shown[traits->leads + r]),
				  0);
	group_count_cell(group, row, of->shown[traits->others + TRAIT_BALANCED], 0);
	group_count_cell(group, row, of->shown[traits->others + TRAIT_INSUFFICIENT], 0);
}

void group_groups_add(struct group *group)
{
	struct column columns[ROLES + SCORE_MAX_ROLES + OTHERS] = {[NAME] = {COLUMN_SHARE, 1}};
	int ncolumns = ROLES + group->traits->nroles + OTHERS;
	struct block *section, *table, *tbody;

	if (group->input->nrows == 0)
		return;
	section = group_section(group, "group-groups-head", "groups");
	build_para(group->draft, section, STYLE_BODY, "group-groups-intro",
		   WITH(say_count("least", group->input->least)));
	table = build_table(group->draft, section, columns, ncolumns, "group-groups-summary");
	add_head(group, table);
	tbody = build_block(group->draft, table, BLOCK_TBODY);
	for (int i = 0; i < group->input->nrows; i++)
		add_row(group, tbody, &group->input->rows[i]);
}
