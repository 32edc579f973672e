/*
 * A condition that people judge by themselves, so it says what has to be so: "not" is moved
 * inwards, down to tests that are false without an answer, as the condition itself is then.
 */
#include "compose/form_condition.h"

#include <stdbool.h>

#include "compose/number.h"
#include "compose/quote.h"
#include "compose/say.h"
#include "content/condition.h"
#include "content/quiz.h"

struct wording {
	struct draft *draft;
	const struct quiz *quiz;
};

static const char *number_of(const struct wording *wording, int question)
{
	return number_whole(wording->draft, question + 1);
}

/* An option in quotation marks. */
static const char *option_words(const struct wording *wording, int question, int option)
{
	const struct quiz_option *of = &wording->quiz->questions[question].options[option];

	return say_phrase(wording->draft, "paper-option",
			  WITH(say_text("option", quote_of(wording->draft, &of->text, 0).text)));
}

static const char *answered_words(const struct wording *wording, int question, bool is_negated)
{
	return say_phrase(wording->draft, is_negated ? "paper-unanswered" : "paper-answered",
			  WITH(say_text("number", number_of(wording, question))));
}

/* One of some options, by their bits, of a question with one answer. */
static const char *choice_words(const struct wording *wording, int question, const bool *wanted)
{
	const struct question *of = &wording->quiz->questions[question];
	const char *words = NULL;
	int n = 0;

	for (int i = 0; i < of->noptions; i++)
		n += wanted[i];
	if (n == of->noptions)
		return answered_words(wording, question, false);
	for (int i = 0; i < of->noptions; i++)
		if (wanted[i])
			words = say_join(wording->draft, "paper-or", words,
					 option_words(wording, question, i));
	return words ? say_phrase(wording->draft, "paper-chosen",
				  WITH(say_text("option", words),
				       say_text("number", number_of(wording, question))))
		     : NULL;
}

static const char *number_words(const struct wording *wording, const struct condition *condition,
				enum comparison comparison)
{
	static const char *const keys[] = {
		[COMPARE_EQ] = "paper-number-is",    [COMPARE_NE] = "paper-number-is-not",
		[COMPARE_LT] = "paper-number-below", [COMPARE_LE] = "paper-number-most",
		[COMPARE_GT] = "paper-number-above", [COMPARE_GE] = "paper-number-least"};

	return say_phrase(wording->draft, keys[comparison],
			  WITH(say_text("number", number_of(wording, condition->question)),
			       say_text("value", number_whole(wording->draft, condition->number))));
}

/* A phrase about one option. */
static const char *say_option(const struct wording *wording, const struct condition *condition,
			      const char *key)
{
	return say_phrase(wording->draft, key,
			  WITH(say_text("option", option_words(wording, condition->question,
							       condition->option)),
			       say_text("number", number_of(wording, condition->question))));
}

/* "= x" asks of several ticks whether x is among them, of a ranking whether it comes first. */
static const char *compare_words(const struct wording *wording, const struct condition *condition,
				 bool is_negated)
{
	const struct question *of = &wording->quiz->questions[condition->question];
	enum comparison comparison = is_negated ? comparison_opposite(condition->comparison)
						: condition->comparison;
	bool is_same = comparison == COMPARE_EQ;
	bool *wanted;

	if (condition->option < 0 && of->kind != QUESTION_LIKERT)
		return number_words(wording, condition, comparison);
	if (of->kind == QUESTION_RANK)
		return say_option(wording, condition,
				  is_same ? "paper-came-first" : "paper-not-first");
	if (of->kind == QUESTION_MULTI)
		return say_option(wording, condition,
				  is_same ? "paper-chosen" : "paper-not-ticked");
	if (comparison == COMPARE_NE && condition->option >= 0)
		return say_option(wording, condition, "paper-not-chosen");
	wanted = ARENA_ARRAY(wording->draft->arena, bool, of->noptions + 1);
	for (int i = 0; i < of->noptions; i++)
		wanted[i] = condition->option >= 0
				    ? comparison_holds(comparison, i, condition->option)
				    : comparison_holds(comparison, i + 1, condition->number);
	return choice_words(wording, condition->question, wanted);
}

static bool joins_by_and(const struct condition *condition, bool is_negated)
{
	return (condition->kind == CONDITION_AND) != is_negated;
}

static const char *words_of(const struct wording *wording, const struct condition *condition,
			    bool is_negated);

/* A side of "and" or "or"; in brackets where it is the other of them. */
static const char *side_words(const struct wording *wording, const struct condition *condition,
			      bool is_negated, bool is_and)
{
	const char *words = words_of(wording, condition, is_negated);

	while (condition->kind == CONDITION_NOT) {
		condition = condition->left;
		is_negated = !is_negated;
	}
	if (!words || (condition->kind != CONDITION_AND && condition->kind != CONDITION_OR) ||
	    joins_by_and(condition, is_negated) == is_and)
		return words;
	return say_phrase(wording->draft, "paper-group", WITH(say_text("condition", words)));
}

/* The tree is as deep as quiz_load lets it be. NULL: it is never so. */
static const char *words_of(const struct wording *wording, const struct condition *condition,
			    bool is_negated)
{
	const char *left, *right;
	bool is_and;

	switch (condition->kind) {
	case CONDITION_NOT:
		return words_of(wording, condition->left, !is_negated);
	case CONDITION_ANSWERED:
		return answered_words(wording, condition->question, is_negated);
	case CONDITION_SELECTED:
		return say_option(wording, condition,
				  is_negated ? "paper-not-ticked" : "paper-chosen");
	case CONDITION_COMPARE:
		return compare_words(wording, condition, is_negated);
	case CONDITION_AND:
	case CONDITION_OR:
		break;
	}
	is_and = joins_by_and(condition, is_negated);
	left = side_words(wording, condition->left, is_negated, is_and);
	right = side_words(wording, condition->right, is_negated, is_and);
	if (is_and && (!left || !right))
		return NULL;
	return say_join(wording->draft, is_and ? "paper-and" : "paper-either", left, right);
}

const char *form_condition_words(struct draft *draft, const struct quiz *quiz,
				 const struct condition *condition)
{
	struct wording wording = {draft, quiz};
	const char *words = words_of(&wording, condition, false);

	return words ? say_phrase(draft, "paper-only-if", WITH(say_text("condition", words)))
		     : say_phrase(draft, "paper-never", NULL);
}
