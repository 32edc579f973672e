/*
 * Names, answers and points as they stand on a report. Texts of a questionnaire come in several
 * languages: the one of the phrases is taken where there is one, so that a sentence is of one
 * piece; every span says which language it holds.
 */
#include "compose/report_parts.h"

#include <string.h>

/* Which language of the text the report shows. */
static int find_language(const struct report *report, const struct quiz_text *text)
{
	const char *const wanted[] = { report->draft.words_lang, report->guide->lang };

	for (int w = 0; w < 2; w++)
		for (int i = 0; i < text->n; i++)
			if (draft_speaks(text->langs[i], wanted[w]))
				return i;
	return 0;
}

const char *report_text(const struct report *report, const struct quiz_text *text)
{
	return text->n > 0 ? text->texts[find_language(report, text)] : NULL;
}

static const char *text_language(const struct report *report, const struct quiz_text *text)
{
	return text->n > 0 ? text->langs[find_language(report, text)] : NULL;
}

const char *report_role(const struct report *report, int role)
{
	return report->guide->roles[role].name;
}

const char *report_role_short(const struct report *report, int role)
{
	const struct role *of = &report->guide->roles[role];

	return of->abbreviation ? of->abbreviation : of->name;
}

/* What stands for a question: its short words, else all of it. */
static const struct quiz_text *question_text(const struct question *question)
{
	return question->reason.n > 0 ? &question->reason : &question->text;
}

/* What people typed as one line: white space and control characters become single spaces. */
static char *folded(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1), *end = out;

	for (; *text; text++) {
		bool is_space = (unsigned char)*text <= ' ' || *text == '\x7f';

		if (!is_space)
			*end++ = *text;
		else if (end > out && end[-1] != ' ')
			*end++ = ' ';
	}
	if (end > out && end[-1] == ' ')
		end--;
	*end = '\0';
	return out;
}

static const char *join_answers(struct report *report, const char *list, const char *next)
{
	const struct locale_arg args[] = { draft_arg("first", list), draft_arg("next", next) };

	return list ? draft_phrase(&report->draft, "join-clauses", args, 2) : next;
}

/* One option; in a ranking, with its place. */
static const char *option_words(struct report *report, const struct question *question,
				int option, int place)
{
	const char *text = report_text(report, &question->options[option].text);
	const struct locale_arg args[] = { draft_count("place", place),
					   draft_arg("option", text) };

	return question->kind == QUESTION_RANK
		       ? draft_phrase(&report->draft, "report-ranked", args, 2) : text;
}

const char *report_choice(struct report *report, int question, const int *chosen, int nchosen)
{
	const struct question *of = &report->quiz->questions[question];
	const char *words = NULL;

	for (int i = 0; i < nchosen; i++)
		words = join_answers(report, words, option_words(report, of, chosen[i], i + 1));
	return words;
}

static const char *number_words(struct report *report, int64_t number)
{
	return locale_number(report->draft.wording, report->draft.arena, number);
}

static const char *with_unit(struct report *report, const struct question *question,
			     const char *words)
{
	const char *unit = report_text(report, &question->unit);
	const struct locale_arg args[] = { draft_arg("number", words), draft_arg("unit", unit) };

	return unit ? draft_phrase(&report->draft, "report-with-unit", args, 2) : words;
}

static const char *band_words(struct report *report, const struct question *question, int band)
{
	bool is_last = band + 1 == question->nbands;
	int64_t low = band > 0 ? question->bands[band - 1].upto + 1 : question->min;
	int64_t high = is_last ? question->max : question->bands[band].upto;
	const struct locale_arg args[] = { draft_arg("low", number_words(report, low)),
					   draft_arg("high", number_words(report, high)) };
	const char *key = band == 0 ? "report-band-up-to" : is_last ? "report-band-from"
								    : "report-band";

	if (low >= high)
		return with_unit(report, question, args[0].text);
	return with_unit(report, question, draft_phrase(&report->draft, key, args, 2));
}

static const char *private_words(struct report *report)
{
	return draft_phrase(&report->draft, "report-private", NULL, 0);
}

const char *report_flip(struct report *report, const struct flip *flip)
{
	const struct question *of = &report->quiz->questions[flip->question];

	if (of->is_private)
		return private_words(report);
	if (of->kind == QUESTION_NUMBER)
		return band_words(report, of, flip->option);
	return report_choice(report, flip->question, flip->chosen, flip->nchosen);
}

/* Own words beside "other" follow it. */
static const char *chosen_words(struct report *report, int question, const struct answer *answer)
{
	const char *words = report_choice(report, question, answer->chosen, answer->nchosen);
	struct locale_arg args[2];

	if (!words || !answer->text || !*answer->text)
		return words;
	args[0] = draft_arg("option", words);
	args[1] = draft_arg("words", folded(report->draft.arena, answer->text));
	return draft_phrase(&report->draft, "report-own-words", args, 2);
}

