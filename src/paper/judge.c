/* Doubts about single boxes come first, then what the marks come to together. */
#include "paper/judge.h"

#include <inttypes.h>

#include "answers/answer_kind.h"
#include "answers/typed.h"

enum { PLACES = 20 /* digits of a number; options of an order have no more places than boxes */ };

static enum box_state state_of(const struct judge_input *input, int i)
{
	return input->readings[i]->state;
}

static bool is_marked(const struct judge_input *input, int i)
{
	return state_of(input, i) == BOX_MARKED;
}

/* What a box is called, in words for who has the sheet before them. */
static const char *name_of(struct arena *arena, const struct form_box *box)
{
	switch (box->role) {
	case FORM_BOX_OPTION:
		return arena_printf(arena, "box %d", box->option + 1);
	case FORM_BOX_PLACE:
		return arena_printf(arena, "option %d at place %d", box->option + 1,
				    box->place + 1);
	case FORM_BOX_DIGIT:
		return arena_printf(arena, "digit %d", box->digit);
	case FORM_BOX_MINUS:
		return "the minus";
	case FORM_BOX_WORDS:
	case FORM_BOX_TEXT:
		break;
	}
	return "the field for words";
}

/* The first box that is neither empty nor surely marked. */
static const char *find_doubt(struct arena *arena, const struct judge_input *input)
{
	for (int i = 0; i < input->n; i++) {
		const char *name = name_of(arena, input->boxes[i]);

		switch (state_of(input, i)) {
		case BOX_EMPTY:
		case BOX_MARKED:
			break;
		case BOX_FAINT:
			return arena_printf(arena, "something faint is in %s", name);
		case BOX_STRUCK:
			return arena_printf(arena, "%s looks struck out", name);
		case BOX_LOST:
			return arena_printf(arena, "%s cannot be made out", name);
		}
	}
	return NULL;
}

/* The marked boxes of a role, as numbers of options; how many. */
static int find_options(const struct judge_input *input, int *options)
{
	int n = 0;

	for (int i = 0; i < input->n; i++)
		if (input->boxes[i]->role == FORM_BOX_OPTION && is_marked(input, i) &&
		    n < TYPED_MOST)
			options[n++] = input->boxes[i]->option;
	return n;
}

static bool has_words(const struct judge_input *input)
{
	for (int i = 0; i < input->n; i++)
		if ((input->boxes[i]->role == FORM_BOX_WORDS ||
		     input->boxes[i]->role == FORM_BOX_TEXT) &&
		    is_marked(input, i))
			return true;
	return false;
}

static void keep(struct arena *arena, const struct question *question, const int *options, int n,
		 struct answer *answer)
{
	*answer = (struct answer){.state = question->options[options[0]].is_no_answer
						   ? ANSWER_DECLINED
						   : ANSWER_GIVEN,
				  .chosen = arena_copy(arena, options, sizeof *options * (size_t)n),
				  .nchosen = n};
}

static const char *list_of(struct arena *arena, const int *options, int n)
{
	const char *list = "";

	for (int i = 0; i < n; i++)
		list = arena_printf(arena, "%s%s%d", list,
				    i == 0      ? ""
				    : i + 1 < n ? ", "
						: " and ",
				    options[i] + 1);
	return list;
}

static const char *judge_options(struct arena *arena, const struct judge_input *input,
				 struct answer *answer)
{
	int options[TYPED_MOST], n = find_options(input, options);
	const char *fault = n > 0 ? typed_fault(arena, input->question, options, n) : NULL;

	if (fault)
		return arena_printf(arena, "%s marked: %s (%s)", n > 1 ? "boxes are" : "a box is",
				    list_of(arena, options, n), fault);
	if (has_words(input))
		return n > 0 ? arena_printf(arena, "words are written beside; marked: %s",
					    list_of(arena, options, n))
			     : "words are written, and no box is marked";
	if (n > 0)
		keep(arena, input->question, options, n, answer);
	return NULL;
}

