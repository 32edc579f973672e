/* Conditions in words, for people who see all questions. */
#ifndef FORMS_FORM_WORDS_H
#define FORMS_FORM_WORDS_H

#include "forms/form.h"

/* "Please answer only if ...", for a question that has a condition. */
const char *form_words_when(const struct form *form, const struct question *question, int lang);

#endif
