/*
 * Conditions by Kleene's tables. A comparison with an answer that is not there is unknown;
 * answered() always knows. The tree is as deep as quiz_load lets it be.
 */
#include "score/truth.h"

#include "answers/answer_kind.h"
#include "content/condition.h"

bool truth_is_given(const struct question *question, const struct answer *answer)
{
	if (answer->state != ANSWER_GIVEN)
		return false;
	for (int i = 0; i < answer->nchosen; i++)
		if (question->options[answer->chosen[i]].is_no_answer)
			return false;
	return answer->nchosen > 0 || answer_kind(question)->form == ANSWER_NUMBER ||
	       answer_kind(question)->form == ANSWER_WORDS;
}

static enum truth truth_of(bool is_true)
{
	return is_true ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth negate(enum truth a)
{
	if (a == TRUTH_UNKNOWN)
		return a;
	return truth_of(a == TRUTH_FALSE);
}

static enum truth both(enum truth a, enum truth b)
{
	if (a == TRUTH_FALSE || b == TRUTH_FALSE)
		return TRUTH_FALSE;
	return a == TRUTH_TRUE && b == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

static bool is_chosen(const struct answer *answer, int option)
{
	for (int i = 0; i < answer->nchosen; i++)
		if (answer->chosen[i] == option)
			return true;
	return false;
}

/* Of several ticks "= x" asks whether x is among them; of a ranking, whether it comes first. */
static enum truth compare_given(const struct condition *condition, const struct question *question,
				const struct answer *answer)
{
	const struct answer_kind *kind = answer_kind(question);
	int64_t value;

	if (kind->form == ANSWER_NUMBER && condition->option >= 0)
		return truth_of(condition->comparison == COMPARE_NE);
	if (kind->form == ANSWER_NUMBER)
		return truth_of(comparison_holds(condition->comparison, answer->number,
						 condition->number));
	if (answer->nchosen == 0)
		return TRUTH_UNKNOWN;
	if (kind->form == ANSWER_OPTIONS && !kind->is_ordered && condition->option >= 0) {
		bool is_in = is_chosen(answer, condition->option);

		return truth_of(condition->comparison == COMPARE_NE ? !is_in : is_in);
	}
	value = answer->chosen[0];
	return truth_of(condition->option >= 0
				? comparison_holds(condition->comparison, value, condition->option)
				: comparison_holds(condition->comparison, value + 1,
						   condition->number));
}

/* "Prefer not to say" can be asked for by its name; otherwise it leaves all open. */
static enum truth eval_declined(const struct condition *condition, const struct question *question,
				const struct answer *answer)
{
	if (condition->option < 0 || !question->options[condition->option].is_no_answer ||
	    answer->nchosen == 0)
		return TRUTH_UNKNOWN;
	if (condition->kind == CONDITION_COMPARE && condition->comparison == COMPARE_NE)
		return truth_of(!is_chosen(answer, condition->option));
	return truth_of(is_chosen(answer, condition->option));
}

static enum truth eval_leaf(const struct condition *condition, const struct quiz *quiz,
			    const struct answer *answers, const enum truth *applies)
{
	const struct question *question = &quiz->questions[condition->question];
	const struct answer *answer = &answers[condition->question];
	bool applies_not = applies[condition->question] == TRUTH_FALSE;
	bool is_given = !applies_not && truth_is_given(question, answer);

	if (condition->kind == CONDITION_ANSWERED)
		return truth_of(is_given);
	if (!is_given)
		return applies_not ? TRUTH_UNKNOWN : eval_declined(condition, question, answer);
	if (condition->kind == CONDITION_SELECTED)
		return truth_of(is_chosen(answer, condition->option));
	return compare_given(condition, question, answer);
}

enum truth truth_eval(const struct condition *condition, const struct quiz *quiz,
		      const struct answer *answers, const enum truth *applies)
{
	enum truth left, right;

	switch (condition->kind) {
	case CONDITION_ANSWERED:
	case CONDITION_SELECTED:
	case CONDITION_COMPARE:
		return eval_leaf(condition, quiz, answers, applies);
	case CONDITION_NOT:
		return negate(truth_eval(condition->left, quiz, answers, applies));
	case CONDITION_AND:
		left = truth_eval(condition->left, quiz, answers, applies);
		right = truth_eval(condition->right, quiz, answers, applies);
		return both(left, right);
	case CONDITION_OR:
		left = truth_eval(condition->left, quiz, answers, applies);
		right = truth_eval(condition->right, quiz, answers, applies);
		return negate(both(negate(left), negate(right)));
	}
	return TRUTH_UNKNOWN;
}

void truth_find_one(const struct quiz *quiz, const struct answer *answers, enum truth *applies,
		    int q)
{
	const struct condition *when = quiz->questions[q].when;

	applies[q] = when ? truth_eval(when, quiz, answers, applies)
			  : truth_of(answers[q].state != ANSWER_NOT_ASKED);
}

void truth_find_asked(const struct quiz *quiz, const struct answer *answers, enum truth *applies)
{
	for (int q = 0; q < quiz->nquestions; q++)
		truth_find_one(quiz, answers, applies, q);
}

bool truth_reads(const struct condition *condition, int question)
{
	if (!condition)
		return false;
	switch (condition->kind) {
	case CONDITION_ANSWERED:
	case CONDITION_SELECTED:
	case CONDITION_COMPARE:
		return condition->question == question;
	case CONDITION_NOT:
		return truth_reads(condition->left, question);
	case CONDITION_AND:
	case CONDITION_OR:
		return truth_reads(condition->left, question) ||
		       truth_reads(condition->right, question);
	}
	return false;
}

bool truth_decides(const struct quiz *quiz, int q)
{
	for (int i = q + 1; i < quiz->nquestions; i++)
		if (truth_reads(quiz->questions[i].when, q))
			return true;
	return false;
}
