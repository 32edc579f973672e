/*
 * The people of a file of JSON, one piece of text after the other, of any number: an object a line
 * (JSON Lines), a list of objects, an object one of whose members is that list, or one object.
 */
#ifndef ANSWERS_JSON_PEOPLE_H
#define ANSWERS_JSON_PEOPLE_H

#include "answers/json_text.h"
#include "answers/lines.h"
#include "answers/reader.h"

enum json_layout { JSON_ONE, JSON_LIST, JSON_WRAPPED, JSON_LINES };

struct json_people {
	struct reader *reader;
	struct json_text text;
	struct lines lines; /* in place of the text, of lines */
	enum json_layout layout;
	int number;      /* of the piece, from 1 */
	struct buf cut;  /* the piece */
	bool has_failed; /* and an error said why: nobody can be read on */
};

/* Looks through the decoder's text for how it is laid out, and stands before the first person. */
void json_people_open(struct json_people *people, struct reader *reader, struct decoder *decoder);
void json_people_release(struct json_people *people);

/* The text of the next person, and where it begins; its row is the number in a list, 0 for one
 * alone. Ends where the file does in the midst of it. NULL at the end and where has_failed. */
const char *json_people_next(struct json_people *people, struct place *place);

void json_people_rewind(struct json_people *people);

#endif
