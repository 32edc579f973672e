/* Counts in words and as bars. */
#include "compose/group_parts.h"

#include "compose/number.h"
#include "compose/quote.h"

struct block *group_section(struct group *group, const char *head, const char *anchor)
{
	struct draft *draft = group->draft;
	struct block *section = draft_block(draft, draft->doc->root, BLOCK_SECTION,
					    group->quiz->pos);

	section->anchor = anchor;
	say(draft, head, NULL);
	build_heading(build_line(draft, section, BLOCK_HEADING, STYLE_HEAD), 2);
	return section;
}

const char *group_count(struct group *group, int64_t shown)
{
	struct draft *draft = group->draft;

	if (shown == GROUP_HIDDEN)
		return say_phrase(draft, "group-hidden", NULL);
	if (shown == 0)
		return say_phrase(draft, "group-under",
				  WITH(say_count("least", group->input->least)));
	return say_phrase(draft, "group-about",
			  WITH(say_text("count", number_whole(draft, shown))));
}

void group_count_cell(struct group *group, struct block *row, int64_t shown, unsigned flags)
{
	build_span_cell(group->draft, row, SCOPE_NONE,
			draft_words(group->draft, group_count(group, shown), flags), ALIGN_END);
}

void group_bar_cell(struct group *group, struct block *row, int role, int64_t shown)
{
	struct draft *draft = group->draft;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	struct chart_bar *bar = ARENA_NEW(draft->arena, struct chart_bar);
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick, 2);
	struct block *cell = build_cell(draft, row, SCOPE_NONE, ALIGN_START, STYLE_BODY);

	if (shown == GROUP_HIDDEN)
		return;
	*bar = (struct chart_bar){.role = role, .low = 0, .high = shown};
	ticks[1].at = group->input->npeople;
	*chart = (struct chart){.kind = CHART_DIVERGING,
				.role = role,
				.bars = bar,
				.nbars = 1,
				.ticks = ticks,
				.nticks = 2,
				.neutral = -1,
				.active = -1};
	chart->alt = say_phrase(draft, "group-bar-alt",
				WITH(say_text("count", group_count(group, shown)),
				     say_count("people", group->input->npeople)));
	build_figure(draft, cell, chart);
}

struct span group_question(const struct group *group, int question)
{
	const struct question *of = &group->quiz->questions[question];

	return quote_of(group->draft, of->reason.n > 0 ? &of->reason : &of->text, 0);
}
