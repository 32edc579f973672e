/* Parts of the sections of a guide. */
#ifndef CONTENT_GUIDE_PART_H
#define CONTENT_GUIDE_PART_H

#include "xml/field.h"

/* struct part, many: all children but <head>. */
extern const struct field_kind guide_parts;

#endif
