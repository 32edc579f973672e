/*
 * What comes after: next steps for this outcome and these answers, what the person said in answers
 * that are not scored, and room to write. Private answers are not repeated.
 */
#include "compose/report_next.h"

#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_workings.h"
#include "score/truth.h"

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

/* A question, and room beside it: lines of nothing but a space. */
static void add_question(struct report *report, struct block *tbody, const char *key,
			 const struct filling *with)
{
	static const char room[] = "\xc2\xa0\xe2\x80\xa8\xc2\xa0\xe2\x80\xa8\xc2\xa0";
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);

	row->is_unbroken = true;
	say(draft, key, with);
	build_cell(draft, row, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	build_text_cell(draft, row, room, ALIGN_START);
}

static void add_questions(struct report *report)
{
	static const struct column columns[] = {{COLUMN_SHARE, 2}, {COLUMN_SHARE, 3}};
	static const char *const keys[] = {[OUTCOME_INSUFFICIENT] = "next-think-insufficient",
					   [OUTCOME_BLOCKED] = "next-think-blocked",
					   [OUTCOME_DIVIDED] = "next-think-blocked",
					   [OUTCOME_BALANCED] = "next-think-balanced",
					   [OUTCOME_LEADS] = "next-think-leads"};
	struct draft *draft = report->draft;
	const struct result *result = report->result;
	const struct ledger_line *strongest = report_workings_strongest(report);
	struct block *section = report_section(report, "next-think-head", "think");
	struct block *table = build_table(draft, section, columns, 2, "next-think-summary");
	struct block *tbody = build_block(draft, table, BLOCK_TBODY);
	int q = strongest ? strongest->question : -1;

	section->is_extra = true;
	if (strongest && report_has_result(report))
		add_question(report, tbody, "next-think-strongest",
			     WITH(say_count("number", report->numbers[q]),
				  say_span("answer", quote_answer(report, q, 0)),
				  say_span("question", quote_question(report, q, 0))));
	add_question(report, tbody, keys[result->outcome],
		     WITH(say_role(draft, "leader", result->leader),
			  say_role(draft, "rival", result->rival)));
	add_question(report, tbody, "next-think-ask", NULL);
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
			build_sidenote(report->draft, section, "next-told", NULL);
			list = build_list(report->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
		}
		add_told(report, list, q);
	}
}

void report_next_add(struct report *report)
{
	struct block *section, *list;

	if (report->result->nsteps > 0) {
		section = report_section(report, "next-head", "next");
		list = build_list(report->draft, section, NUMBERING_DECIMAL, STYLE_SIGN_TEXT);
		for (int i = 0; i < report->result->nsteps; i++)
			add_step(report, list, i);
	}
	add_all_told(report);
	add_questions(report);
}
