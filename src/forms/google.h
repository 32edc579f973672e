/* Forms for Google Forms. */
#ifndef FORMS_GOOGLE_H
#define FORMS_GOOGLE_H

struct buf;
struct form;

/* A Google Apps Script that makes the form when it is run, in the form's own language. */
void google_write(const struct form *form, struct buf *out);

#endif
