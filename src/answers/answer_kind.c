/* The table. */
#include "answers/answer_kind.h"

static const struct answer_kind kinds[] = {
	[QUESTION_SINGLE] = {ANSWER_OPTION, false, false, "option=\"...\""},
	[QUESTION_LIKERT] = {ANSWER_OPTION, false, true, "option=\"...\""},
	[QUESTION_MULTI] = {ANSWER_OPTIONS, false, false, "option=\"...\""},
	[QUESTION_RANK] = {ANSWER_OPTIONS, true, false, "option=\"...\""},
	[QUESTION_NUMBER] = {ANSWER_NUMBER, false, false, "number=\"...\""},
	[QUESTION_TEXT] = {ANSWER_WORDS, false, false, "<text>"},
};

const struct answer_kind *answer_kind(const struct question *question)
{
	return &kinds[question->kind];
}

int answer_kind_most(const struct question *question)
{
	return answer_kind(question)->form == ANSWER_OPTIONS ? question->most : 1;
}
