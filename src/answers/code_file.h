/* Answers codes in a text: one, or many, a person each. */
#ifndef ANSWERS_CODE_FILE_H
#define ANSWERS_CODE_FILE_H

#include "answers/source.h"

/* The codes of reader->source, whose bytes are there; in whatever lines they stand. */
struct source *code_file_open(struct reader *reader);

#endif
