/* Dimensions of a guide. */
#ifndef CONTENT_GUIDE_DIMENSION_H
#define CONTENT_GUIDE_DIMENSION_H

#include "xml/field.h"

/* Of a struct dimension, whose cells must be those of the guide's roles. */
extern const struct record guide_dimension;

#endif
