/* What goes with what, and what is too long or too much. */
#include "answers/take.h"

#include <inttypes.h>
#include <stdarg.h>

#include "answers/answer_kind.h"
#include "answers/mapping.h"
#include "answers/number.h"
#include "answers/picks.h"
#include "answers/wording.h"
#include "base/name_list.h"
#include "base/utf8.h"

void take_error(const struct take *take, const char *format, ...)
{
	const char *words;
	va_list list;

	va_start(list, format);
	words = arena_printf(take->reader->arena, "question \"%s\"%s", take->question->id,
			     arena_vprintf(take->reader->arena, format, list));
	va_end(list);
	diag_as(take->reader->diag, format);
	if (take->reader->strange)
		reader_warn(take->reader, take->place, "%s", words);
	else
		reader_error(take->reader, take->place, "%s", words);
}

bool take_open(struct take *take, struct reader *reader, int question, struct place place)
{
	struct answer *answer = &reader->person->answers[question];

	*take = (struct take){reader, &reader->quiz->questions[question],
			      &reader->spellings[question], answer, place};
	if (answer->pos.file) {
		take_error(take, " is answered twice");
		diag_hint(reader->diag, "the first answer stands in line %d", answer->pos.line);
		return false;
	}
	*answer = (struct answer){
		.state = ANSWER_UNREADABLE, .pos = place.pos, .column = place.column};
	return true;
}

void take_refuse(const struct take *take, const char *text)
{
	const struct question *question = take->question;
	struct reader *reader = take->reader;
	const char *folded = wording_fold(reader->arena, text);
	const char *nearest = spelling_near(take->spellings, folded);
	struct name_list list = {0};

	if (reader->mapping)
		mapping_refuse(reader->mapping, take->place, folded,
			       (struct mapping_value){
				       .near = nearest,
				       .option = nearest ? spelling_find(take->spellings, nearest)
							 : -1});
	take_error(take,
		   reader->settings->shows_answers ? " has no option %s"
						   : ": %s is no option of it",
		   reader_quote(reader, folded));
	for (int i = 0; i < question->noptions; i++)
		name_list_add(reader->arena, &list, question->options[i].id);
	if (nearest)
		diag_hint(reader->diag, "did you mean \"%s\"?", nearest);
	else if (question->noptions)
		diag_hint(reader->diag, "there is: %s",
			  name_list_text(reader->arena, &list, "\"", "\""));
}

/* Whether these may be chosen together. */
static bool check_choice(const struct take *take, const int *chosen, int n)
{
	const struct question *question = take->question;
	int most = answer_kind_most(question), twice = picks_double(chosen, n);
	int crowded = most == 1 ? -1 : picks_crowded(question, chosen, n);

	if (twice >= 0)
		take_error(take, ": '%s' is chosen twice", question->options[twice].id);
	else if (crowded >= 0)
		take_error(take, ": '%s' goes with no other option", question->options[crowded].id);
	else if (most && n > most)
		take_error(take, " takes %s%d option%s, not %d", most > 1 ? "at most " : "", most,
			   most > 1 ? "s" : "", n);
	else if (picks_lack(question, chosen, n))
		take_error(take, " takes at least %d options, not %d", question->least, n);
	else
		return true;
	return false;
}

static bool check_length(const struct take *take, const char *words, int most)
{
	int n = utf8_length(words);

	if (n > most)
		take_error(take, ": the text has %d characters, at most %d are taken", n, most);
	return n <= most;
}

/* What was written beside the options; false with an error. */
static bool take_beside(const struct take *take, const int *chosen, int n, const char *text)
{
	const char *words = text ? wording_clean(take->reader->arena, text) : "";

	if (!*words)
		return true;
	if (picks_other(take->question, chosen, n) < 0) {
		take_error(take, ": words can stand beside an option for others only");
		return false;
	}
	take->answer->text = words;
	return check_length(take, words, ANSWERS_LONGEST_WORDS);
}

void take_options(const struct take *take, const int *chosen, int n, const char *words)
{
	struct answer *answer = take->answer;

	if (n == 0) {
		answer->state = ANSWER_SKIPPED;
		return;
	}
	if (!check_choice(take, chosen, n) || !take_beside(take, chosen, n, words))
		return;
	answer->chosen = arena_copy(take->reader->arena, chosen, sizeof *chosen * (size_t)n);
	answer->nchosen = n;
	answer->state = take->question->options[chosen[0]].is_no_answer ? ANSWER_DECLINED
									: ANSWER_GIVEN;
}

static void refuse_number(const struct take *take, const char *text, enum number_fault fault,
			  int64_t value)
{
	const struct question *question = take->question;
	struct diag *diag = take->reader->diag;
	const char *shown = reader_quote(take->reader, text);
	const char *nearest = spelling_near(take->spellings, text);

	switch (fault) {
	case NUMBER_READ:
		if (take->reader->settings->shows_answers)
			shown = arena_printf(take->reader->arena, "%" PRId64, value);
		take_error(take, ": %s is %s than %" PRId64, shown,
			   value < question->min ? "less" : "more",
			   value < question->min ? question->min : question->max);
		break;
	case NUMBER_NONE:
		take_error(take, ": %s is no number", shown);
		if (nearest)
			diag_hint(diag, "did you mean \"%s\"?", nearest);
		else
			diag_hint(diag, "write one number in digits, such as 26000");
		break;
	case NUMBER_TWO_WAYS:
		take_error(take, ": %s can be read in two ways", shown);
		if (take->reader->settings->shows_answers)
			diag_hint(diag, "if it is %" PRId64 ", write it in digits alone", value);
		else
			diag_hint(diag, "write it in digits alone");
		break;
	case NUMBER_BROKEN:
		take_error(take, ": %s is no whole number", shown);
		break;
	case NUMBER_TOO_LARGE:
		take_error(take, ": %s is beyond all limits", shown);
		break;
	}
}

void take_number(const struct take *take, const char *text)
{
	const struct question *question = take->question;
	const char *folded = wording_fold(take->reader->arena, text);
	int option = spelling_find(take->spellings, folded);
	enum number_fault fault;
	int64_t value = 0;

	if (option >= 0) {
		take_options(take, &option, 1, NULL);
		return;
	}
	fault = number_read(folded, question->min, question->max, &value);
	if (fault != NUMBER_READ || value < question->min || value > question->max) {
		refuse_number(take, folded, fault, value);
		return;
	}
	take->answer->number = value;
	take->answer->state = ANSWER_GIVEN;
}

void take_words(const struct take *take, const char *text)
{
	const char *words = wording_clean(take->reader->arena, text);

	if (!*words) {
		take->answer->state = ANSWER_SKIPPED;
		return;
	}
	take->answer->text = words;
	if (check_length(take, words, take->question->max_length))
		take->answer->state = ANSWER_GIVEN;
}
