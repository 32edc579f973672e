/*
 * A pile of scanned sheets, in any order: page after page is taken in, and in the end there is a
 * person for each sheet, with answers, or questions to the coach in place of those that cannot be
 * told. Nothing is guessed.
 */
#ifndef PAPER_PILE_H
#define PAPER_PILE_H

#include "answers/answers.h"
#include "answers/sheet_code.h"
#include "paper/form_box.h"
#include "paper/ruling.h"
#include "scan/box.h"

struct buf;

/* What the pages of the pile are pages of. */
struct pile_form {
	const struct quiz *quiz;
	const struct form_boxes *boxes;
	const struct printed *pages; /* one each; their boxes are those of form_boxes, in order */
	char quiz_mark[SHEET_CODE_MARK], look_mark[SHEET_CODE_MARK];
};

/* One page that was taken in. */
struct pile_page {
	const char *file;
	int number;                         /* in the file, from 1 */
	int person, page;                   /* from 1; 0: not known */
	const struct box_reading *readings; /* of its boxes; NULL where fault is not */
	const char *fault;                  /* why it cannot be read; or NULL */
	const uint8_t *jpeg; /* the page as it was seen, straight where it could be read; grey */
	size_t njpeg;
	int width, height; /* of that, pixels */
};

/* What the coach is asked. */
struct pile_doubt {
	int person;         /* 0: of a page that is nobody's */
	int page, question; /* page from 1; question from 0, -1: about the page as a whole */
	const struct pile_page *seen; /* where; NULL: nowhere */
	const char *what;
};

struct pile_person {
	int number;
	const char *code;
	struct answers answers; /* settled, but for what is in doubt */
	int ndoubts;
	int ndropped; /* answers to questions that are not asked */
};

struct pile {
	struct arena *arena;
	const struct pile_form *form;
	struct pile_page **pages; /* in the order taken in */
	int npages;
	int nempty; /* pages with nothing on them, as the backs of sheets: not among these */
	struct pile_person *people; /* by number */
	int npeople;
	struct pile_doubt *doubts; /* of nobody first, then by person, page, question */
	int ndoubts;
};

void pile_init(struct pile *pile, struct arena *arena, const struct pile_form *form);

/* Takes in a page of a file; what needs no keeping lives in scratch. */
void pile_take(struct pile *pile, struct arena *scratch, const struct grey *grey, const char *file,
	       int number);

/* When all are in: people and doubts, by the coach's rulings where there are some. */
void pile_settle(struct pile *pile, const struct rulings *rulings);

/* The boxes of a page of the form, by its number from 1: the first, and how many. */
int pile_boxes(const struct pile_form *form, int page, int *n);

/* The reading of a question on the page of a person, or NULL. */
const struct pile_doubt *pile_find_doubt(const struct pile *pile, int person, int question);

#endif
