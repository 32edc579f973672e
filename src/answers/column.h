/* What a column of a table, or a key of an object, holds; by its header. */
#ifndef ANSWERS_COLUMN_H
#define ANSWERS_COLUMN_H

#include "base/arena.h"
#include "content/quiz.h"

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

/* Headers that are understood; folded. */
struct columns {
	struct header {
		const char *text;
		struct column column;
	} * list;
	int n;
};

struct columns column_list(struct arena *arena, const struct quiz *quiz);
struct column column_find(struct arena *arena, const struct columns *columns, const char *header);

/* Folded, without the star that marks a question which must be answered. */
char *column_fold(struct arena *arena, const char *header);

#endif
