/* Answers as JSON. */
#ifndef ANSWERS_ANSWERS_JSON_H
#define ANSWERS_ANSWERS_JSON_H

#include "answers/reader.h"

/* Reads the people of the reader's file; all faults are in its diag. */
void answers_json_read(struct reader *reader);

#endif
