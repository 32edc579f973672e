/* What a file says about the person; what a report has no use for is left out. */
#ifndef ANSWERS_PERSON_H
#define ANSWERS_PERSON_H

#include "answers/reader.h"

/* The person's name and id, cleaned, from what a file says; blank: none. */
void person_take_name(struct reader *reader, const char *text, struct place place);
void person_take_key(struct reader *reader, const char *text, struct place place);

/* The language that the person reads, by its tag or name, if the questionnaire has it. */
void person_take_language(struct reader *reader, const char *text);

/* Any field of the person. */
void person_take(struct reader *reader, enum person_field field, const char *text,
		 struct place place);

#endif
