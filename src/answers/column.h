/*
 * What a column of a table, or a member of an object, holds; by its header. A header is a name of a
 * question, an option or a fact about the person, or two such texts as tools put them together:
 * "Question [Option]", "question/option", "question___2", "Question - Text", "Matrix >> Row".
 */
#ifndef ANSWERS_COLUMN_H
#define ANSWERS_COLUMN_H

#include "answers/spelling.h"
#include "answers/tool_words.h"
#include "base/arena.h"
#include "content/quiz.h"

enum column_role {
	COLUMN_UNKNOWN,
	COLUMN_QUESTION, /* the answer to it */
	COLUMN_OPTION,   /* number: an option; whether it is chosen, or what place it has */
	COLUMN_PLACE,    /* number: a place of a ranking, from 1; the option that has it */
	COLUMN_NUMBERED, /* number: an option or a place; the file as a whole says which */
	COLUMN_BESIDE,   /* the words written beside the answer */
	COLUMN_PERSON,   /* number: an enum person_field */
	COLUMN_STATE,    /* number: an enum tool_state; whether the person came to the end */
	COLUMN_TOOL      /* what form tools add; left out */
};

struct column {
	enum column_role role;
	int question; /* QUESTION, OPTION, PLACE, NUMBERED, BESIDE; else -1 */
	int number;
};

/* Names that headers are understood by. */
struct columns {
	struct arena *arena;
	const struct quiz *quiz;
	const struct spellings *spellings; /* a question */
	struct column_name {
		const char *exact, *loose; /* wording_fold; wording_loose without marks in codes */
		struct column column;
		int rank; /* of two with the same name the smaller one counts */
	} * list;         /* by loose, then rank */
	int n, ndeclared; /* the first so many by rank are what the questionnaire declares */
};

/* All names that the questionnaire gives, and those that tools give to what they add. spellings:
 * one a question. Lives as long as the arena. */
struct columns column_list(struct arena *arena, const struct quiz *quiz,
			   const struct spellings *spellings);

struct column column_find(const struct columns *columns, const char *header);

/* The option whose label or alias, not id, is the header; of that question. -1: none. */
int column_find_label(const struct columns *columns, int question, const char *header);

/* What a <column> of the questionnaire says the header is. */
struct column column_declared(const struct columns *columns, const char *header);

/* What a header that is unknown may be meant to be: for people to decide, never for a run. */
struct column_proposal {
	struct column column; /* UNKNOWN, and a question: some part of it */
	const char *name;     /* that is near; NULL: none is */
};

struct column_proposal column_propose(const struct columns *columns, const char *header);

/* A second header row below a first one: what both say together. */
struct column column_find_below(const struct columns *columns, const char *above,
				const char *below);

/* Whether the header is what tools call the words beside "other". */
bool column_is_beside(const struct columns *columns, const char *header);

bool column_is_same(struct column a, struct column b);

/* What a column is for, as a message or a table says it: "question \"now\"". */
const char *column_words(struct arena *arena, const struct quiz *quiz, struct column column);

#endif
