/*
 * What the readers of all formats share: the state of one file, and taking what a file says as the
 * answer to a question. Only answer*.c use it. Every fault is an error at its place and leaves the
 * answer ANSWER_UNREADABLE; reading goes on.
 */
#ifndef ANSWERS_ANSWER_READ_H
#define ANSWERS_ANSWER_READ_H

#include <stddef.h>

#include "answers/answer_words.h"
#include "answers/answers.h"
#include "base/name_list.h"

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

/* What a column of a table, or a key of an object, holds. */
enum column_kind {
	COLUMN_QUESTION, /* number: which */
	COLUMN_BESIDE,   /* the words written beside the answer to that question */
	COLUMN_PERSON,   /* number: an enum person_field */
	COLUMN_KNOWN,    /* what form tools add; left out */
	COLUMN_UNKNOWN
};

struct column {
	enum column_kind kind;
	int number;
};

/* A header that is understood; folded. */
struct header {
	const char *text;
	struct column column;
};

struct answers_reader {
	struct arena *arena;
	const struct quiz *quiz;
	struct spellings *spellings; /* a question */
	struct header *headers;
	int nheaders;
	struct name_list unknown;    /* headers that were warned of */
	bool has_strange_date;       /* was warned of */
	struct answers_file *file;
	struct answers *person;      /* being read */
	struct diag *diag;
};

void reader_init(struct answers_reader *reader, struct arena *arena, const struct quiz *quiz,
		 struct answers_file *file, struct diag *diag);

/* A new person, all of whose questions are skipped as yet; NULL with an error when there are too
 * many. */
struct answers *reader_add_person(struct answers_reader *reader, struct srcpos pos);

void reader_error(struct answers_reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void reader_warn(struct answers_reader *reader, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

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

/*
 * A cell of a table or a value of an object: an option, several of them, a number or words, as the
 * question asks; blank: skipped. beside: the words beside it, or NULL. Words that are no option are
 * taken as those of the option for others where there is one, unless an option is near.
 */
void answer_take_cell(struct answers_reader *reader, int question, struct answer *answer,
		      const char *text, const char *beside);
/* Values that are one option each. */
void answer_take_cells(struct answers_reader *reader, int question, struct answer *answer,
		       const char *const *texts, int n, const char *beside);

/* The option that own words go with, or -1: there is none, or more than one. */
int option_other(const struct question *question);

/* What several options in one cell are. */
enum split_result { SPLIT_ONE_WAY, SPLIT_SEVERAL_WAYS, SPLIT_TOO_LONG };

struct split {
	int *chosen;
	int nchosen;
	const char *rest; /* the stretch that holds no option; or NULL */
	const char *slip; /* a piece of it that is near to an option; or NULL */
	bool has_more;    /* there is another such stretch elsewhere */
};

/* Cuts the cell at one of the marks that tools put between options; see doc/answers.md. */
enum split_result split_options(const struct answers_reader *reader, int question,
				const char *text, struct split *split);

/* Which headers there are; called by reader_init. */
void column_init(struct answers_reader *reader);
struct column column_find(struct answers_reader *reader, const char *header);
/* A warning that the column is left out, once; of many, of the first ones only. */
void column_warn(struct answers_reader *reader, const char *header, struct place place);
/* An error when two people have one id. */
void reader_check_keys(struct answers_reader *reader);

/* A warning for each question that must be answered and was skipped. */
void reader_check_required(struct answers_reader *reader);

/* The person's name and id, cleaned, from what a file says; blank: none. */
void person_take_name(struct answers_reader *reader, const char *text, struct place place);
void person_take_key(struct answers_reader *reader, const char *text, struct place place);
/* Any field of the person; what a report has no use for is left out. */
void person_take(struct answers_reader *reader, enum person_field field, const char *text,
		 struct place place);

/* Seconds from 1970 to the midnight of a day or a moment as tools write them; false when it is in
 * no form that can be read in one way only. */
bool date_read(const char *text, int64_t *seconds);

/* The formats. All faults are in diag. */
void answers_read_xml(struct answers_reader *reader, const char *schema);
void answers_read_json(struct answers_reader *reader);
void answers_read_csv(struct answers_reader *reader);

#endif
