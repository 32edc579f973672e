/*
 * Qualtrics: the Advanced Format, tags in double brackets with texts, which are HTML, in the lines
 * below them. Our ids are the names of the exported columns; options are numbered from 1, and
 * exported as their words. Qualtrics ranks all options or none, so where only some are put in order
 * each place is a question: QUESTION_1 and so on.
 */
#include "forms/qualtrics.h"

#include <string.h>

#include "base/buf.h"
#include "forms/form_question.h"
#include "forms/form_say.h"

/* Text in one line. Brackets could be a tag, "${" text that is piped in; a line break is markup. */
static void write_text(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			buf_addstr(out, "<br>");
		else if (strchr("&<>[]$", *text))
			buf_printf(out, "&#%d;", *text);
		else
			buf_addc(out, (unsigned char)*text < ' ' ? ' ' : *text);
	}
	buf_addc(out, '\n');
}

static void write_choices(const struct form *form, const struct question *question, struct buf *out)
{
	buf_addstr(out, "[[AdvancedChoices]]\n");
	for (int i = 0; i < question->noptions; i++) {
		buf_printf(out, "[[Choice:%d]]\n", i + 1);
		write_text(out, form_say_text(form, &question->options[i].text, 0));
	}
}

static void write_head(struct buf *out, const char *kind, const char *id)
{
	buf_printf(out, "\n[[Question:%s]]\n[[ID:%s]]\n", kind, id);
}

static void write_places(const struct form *form, const struct question *question, struct buf *out)
{
	for (int i = 1; i <= form_question_places(question); i++) {
		write_head(out, "MC:SingleAnswer:Vertical",
			   arena_printf(form->arena, "%s_%d", question->id, i));
		write_text(out, arena_printf(form->arena, "%s (%d)",
					     form_say_text(form, &question->text, 0), i));
		write_choices(form, question, out);
	}
}

static void write_question(const struct form *form, const struct question *question,
			   struct buf *out)
{
	static const char *const kinds[] = {[QUESTION_SINGLE] = "MC:SingleAnswer:Vertical",
					    [QUESTION_MULTI] = "MC:MultipleAnswer:Vertical",
					    [QUESTION_LIKERT] = "MC:SingleAnswer:Vertical",
					    [QUESTION_RANK] = "RO",
					    [QUESTION_NUMBER] = "TE:SingleLine",
					    [QUESTION_TEXT] = "TE:Essay"};
	const char *help = form_say_help(form, question, 0);
	const char *text = form_say_text(form, &question->text, 0);

	if (form_question_is_by_place(question)) {
		write_places(form, question, out);
		return;
	}
	write_head(out, kinds[question->kind], question->id);
	write_text(out, arena_printf(form->arena, "%s%s%s", text, *help ? "\n" : "", help));
	if (question->noptions && question->kind != QUESTION_NUMBER)
		write_choices(form, question, out);
}

void qualtrics_write(const struct form *form, struct buf *out)
{
	const char *name = form_say_name_code(form), *intro = form_say_intro(form, 0, "\n\n");

	buf_addstr(out, "[[AdvancedFormat]]\n\n[[Block:");
	buf_addstr(out, form->quiz->id);
	buf_addstr(out, "]]\n");
	if (*intro) {
		write_head(out, "DB", "intro");
		write_text(out, intro);
	}
	if (name) {
		write_head(out, "TE:SingleLine", name);
		write_text(out, form_say(form, 0, "form-name", NULL, 0));
	}
	for (int q = 0; q < form->quiz->nquestions; q++)
		write_question(form, &form->quiz->questions[q], out);
}
