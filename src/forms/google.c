/*
 * Google Forms: a script of calls of FormApp. Google knows no codes: it exports the words of
 * questions and options, which are read as they are. A scale is a choice among its points, since a
 * linear scale would export bare numbers; a ranking is a grid of places, each option once. Sections
 * cannot say more than where one answer leads, so a condition stands in words below its question.
 */
#include "forms/google.h"

#include <inttypes.h>

#include "base/json.h"
#include "forms/form_question.h"
#include "forms/form_say.h"
#include "forms/form_words.h"

/* JavaScript reads a string of JSON as its own (ECMA-262). */
static void write_string(struct buf *out, const char *text)
{
	struct json json = {.out = out, .is_first = true};

	json_text(&json, NULL, text);
}

static void write_call(struct buf *out, const char *function, const char *text)
{
	buf_printf(out, "\n    .%s(", function);
	write_string(out, text);
	buf_addc(out, ')');
}

static void write_help(const struct form *form, const struct question *question, struct buf *out)
{
	const char *help = form_say_help(form, question, 0);

	if (question->when)
		help = arena_printf(form->arena, "%s%s%s", help, *help ? "\n" : "",
				    form_words_when(form, question, 0));
	if (*help)
		write_call(out, "setHelpText", help);
}

static void write_labels(const struct form *form, const struct question *question,
			 const char *function, struct buf *out)
{
	const char *before = "";

	buf_printf(out, "\n    .%s([", function);
	for (int i = 0; i < question->noptions; i++) {
		if (&question->options[i] == form_question_other(question))
			continue;
		buf_printf(out, "%s\n      ", before);
		write_string(out, form_say_text(form, &question->options[i].text, 0));
		before = ",";
	}
	buf_addstr(out, "])");
	if (form_question_other(question))
		buf_addstr(out, "\n    .showOtherOption(true)");
}

/* A form takes one rule for how many are picked: the most, before the fewest. What would refuse an
 * option that stands alone is no rule. */
static void write_picks(const struct question *question, struct buf *out)
{
	bool has_least = question->least > 1 && !form_question_has_exclusive(question);
	const char *rule = !question->most                                  ? "requireSelectAtLeast"
			   : has_least && question->most == question->least ? "requireSelectExactly"
									    : "requireSelectAtMost";

	if (has_least || question->most)
		buf_printf(
			out,
			"\n    .setValidation(FormApp.createCheckboxValidation().%s(%d).build())",
			rule, question->most ? question->most : question->least);
}

static void write_places(const struct question *question, struct buf *out)
{
	buf_addstr(out, "\n    .setRows([");
	for (int i = 1; i <= form_question_places(question); i++)
		buf_printf(out, "%s\"%d\"", i > 1 ? ", " : "", i);
	buf_addstr(out, "])\n    .setValidation(FormApp.createGridValidation()"
			".requireLimitOneResponsePerColumn().build())");
}

static void write_kind(const struct form *form, const struct question *question, struct buf *out)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
		write_labels(form, question, "setChoiceValues", out);
		break;
	case QUESTION_MULTI:
		write_labels(form, question, "setChoiceValues", out);
		write_picks(question, out);
		break;
	case QUESTION_RANK:
		write_labels(form, question, "setColumns", out);
		write_places(question, out);
		break;
	case QUESTION_NUMBER:
		buf_printf(out,
			   "\n    .setValidation(FormApp.createTextValidation()"
			   ".requireNumberBetween(%" PRId64 ", %" PRId64 ").build())",
			   question->min, question->max);
		break;
	case QUESTION_TEXT:
		buf_printf(out,
			   "\n    .setValidation(FormApp.createParagraphTextValidation()"
			   ".requireTextLengthLessThanOrEqualTo(%d).build())",
			   question->max_length);
		break;
	}
}

static void write_question(const struct form *form, const struct question *question,
			   struct buf *out)
{
	static const char *const items[] = {[QUESTION_SINGLE] = "addMultipleChoiceItem",
					    [QUESTION_MULTI] = "addCheckboxItem",
					    [QUESTION_LIKERT] = "addMultipleChoiceItem",
					    [QUESTION_RANK] = "addGridItem",
					    [QUESTION_NUMBER] = "addTextItem",
					    [QUESTION_TEXT] = "addParagraphTextItem"};

	buf_printf(out, "  form.%s()", items[question->kind]);
	write_call(out, "setTitle", form_say_text(form, &question->text, 0));
	write_help(form, question, out);
	write_kind(form, question, out);
	if (question->is_required)
		buf_addstr(out, "\n    .setRequired(true)");
	buf_addstr(out, ";\n");
}

void google_write(const struct form *form, struct buf *out)
{
	const char *name = form_say_name_code(form), *intro = form_say_intro(form, 0, "\n\n");

	buf_addstr(out, "// Makes the form: open script.google.com, put this in place of what is\n"
			"// there, save, choose makeForm and Run. The log says where the form is.\n"
			"function makeForm() {\n  var form = FormApp.create(");
	write_string(out, form_say_text(form, &form->quiz->title, 0));
	buf_addstr(out, ");\n  form");
	if (*intro)
		write_call(out, "setDescription", intro);
	write_call(out, "setConfirmationMessage", form_say(form, 0, "form-thanks", NULL, 0));
	buf_addstr(out, ";\n");
	if (name) {
		buf_addstr(out, "  form.addTextItem()");
		write_call(out, "setTitle", name);
		write_call(out, "setHelpText", form_say(form, 0, "form-name", NULL, 0));
		buf_addstr(out, ";\n");
	}
	for (int q = 0; q < form->quiz->nquestions; q++)
		write_question(form, &form->quiz->questions[q], out);
	buf_addstr(out, "  Logger.log(form.getEditUrl());\n}\n");
}
