/* Features of OpenType that a text asks for. */
#ifndef TEXT_FEATURE_H
#define TEXT_FEATURE_H

#include "text/face.h"

struct hb_feature_t;

enum { FEATURE_MOST = 24 };

/* Reads "smcp,onum,liga=0" into at most FEATURE_MOST of them; how many there are. */
int feature_read(const char *text, struct hb_feature_t *features);

/* Warns of those that the face, of the family, lacks. */
void feature_check(const struct fontset *fonts, int font, const char *text, struct diag *diag);

#endif
