/* Each kind of question has fields of its own, and ends in what all formats take. */
#include "answers/form_question.h"

#include <string.h>

#include "answers/answer_kind.h"
#include "answers/number.h"
#include "answers/wording.h"

/* Opens the question at its first field; false: the form has no such field. */
static bool open_question(struct form_reading *reading, struct take *take, int number,
			  const struct form_found *found)
{
	struct reader *reader = reading->reader;
	const struct question *question = &reader->quiz->questions[number];

	if (found->n)
		return take_open(take, reader, number, form_field_place(reading, found));
	if (reader->strange)
		reader->person->answers[number].state = ANSWER_NOT_ASKED;
	else if (!reading->nmissing++)
		reading->missing = question;
	return false;
}

/* The words beside an option; "": none. NULL with an error. */
static const char *read_beside(struct form_reading *reading, const struct take *take)
{
	struct form_found found = form_field_find(reading, "w.%s", take->question->id);

	return form_field_text(reading, take, &found);
}

static void take_chosen(struct form_reading *reading, const struct take *take, const int *chosen,
			int n)
{
	const char *words = read_beside(reading, take);

	if (words && n == 0 && *words)
		take_error(take, ": words stand beside its options, none of which is chosen");
	else if (words)
		take_options(take, chosen, n, words);
}

/* The options that are on of a group of buttons. */
struct group {
	int *options, n;
	bool is_unknown; /* another one is, and an error told of it */
};

static void add_option(const struct take *take, struct group *group, const char *id)
{
	int option = 0;

	while (option < take->question->noptions &&
	       strcmp(take->question->options[option].id, id) != 0)
		option++;
	if (option == take->question->noptions) {
		if (!group->is_unknown)
			take_refuse(take, id);
		group->is_unknown = true;
		return;
	}
	for (int i = 0; i < group->n; i++)
		if (group->options[i] == option)
			return;
	ARENA_GROW(take->reader->arena, group->options, group->n);
	group->options[group->n++] = option;
}

/* What a state of a group stands for (12.7.4.2.4: Opt). */
static const char *meaning_of(const struct form_found *found, const char *state)
{
	for (int i = 0; i < found->n; i++)
		if (found->fields[i].exported && found->fields[i].on &&
		    strcmp(found->fields[i].on, state) == 0)
			return found->fields[i].exported;
	return state;
}

static void read_choice(struct form_reading *reading, int number)
{
	struct form_found found = form_field_find(reading, "q.%s",
						  reading->reader->quiz->questions[number].id);
	bool says_off = false, shows = false, shows_off = false;
	struct group said = {0}, all;
	struct take take;

	if (!open_question(reading, &take, number, &found))
		return;
	for (int i = 0; i < found.n; i++) {
		const char *value = found.fields[i].value, *state = found.fields[i].state;

		says_off |= value && !form_field_is_on(value);
		shows |= form_field_is_on(state);
		shows_off |= state && !form_field_is_on(state);
		if (form_field_is_on(value))
			add_option(&take, &said, meaning_of(&found, value));
	}
	all = said;
	for (int i = 0; i < found.n; i++)
		if (form_field_is_on(found.fields[i].state))
			add_option(&take, &all, meaning_of(&found, found.fields[i].state));
	if (all.is_unknown)
		return;
	if (all.n == 1 && (said.n ? !shows && shows_off : says_off))
		form_field_differs(reading, take.question, &found);
	take_chosen(reading, &take, all.options, all.n);
	if (all.n > 1)
		diag_hint(reading->reader->diag,
			  "the file holds more than one: choose it anew in another viewer, and "
			  "save it");
}

static void read_boxes(struct form_reading *reading, int number)
{
	const struct question *question = &reading->reader->quiz->questions[number];
	int *chosen = ARENA_ARRAY(reading->reader->arena, int, question->noptions + 1), n = 0;
	struct form_found first = {0};
	struct take take;

	for (int i = 0; i < question->noptions; i++) {
		struct form_found found = form_field_find(reading, "q.%s.%s", question->id,
							  question->options[i].id);

		first = i == 0 || (first.n && !found.n) ? found : first;
		if (form_field_box(reading, question, &found))
			chosen[n++] = i;
	}
	if (open_question(reading, &take, number, &first))
		take_chosen(reading, &take, chosen, n);
}

