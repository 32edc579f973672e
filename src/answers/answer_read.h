/*
 * What the readers of all formats share: the state of one file, cleaned words, and taking what a
 * file says as the answer to a question. Only answer*.c use it. Every fault is an error at its
 * place and leaves the answer ANSWER_UNREADABLE; reading goes on.
 */
#ifndef ANSWERS_ANSWER_READ_H
#define ANSWERS_ANSWER_READ_H

#include <stddef.h>

#include "answers/answers.h"

enum {
	ANSWERS_LONGEST_NAME = 200, /* characters; a line of a report holds fewer */
	ANSWERS_LONGEST_WORDS = 500, /* beside "other" */
};

/* Where something stands. */
struct place {
	struct srcpos pos;
	int column; /* in characters from 1; 0: not known */
};

/* One way to write an option: its id, an alias, a label in some language; folded. */
struct spelling {
	const char *text;
	size_t n;
	int option;
	bool is_id;
};

struct spellings {
	struct spelling *list;
	int n;
};

struct answers_reader {
	struct arena *arena;
	const struct quiz *quiz;
	struct spellings *spellings; /* a question */
	struct answers_file *file;
	struct answers *person;      /* being read */
	struct diag *diag;
};

void reader_init(struct answers_reader *reader, struct arena *arena, const struct quiz *quiz,
		 struct answers_file *file, struct diag *diag);

/* A new person, all of whose questions are skipped as yet. */
struct answers *reader_add_person(struct answers_reader *reader, struct srcpos pos);

void reader_error(struct answers_reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void reader_warn(struct answers_reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Words as they are kept: NFC, white space that can break a line as single spaces, none at the
 * ends; without control characters and without the marks that turn the direction of what follows
 * (UAX #9 embeddings, overrides, isolates).
 */
const char *words_clean(struct arena *arena, const char *text);
/* Words as they are compared: no-break spaces as spaces too, and no marks of direction at all. */
const char *words_fold(struct arena *arena, const char *text);
/* The beginning of a text, short enough for a message. */
const char *words_quote(struct arena *arena, const char *text);
/* How many characters (code points). */
int words_length(const char *text);

/* The option that the folded text is a spelling of; a point of a scale also by its number, unless
 * other numbers are its aliases. -1: none. */
int option_find(const struct answers_reader *reader, int question, const char *folded);
/* The spelling nearest to a text that is none; NULL: none is near. */
const char *option_near(const struct answers_reader *reader, int question, const char *folded);
/* An error that the question has no such option, with the nearest, or with those that it has. */
void option_refuse(struct answers_reader *reader, int question, const char *text,
		   struct place place);

/* The place of the answer, now unreadable until taken; NULL with an error when it was given. */
struct answer *answer_open(struct answers_reader *reader, int question, struct place place);

/* Options as the answer to a SINGLE, MULTI, LIKERT or RANK question, or of a NUMBER question those
 * that decline; text: what was written beside them, or NULL. n 0: skipped. */
void answer_take_options(struct answers_reader *reader, int question, struct answer *answer,
			 const int *chosen, int n, const char *text);
/* A number as somebody wrote it, or an option that declines. */
void answer_take_number(struct answers_reader *reader, int question, struct answer *answer,
			const char *text);
/* Free words. */
void answer_take_text(struct answers_reader *reader, int question, struct answer *answer,
		      const char *text);

/* A warning for each question that must be answered and was skipped. */
void reader_check_required(struct answers_reader *reader);

/* The person's name and id, cleaned, from what a file says; blank: none. */
void person_take_name(struct answers_reader *reader, const char *text, struct place place);
void person_take_key(struct answers_reader *reader, const char *text, struct place place);

enum number_fault {
	NUMBER_READ,
	NUMBER_NONE,      /* words, a range, groups of odd lengths */
	NUMBER_TWO_WAYS,
	NUMBER_BROKEN,    /* a number, but no whole one */
	NUMBER_TOO_LARGE
};

/*
 * Reads a whole number in an unambiguous form: digits of one script, in groups or not, a sign, a
 * sign of a currency, decimals that are zeros. "1.234" can be read in two ways; where only one lies
 * within min and max, that is it. TWO_WAYS: *value is what it is if the mark sets off thousands.
 */
enum number_fault number_read(const char *text, int64_t min, int64_t max, int64_t *value);

/* Seconds from 1970 to the midnight of a day or a moment as tools write them; false when it is in no
 * form that can be read in one way only. */
bool date_read(const char *text, int64_t *seconds);

/* The formats. All faults are in diag. */
void answers_read_xml(struct answers_reader *reader, const char *schema);
void answers_read_json(struct answers_reader *reader);
void answers_read_csv(struct answers_reader *reader);

#endif
