/* Answers as CSV. */
#ifndef ANSWERS_ANSWERS_CSV_H
#define ANSWERS_ANSWERS_CSV_H

#include "answers/reader.h"

/* Reads the people of the reader's file; all faults are in its diag. */
void answers_csv_read(struct reader *reader);

#endif
