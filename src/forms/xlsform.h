/* Forms for ODK, KoboToolbox and others that read XLSForms. */
#ifndef FORMS_XLSFORM_H
#define FORMS_XLSFORM_H

struct buf;
struct form;

/* A workbook by the XLSForm standard (xlsform.org), in all languages. */
void xlsform_write(const struct form *form, struct buf *out);

#endif
