/*
 * The table of tools. Limits of codes are those of the tools' own documentation; a code begins with
 * a letter everywhere.
 */
#include "forms/form.h"

#include <string.h>

#include "content/phrases.h"
#include "forms/form_check.h"
#include "forms/google.h"
#include "forms/limesurvey.h"
#include "forms/qualtrics.h"
#include "forms/surveyjs.h"
#include "forms/xlsform.h"
#include "locale/locale.h"

/* Columns that LimeSurvey exports besides those of questions. */
static const char *const limesurvey_reserved[] = {
	"id",        "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate",
	"datestamp", "ipaddr",     "refurl",   "this",          "that", "self",  NULL};

/* The note that opens the form; what ODK and Kobo add. */
static const char *const xlsform_reserved[] = {"intro",    "start",          "end",  "today",
					       "deviceid", "username",       "meta", "instanceID",
					       "KEY",      "SubmissionDate", NULL};

/* The text that opens the form; what Qualtrics adds. */
static const char *const qualtrics_reserved[] = {
	"intro",    "StartDate",    "EndDate",    "Status",       "IPAddress", "Progress",
	"Finished", "RecordedDate", "ResponseId", "UserLanguage", NULL};

static const struct form_tool tools[] = {{.name = "surveyjs",
					  .title = "SurveyJS",
					  .suffix = ".json",
					  .questions = {60, "-_"},
					  .options = {60, "-_"},
					  .words = "-Comment",
					  .other = "other",
					  .binds = '{',
					  .write = surveyjs_write},
					 {.name = "xlsform",
					  .title = "XLSForm",
					  .suffix = ".xlsx",
					  .questions = {60, "-_."},
					  .options = {60, "-_."},
					  .words = "_other",
					  .binds = '$',
					  .asks_places = true,
					  .reserved = xlsform_reserved,
					  .write = xlsform_write},
					 {.name = "limesurvey",
					  .title = "LimeSurvey",
					  .suffix = ".txt",
					  .questions = {20, ""},
					  .options = {5, ""},
					  .other = "other",
					  .cuts_tags = true,
					  .reserved = limesurvey_reserved,
					  .write = limesurvey_write},
					 {.name = "google",
					  .title = "Google Forms",
					  .suffix = ".gs",
					  .lacks = FORM_LACKS_CONDITIONS | FORM_LACKS_EXCLUSIVE |
						   FORM_LACKS_LEAST | FORM_LACKS_LANGUAGES,
					  .write = google_write},
					 {.name = "qualtrics",
					  .title = "Qualtrics",
					  .suffix = ".txt",
					  .questions = {60, "_"},
					  .asks_places = true,
					  .reserved = qualtrics_reserved,
					  .lacks = FORM_LACKS_CONDITIONS | FORM_LACKS_REQUIRED |
						   FORM_LACKS_EXCLUSIVE | FORM_LACKS_PICKS |
						   FORM_LACKS_RANGE | FORM_LACKS_LENGTH |
						   FORM_LACKS_WORDS | FORM_LACKS_LANGUAGES,
					  .write = qualtrics_write}};

const struct form_tool *form_tool_at(int i)
{
	return i < (int)(sizeof tools / sizeof *tools) ? &tools[i] : NULL;
}

/* The languages of the quiz, the one asked for in front. */
static bool choose_languages(struct form *form, const char *lang)
{
	const struct quiz_text *title = &form->quiz->title;
	struct diag *diag = form->diag;
	const char *list = "";
	int first = -1;

	for (int i = 0; i < title->n; i++) {
		if (strcmp(title->langs[i], lang ? lang : form->quiz->lang) == 0)
			first = i;
		list = arena_printf(form->arena, "%s%s%s", list, i ? ", " : "", title->langs[i]);
	}
	if (first < 0) {
		diag_error(diag, form->quiz->pos, "the questionnaire is not in \"%s\"; it is in %s",
			   lang, list);
		return false;
	}
	form->langs = ARENA_ARRAY(form->arena, const char *, title->n);
	form->langs[form->nlangs++] = title->langs[first];
	for (int i = 0; i < title->n && !(form->tool->lacks & FORM_LACKS_LANGUAGES); i++)
		if (i != first)
			form->langs[form->nlangs++] = title->langs[i];
	return true;
}

bool form_open(struct form *form, const char *lang, const struct form_folders *folders)
{
	if (!choose_languages(form, lang))
		return false;
	form->phrases = ARENA_ARRAY(form->arena, const struct phrases *, form->nlangs);
	form->locales = ARENA_ARRAY(form->arena, struct locale *, form->nlangs);
	for (int i = 0; i < form->nlangs; i++) {
		form->phrases[i] = phrases_load(form->arena, folders->phrases, form->langs[i],
						folders->schemas, form->diag);
		if (form->phrases[i])
			form->phrases[i] = phrases_add_forms(form->arena, form->phrases[i],
							     folders->phrases, folders->schemas,
							     form->diag);
		if (!form->phrases[i])
			return false;
	}
	for (int i = 0; i < form->nlangs; i++)
		form->locales[i] = locale_open(form->phrases[i]->lang);
	return true;
}

void form_close(const struct form *form)
{
	for (int i = 0; i < form->nlangs; i++)
		locale_close(form->locales[i]);
}

bool form_make(struct form *form, const char *lang, const struct form_folders *folders,
	       struct buf *out)
{
	bool is_made;

	if (!form_open(form, lang, folders))
		return false;
	is_made = form_check(form);
	if (is_made)
		form->tool->write(form, out);
	form_close(form);
	return is_made && form->diag->nerrors == 0;
}
