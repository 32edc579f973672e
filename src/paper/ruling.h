/*
 * What a coach says about sheets, in a file of lines that the program asks and the coach answers:
 *
 *	# K7-03H, question 7 (page 2): boxes are marked: 2 and 4 (one answer is asked for)
 *	K7-03H 7 = 2
 *	K7-03H page 3 = blank
 *
 * Behind = stands what would be typed for that question (answers/typed.h), with words behind it.
 */
#ifndef PAPER_RULING_H
#define PAPER_RULING_H

#include "answers/answers.h"
#include "base/buf.h"

struct ruling {
	int person;           /* the number of the sheet */
	int question;         /* from 0; -1: it is about a page */
	int page;             /* from 1, where question is -1 */
	int copy;             /* of a page that is there twice, which one holds, from 1; 0: blank */
	struct answer answer; /* to a question */
	const char *line;     /* as it was written */
};

struct rulings {
	struct ruling *rulings;
	int n;
};

/* Where the lines come from, and what they are about. */
struct ruling_source {
	const char *path;
	const struct quiz *quiz;
	const char *mark; /* of the questionnaire (answers/sheet_code.h) */
};

/* Reads n bytes of lines; what is not answered yet is passed over. Errors at their lines. */
struct rulings ruling_read(struct arena *arena, const struct ruling_source *source,
			   const char *bytes, size_t n, struct diag *diag);

/* The one about a question, or about a page, of a person; NULL: none. */
const struct ruling *ruling_find(const struct rulings *rulings, int person, int question);
const struct ruling *ruling_find_page(const struct rulings *rulings, int person, int page);

#endif
