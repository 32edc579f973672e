/*
 * One file of answers while it is read, whatever its format: its people, what its questionnaire
 * calls things, its faults. Every fault is an error at its place, and reading goes on.
 */
#ifndef ANSWERS_READER_H
#define ANSWERS_READER_H

#include "answers/answers.h"
#include "answers/column.h"
#include "answers/place.h"
#include "answers/spelling.h"
#include "base/name_list.h"

struct reader {
	struct arena *arena;
	const struct quiz *quiz;
	const char *schema;          /* the path of answers.rng */
	struct spellings *spellings; /* a question */
	struct columns columns;      /* that are understood */
	struct name_list unknown;    /* headers that were warned of */
	bool has_strange_date;       /* was warned of */
	struct answers_file *file;
	struct answers *person; /* being read */
	struct diag *diag;
};

struct reader reader_begin(struct arena *arena, const struct quiz *quiz, struct answers_file *file,
			   struct diag *diag);

void reader_error(struct reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void reader_warn(struct reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A new person, all of whose questions are skipped as yet; NULL with an error when there are too
 * many. */
struct answers *reader_add_person(struct reader *reader, struct srcpos pos);

/* A warning for each question that must be answered and was skipped. */
void reader_check_required(struct reader *reader);

/* A warning that the column is left out, once; of many, of the first ones only. */
void reader_warn_column(struct reader *reader, const char *header, struct place place);

/* An error when two people have one id. */
void reader_check_keys(struct reader *reader);

#endif
