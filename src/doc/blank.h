/* A place that a person fills in: a box to tick, a line to write on. A blank block holds one. */
#ifndef DOC_BLANK_H
#define DOC_BLANK_H

/*
 * X(ROLE, name in dumps). RADIO: one box of several that exclude each other. CHECK: a box by
 * itself. PLACE: room for the place of an option in an order; in a grid, a box for one place.
 * NUMBER: for digits. DIGIT, MINUS: boxes for a digit at one place of a number, and for one below
 * 0. WORDS: a line for own words beside an option. TEXT: several lines. NAME, DATE: of the person.
 * CODE: says which form it is; nobody fills it in.
 */
#define BLANK_ROLES(X) \
	X(RADIO, "radio") \
	X(CHECK, "check") \
	X(PLACE, "place") \
	X(NUMBER, "number") \
	X(DIGIT, "digit") \
	X(MINUS, "minus") \
	X(WORDS, "words") \
	X(TEXT, "text") \
	X(NAME, "name") \
	X(DATE, "date") \
	X(CODE, "code")

enum blank_role {
#define ROW(role, name) BLANK_##role,
	BLANK_ROLES(ROW)
#undef ROW
		BLANK_ROLE_COUNT
};

struct blank {
	enum blank_role role;
	int question, option; /* numbers in the questionnaire, from 0; -1: of none */
	const char *field;    /* the name of its form field: "q.now.work"; of RADIO all have one */
	const char *state;    /* RADIO, CHECK: what ticking it sets the field to; else NULL */
	const char *label;    /* what is asked, in words, for those who don't see what is around */
	const char *group;    /* RADIO: the same of all of them; else NULL */
	const char *value;    /* CODE: what stands there; else NULL */
	int place;            /* PLACE of several, from 0; DIGIT: from the ones on, 0 */
	int digit;            /* DIGIT */
	int most;             /* characters that it takes; 0: any number */
};

const char *blank_role_name(enum blank_role role);

#endif
