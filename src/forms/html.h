/*
 * Html: the questionnaire as one page for a browser, which asks and saves the answers without a
 * network. Script and style are files of ours, and go into the page with the questionnaire.
 */
#ifndef FORMS_HTML_H
#define FORMS_HTML_H

#include "forms/form.h"

struct html {
	struct form *form;  /* with its quiz; the rest is filled in */
	const char *folder; /* of script and style */
	bool is_lang_asked; /* the page begins in its first language, whatever a browser asks for */
};

/*
 * The page, added to out, in all languages of the quiz; lang, one of them, is the first; NULL: its
 * own. False with errors: it has no such language, a file of ours is missing.
 */
bool html_make(const struct html *html, const char *lang, const struct form_folders *folders,
	       struct buf *out);

#endif
