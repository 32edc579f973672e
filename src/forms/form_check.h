/* What does not fit a tool: codes are errors, what its file cannot say is warned of. */
#ifndef FORMS_FORM_CHECK_H
#define FORMS_FORM_CHECK_H

#include "forms/form.h"

/* Whether the tool takes that code: a letter first in a question's, and what codes says. */
bool form_check_fits(const struct form_codes *codes, const char *code);

/* Errors for ids that are too long, hold other characters, are the same without regard to capitals
 * or mean something to the tool; then a warning for each kind of thing that the file cannot say.
 * False where there were errors. */
bool form_check(const struct form *form);

#endif
