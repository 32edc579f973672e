/* Texts come from the questionnaire, phrases of ours are filled in by the rules of the language. */
#include "forms/form_say.h"

#include <string.h>

#include "base/buf.h"
#include "content/phrases.h"
#include "forms/form_check.h"
#include "locale/message.h"

/* So that nothing is filled in: a word joiner, which is not seen, keeps the mark from the name. */
static const char *unbind(const struct form *form, const char *text)
{
	struct buf out;
	const char *copy;

	if (!form->tool->binds || !strchr(text, form->tool->binds))
		return text;
	buf_init(&out);
	for (; *text; text++) {
		buf_addc(&out, *text);
		if (*text == form->tool->binds)
			buf_addstr(&out, "\u2060");
	}
	copy = arena_strdup(form->arena, buf_text(&out));
	buf_release(&out);
	return copy;
}

const char *form_say_text(const struct form *form, const struct quiz_text *text, int lang)
{
	for (int i = 0; i < text->n; i++)
		if (strcmp(text->langs[i], form->langs[lang]) == 0)
			return unbind(form, text->texts[i]);
	return text->n ? unbind(form, text->texts[0]) : "";
}

const char *form_say_subtag(const struct form *form, int lang)
{
	return arena_strndup(form->arena, form->langs[lang], strcspn(form->langs[lang], "-"));
}

const char *form_say(const struct form *form, int lang, const char *key,
		     const struct message_arg *args, int nargs)
{
	struct phrase_found found = phrase_find(form->phrases[lang], key);

	return message_format(form->locales[lang], form->arena, found.pattern, args, nargs,
			      found.pos, form->diag);
}

static const char *join(const struct form *form, const char *a, const char *gap, const char *b)
{
	return arena_printf(form->arena, "%s%s%s", a, *a && *b ? gap : "", b);
}

const char *form_say_intro(const struct form *form, int lang, const char *gap)
{
	return join(form, form_say_text(form, &form->quiz->intro, lang), gap,
		    form_say_text(form, &form->quiz->contact, lang));
}

const char *form_say_help(const struct form *form, const struct question *question, int lang)
{
	const char *hint = form_say_text(form, &question->hint, lang);
	struct message_arg args[] = {{"min", NULL, question->min},
				     {"max", NULL, question->max},
				     {"unit", form_say_text(form, &question->unit, lang), 0}};

	if (question->kind != QUESTION_NUMBER)
		return hint;
	return join(form, hint, " ",
		    question->unit.n ? form_say(form, lang, "ask-how-number-unit", args, 3)
				     : form_say(form, lang, "ask-how-number", args, 2));
}

const char *form_say_least(const struct form *form, const struct question *question, int lang)
{
	const struct message_arg arg = {"count", NULL, question->least};

	return form_say(form, lang, "form-least", &arg, 1);
}

const char *form_say_name_code(const struct form *form)
{
	const struct quiz_columns *names = &form->quiz->person[PERSON_NAME];

	for (int i = 0; i < names->n; i++)
		if (form_check_fits(&form->tool->questions, names->names[i]))
			return names->names[i];
	return NULL;
}
