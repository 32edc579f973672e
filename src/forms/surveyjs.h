/* Forms for SurveyJS. */
#ifndef FORMS_SURVEYJS_H
#define FORMS_SURVEYJS_H

struct buf;
struct form;

/* A survey for the SurveyJS Form Library, from version 2.1.1 on: JSON, in all languages. */
void surveyjs_write(const struct form *form, struct buf *out);

#endif