const char *report_answer(struct report *report, int question)
{
	const struct question *of = &report->quiz->questions[question];
	const struct answer *answer = &report->answers->answers[question];

	if (answer->state != ANSWER_GIVEN)
		return NULL;
	if (of->is_private)
		return private_words(report);
	switch (of->kind) {
	case QUESTION_SINGLE:
	case QUESTION_MULTI:
	case QUESTION_LIKERT:
	case QUESTION_RANK:
		return chosen_words(report, question, answer);
	case QUESTION_NUMBER:
		return with_unit(report, of, number_words(report, answer->number));
	case QUESTION_TEXT:
		return answer->text && *answer->text ? folded(report->draft.arena, answer->text)
						     : NULL;
	}
	return NULL;
}

static const char *decimal(struct report *report, int64_t centipoints, int places,
			   enum locale_sign sign)
{
	return locale_decimal(report->draft.wording, report->draft.arena, centipoints, places,
			      sign);
}

const char *report_points(struct report *report, int64_t centipoints)
{
	return decimal(report, centipoints, 2, LOCALE_UNSIGNED);
}

const char *report_signed(struct report *report, int64_t centipoints)
{
	return decimal(report, centipoints, 2, LOCALE_SIGNED);
}

static int places_of(int64_t centipoints)
{
	return centipoints % 100 == 0 ? 0 : centipoints % 10 == 0 ? 1 : 2;
}

const char *report_brief(struct report *report, int64_t centipoints)
{
	return decimal(report, centipoints, places_of(centipoints), LOCALE_UNSIGNED);
}

const char *report_brief_signed(struct report *report, int64_t centipoints)
{
	return decimal(report, centipoints, places_of(centipoints), LOCALE_SIGNED);
}

int report_nasked(const struct report *report)
{
	int n = 0;

	for (int i = 0; i < report->result->nlines; i++)
		n += report->result->lines[i].is_asked;
	return n;
}

