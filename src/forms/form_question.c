/* The questionnaire's own words for these are `other` and `top`. */
#include "forms/form_question.h"

const struct quiz_option *form_question_other(const struct question *question)
{
	if (question->kind == QUESTION_SINGLE || question->kind == QUESTION_MULTI)
		for (int i = 0; i < question->noptions; i++)
			if (question->options[i].is_other)
				return &question->options[i];
	return NULL;
}

bool form_question_has_exclusive(const struct question *question)
{
	for (int i = 0; i < question->noptions && question->kind == QUESTION_MULTI; i++)
		if (question->options[i].is_exclusive)
			return true;
	return false;
}

int form_question_places(const struct question *question)
{
	return question->most ? question->most : question->noptions;
}

bool form_question_is_by_place(const struct question *question)
{
	return question->kind == QUESTION_RANK &&
	       form_question_places(question) < question->noptions;
}
