/* Headers of exports: which column holds the answer to a question, or a part of it. */
#ifndef CONTENT_QUIZ_COLUMN_H
#define CONTENT_QUIZ_COLUMN_H

#include "xml/field.h"

/* struct quiz_column *, many. They are read when the options are known, and shown before those. */
extern const struct field_kind quiz_columns_read, quiz_columns_shown;

/* An error for each header that something else has, too: in its question, in one before it, or
 * among the fields of the person. */
void quiz_column_check(const struct field_in *in);

#endif