int report_nanswered(const struct report *report)
{
	int n = 0;

	for (int i = 0; i < report->result->nlines; i++)
		n += report->result->lines[i].is_answered;
	return n;
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

bool report_is_alone(const struct report *report)
{
	const struct result *result = report->result;

	return result->outcome == OUTCOME_LEADS && result->is_blocked[result->rival];
}

const char *report_list_words(struct report *report, const char *const *words, int n)
{
	const char *list = words[0];

	for (int i = 1; i < n; i++) {
		const struct locale_arg args[] = { draft_arg("first", list),
						   draft_arg("next", words[i]) };

		list = draft_phrase(&report->draft, i + 1 < n ? "join" : "report-and", args, 2);
	}
	return list;
}

const char *report_list(struct report *report, int n)
{
	static const char *const slots[] = { "\1", "\2", "\3", "\4", "\5", "\6", "\7", "\10",
					     "\11" };

	return report_list_words(report, slots, n);
}

struct span report_role_slot(const char *text, int role, unsigned flags)
{
	struct span span = draft_slot(text, flags);

	span.role = role;
	return span;
}

struct span report_role_name(const struct report *report, int role, unsigned flags)
{
	struct span span = report_role_slot(report_role(report, role), role, flags);

	span.lang = draft_guide_lang(&report->draft, report->guide->roles[role].lang);
	return span;
}

struct span report_role_mark(const struct report *report, int role, unsigned flags)
{
	struct span span = report_role_slot(report_role_short(report, role), role, flags);

	span.lang = draft_guide_lang(&report->draft, report->guide->roles[role].lang);
	return span;
}

struct span report_role_both(struct report *report, int role, unsigned flags)
{
	const struct role *of = &report->guide->roles[role];
	struct span span = report_role_name(report, role, flags);
	const struct locale_arg args[] = { draft_arg("name", of->name),
					   draft_arg("abbreviation", of->abbreviation) };

	if (of->abbreviation)
		span.text = draft_phrase(&report->draft, "role-heading", args, 2);
	return span;
}

struct span report_text_slot(const struct report *report, const struct quiz_text *text,
			     unsigned flags)
{
	struct span span = draft_slot(report_text(report, text), flags);

	span.lang = text_language(report, text);
	return span;
}

struct span report_question_slot(const struct report *report, int question, unsigned flags)
{
	return report_text_slot(report, question_text(&report->quiz->questions[question]), flags);
}

/* Options are in the language of the questionnaire, numbers in that of the phrases, free words in
 * whatever the person wrote. */
static const char *answer_language(const struct report *report, int question)
{
	const struct question *of = &report->quiz->questions[question];

	if (of->is_private || of->kind == QUESTION_NUMBER)
		return report->draft.words_lang;
	if (of->kind == QUESTION_TEXT)
		return report->answers->lang;
	return of->noptions > 0 ? text_language(report, &of->options[0].text)
				: report->quiz->lang;
}

struct span report_answer_slot(struct report *report, int question, unsigned flags)
{
	const struct answer *answer = &report->answers->answers[question];
	struct span span = draft_slot(report_answer(report, question), flags);

	span.lang = answer_language(report, question);
	if (answer->text && *answer->text) {
		span.typed = answer->pos;
		span.typed_column = answer->column;
	}
	return span;
}

struct span report_flip_slot(struct report *report, const struct flip *flip, unsigned flags)
{
	struct span span = draft_slot(report_flip(report, flip), flags);

	span.lang = answer_language(report, flip->question);
	return span;
}

struct span report_words_slot(const struct report *report, const char *text, unsigned flags)
{
	struct span span = draft_slot(text, flags);

	span.lang = report->draft.words_lang;
	return span;
}

struct span report_page_slot(const char *href, const char *guess)
{
	struct span span = draft_slot(guess, 0);

	span.field = FIELD_PAGE_OF;
	span.href = href;
	return span;
}

void report_span(struct report *report, struct span span)
{
	*draft_span(&report->draft, span.text, span.flags) = span;
}

void report_sidenote(struct report *report, struct block *section, const char *key,
		     const struct locale_arg *args, int nargs, const struct span *slots)
{
	draft_words(&report->draft, key, args, nargs, slots);
	draft_line(&report->draft, section, BLOCK_SIDENOTE, STYLE_SMALL, NULL, section->pos);
}

struct block *report_section(struct report *report, const char *head, const char *sidenote,
			     const char *anchor, bool starts_page)
{
	struct draft *draft = &report->draft;
	struct locale_arg arg = draft_count("roles", report->result->nroles);
	struct block *section = draft_block(draft, draft->doc->root, BLOCK_SECTION,
					    report->quiz->pos);
	struct block *heading;

	section->anchor = anchor;
	section->starts_page = starts_page;
	draft_words(draft, head, &arg, 1, NULL);
	heading = draft_line(draft, section, BLOCK_HEADING, STYLE_HEAD, NULL, section->pos);
	heading->of.level = 2;
	heading->keeps_with_next = true;
	if (sidenote)
		report_sidenote(report, section, sidenote, &arg, 1, NULL);
	return section;
}

struct block *report_para(struct report *report, struct block *parent, enum style_id style,
			  const char *key, const struct locale_arg *args, int nargs,
			  const struct span *slots)
{
	draft_words(&report->draft, key, args, nargs, slots);
	return draft_line(&report->draft, parent, BLOCK_PARA, style, NULL, parent->pos);
}

struct block *report_figure(struct report *report, struct block *parent, struct chart *chart)
{
	struct block *block = draft_block(&report->draft, parent, BLOCK_FIGURE, parent->pos);

	if (!chart->lang)
		chart->lang = report->draft.words_lang;
	block->of.chart = chart;
	block->is_unbroken = true;
	return block;
}

struct block *report_cell(struct report *report, struct block *row, enum block_kind kind,
			  int column, int colspan, enum scope scope, enum align align)
{
	struct block *block = draft_block(&report->draft, row, kind, row->pos);
	struct cell *cell = ARENA_NEW(report->draft.arena, struct cell);

	*cell = (struct cell){ column, colspan, 1, scope, align };
	block->of.cell = cell;
	return block;
}

static const char *dimension_language(const struct report *report, int dimension)
{
	const struct dimension *of = &report->guide->dimensions[dimension];

	return draft_guide_lang(&report->draft, of->name.lang ? of->name.lang : of->lang);
}

struct span report_dimension(const struct report *report, int dimension)
{
	const struct dimension *of = &report->guide->dimensions[dimension];
	struct span span = draft_slot(rich_plain(report->draft.arena, &of->name), 0);

	span.lang = dimension_language(report, dimension);
	return span;
}

void report_dimension_cell(struct report *report, struct block *cell, int dimension)
{
	struct draft *draft = &report->draft;

	cell->style = STYLE_TABLE_NAME;
	draft_rich(draft, &report->guide->dimensions[dimension].name, 0);
	draft_line(draft, cell, BLOCK_PARA, STYLE_TABLE_NAME,
		   dimension_language(report, dimension), cell->pos);
	draft_fill(draft, cell, STYLE_TABLE_NAME);
}

void report_end_cell(struct report *report, struct block *cell, enum style_id style)
{
	cell->style = style;
	draft_line(&report->draft, cell, BLOCK_PARA, style, NULL, cell->pos);
}
