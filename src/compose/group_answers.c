/* A row a question: its answers with their numbers; those of too few people have none. */
#include "compose/group_answers.h"

#include "compose/group_parts.h"
#include "compose/number.h"
#include "compose/quote.h"

enum { NUMBER, QUESTION, ANSWERS, SKIPS, NCOLUMNS };

/* An option, or a band. */
static struct span answer_of(struct group *group, int question, int i)
{
	const struct question *of = &group->quiz->questions[question];

	if (i < of->noptions)
		return quote_of(group->draft, &of->options[i].text, 0);
	return draft_words(group->draft, quote_band(group->draft, of, i - of->noptions), 0);
}

/* "Agree ≈ 12; Disagree ≈ 6; others < 5" */
static void add_answers(struct group *group, struct block *row, int question)
{
	struct draft *draft = group->draft;
	int first = group->traits->answers[question], nfew = 0, nmany = 0;
	int n = traits_nanswers(group->traits, question);
	const int64_t *shown = group->input->shown + first;

	for (int i = 0; i < n; i++) {
		nfew += shown[i] == 0;
		if (shown[i] <= 0)
			continue;
		say(draft, nmany++ > 0 ? "group-answer-next" : "group-answer",
		    WITH(say_span("answer", answer_of(group, question, i)),
			 say_text("count", group_count(group, shown[i]))));
	}
	if (shown[0] == GROUP_HIDDEN)
		say(draft, "group-answers-hidden", NULL);
	else if (nfew > 0)
		say(draft, nmany > 0 ? "group-answers-few" : "group-answers-all-few",
		    WITH(say_count("count", nfew), say_text("few", group_count(group, 0))));
	build_cell(draft, row, SCOPE_NONE, ALIGN_START, STYLE_TABLE_CELL);
}

void group_answers_add(struct group *group)
{
	struct draft *draft = group->draft;
	struct column columns[NCOLUMNS] = {
		[QUESTION] = {COLUMN_SHARE, 2}, [ANSWERS] = {COLUMN_SHARE, 3}};
	struct block *section = group_section(group, "group-answers-head", "answers");
	struct block *table, *tbody, *row;

	build_para(draft, section, STYLE_BODY, "group-answers-intro", NULL);
	table = build_table(draft, section, columns, NCOLUMNS, "group-answers-summary");
	row = build_head_row(draft, table);
	build_head_cell(draft, row, "group-number", ALIGN_START);
	build_head_cell(draft, row, "group-question", ALIGN_START);
	build_head_cell(draft, row, "group-answers", ALIGN_START);
	build_head_cell(draft, row, "group-skipped", ALIGN_END);
	tbody = build_block(draft, table, BLOCK_TBODY);
	for (int i = 0; i < group->quiz->nquestions; i++) {
		int q = group->order[i];

		if (traits_nanswers(group->traits, q) == 0)
			continue;
		row = build_row(draft, tbody, ROW_LINE_FINE, false);
		build_text_cell(draft, row, number_whole(draft, group->numbers[q]), ALIGN_START);
		build_span_cell(draft, row, SCOPE_ROW, group_question(group, q), ALIGN_START);
		add_answers(group, row, q);
		group_count_cell(group, row, group->input->shown[group->traits->skips + q], 0);
	}
}
