/* What parts of a report share: the numbers of questions, the roles compared, counts, sections. */
#include "compose/report_parts.h"

#include "compose/name.h"
#include "compose/number.h"
#include "compose/question_order.h"
#include "compose/quote.h"

/* The roles that the pages hold against each other. */
static void choose_roles(struct report *report)
{
	const struct result *result = report->result;

	report->first = result->leader;
	report->second = result->rival;
	if (!report_has_order(report)) {
		report->first = result->front[0];
		report->second = result->leader;
		for (int r = 0; r < result->nroles && report->second == report->first; r++)
			if (r != report->first)
				report->second = r;
		for (int r = 0; r < result->nroles; r++)
			if (result->leader == report->first && r != report->first &&
			    result->scores[r] > result->scores[report->second])
				report->second = r;
	}
	report->lead = result->scores[report->first] - result->scores[report->second];
}

struct report report_begin(struct draft *draft, struct arena *arena,
			   const struct report_input *input, struct diag *diag)
{
	const struct quiz *quiz = input->result->quiz;
	struct report report = {
		.draft = draft,
		.input = input,
		.guide = input->guide,
		.quiz = quiz,
		.answers = input->result->answers,
		.result = input->result,
		.ledger = ledger_make(arena, quiz, input->result->answers->answers,
				      quiz->dimension_weights),
	};

	for (int q = 0; q < quiz->nquestions; q++) {
		report.nasked += report.ledger->is_asked[q];
		report.nanswered += report.ledger->is_answered[q];
	}
	*draft = (struct draft){.arena = arena,
				.is_pageless = input->is_pageless,
				.guide = input->guide,
				.phrases = input->phrases,
				.locales = input->locales,
				.theme_logo = input->theme_logo,
				.diag = diag};
	draft_init(draft, draft_wording_lang(input->guide, input->phrases));
	draft->doc->root->pos = quiz->pos;
	report.numbers = question_order(arena, quiz, &report.order);
	choose_roles(&report);
	return report;
}

const char *report_band_key(enum band band)
{
	static const char *const keys[] = {[BAND_NONE] = "method-no-band",
					   [BAND_BALANCED] = "report-balanced",
					   [BAND_LEANS] = "report-leans",
					   [BAND_CLEAR] = "report-clear",
					   [BAND_STRONG] = "report-strong"};

	return keys[band];
}

const char *report_confidence_key(enum confidence confidence)
{
	static const char *const keys[] = {
		[CONFIDENCE_LIMITED] = "report-confidence-limited",
		[CONFIDENCE_FAIR] = "report-confidence-fair",
		[CONFIDENCE_GOOD] = "report-confidence-good",
	};

	return keys[confidence];
}

bool report_has_result(const struct report *report)
{
	return report->result->outcome != OUTCOME_INSUFFICIENT;
}

bool report_has_order(const struct report *report)
{
	return report->result->outcome == OUTCOME_LEADS ||
	       report->result->outcome == OUTCOME_BALANCED;
}

int report_named(const struct report *report, int *roles)
{
	const struct result *result = report->result;
	int n = 0;

	for (int r = 0; r < result->nroles && report_has_result(report); r++)
		for (int i = 0; i < result->nfront; i++)
			if (result->front[i] == r)
				roles[n++] = r;
	return n;
}

int32_t report_dimension_lead(const struct report *report, int dimension)
{
	const struct dimension_result *of = &report->result->dimensions[dimension];

	return of->is_answered ? of->points[report->first] - of->points[report->second] : 0;
}

int64_t report_size(int64_t centipoints)
{
	return centipoints < 0 ? -centipoints : centipoints;
}

void report_whose(struct report *report)
{
	const struct answers *answers = report->answers;
	bool is_for_coach = report->is_for_coach;
	struct span name;

	if (!answers->name || !*answers->name) {
		say(report->draft, is_for_coach ? "companion-kind" : "report-kind", NULL);
		return;
	}
	name = draft_text(quote_isolated(report->draft, answers->name), 0);
	name.lang = answers->name_lang;
	name.typed = answers->name_pos;
	name.typed_column = answers->name_column;
	say(report->draft, is_for_coach ? "companion-kind-name" : "report-kind-name",
	    WITH(say_span("name", name)));
}

/* Where answers count, the scored questions are meant: all of them stand in the ledger. */
void report_strip_add(struct report *report, struct block *masthead)
{
	struct draft *draft = report->draft;
	struct block *strip = build_block(draft, masthead, BLOCK_STRIP);
	const char *date = number_date_whole(draft, report->answers->date);

	strip->keeps_with_next = true;
	report_whose(report);
	build_line(draft, strip, BLOCK_PARA, STYLE_KICKER);
	build_para(draft, strip, STYLE_STRIP, date ? "report-answered-on" : "report-answered",
		   WITH(say_count("answered", report->nanswered),
			say_count("asked", report->nasked), say_text("date", date)));
}

struct filling report_page(struct report *report, const char *href, const char *guess,
			   const char *head)
{
	bool is_pageless = report->input->is_pageless;
	struct draft *draft = report->draft;
	struct span span = is_pageless ? draft_words(draft, say_phrase(draft, head, NULL), 0)
				       : draft_text(guess, 0);

	span.field = is_pageless ? FIELD_NONE : FIELD_PAGE_OF;
	span.href = href;
	return say_span("page", span);
}

struct block *report_section(struct report *report, const char *head, const char *anchor)
{
	struct draft *draft = report->draft;
	struct block *section = draft_block(draft, draft->doc->root, BLOCK_SECTION,
					    report->quiz->pos);

	section->anchor = anchor;
	say(draft, head, WITH(say_count("roles", report->result->nroles)));
	build_heading(build_line(draft, section, BLOCK_HEADING, STYLE_HEAD), 2);
	return section;
}

struct block *report_question_row(struct report *report, struct block *tbody, int question)
{
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);

	row->pos = report->quiz->questions[question].pos;
	build_text_cell(draft, row, number_whole(draft, report->numbers[question]), ALIGN_START);
	build_span_cell(draft, row, SCOPE_ROW, quote_question(report, question, 0), ALIGN_START);
	build_span_cell(draft, row, SCOPE_NONE, quote_answer(report, question, 0), ALIGN_START);
	return row;
}

void report_dimension_cell(struct report *report, struct block *row, int dimension)
{
	struct draft *draft = report->draft;
	struct block *cell = build_cell(draft, row, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);

	draft_rich(draft, &report->guide->dimensions[dimension].name, 0);
	draft_line(draft, cell, BLOCK_PARA, STYLE_TABLE_NAME, name_dimension_lang(draft, dimension),
		   cell->pos);
	build_fill(draft, cell, STYLE_TABLE_NAME);
}
