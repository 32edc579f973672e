/* Questions and answers as they stand on a report. */
#include "compose/quote.h"

#include <string.h>

#include "compose/say.h"

/* Which language of the text is shown. */
static int find_language(const struct draft *draft, const struct quiz_text *text)
{
	const char *const wanted[] = {draft->words_lang, draft->guide->lang};

	for (int w = 0; w < 2; w++)
		for (int i = 0; i < text->n; i++)
			if (draft_speaks(text->langs[i], wanted[w]))
				return i;
	return 0;
}

struct span quote_of(const struct draft *draft, const struct quiz_text *text, unsigned flags)
{
	int i = find_language(draft, text);
	struct span span = draft_text(text->n > 0 ? text->texts[i] : NULL, flags);

	span.lang = text->n > 0 ? text->langs[i] : NULL;
	return span;
}

const char *quote_plain(const struct report *report, const struct quiz_text *text)
{
	return quote_of(report->draft, text, 0).text;
}

struct span quote_text(const struct report *report, const struct quiz_text *text, unsigned flags)
{
	return quote_of(report->draft, text, flags);
}

struct span quote_question(const struct report *report, int question, unsigned flags)
{
	const struct question *of = &report->quiz->questions[question];

	return quote_text(report, of->reason.n > 0 ? &of->reason : &of->text, flags);
}

/* What people typed as one line: white space and control characters become single spaces. */
static const char *folded(struct arena *arena, const char *text)
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

const char *quote_isolated(struct draft *draft, const char *typed)
{
	return arena_printf(draft->arena, "\xe2\x81\xa8%s\xe2\x81\xa9", typed); /* U+2068, U+2069 */
}

/* Options joined; in a ranking, each with its place. */
static const char *choice_words(const struct report *report, const struct question *question,
				const int *chosen, int nchosen)
{
	const char *words = NULL;

	for (int i = 0; i < nchosen; i++) {
		const char *option = quote_plain(report, &question->options[chosen[i]].text);

		if (question->kind == QUESTION_RANK)
			option = say_phrase(report->draft, "report-ranked",
					    WITH(say_count("place", i + 1),
						 say_text("option", option)));
		words = say_join(report->draft, "join-clauses", words, option);
	}
	return words;
}

static const char *number_words(struct draft *draft, int64_t number)
{
	return locale_number(draft->wording, draft->arena, number);
}

static const char *with_unit(struct draft *draft, const struct question *question,
			     const char *words)
{
	const char *unit = quote_of(draft, &question->unit, 0).text;

	return unit ? say_phrase(draft, "report-with-unit",
				 WITH(say_text("number", words), say_text("unit", unit)))
		    : words;
}

const char *quote_band(struct draft *draft, const struct question *question, int band)
{
	bool is_last = band + 1 == question->nbands;
	int64_t low = band > 0 ? question->bands[band - 1].upto + 1 : question->min;
	int64_t high = is_last ? question->max : question->bands[band].upto;
	const char *key = band == 0 ? "report-band-up-to"
			  : is_last ? "report-band-from"
				    : "report-band";

	if (low >= high)
		return with_unit(draft, question, number_words(draft, low));
	return with_unit(draft, question,
			 say_phrase(draft, key,
				    WITH(say_text("low", number_words(draft, low)),
					 say_text("high", number_words(draft, high)))));
}

/* Own words beside "other" follow it. */
static const char *chosen_words(const struct report *report, const struct question *question,
				const struct answer *answer)
{
	const char *words = choice_words(report, question, answer->chosen, answer->nchosen);

	if (!words || !answer->text || !*answer->text)
		return words;
	return say_phrase(report->draft, "report-own-words",
			  WITH(say_text("option", words),
			       say_text("words", folded(report->draft->arena, answer->text))));
}

static const char *answer_words(const struct report *report, const struct question *question,
				const struct answer *answer)
{
	if (answer->state != ANSWER_GIVEN)
		return NULL;
	if (question->is_private)
		return say_phrase(report->draft, "report-private", NULL);
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_MULTI:
	case QUESTION_LIKERT:
	case QUESTION_RANK:
		return chosen_words(report, question, answer);
	case QUESTION_NUMBER:
		return with_unit(report->draft, question,
				 number_words(report->draft, answer->number));
	case QUESTION_TEXT:
		return answer->text && *answer->text ? folded(report->draft->arena, answer->text)
						     : NULL;
	}
	return NULL;
}

/* Options are in the language of the questionnaire, numbers in that of the phrases, free words in
 * whatever the person wrote. */
static struct span in_language(const struct report *report, int question, const char *words,
			       unsigned flags)
{
	const struct question *of = &report->quiz->questions[question];
	struct span span = draft_words(report->draft, words, flags);

	if (of->is_private || of->kind == QUESTION_NUMBER)
		return span;
	if (of->kind == QUESTION_TEXT)
		span.lang = report->answers->lang;
	else
		span.lang = of->noptions > 0 ? quote_text(report, &of->options[0].text, 0).lang
					     : report->quiz->lang;
	return span;
}

struct span quote_answer(const struct report *report, int question, unsigned flags)
{
	const struct answer *answer = &report->answers->answers[question];
	const char *words = answer_words(report, &report->quiz->questions[question], answer);
	struct span span = in_language(report, question, words, flags);

	if (answer->text && *answer->text) {
		span.typed = answer->pos;
		span.typed_column = answer->column;
	}
	return span;
}

struct span quote_flip(const struct report *report, const struct flip *flip, unsigned flags)
{
	const struct question *of = &report->quiz->questions[flip->question];
	const char *words;

	if (of->is_private)
		words = say_phrase(report->draft, "report-private", NULL);
	else if (of->kind == QUESTION_NUMBER)
		words = quote_band(report->draft, of, flip->option);
	else
		words = choice_words(report, of, flip->chosen, flip->nchosen);
	return in_language(report, flip->question, words, flags);
}