/* Each place of an order has one option, and each option no more than one. */
static const char *judge_order(struct arena *arena, const struct judge_input *input,
			       struct answer *answer)
{
	int options[TYPED_MOST], nmarks[TYPED_MOST] = {0}, nplaces = 0, nall = 0;
	const char *fault;

	for (int i = 0; i < input->n; i++) {
		const struct form_box *box = input->boxes[i];

		if (box->role != FORM_BOX_PLACE || box->place >= TYPED_MOST)
			continue;
		nplaces = box->place >= nplaces ? box->place + 1 : nplaces;
		if (!is_marked(input, i))
			continue;
		options[box->place] = box->option;
		nmarks[box->place]++;
		nall++;
	}
	if (nall == 0)
		return NULL;
	for (int i = 0; i < nplaces; i++)
		if (nmarks[i] != 1)
			return arena_printf(arena, "place %d has %s", i + 1,
					    nmarks[i] ? "more than one mark" : "no mark");
	fault = typed_fault(arena, input->question, options, nplaces);
	if (!fault)
		keep(arena, input->question, options, nplaces, answer);
	return fault;
}

/* The digits that are marked, from the ones on; -1: none. How many places have one; -1: a place has
 * two. */
static int find_digits(const struct judge_input *input, int *digits)
{
	int n = 0;

	for (int i = 0; i < PLACES; i++)
		digits[i] = -1;
	for (int i = 0; i < input->n; i++) {
		const struct form_box *box = input->boxes[i];

		if (box->role != FORM_BOX_DIGIT || !is_marked(input, i) || box->place >= PLACES)
			continue;
		if (digits[box->place] >= 0)
			return -1;
		digits[box->place] = box->digit;
		n++;
	}
	return n;
}

static bool is_below_zero(const struct judge_input *input)
{
	for (int i = 0; i < input->n; i++)
		if (input->boxes[i]->role == FORM_BOX_MINUS && is_marked(input, i))
			return true;
	return false;
}

static const char *judge_number(struct arena *arena, const struct judge_input *input,
				struct answer *answer)
{
	const struct question *question = input->question;
	int options[TYPED_MOST], noptions = find_options(input, options);
	int digits[PLACES], n = find_digits(input, digits), last = PLACES - 1;
	int64_t value = 0;

	if (n < 0)
		return "a row of digits has two marks";
	if (noptions > 1 || (noptions > 0 && (n > 0 || is_below_zero(input))))
		return "more is marked than one answer";
	if (noptions == 1) {
		keep(arena, question, options, 1, answer);
		return NULL;
	}
	if (n == 0)
		return is_below_zero(input) ? "only the minus is marked" : NULL;
	while (digits[last] < 0)
		last--;
	if (last + 1 != n)
		return "a row of digits below the first that is marked has no mark";
	for (int i = last; i >= 0; i--)
		value = value * 10 + digits[i];
	if (is_below_zero(input))
		value = -value;
	if (value < question->min || value > question->max)
		return arena_printf(arena,
				    "%" PRId64 " is marked; numbers from %" PRId64 " to %" PRId64
				    " are asked for",
				    value, question->min, question->max);
	*answer = (struct answer){.state = ANSWER_GIVEN, .number = value};
	return NULL;
}

const char *judge_answer(struct arena *arena, const struct judge_input *input,
			 struct answer *answer)
{
	const struct answer_kind *kind = answer_kind(input->question);
	const char *doubt = find_doubt(arena, input);

	*answer = (struct answer){.state = ANSWER_SKIPPED};
	if (doubt)
		return doubt;
	switch (kind->form) {
	case ANSWER_OPTION:
	case ANSWER_OPTIONS:
		return kind->is_ordered ? judge_order(arena, input, answer)
					: judge_options(arena, input, answer);
	case ANSWER_NUMBER:
		return judge_number(arena, input, answer);
	case ANSWER_WORDS:
		break;
	}
	return has_words(input) ? "words are written" : NULL;
}
