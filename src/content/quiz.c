/* Finding things in a questionnaire. */
#include "content/quiz.h"

#include <string.h>

static const char *const kind_words[] = {
	[QUESTION_SINGLE] = "single", [QUESTION_MULTI] = "multi",   [QUESTION_LIKERT] = "likert",
	[QUESTION_RANK] = "rank",     [QUESTION_NUMBER] = "number", [QUESTION_TEXT] = "text"};
static const char *const rule_words[] = {[RULE_NEED] = "need", [RULE_GAP] = "gap"};
static const char *const level_words[] = {
	[RULE_NOTE] = "note", [RULE_CAUTION] = "caution", [RULE_BLOCK] = "block"};
static const char *const outcome_words[] = {[STEP_LEADS] = "leads",
					    [STEP_BALANCED] = "balanced",
					    [STEP_INSUFFICIENT] = "insufficient",
					    [STEP_BLOCKED] = "blocked",
					    [STEP_ANY] = "any outcome"};
static const char *const field_words[] = {
	[PERSON_ID] = "id",          [PERSON_NAME] = "name",     [PERSON_FIRST] = "first-name",
	[PERSON_LAST] = "last-name", [PERSON_EMAIL] = "email",   [PERSON_GROUP] = "group",
	[PERSON_DATE] = "date",      [PERSON_LANG] = "language", [PERSON_IGNORED] = "ignored"};

const struct choice question_kinds = CHOICE_OF(kind_words), rule_kinds = CHOICE_OF(rule_words),
		    rule_levels = CHOICE_OF(level_words), step_outcomes = CHOICE_OF(outcome_words),
		    person_fields = CHOICE_OF(field_words);

int quiz_find_question(const struct quiz *quiz, const char *id)
{
	for (int i = 0; i < quiz->nquestions; i++)
		if (strcmp(quiz->questions[i].id, id) == 0)
			return i;
	return -1;
}

int question_find_option(const struct question *question, const char *id)
{
	for (int i = 0; i < question->noptions; i++)
		if (strcmp(question->options[i].id, id) == 0)
			return i;
	return -1;
}

bool quiz_column_is_whole(const struct quiz_column *column)
{
	return column->option < 0 && !column->place && !column->is_words;
}

int quiz_find_called(const struct quiz *quiz, const char *name)
{
	int number = quiz_find_question(quiz, name);

	for (int q = 0; q < quiz->nquestions && number < 0; q++)
		for (int i = 0; i < quiz->questions[q].ncolumns; i++)
			if (quiz_column_is_whole(&quiz->questions[q].columns[i]) &&
			    strcmp(quiz->questions[q].columns[i].header, name) == 0)
				number = q;
	return number;
}

int question_other(const struct question *question)
{
	int other = -1;

	for (int i = 0; i < question->noptions; i++) {
		if (!question->options[i].is_other)
			continue;
		if (other >= 0)
			return -1;
		other = i;
	}
	return other;
}
