/* Pictures of a guide. */
#ifndef CONTENT_GUIDE_PICTURE_H
#define CONTENT_GUIDE_PICTURE_H

#include "xml/field.h"

/* const struct picture *: of the element itself or of the <picture> in it; NULL: there is none, or
 * with an error when it can't be used. */
extern const struct field_kind guide_picture;

#endif
