/*
 * SurveyJS: one page of elements. The values of choices are our ids, so the object that the library
 * hands over is what answers in JSON look like: own words come as "other" with QUESTION-Comment.
 */
#include "forms/surveyjs.h"

#include <inttypes.h>

#include "base/json.h"
#include "forms/form_condition.h"
#include "forms/form_question.h"
#include "forms/form_say.h"

static void write_test(const struct form *form, const struct form_test *test, struct buf *out)
{
	static const char *const signs[] = {"=", "<>", "<", "<=", ">", ">="};
	const char *id = test->question->id, *value;
	bool is_several = test->question->kind == QUESTION_MULTI ||
			  test->question->kind == QUESTION_RANK;

	switch (test->kind) {
	case FORM_TEST_FILLED:
		buf_printf(out, "{%s} %s", id, test->is_negated ? "empty" : "notempty");
		break;
	case FORM_TEST_CHOSEN:
		value = test->option == form_question_other(test->question) ? form->tool->other
									    : test->option->id;
		buf_printf(out, "{%s} %s '%s'", id,
			   !is_several        ? test->is_negated ? "<>" : "="
			   : test->is_negated ? "notcontains"
					      : "contains",
			   value);
		break;
	case FORM_TEST_NUMBER:
		buf_printf(out, "{%s} %s %" PRId64, id, signs[test->comparison], test->number);
		break;
	}
}

static const struct form_grammar grammar = {.test = write_test,
					    .and = " and ",
					    .or = " or ",
					    .never = "1 = 2",
					    .open = "(",
					    .close = ")"};

/* One text, or an object of one text a language; "default" is the quiz's own. */
static void write_texts(const struct form *form, struct json *json, const char *name,
			const char *(*say)(const struct form *form, const void *of, int lang),
			const void *of)
{
	if (!*say(form, of, 0))
		return;
	if (form->nlangs == 1) {
		json_text(json, name, say(form, of, 0));
		return;
	}
	json_open(json, name, '{');
	for (int i = 0; i < form->nlangs; i++)
		json_text(json, i ? form->langs[i] : "default", say(form, of, i));
	json_close(json, '}');
}

static const char *say_text(const struct form *form, const void *of, int lang)
{
	return form_say_text(form, of, lang);
}

static const char *say_help(const struct form *form, const void *of, int lang)
{
	return form_say_help(form, of, lang);
}

static const char *say_intro(const struct form *form, const void *of, int lang)
{
	(void)of;
	return form_say_intro(form, lang, "\n\n");
}

static const char *say_phrase(const struct form *form, const void *of, int lang)
{
	return form_say(form, lang, of, NULL, 0);
}

static void write_choices(const struct form *form, const struct question *question,
			  struct json *json)
{
	const struct quiz_option *other = form_question_other(question);

	json_open(json, "choices", '[');
	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		if (option == other)
			continue;
		json_open(json, NULL, '{');
		json_text(json, "value", option->id);
		write_texts(form, json, "text", say_text, &option->text);
		if (option->is_exclusive && question->kind == QUESTION_MULTI)
			json_truth(json, "isExclusive", true);
		json_close(json, '}');
	}
	json_close(json, ']');
	if (!other)
		return;
	json_truth(json, "showOtherItem", true);
	write_texts(form, json, "otherText", say_text, &other->text);
}

/* Steps of 1 keep fractions out. */
static void write_number(const struct question *question, struct json *json)
{
	json_text(json, "inputType", "number");
	json_integer(json, "min", question->min);
	json_integer(json, "max", question->max);
	json_integer(json, "step", 1);
}

static const char *say_least(const struct form *form, const void *of, int lang)
{
	return form_say_least(form, of, lang);
}

/* Asks nothing of who leaves the question out, as minSelectedChoices would. */
static void write_least(const struct form *form, const struct question *question, struct json *json)
{
	struct buf out;

	buf_init(&out);
	buf_printf(&out, "{%s} empty or {%s.length} >= %d", question->id, question->id,
		   question->least);
	for (int i = 0; i < question->noptions; i++)
		if (question->options[i].is_exclusive)
			buf_printf(&out, " or {%s} contains '%s'", question->id,
				   question->options[i].id);
	json_open(json, "validators", '[');
	json_open(json, NULL, '{');
	json_text(json, "type", "expression");
	json_text(json, "expression", buf_text(&out));
	write_texts(form, json, "text", say_least, question);
	json_close(json, '}');
	json_close(json, ']');
	buf_release(&out);
}

static void write_picks(const struct form *form, const struct question *question, struct json *json)
{
	if (question->kind == QUESTION_MULTI && question->least > 1)
		write_least(form, question, json);
	if (question->kind == QUESTION_MULTI && question->most)
		json_integer(json, "maxSelectedChoices", question->most);
	if (question->kind != QUESTION_RANK || form_question_places(question) == question->noptions)
		return;
	json_truth(json, "selectToRankEnabled", true);
	json_integer(json, "maxSelectedChoices", form_question_places(question));
}

static void write_kind(const struct form *form, const struct question *question, struct json *json)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
	case QUESTION_MULTI:
	case QUESTION_RANK:
		write_choices(form, question, json);
		write_picks(form, question, json);
		break;
	case QUESTION_NUMBER:
		write_number(question, json);
		break;
	case QUESTION_TEXT:
		json_integer(json, "maxLength", question->max_length);
		break;
	}
}

static void write_question(const struct form *form, const struct question *question,
			   struct json *json)
{
	static const char *const types[] = {
		[QUESTION_SINGLE] = "radiogroup", [QUESTION_MULTI] = "checkbox",
		[QUESTION_LIKERT] = "radiogroup", [QUESTION_RANK] = "ranking",
		[QUESTION_NUMBER] = "text",       [QUESTION_TEXT] = "comment"};
	struct buf condition;

	json_open(json, NULL, '{');
	json_text(json, "type", types[question->kind]);
	json_text(json, "name", question->id);
	write_texts(form, json, "title", say_text, &question->text);
	write_texts(form, json, "description", say_help, question);
	if (question->when) {
		buf_init(&condition);
		form_condition(form, question->when, &grammar, &condition);
		json_text(json, "visibleIf", buf_text(&condition));
		buf_release(&condition);
	}
	if (question->is_required)
		json_truth(json, "isRequired", true);
	write_kind(form, question, json);
	json_close(json, '}');
}

static void write_name(const struct form *form, struct json *json)
{
	const char *code = form_say_name_code(form);

	if (!code)
		return;
	json_open(json, NULL, '{');
	json_text(json, "type", "text");
	json_text(json, "name", code);
	write_texts(form, json, "title", say_phrase, "form-name");
	json_close(json, '}');
}

void surveyjs_write(const struct form *form, struct buf *out)
{
	struct json json = {.out = out, .is_first = true};

	json_open(&json, NULL, '{');
	json_text(&json, "locale", form->langs[0]);
	write_texts(form, &json, "title", say_text, &form->quiz->title);
	write_texts(form, &json, "description", say_intro, NULL);
	write_texts(form, &json, "completedHtml", say_phrase, "form-thanks");
	json_text(&json, "clearInvisibleValues", "onHidden");
	json_open(&json, "pages", '[');
	json_open(&json, NULL, '{');
	json_text(&json, "name", form->quiz->id);
	json_open(&json, "elements", '[');
	write_name(form, &json);
	for (int q = 0; q < form->quiz->nquestions; q++)
		write_question(form, &form->quiz->questions[q], &json);
	json_close(&json, ']');
	json_close(&json, '}');
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
