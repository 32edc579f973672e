/*
 * Ids are held against the table of tools. Warnings name all questions of a kind in one line, since
 * what is to be done by hand is done for all of them in one go.
 */
#include "forms/form_check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/name_list.h"
#include "forms/form_question.h"
#include "forms/form_say.h"

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The first character that the tool does not take, or NULL. */
static const char *find_odd(const struct form_codes *codes, const char *code)
{
	for (; *code; code++)
		if (!is_letter(*code) && (*code < '0' || *code > '9') &&
		    !strchr(codes->others, *code))
			return code;
	return NULL;
}

bool form_check_fits(const struct form_codes *codes, const char *code)
{
	return codes->most == 0 ||
	       (is_letter(*code) && !find_odd(codes, code) && strlen(code) <= (size_t)codes->most);
}

static const char *name_characters(const struct form *form, const struct form_codes *codes)
{
	const char *text = "letters and digits";

	for (const char *c = codes->others; *c; c++)
		text = arena_printf(form->arena, "%s%s %c", text, c[1] ? "," : " and", *c);
	return *codes->others ? arena_printf(form->arena, "%s", text) : text;
}

/* What an id is that of, for messages: question "q"; option "o" of question "q". */
struct owner {
	const char *what;
	const char *id;
	struct srcpos pos;
};

static void check_code(const struct form *form, const struct form_codes *codes,
		       const struct owner *owner)
{
	const char *title = form->tool->title, *odd = find_odd(codes, owner->id);

	if (odd && codes->most)
		diag_error(form->diag, owner->pos,
			   "%s: %s takes codes of %s only, and this id holds something else",
			   owner->what, title, name_characters(form, codes));
	else if (codes->most && strlen(owner->id) > (size_t)codes->most)
		diag_error(form->diag, owner->pos,
			   "%s: %s takes codes of %d characters at most, and this id has %d",
			   owner->what, title, codes->most, (int)strlen(owner->id));
	else
		return;
	diag_hint(form->diag, "give it another id; answers in files name the id, or an <alias>");
}

static void report_taken(const struct form *form, const struct owner *owner, const char *by)
{
	diag_error(form->diag, owner->pos, "%s: in %s this code is already that of %s", owner->what,
		   form->tool->title, by);
	diag_hint(form->diag, "give one of them another id");
}

static struct owner own_question(const struct form *form, const struct question *question)
{
	return (struct owner){arena_printf(form->arena, "question \"%s\"", question->id),
			      question->id, question->pos};
}

static void check_option(const struct form *form, const struct question *question, int number)
{
	const struct quiz_option *option = &question->options[number],
				 *other = form_question_other(question);
	const struct owner owner = {arena_printf(form->arena, "option \"%s\" of question \"%s\"",
						 option->id, question->id),
				    option->id, option->pos.file ? option->pos : question->pos};

	if (question->kind == QUESTION_NUMBER)
		return;
	if (option != other || !form->tool->other)
		check_code(form, &form->tool->options, &owner);
	for (int i = 0; i < number; i++)
		if (strcasecmp(question->options[i].id, option->id) == 0)
			report_taken(form, &owner,
				     arena_printf(form->arena, "option \"%s\"",
						  question->options[i].id));
	if (other && other != option && form->tool->other &&
	    strcasecmp(form->tool->other, option->id) == 0)
		report_taken(form, &owner, "own words");
}

/* The codes that a form has besides those of questions, held against one of these. */
static void check_added(const struct form *form, const struct owner *owner)
{
	const char *const *reserved = form->tool->reserved, *name = form_say_name_code(form);

	for (int i = 0; reserved && reserved[i]; i++)
		if (strcasecmp(reserved[i], owner->id) == 0)
			report_taken(form, owner, "something else");
	if (name && strcasecmp(name, owner->id) == 0)
		report_taken(form, owner, "the person's name");
	for (int q = 0; q < form->quiz->nquestions; q++) {
		const struct question *question = &form->quiz->questions[q];
		size_t n = strlen(question->id);
		const char *rest = owner->id + n;
		char *end;
		long place;

		if (strncasecmp(owner->id, question->id, n) != 0)
			continue;
		place = *rest == '_' ? strtol(rest + 1, &end, 10) : 0;
		if (form->tool->words && form_question_other(question) &&
		    strcasecmp(rest, form->tool->words) == 0)
			report_taken(form, owner, "words beside an option");
		if (form->tool->asks_places && form_question_is_by_place(question) && place > 0 &&
		    !*end && place <= form_question_places(question))
			report_taken(form, owner, "a place of a ranking");
	}
}

