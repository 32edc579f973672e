#include "doc/report_parts.h"

/* Whose report, and when which answers were given. */
static void add_strip(struct report *report, struct block *masthead)
{
	struct draft *draft = &report->draft;
	struct block *strip = draft_block(draft, masthead, BLOCK_STRIP, masthead->pos);

	strip->keeps_with_next = true;
	report_whose(report);
	draft_line(draft, strip, BLOCK_PARA, STYLE_KICKER, NULL, strip->pos);
}

void report_add_outcome(struct report *report, struct block *root)
{
	struct block *masthead = draft_block(&report->draft, root, BLOCK_MASTHEAD,
					     report->quiz->pos);
	struct block *title;

	add_strip(report, masthead);
	report_whose(report);
	title = draft_line(&report->draft, masthead, BLOCK_HEADING, STYLE_TITLE, NULL,
			   masthead->pos);
	title->of.level = 1;
}
