/*
 * One person's answers, whatever file they came in. Missing answers stay missing: the four states
 * are kept apart to the end.
 */
#ifndef ANSWERS_ANSWERS_H
#define ANSWERS_ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/quiz.h"

enum {
	ANSWERS_LONGEST_NAME = 200, /* characters; a line of a report holds fewer */
	ANSWERS_LONGEST_WORDS = 500 /* beside "other" */
};

enum answer_state {
	ANSWER_SKIPPED,    /* asked or not in the file: no answer */
	ANSWER_NOT_ASKED,  /* its condition is false */
	ANSWER_DECLINED,   /* "don't know", "prefer not to say" */
	ANSWER_UNREADABLE, /* reported as an error where it was read */
	ANSWER_GIVEN
};

struct answer {
	enum answer_state state;
	int *chosen;      /* numbers of options; RANK: in order of preference */
	int nchosen;      /* SINGLE, LIKERT: 1 */
	int64_t number;   /* NUMBER */
	const char *text; /* TEXT, and what was written beside "other" */
	struct srcpos pos;
	int column; /* JSON, CSV: in its line, in characters from 1; 0: none */
};

struct answers {
	const char *key;       /* the person's id in the input; or NULL */
	const char *name;      /* as given, any script; or NULL */
	const char *name_lang; /* of the name; NULL: not said */
	struct srcpos name_pos;
	int name_column; /* as an answer's */
	const char *lang;
	int64_t date;           /* seconds since 1970; 0: not known */
	struct answer *answers; /* one a question of the quiz */
	struct srcpos pos;
};

/* The people of one file: one of XML, one or more of JSON or CSV. */
struct answers_file {
	const struct answers **people;
	int npeople;
	struct xml_source source; /* the file as read */
};

/*
 * Reads the file at path ("-": standard input) for that questionnaire; what it is follows from its
 * beginning: XML, JSON or CSV. schema is the path of answers.rng. NULL when diag received errors:
 * unknown questions and options with the nearest that there is, a question answered twice, numbers
 * that cannot be read; each with file, line and, in CSV and JSON, column. Nothing is guessed.
 */
const struct answers_file *answers_load(struct arena *arena, const char *path,
					const struct quiz *quiz, const char *schema,
					struct diag *diag);

/* The same for a file that is read already and that strangers may have written. */
const struct answers_file *answers_load_alone(struct arena *arena, const struct xml_source *source,
					      const struct quiz *quiz, const char *schema,
					      struct diag *diag);

/* Whether a file holds answers in a format without a root element that would say so: by its first
 * byte, or by what its name ends in; a pipe has no such name. */
bool answers_have_no_root(const char *path, const char *bytes, size_t n);

#endif
