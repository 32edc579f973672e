/* What an answer to each kind of question is made of: one row a kind. */
#ifndef ANSWERS_ANSWER_KIND_H
#define ANSWERS_ANSWER_KIND_H

#include "content/quiz.h"

enum answer_form {
	ANSWER_OPTION,
	ANSWER_OPTIONS, /* one or more */
	ANSWER_NUMBER,  /* or an option that declines */
	ANSWER_WORDS
};

struct answer_kind {
	enum answer_form form;
	bool is_ordered;    /* OPTIONS: by preference */
	bool is_scale;      /* its options are also called by their number, from 1 */
	const char *in_xml; /* what an <answer> has, for messages */
};

const struct answer_kind *answer_kind(const struct question *question);

/* How many options may be chosen; 0: any number. */
int answer_kind_most(const struct question *question);

#endif
