/*
 * What comes after: next steps for this outcome and these answers, what the person said in answers
 * that are not scored, and room to write. Private answers are not repeated.
 */
#include "compose/report_next.h"

#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_talk.h"
#include "compose/report_workings.h"
#include "score/truth.h"

enum { LINES = 2 }; /* to write on under a question, at least */

static void add_step(struct report *report, struct block *list, int i)
{
	const struct next_step *step = &report->quiz->steps[report->result->steps[i]];
	struct draft *draft = report->draft;
	struct block *body = build_item(draft, list, list->pos, i);

	if (step->head.n > 0) {
		say(draft, "next-step-head",
		    WITH(say_span("head", quote_text(report, &step->head, SPAN_STRONG))));
		draft_span(draft, " ", 0);
	}
	draft_put(draft, quote_text(report, &step->text, 0));
	build_line(draft, body, BLOCK_PARA, STYLE_SIGN_TEXT);
	if (step->href && *step->href && *step->href != '#')
		build_address(draft, body, STYLE_SIGN_TEXT, step->href,
			      quote_plain(report, &step->head));
}

/* Answers that no score took up: background, wishes, own words. */
static bool is_told(struct report *report, int q)
{
	const struct question *question = &report->quiz->questions[q];

	return !ledger_is_scored(question) && !question->is_private &&
	       report->ledger->applies[q] != TRUTH_FALSE &&
	       truth_is_given(question, &report->answers->answers[q]) &&
	       quote_answer(report, q, 0).text;
}

static void add_told(struct report *report, struct block *list, int q)
{
	bool is_text = report->quiz->questions[q].kind == QUESTION_TEXT;
	struct draft *draft = report->draft;
	struct span answer = quote_answer(report, q, is_text ? 0 : SPAN_STRONG);

	if (is_text)
		answer.text = quote_isolated(draft, answer.text);
	build_para(draft, build_item(draft, list, list->pos, 0), STYLE_SIGN_TEXT,
		   is_text ? "next-told-text" : "next-told-answer",
		   WITH(say_span("question", quote_question(report, q, 0)),
			say_span("answer", answer)));
}

/* A question, and lines to write on below it: rows of nothing but a space. */
static void add_question(struct report *report, struct block *section, const char *key,
			 const struct filling *with)
{
	static const struct column columns[] = {{COLUMN_SHARE, 1}};
	struct draft *draft = report->draft;
	struct block *table = build_to_fill(draft, build_table(draft, section, columns, 1,
							       "next-think-summary"));
	struct block *tbody = build_block(draft, table, BLOCK_TBODY);
	struct block *row = build_row(draft, tbody, ROW_LINE_NONE, false);

	row->keeps_with_next = true;
	say(draft, key, with);
	build_cell(draft, row, SCOPE_COLUMN, ALIGN_START, STYLE_TABLE_NAME);
	for (int i = 0; i < LINES; i++) {
		row = build_row(draft, tbody, i == 0 ? ROW_LINE_NONE : ROW_LINE_FINE, false);
		row->keeps_with_next = i + 1 < LINES;
		build_text_cell(draft, row, "\xc2\xa0", ALIGN_START);
	}
}

static void add_questions(struct report *report)
{
	static const char *const keys[] = {[OUTCOME_INSUFFICIENT] = "next-think-insufficient",
					   [OUTCOME_BLOCKED] = "next-think-blocked",
					   [OUTCOME_DIVIDED] = "next-think-blocked",
					   [OUTCOME_BALANCED] = "next-think-balanced",
					   [OUTCOME_LEADS] = "next-think-leads"};
	struct draft *draft = report->draft;
	const struct result *result = report->result;
	const struct ledger_line *strongest = report_workings_strongest(report);
	struct block *section = report_section(report, "next-think-head", "think");
	int q = strongest ? strongest->question : -1;

	if (strongest && report_has_result(report))
		add_question(report, section, "next-think-strongest",
			     WITH(say_count("number", report->numbers[q]),
				  say_span("answer", quote_answer(report, q, 0)),
				  say_span("question", quote_question(report, q, 0))));
	add_question(report, section, keys[result->outcome],
		     WITH(say_role(draft, "leader", result->leader),
			  say_role(draft, "rival", result->rival)));
	add_question(report, section, "next-think-ask", NULL);
}

static void add_all_told(struct report *report)
{
	int nquestions = report->quiz->nquestions;
	struct block *section, *list = NULL;

	for (int q = 0; q < nquestions; q++) {
		if (!is_told(report, q))
			continue;
		if (!list) {
			section = report_section(report, "next-told-head", "told");
			section->extra = REPORT_EXTRA_TOLD;
			build_sidenote(report->draft, section, "next-told", NULL);
			list = build_list(report->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
		}
		add_told(report, list, q);
	}
}

void report_next_add(struct report *report)
{
	struct block *section = report_section(report, "next-head", "next");

	if (report->result->nsteps > 0) {
		struct block *list = build_list(report->draft, section, NUMBERING_DECIMAL,
						STYLE_SIGN_TEXT);

		for (int i = 0; i < report->result->nsteps; i++)
			add_step(report, list, i);
	}
	report_talk_add_again(report, section);
	report_talk_add(report);
	add_all_told(report);
	add_questions(report);
}