static void check_codes(const struct form *form)
{
	for (int q = 0; q < form->quiz->nquestions && form->tool->questions.most; q++) {
		const struct question *question = &form->quiz->questions[q];
		const struct owner owner = own_question(form, question);

		check_code(form, &form->tool->questions, &owner);
		check_added(form, &owner);
		for (int i = 0; i < q; i++)
			if (strcasecmp(form->quiz->questions[i].id, question->id) == 0)
				report_taken(form, &owner,
					     own_question(form, &form->quiz->questions[i]).what);
		for (int i = 0; i < question->noptions; i++)
			check_option(form, question, i);
	}
}

static int count_others(const struct question *question)
{
	int n = 0;

	for (int i = 0; i < question->noptions; i++)
		n += question->options[i].is_other;
	return n;
}

/* What a question asks for that some tools cannot be told. */
static unsigned needs_of(const struct question *question)
{
	bool is_multi = question->kind == QUESTION_MULTI;

	return (question->when ? FORM_LACKS_CONDITIONS : 0) |
	       (question->is_required ? FORM_LACKS_REQUIRED : 0) |
	       (form_question_has_exclusive(question) ? FORM_LACKS_EXCLUSIVE : 0) |
	       (is_multi && (question->least > 1 || question->most) ? FORM_LACKS_PICKS : 0) |
	       (is_multi && question->least > 1 &&
				(question->most > question->least ||
				 form_question_has_exclusive(question))
			? FORM_LACKS_LEAST
			: 0) |
	       (question->kind == QUESTION_NUMBER ? FORM_LACKS_RANGE : 0) |
	       (question->kind == QUESTION_TEXT ? FORM_LACKS_LENGTH : 0) |
	       (form_question_other(question) ? FORM_LACKS_WORDS : 0);
}

/* A kind of thing that cannot be said, with what to do about it by hand. */
struct lack {
	unsigned lack;
	const char *text;
};

static const struct lack lacks[] = {
	{FORM_LACKS_CONDITIONS, "when a question is asked: set that by hand"},
	{FORM_LACKS_REQUIRED, "that an answer is required: request a response"},
	{FORM_LACKS_EXCLUSIVE, "that an option stands alone: make the choice exclusive, where the "
			       "tool can"},
	{FORM_LACKS_PICKS, "how many options may be picked: set the number of answers"},
	{FORM_LACKS_LEAST,
	 "the fewest picks, since it takes one limit and knows no option that stands "
	 "alone: the most is told"},
	{FORM_LACKS_RANGE,
	 "which numbers are taken: set the content of the answer to whole numbers"},
	{FORM_LACKS_LENGTH, "how long a text may be: set its length"},
	{FORM_LACKS_WORDS, "own words beside an option: allow text entry"}};

static void warn_of(const struct form *form, const struct name_list *names, const char *what)
{
	if (names->n)
		diag_warn(form->diag, form->quiz->pos, "%s is not told %s: %s", form->tool->title,
			  what, name_list_text(form->arena, names, "", ""));
}

static void warn(const struct form *form)
{
	const struct quiz *quiz = form->quiz;
	struct name_list refusals = {0}, others = {0};

	for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++) {
		struct name_list names = {0};

		for (int q = 0; q < quiz->nquestions; q++)
			if (needs_of(&quiz->questions[q]) & form->tool->lacks & lacks[i].lack)
				name_list_add(form->arena, &names, quiz->questions[q].id);
		warn_of(form, &names, lacks[i].text);
	}
	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];

		if (question->kind == QUESTION_NUMBER && question->noptions)
			name_list_add(form->arena, &refusals, question->id);
		if (count_others(question) > (form_question_other(question) ? 1 : 0))
			name_list_add(form->arena, &others, question->id);
	}
	warn_of(form, &refusals,
		"that a number may be declined in words: who does not want to answer leaves it "
		"empty");
	warn_of(form, &others, "that own words stand beside more than one option, or in a ranking");
	if (quiz->title.n > 1 && form->tool->lacks & FORM_LACKS_LANGUAGES)
		diag_warn(form->diag, quiz->pos,
			  "the file for %s is in one language, \"%s\"; --lang chooses another",
			  form->tool->title, form->langs[0]);
}

static void check_languages(const struct form *form)
{
	for (int i = 0; i < form->nlangs && form->tool->cuts_tags; i++)
		for (int k = 0; k < i; k++)
			if (strcmp(form_say_subtag(form, i), form_say_subtag(form, k)) == 0)
				diag_error(form->diag, form->quiz->pos,
					   "%s cannot tell the languages \"%s\" and \"%s\" apart",
					   form->tool->title, form->langs[k], form->langs[i]);
}

bool form_check(const struct form *form)
{
	int nerrors = form->diag->nerrors;

	check_codes(form);
	check_languages(form);
	if (form->diag->nerrors > nerrors)
		return false;
	warn(form);
	return true;
}
