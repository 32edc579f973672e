/* A guide as fields. */
#ifndef CONTENT_GUIDE_TABLE_H
#define CONTENT_GUIDE_TABLE_H

#include "xml/field.h"

/* Of a struct guide: what its line says, and its roles, which all else speaks of; then the rest. */
extern const struct record guide_head, guide_body;

#endif
