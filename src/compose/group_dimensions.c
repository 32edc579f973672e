/*
 * A strip a dimension, with a lane a role: of so many people the answers on that dimension alone
 * would put the role there. No means: a group that is split in two has one where nobody stands.
 */
#include "compose/group_dimensions.h"

#include "base/utf8.h"
#include "compose/dimension_axis.h"
#include "compose/group_parts.h"
#include "compose/name.h"

enum { NAME, ROLES, CHART, NCOLUMNS };

static const int64_t *places_of(const struct group *group, int dimension, int role)
{
	return group->input->shown + group->traits->places +
	       (dimension * group->traits->nroles + role) * TRAIT_PLACES;
}

static bool is_asked(const struct group *group, int dimension)
{
	for (int q = 0; q < group->quiz->nquestions; q++)
		if (group->quiz->questions[q].dimension == dimension &&
		    group->quiz->questions[q].weight > 0)
			return true;
	return false;
}

/* The highest that a column is; what is least to be shown is half as high, or lower. */
static int64_t find_most(const struct group *group)
{
	int64_t most = 2 * group->input->step;

	for (int t = group->traits->places; t < group->traits->skips; t++)
		if (group->input->shown[t] > most)
			most = group->input->shown[t];
	return most;
}

static void add_head(struct group *group, struct block *table)
{
	struct draft *draft = group->draft;
	struct block *row = build_head_row(draft, table);

	build_head_cell(draft, row, "dimensions-name", ALIGN_START);
	build_head_cell(draft, row, "group-role", ALIGN_START);
	dimension_axis_head(draft, row, -1);
}

/* "PM: < 5, ≈ 6, ≈ 12, < 5, < 5" */
static const char *lane_alt(struct group *group, int dimension, int role)
{
	const int64_t *places = places_of(group, dimension, role);
	const char *list = NULL;

	for (int i = 0; i < TRAIT_PLACES; i++)
		list = say_join(group->draft, "join", list, group_count(group, places[i]));
	return say_phrase(group->draft, "bar-alt",
			  WITH(say_text("role", name_abbreviated(group->draft, role)),
			       say_text("range", list)));
}

static void add_strip(struct group *group, struct block *row, int dimension, int64_t most)
{
	struct draft *draft = group->draft;
	int nroles = group->traits->nroles, n = 0;
	struct chart *chart = dimension_axis_chart(draft->arena, CHART_STRIPS, -1, NULL);
	struct chart_bar *bars = ARENA_ARRAY(draft->arena, struct chart_bar, nroles * TRAIT_PLACES);
	int *shares = ARENA_ARRAY(draft->arena, int, nroles *TRAIT_PLACES);
	const char *lanes = NULL;

	for (int r = 0; r < nroles; r++) {
		const int64_t *places = places_of(group, dimension, r);

		for (int i = 0; i < TRAIT_PLACES; i++, n++) {
			bars[n] = (struct chart_bar){.role = r,
						     .low = i * DIMENSION_AXIS_END / TRAIT_PLACES,
						     .high = (i + 1) * DIMENSION_AXIS_END /
							     TRAIT_PLACES};
			shares[n] = places[i] > 0 ? (int)(places[i] * 1000 / most) : 0;
		}
		lanes = say_join(draft, "join-clauses", lanes, lane_alt(group, dimension, r));
	}
	chart->bars = bars;
	chart->shares = shares;
	chart->nbars = n;
	chart->alt = say_phrase(draft, "group-strip-alt",
				WITH(say_text("dimension", name_dimension(draft, dimension).text),
				     say_text("roles", lanes)));
	build_figure(draft, build_cell(draft, row, SCOPE_NONE, ALIGN_START, STYLE_BODY), chart);
}

static void add_row(struct group *group, struct block *tbody, int dimension, int64_t most)
{
	struct draft *draft = group->draft;
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);
	struct span name = name_dimension(draft, dimension);

	row->is_unbroken = true;
	draft_put(draft, name);
	build_cell(draft, row, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	for (int r = 0; r < group->traits->nroles; r++) {
		if (r > 0)
			draft_span(draft, UTF8_LINE_BREAK, 0); /* a lane each */
		draft_put(draft, name_short(draft, r, 0));
	}
	build_cell(draft, row, SCOPE_NONE, ALIGN_START, STYLE_TABLE_CELL);
	add_strip(group, row, dimension, most);
}

void group_dimensions_add(struct group *group)
{
	struct column columns[NCOLUMNS] = {[CHART] = {COLUMN_SHARE, 1}};
	struct block *section = group_section(group, "group-dimensions-head", "dimensions");
	struct block *table, *tbody;
	int64_t most = find_most(group);

	build_para(group->draft, section, STYLE_BODY, "group-dimensions-intro",
		   WITH(say_text("most", group_count(group, most))));
	table = build_table(group->draft, section, columns, NCOLUMNS, "group-dimensions-summary");
	add_head(group, table);
	tbody = build_block(group->draft, table, BLOCK_TBODY);
	for (int d = 0; d < group->input->guide->ndimensions; d++)
		if (is_asked(group, d))
			add_row(group, tbody, d, most);
}
