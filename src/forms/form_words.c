/* A condition as a sentence: the tests of form_condition, each a phrase. */
#include "forms/form_words.h"

#include "base/buf.h"
#include "forms/form_condition.h"
#include "forms/form_say.h"
#include "locale/message.h"

/* The form in one of its languages. */
static struct form in_language(const struct form *form, int lang)
{
	struct form in = *form;

	in.langs += lang;
	in.phrases += lang;
	in.locales += lang;
	in.nlangs = 1;
	return in;
}

static void write_test(const struct form *form, const struct form_test *test, struct buf *out)
{
	static const char *const signs[] = {"=", "≠", "<", "≤", ">", "≥"};
	struct message_arg args[] = {
		{"question", form_say_text(form, &test->question->text, 0), 0},
		{"answer", test->option ? form_say_text(form, &test->option->text, 0) : "", 0},
		{"sign", signs[test->comparison], 0},
		{"number", NULL, test->number}};
	static const char *const keys[][2] = {
		[FORM_TEST_FILLED] = {"form-filled", "form-empty"},
		[FORM_TEST_CHOSEN] = {"form-chosen", "form-not-chosen"},
		[FORM_TEST_NUMBER] = {"form-number", "form-number"}};

	buf_addstr(out, form_say(form, 0, keys[test->kind][test->is_negated], args, 4));
}

const char *form_words_when(const struct form *form, const struct question *question, int lang)
{
	const struct form in = in_language(form, lang);
	struct form_grammar grammar = {
		.test = write_test, .never = "0 = 1", .open = "(", .close = ")"};
	struct message_arg arg = {.name = "condition"};
	struct buf words;
	const char *text;

	grammar.and = arena_printf(form->arena, " %s ", form_say(&in, 0, "form-and", NULL, 0));
	grammar.or = arena_printf(form->arena, " %s ", form_say(&in, 0, "form-or", NULL, 0));
	buf_init(&words);
	form_condition(&in, question->when, &grammar, &words);
	arg.text = buf_text(&words);
	text = form_say(&in, 0, "form-only-if", &arg, 1);
	buf_release(&words);
	return text;
}
