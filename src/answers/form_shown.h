/*
 * The text that a field shows on its page (ISO 32000-1, 12.7.3.3), for files whose fields have lost
 * their values: the strings of its appearance, as its fonts say which characters these are.
 */
#ifndef ANSWERS_FORM_SHOWN_H
#define ANSWERS_FORM_SHOWN_H

#include "answers/form_file.h"

/* Adds the text of the field at its place, UTF-8; form: the dictionary of all fields, whose fonts
 * stand in for the place's own. */
enum form_shown form_shown_read(struct pdf_objects *objects, struct pdf_object form,
				struct pdf_object place, struct buf *text);

#endif