/* The place that was written at an option, from 1; 0: none, -1 with an error. */
static int read_rank(struct form_reading *reading, const struct take *take,
		     const struct form_found *found, int option)
{
	const struct question *question = take->question;
	int most = answer_kind_most(question) ? answer_kind_most(question) : question->noptions;
	const char *text = form_field_text(reading, take, found), *folded;
	int64_t place = 0;

	if (!text || !*text)
		return text ? 0 : -1;
	folded = wording_fold(reading->reader->arena, text);
	if (number_read(folded, 1, most, &place) == NUMBER_READ && place >= 1 && place <= most)
		return (int)place;
	take_error(take, ": %s beside '%s' is no place from 1 to %d",
		   reader_quote(reading->reader, folded), question->options[option].id, most);
	return -1;
}

/* The options by their places; false with an error. */
static bool order_ranks(const struct take *take, const int *places, int *chosen, int *n)
{
	const struct question *question = take->question;
	int last = 0;

	for (int i = 0; i < question->noptions; i++) {
		last = places[i] > last ? places[i] : last;
		for (int other = 0; other < i && places[i]; other++)
			if (places[other] == places[i]) {
				take_error(take, ": '%s' and '%s' have the same place, %d",
					   question->options[other].id, question->options[i].id,
					   places[i]);
				return false;
			}
	}
	for (int place = 1; place <= last; place++) {
		int at = 0;

		while (at < question->noptions && places[at] != place)
			at++;
		if (at == question->noptions) {
			take_error(take, ": no option has the place %d, and one has the place %d",
				   place, last);
			return false;
		}
		chosen[(*n)++] = at;
	}
	return true;
}

static void read_ranks(struct form_reading *reading, int number)
{
	const struct question *question = &reading->reader->quiz->questions[number];
	struct arena *arena = reading->reader->arena;
	struct form_found *found = ARENA_ARRAY(arena, struct form_found, question->noptions + 1);
	int *places = ARENA_ARRAY(arena, int, question->noptions + 1);
	int *chosen = ARENA_ARRAY(arena, int, question->noptions + 1);
	int n = 0, first = 0;
	bool is_read = true;
	struct take take;

	for (int i = 0; i < question->noptions; i++) {
		found[i] = form_field_find(reading, "q.%s.%s", question->id,
					   question->options[i].id);
		first = found[first].n ? found[i].n ? first : i : first;
	}
	if (!open_question(reading, &take, number, &found[first]))
		return;
	for (int i = 0; i < question->noptions && is_read; i++) {
		places[i] = read_rank(reading, &take, &found[i], i);
		is_read = places[i] >= 0;
	}
	if (is_read && order_ranks(&take, places, chosen, &n))
		take_chosen(reading, &take, chosen, n);
}

static void read_number(struct form_reading *reading, int number)
{
	const struct question *question = &reading->reader->quiz->questions[number];
	struct form_found found = form_field_find(reading, "q.%s.number", question->id);
	int *chosen = ARENA_ARRAY(reading->reader->arena, int, question->noptions + 1), n = 0;
	const char *text;
	struct take take;

	if (!open_question(reading, &take, number, &found))
		return;
	for (int i = 0; i < question->noptions; i++) {
		struct form_found box = form_field_find(reading, "q.%s.%s", question->id,
							question->options[i].id);

		if (form_field_box(reading, question, &box))
			chosen[n++] = i;
	}
	text = form_field_text(reading, &take, &found);
	if (text && *text && n)
		take_error(&take, ": a number and '%s' are given, and only one can be",
			   question->options[chosen[0]].id);
	else if (text && *text)
		take_number(&take, text);
	else if (text)
		take_options(&take, chosen, n, NULL);
}

static void read_words(struct form_reading *reading, int number)
{
	struct form_found found = form_field_find(reading, "q.%s.text",
						  reading->reader->quiz->questions[number].id);
	const char *text;
	struct take take;

	if (!open_question(reading, &take, number, &found))
		return;
	text = form_field_text(reading, &take, &found);
	if (text)
		take_words(&take, text);
}

void form_question_read(struct form_reading *reading, int number)
{
	switch (reading->reader->quiz->questions[number].kind) {
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
		read_choice(reading, number);
		break;
	case QUESTION_MULTI:
		read_boxes(reading, number);
		break;
	case QUESTION_RANK:
		read_ranks(reading, number);
		break;
	case QUESTION_NUMBER:
		read_number(reading, number);
		break;
	case QUESTION_TEXT:
		read_words(reading, number);
		break;
	}
}
