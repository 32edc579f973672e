/* Forms for LimeSurvey. */
#ifndef FORMS_LIMESURVEY_H
#define FORMS_LIMESURVEY_H

struct buf;
struct form;

/* A survey as tab-separated values, which LimeSurvey imports as .txt, in all languages. */
void limesurvey_write(const struct form *form, struct buf *out);

#endif
