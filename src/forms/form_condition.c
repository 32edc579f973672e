/* A walk over the tree that carries along whether an odd number of "not" stands above. */
#include "forms/form_condition.h"

#include "base/buf.h"
#include "content/condition.h"

struct writer {
	const struct form *form;
	const struct form_grammar *grammar;
	struct buf *out;
};

const char *const form_condition_signs[] = {"=", "!=", "<", "<=", ">", ">="};

static void add_test(const struct writer *writer, const struct form_test *test)
{
	writer->grammar->test(writer->form, test, writer->out);
}

/* Whether one of the options is chosen, each of them marked; or, negated, that none is. */
static void add_options(const struct writer *writer, const struct question *question,
			const bool *is_marked, bool is_negated)
{
	const struct form_grammar *grammar = writer->grammar;
	int n = 0;

	for (int i = 0; i < question->noptions; i++)
		n += is_marked[i];
	if (n == 0)
		buf_addstr(writer->out, grammar->never);
	if (n > 1)
		buf_addstr(writer->out, grammar->open);
	for (int i = 0, at = 0; i < question->noptions; i++) {
		const struct form_test test = {.question = question,
					       .kind = FORM_TEST_CHOSEN,
					       .option = &question->options[i],
					       .is_negated = is_negated};

		if (!is_marked[i])
			continue;
		if (at++)
			buf_addstr(writer->out, is_negated ? grammar->and : grammar->or);
		add_test(writer, &test);
	}
	if (n > 1)
		buf_addstr(writer->out, grammar->close);
}

static bool *mark_real(const struct writer *writer, const struct question *question, int *nreal)
{
	bool *is_marked = ARENA_ARRAY(writer->form->arena, bool, question->noptions + 1);

	*nreal = 0;
	for (int i = 0; i < question->noptions; i++)
		*nreal += is_marked[i] = !question->options[i].is_no_answer;
	return is_marked;
}

/* "Prefer not to say" is no answer. Numbers and words are filled in or not. */
static void add_answered(const struct writer *writer, const struct question *question,
			 bool is_negated)
{
	const struct form_test test = {
		.question = question, .kind = FORM_TEST_FILLED, .is_negated = is_negated};
	int nreal;
	const bool *is_real = mark_real(writer, question, &nreal);

	if (question->kind == QUESTION_NUMBER || nreal == question->noptions)
		add_test(writer, &test);
	else
		add_options(writer, question, is_real, is_negated);
}

/* Of one choice: the options that make it true, so that no tool has to compare codes by order. */
static void add_choice(const struct writer *writer, const struct condition *condition,
		       const struct question *question, enum comparison comparison)
{
	int64_t number = condition->option >= 0 ? condition->option + 1 : condition->number;
	int nreal;
	bool *is_marked = mark_real(writer, question, &nreal);

	for (int i = 0; i < question->noptions; i++)
		is_marked[i] = is_marked[i] && comparison_holds(comparison, i + 1, number);
	add_options(writer, question, is_marked, false);
}

static void open_pair(const struct writer *writer)
{
	buf_addstr(writer->out, writer->grammar->open);
}

static void close_pair(const struct writer *writer)
{
	buf_addstr(writer->out, writer->grammar->close);
}

static void add_several(const struct writer *writer, const struct condition *condition,
			const struct question *question, bool is_negated)
{
	const struct form_test test = {.question = question,
				       .kind = FORM_TEST_CHOSEN,
				       .option = &question->options[condition->option],
				       .is_negated = is_negated};

	if (is_negated) {
		open_pair(writer);
		add_answered(writer, question, false);
		buf_addstr(writer->out, writer->grammar->and);
	}
	add_test(writer, &test);
	if (is_negated)
		close_pair(writer);
}

static void add_number(const struct writer *writer, const struct condition *condition,
		       const struct question *question, enum comparison comparison)
{
	const struct form_test test = {.question = question,
				       .kind = FORM_TEST_NUMBER,
				       .comparison = comparison,
				       .number = condition->number};

	open_pair(writer);
	add_answered(writer, question, false);
	buf_addstr(writer->out, writer->grammar->and);
	add_test(writer, &test);
	close_pair(writer);
}

static void add_leaf(const struct writer *writer, const struct condition *condition,
		     bool is_negated)
{
	const struct question *question = &writer->form->quiz->questions[condition->question];
	enum comparison comparison = condition->kind == CONDITION_SELECTED ? COMPARE_EQ
									   : condition->comparison;

	if (is_negated)
		comparison = comparison_opposite(comparison);
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
		add_choice(writer, condition, question, comparison);
		break;
	case QUESTION_MULTI:
	case QUESTION_RANK:
		add_several(writer, condition, question, comparison == COMPARE_NE);
		break;
	case QUESTION_NUMBER:
		add_number(writer, condition, question, comparison);
		break;
	case QUESTION_TEXT: /* can only be asked whether it is answered */
		break;
	}
}

/* As deep as content/condition.c lets a condition be. */
static void add(const struct writer *writer, const struct condition *condition, bool is_negated)
{
	const struct form_grammar *grammar = writer->grammar;

	switch (condition->kind) {
	case CONDITION_AND:
	case CONDITION_OR:
		open_pair(writer);
		add(writer, condition->left, is_negated);
		buf_addstr(writer->out, (condition->kind == CONDITION_AND) != is_negated
						? grammar->and
						: grammar->or);
		add(writer, condition->right, is_negated);
		close_pair(writer);
		break;
	case CONDITION_NOT:
		add(writer, condition->left, !is_negated);
		break;
	case CONDITION_ANSWERED:
		add_answered(writer, &writer->form->quiz->questions[condition->question],
			     is_negated);
		break;
	case CONDITION_SELECTED:
	case CONDITION_COMPARE:
		add_leaf(writer, condition, is_negated);
		break;
	}
}

void form_condition(const struct form *form, const struct condition *condition,
		    const struct form_grammar *grammar, struct buf *out)
{
	const struct writer writer = {form, grammar, out};

	add(&writer, condition, false);
}
