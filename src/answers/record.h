/*
 * What a file says of one person, whatever its format: fields, each with what its column holds.
 * From here on a row of a table and an object of JSON are the same.
 */
#ifndef ANSWERS_RECORD_H
#define ANSWERS_RECORD_H

#include "answers/reader.h"

struct field {
	struct column column;
	const char *const *texts; /* n; of a cell one */
	int n;
	bool is_list;   /* the file has it as a list of values: none is taken apart */
	bool is_broken; /* a number that is not whole, however it would read as a text */
	struct place place;
};

struct record {
	struct field *fields;
	int n;
	struct place place;
};

/* Whether no question is answered. */
bool record_is_empty(struct arena *arena, const struct record *record);

/* Whether the tool says that the person stopped before the end. */
bool record_has_stopped(struct arena *arena, const struct record *record);

/* Adds the person to the reader, with what the fields say. */
void record_take(struct reader *reader, const struct record *record);

#endif
