/*
 * A person of JSON on the way to a record. Where a table has headers, JSON has names: the paths of
 * members, gathered from all people. What cannot be taken is kept until the person is known.
 */
#ifndef ANSWERS_JSON_FIELDS_H
#define ANSWERS_JSON_FIELDS_H

#include "answers/headers.h"
#include "answers/json_each.h"
#include "answers/keys.h"
#include "answers/record.h"

/* The names of a file; they live as long as it is read. Names are told by 64 bits of a hash. */
struct json_names {
	struct headers headers;
	struct keys keys;
	bool has_failed; /* there are too many, and an error said so */
};

struct json_fields {
	struct reader *reader;
	struct json_names *names;
	struct json_field {
		struct field field;
		int name; /* its number; -1: words beside an answer, which have none */
	} * list;
	int n;
	struct json_fault {
		struct place place;
		const char *words;
	} * faults;
	int nfaults;
};

/* The number of a name; -1: it is new. */
int json_fields_find(const struct json_fields *fields, const char *name);
/* The number of a new name for that column. text: as people are shown it. */
int json_fields_name(struct json_fields *fields, const char *name, struct column column,
		     const char *text);
struct column json_fields_column(const struct json_fields *fields, int name);

/* A value under that name, which says its column. */
void json_fields_add(struct json_fields *fields, int name, struct field field);
/* Words beside the answer to a question. */
void json_fields_add_beside(struct json_fields *fields, int question, const char *words,
			    struct place place);
/* A value under that name that cannot be taken: a fault, or, where the name is unknown, something
 * that stands there. */
void json_fields_refuse(struct json_fields *fields, int name, struct place place,
			const char *words);

/* A fault, told when the person is known. */
void json_fields_fault(struct json_fields *fields, struct place place, const char *words);

/* The record, a field a name, words beside answers behind them. */
struct record json_fields_record(struct json_fields *fields, struct place place);

/* Tells the faults. */
void json_fields_tell(const struct json_fields *fields);

#endif
