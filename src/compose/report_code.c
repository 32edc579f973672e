/* A code beside the words that say what is in it. */
#include "compose/report_code.h"

#include "answers/answer_code.h"
#include "score/result_print.h"

static const char *code_text(const struct report *report)
{
	struct code_prints prints = answer_code_prints(report->quiz);
	struct buf code;
	const char *text;

	prints.has_result = true;
	prints.result = result_print(report->result);
	buf_init(&code);
	answer_code_add(report->answers, report->quiz, true, &prints, &code);
	text = arena_strdup(report->draft->arena, code.bytes);
	buf_release(&code);
	return text;
}

void report_code_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *call;
	struct chart *chart;

	if (!report->input->has_code)
		return;
	call = build_block(draft, report_section(report, "report-code-head", "code"), BLOCK_CTA);
	call->is_unbroken = true;
	build_para(draft, call, STYLE_NOTE, "report-code-holds", NULL);
	build_para(draft, call, STYLE_NOTE, "report-code-check", NULL);
	chart = ARENA_NEW(draft->arena, struct chart);
	chart->kind = CHART_QR;
	chart->role = -1;
	chart->is_compact = true;
	chart->text = code_text(report);
	chart->alt = say_phrase(draft, "report-code-alt", NULL);
	build_figure(draft, call, chart);
}
