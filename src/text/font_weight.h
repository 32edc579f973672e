/* Faces by weight, besides the regular and the bold. */
#ifndef TEXT_FONT_WEIGHT_H
#define TEXT_FONT_WEIGHT_H

#include "text/face.h"

/* The weight that flags ask for, 100 to 900; regular or bold where they name none. */
int font_weight_of(unsigned flags);

/* What themes call a weight: "semibold". */
const char *font_weight_name(int weight);

/* A face of the family in the weight that flags name: of the catalogue, of the system, or an
 * instance of a variable font. -1: there is none, of which nothing is said. */
int font_weight_find(struct fontset *fonts, const char *family, unsigned flags);

#endif
