/* Forms for Qualtrics. */
#ifndef FORMS_QUALTRICS_H
#define FORMS_QUALTRICS_H

struct buf;
struct form;

/* A survey in the Advanced Format for TXT files, in the form's own language. */
void qualtrics_write(const struct form *form, struct buf *out);

#endif
