/* The boxes of a form on paper, and what each of them stands for. */
#ifndef PAPER_FORM_BOX_H
#define PAPER_FORM_BOX_H

#include "base/len.h"

enum form_box_role {
	FORM_BOX_OPTION, /* of a question; of a number, one that gives none */
	FORM_BOX_PLACE,  /* the option has that place in an order */
	FORM_BOX_DIGIT,  /* the digit stands at that place of a number */
	FORM_BOX_MINUS,  /* the number is below 0 */
	FORM_BOX_WORDS,  /* a field for words beside an option */
	FORM_BOX_TEXT    /* a field for an answer in words */
};

struct form_box {
	int page;       /* of the form, from 0 */
	len x, y, w, h; /* from the page's top left corner */
	enum form_box_role role;
	int question, option; /* from 0; -1: of none */
	int place;            /* PLACE: from 0, the first; DIGIT: from 0, the ones */
	int digit;            /* DIGIT */
};

/* All boxes of a form, page by page. */
struct form_boxes {
	const struct form_box *boxes;
	int nboxes, npages;
};

#endif
