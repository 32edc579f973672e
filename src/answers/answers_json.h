/* Answers as JSON. */
#ifndef ANSWERS_ANSWERS_JSON_H
#define ANSWERS_ANSWERS_JSON_H

#include "answers/decoder.h"
#include "answers/source.h"

/* The people of a text; NULL with errors. */
struct source *answers_json_open(struct reader *reader, struct decoder *decoder);

#endif
