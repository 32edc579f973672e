/* Dimensions of a guide. */
#ifndef CONTENT_GUIDE_DIMENSION_H
#define CONTENT_GUIDE_DIMENSION_H

#include "xml/field.h"

/* struct dimension, many: those of a guide whose roles are known, in groups and in none. */
extern const struct field_kind guide_dimensions;

#endif
