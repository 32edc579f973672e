/*
 * Conditions in the words of a tool. Tools know true and false only; here a condition also may be
 * unknown, when an answer is missing. What is written is true where the condition is: "not" is
 * moved inwards, down to tests that are false without an answer.
 */
#ifndef FORMS_FORM_CONDITION_H
#define FORMS_FORM_CONDITION_H

#include "forms/form.h"

/* One test, as a tool has to write it. */
struct form_test {
	const struct question *question;
	enum { FORM_TEST_FILLED, FORM_TEST_CHOSEN, FORM_TEST_NUMBER } kind;
	const struct quiz_option *option; /* CHOSEN: this one */
	bool is_negated;                  /* FILLED: empty; CHOSEN: not among the answers */
	enum comparison comparison;       /* NUMBER: of an answer that is there */
	int64_t number;
};

struct form_grammar {
	void (*test)(const struct form *form, const struct form_test *test, struct buf *out);
	const char *and, * or ; /* with the spaces around them */
	const char *never;      /* what is never true */
	const char *open, *close;
};

/* Adds the condition to out. */
void form_condition(const struct form *form, const struct condition *condition,
		    const struct form_grammar *grammar, struct buf *out);

/* The signs that most tools compare with: = and !=, < <= > >=. */
extern const char *const form_condition_signs[];

#endif
