/*
 * One file of answers while it is read, whatever its format: what its questionnaire calls things,
 * who is being read, its faults. Every fault is an error at its place, and reading goes on.
 */
#ifndef ANSWERS_READER_H
#define ANSWERS_READER_H

#include "answers/answers.h"
#include "answers/column.h"
#include "answers/place.h"
#include "answers/spelling.h"

struct mapping;

struct reader {
	struct arena *own;   /* as long as the file is read */
	struct arena *arena; /* of the person who is read, or of what is read of the file */
	const struct quiz *quiz;
	const struct answers_settings *settings;
	struct spellings *spellings; /* a question */
	struct columns columns;      /* that are understood */
	struct xml_source source;    /* bytes NULL: not read as a whole */
	const char *row_name;        /* "row", "entry" */
	enum dates dates;            /* as the file writes them; DATES_BY_FILE: cannot be told */
	bool has_told_dates;         /* that some cannot be read */
	struct answers_strange *strange; /* gathered; NULL: what is strange is an error */
	bool *is_unasked;                /* a question, where strange: the file has none such */
	struct answers *person;          /* being read */
	struct answers_count count;
	struct mapping *mapping; /* wants to know how the file is understood; or NULL */
	struct diag *diag;
};

struct reader reader_begin(struct arena *arena, const struct quiz *quiz,
			   const struct answers_settings *settings, struct diag *diag);

/* Behind the row, the column and the person, where the place has them. */
void reader_error(struct reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void reader_warn(struct reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Gathers the name of what the questionnaire does not know; false where that is an error. */
bool reader_gather(struct reader *reader, const char *name);

/* What somebody answered, between quotation marks, for a message; or words in its place. */
const char *reader_quote(const struct reader *reader, const char *text);

/* A new person, all of whose questions are skipped as yet. */
struct answers *reader_add_person(struct reader *reader, struct place place);

/* A warning for each question that must be answered and was skipped. */
void reader_check_required(struct reader *reader);

#endif
