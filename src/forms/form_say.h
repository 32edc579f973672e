/* What a form says, in one of its languages. */
#ifndef FORMS_FORM_SAY_H
#define FORMS_FORM_SAY_H

#include "forms/form.h"

struct message_arg;

/* The text in language number `lang` of the form; where it has none, in the quiz's own. "" for a
 * text that is not there. */
const char *form_say_text(const struct form *form, const struct quiz_text *text, int lang);

/* The language without its region: "en" of "en-GB". */
const char *form_say_subtag(const struct form *form, int lang);

/* A phrase of ours in that language, filled in. */
const char *form_say(const struct form *form, int lang, const char *key,
		     const struct message_arg *args, int nargs);

/* What opens the form: the intro, and whom to ask, with `gap` between them. */
const char *form_say_intro(const struct form *form, int lang, const char *gap);

/* What stands below a question: its hint, and the numbers it takes. "": nothing. */
const char *form_say_help(const struct form *form, const struct question *question, int lang);

/* That so many options are to be picked. */
const char *form_say_least(const struct form *form, const struct question *question, int lang);

/* The code of the question for the person's name: the first of the columns that the questionnaire
 * lists for it which the tool takes as a code; NULL: there is none. */
const char *form_say_name_code(const struct form *form);

#endif
