/*
 * What sheets of paper are called. A person's sheet has a short code that people read and type,
 * K7-03H; it names nobody. A page has a longer one for machines, twice, as QR codes. Both follow
 * from the questionnaire, the way its form is laid out, and the number of the person.
 */
#ifndef ANSWERS_SHEET_CODE_H
#define ANSWERS_SHEET_CODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "content/quiz.h"

#define SHEET_CODE_BEGINS "RS1"

enum {
	SHEET_CODE_PEOPLE = 9999, /* numbers of people, from 1 */
	SHEET_CODE_PAGES = 99,
	SHEET_CODE_PLACES = 2, /* where on its page a code stands: 0 at the top, 1 at the foot */
	SHEET_CODE_BYTES =
		21, /* all that version 1-M of a QR code holds (ISO/IEC 18004), and the end */
	SHEET_CODE_MARK = 5 /* of what a form follows from: four letters or digits, and the end */
};

struct sheet_code {
	char quiz[SHEET_CODE_MARK], look[SHEET_CODE_MARK];
	int person, page, npages, place;
};

/* Four letters or digits that stand for some bytes. */
void sheet_code_mark(const void *bytes, size_t n, char mark[SHEET_CODE_MARK]);

/* The mark of a questionnaire: of the bytes of its file. */
void sheet_code_quiz(const struct quiz *quiz, char mark[SHEET_CODE_MARK]);

/* The text of a page's code, and back; false where it is none, of whatever questionnaire. */
void sheet_code_write(const struct sheet_code *code, char text[SHEET_CODE_BYTES]);
bool sheet_code_read(const char *text, struct sheet_code *code);

/* What the sheet of a person is called, in arena. */
const char *sheet_code_person(struct arena *arena, const char *quiz_mark, int person);

/* The number of the person whose sheet is called so; letters may be small, and what stands before
 * the hyphen may be left out with it. 0: there is no such sheet of this questionnaire, or it is
 * mistyped. */
int sheet_code_find(struct arena *arena, const char *quiz_mark, const char *text);

#endif
