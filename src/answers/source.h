/* Where people come from: a file in some format, opened and settled. Each format makes one. */
#ifndef ANSWERS_SOURCE_H
#define ANSWERS_SOURCE_H

#include "answers/reader.h"

struct source {
	/* Has the reader take the next person, in reader->arena: ANSWERS_PERSON, _END or _FAILED.
	 * Whether that person has faults is for the caller to find out. */
	enum answers_step (*next)(struct source *source, struct reader *reader);
	void (*close)(struct source *source); /* or NULL */
};

#endif
