/* JSON. Our words are the phrases of the page, and those that it shares with `ask`. */
#include "forms/html_quiz.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "content/phrases.h"
#include "forms/form_say.h"
#include "forms/form_words.h"
#include "locale/locale.h"

static bool is_word(const char *key)
{
	static const char *const shared[] = {
		"ask-all-done",    "ask-how-number",   "ask-how-number-unit",
		"ask-left-out",    "ask-long-name",    "ask-no-number",
		"ask-open",        "ask-out-of-range", "ask-places",
		"ask-progress",    "ask-too-few",      "ask-too-many",
		"ask-two-ways",    "ask-whole",        "form-least",
		"form-name",       "report-own-words", "report-ranked",
		"report-with-unit"};

	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (strcmp(shared[i], key) == 0)
			return true;
	return strncmp(key, "web-", 4) == 0;
}

static void write_words(const struct form *form, int lang, struct json *json)
{
	const struct phrases *phrases = form->phrases[lang];

	json_open(json, "words", '{');
	for (int i = 0; i < phrases->nkeys; i++)
		if (is_word(phrases->keys[i]))
			json_text(json, phrases->keys[i], phrases->patterns[i]);
	json_close(json, '}');
}

/* What the language calls itself, with the tag where two of the form would be called alike. */
static const char *name_language(const struct form *form, int lang)
{
	const char *name = locale_own_name(form->arena, form->langs[lang]);

	for (int i = 0; i < form->nlangs; i++)
		if (i != lang && strcmp(locale_own_name(form->arena, form->langs[i]), name) == 0)
			return arena_printf(form->arena, "%s (%s)", name, form->langs[lang]);
	return name;
}

static void write_languages(const struct form *form, struct json *json)
{
	json_open(json, "langs", '[');
	for (int i = 0; i < form->nlangs; i++) {
		json_open(json, NULL, '{');
		json_text(json, "tag", form->langs[i]);
		json_text(json, "name", name_language(form, i));
		json_text(json, "dir", locale_is_rtl(form->langs[i]) ? "rtl" : "ltr");
		/* of what stands in for a language without phrases */
		json_text(json, "speaks", form->phrases[i]->lang);
		write_words(form, i, json);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void write_text(const struct form *form, const char *name, const struct quiz_text *text,
		       struct json *json)
{
	if (!text->n)
		return;
	json_open(json, name, '[');
	for (int i = 0; i < form->nlangs; i++)
		json_text(json, NULL, form_say_text(form, text, i));
	json_close(json, ']');
}

static void write_number(struct json *json, const char *name, int64_t number)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%" PRId64, number);
	json_text(json, name, digits);
}

static void write_comparison(const struct condition *condition, struct json *json)
{
	static const char *const signs[] = {
		[COMPARE_EQ] = "=",  [COMPARE_NE] = "!=", [COMPARE_LT] = "<",
		[COMPARE_LE] = "<=", [COMPARE_GT] = ">",  [COMPARE_GE] = ">="};

	json_text(json, NULL, condition->option >= 0 ? "option" : "number");
	json_integer(json, NULL, condition->question);
	json_text(json, NULL, signs[condition->comparison]);
	if (condition->option >= 0)
		json_integer(json, NULL, condition->option);
	else
		write_number(json, NULL, condition->number);
}

/* As deep as quiz_load lets conditions be. */
static void write_condition(const struct condition *condition, const char *name, struct json *json)
{
	static const char *const words[] = {
		[CONDITION_AND] = "and",           [CONDITION_OR] = "or",
		[CONDITION_NOT] = "not",           [CONDITION_ANSWERED] = "answered",
		[CONDITION_SELECTED] = "selected", [CONDITION_COMPARE] = NULL};

	json_open(json, name, '[');
	if (words[condition->kind])
		json_text(json, NULL, words[condition->kind]);
	switch (condition->kind) {
	case CONDITION_AND:
	case CONDITION_OR:
	case CONDITION_NOT:
		write_condition(condition->left, NULL, json);
		if (condition->right)
			write_condition(condition->right, NULL, json);
		break;
	case CONDITION_ANSWERED:
	case CONDITION_SELECTED:
		json_integer(json, NULL, condition->question);
		if (condition->kind == CONDITION_SELECTED)
			json_integer(json, NULL, condition->option);
		break;
	case CONDITION_COMPARE:
		write_comparison(condition, json);
		break;
	}
	json_close(json, ']');
}

/* When it is asked: as a tree, and in words for paper. */
static void write_when(const struct form *form, const struct question *question, struct json *json)
{
	if (!question->when)
		return;
	write_condition(question->when, "when", json);
	json_open(json, "onlyif", '[');
	for (int i = 0; i < form->nlangs; i++)
		json_text(json, NULL, form_words_when(form, question, i));
	json_close(json, ']');
}

static void write_options(const struct form *form, const struct question *question,
			  struct json *json)
{
	json_open(json, "options", '[');
	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		json_open(json, NULL, '{');
		json_text(json, "id", option->id);
		write_text(form, "text", &option->text, json);
		if (option->is_other)
			json_truth(json, "other", true);
		if (option->is_exclusive)
			json_truth(json, "alone", true);
		if (option->is_no_answer)
			json_truth(json, "declines", true);
		json_close(json, '}');
	}
	json_close(json, ']');
}

/* How many, how long, from where to where. */
static void write_limits(const struct form *form, const struct question *question,
			 struct json *json)
{
	if (question->kind == QUESTION_NUMBER) {
		write_number(json, "min", question->min);
		write_number(json, "max", question->max);
		write_text(form, "unit", &question->unit, json);
	}
	if (question->kind == QUESTION_TEXT)
		json_integer(json, "length", question->max_length);
	if (question->kind != QUESTION_MULTI && question->kind != QUESTION_RANK)
		return;
	json_integer(json, "least", question->least);
	json_integer(json, "most", question->most);
}

static void write_question(const struct form *form, const struct question *question,
			   struct json *json)
{
	json_open(json, NULL, '{');
	json_text(json, "id", question->id);
	json_text(json, "kind", question_kinds.words[question->kind]);
	if (question->is_required)
		json_truth(json, "required", true);
	if (question->is_private)
		json_truth(json, "private", true);
	write_text(form, "text", &question->text, json);
	write_text(form, "hint", &question->hint, json);
	write_when(form, question, json);
	write_options(form, question, json);
	write_limits(form, question, json);
	json_close(json, '}');
}

void html_quiz_write(const struct html *html, struct buf *out)
{
	const struct form *form = html->form;
	const struct quiz *quiz = form->quiz;
	struct json json = {.out = out, .is_first = true};

	json_open(&json, NULL, '{');
	json_text(&json, "id", quiz->id);
	json_text(&json, "version", quiz->version);
	json_text(&json, "quiz", xml_source_sha256(&quiz->source));
	json_text(&json, "guide", xml_source_sha256(&quiz->guide->source));
	json_truth(&json, "settled", html->is_lang_asked);
	write_text(form, "title", &quiz->title, &json);
	write_text(form, "intro", &quiz->intro, &json);
	write_text(form, "contact", &quiz->contact, &json);
	write_languages(form, &json);
	json_open(&json, "questions", '[');
	for (int q = 0; q < quiz->nquestions; q++)
		write_question(form, &quiz->questions[q], &json);
	json_close(&json, ']');
	json_close(&json, '}');
}
