/* Each question looks for its fields: the answer itself, its options, words beside it. */
#include "answers/record.h"

#include <string.h>

#include "answers/answer_kind.h"
#include "answers/cell.h"
#include "answers/date.h"
#include "answers/person.h"
#include "answers/ticks.h"
#include "answers/wording.h"

static bool is_blank(struct arena *arena, const struct field *field)
{
	for (int i = 0; i < field->n; i++)
		if (*wording_fold(arena, field->texts[i]))
			return false;
	return true;
}

bool record_is_empty(struct arena *arena, const struct record *record)
{
	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];
		bool is_tick = field->column.role == COLUMN_OPTION;

		if (field->column.question < 0 || is_blank(arena, field))
			continue;
		if (!is_tick || !tool_is_no(wording_loose(arena, field->texts[0])))
			return false;
	}
	return true;
}

bool record_has_stopped(struct arena *arena, const struct record *record)
{
	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];

		if (field->column.role == COLUMN_STATE && field->n == 1 &&
		    tool_has_stopped((enum tool_state)field->column.number,
				     wording_loose(arena, field->texts[0])))
			return true;
	}
	return false;
}

/* The first field of that role that says something; else the first; NULL: none. */
static const struct field *find_field(struct arena *arena, const struct record *record,
				      enum column_role role, int question)
{
	const struct field *found = NULL;

	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];

		if (field->column.role != role || field->column.question != question)
			continue;
		if (!is_blank(arena, field))
			return field;
		found = found ? found : field;
	}
	return found;
}

static const char *find_beside(struct arena *arena, const struct record *record, int question)
{
	const struct field *field = find_field(arena, record, COLUMN_BESIDE, question);

	return field && field->n ? field->texts[0] : NULL;
}

/* Whether words beside the answer stand in two places, and are not the same. */
static bool has_two_besides(struct arena *arena, const struct record *record, int question,
			    const char *beside)
{
	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];

		if (field->column.role == COLUMN_BESIDE && field->column.question == question &&
		    !is_blank(arena, field) &&
		    strcmp(wording_fold(arena, field->texts[0]), wording_fold(arena, beside)) != 0)
			return true;
	}
	return false;
}

static void take_field(const struct take *take, const struct field *field, const char *beside)
{
	enum answer_form form = answer_kind(take->question)->form;

	if (field->is_list && (form == ANSWER_NUMBER || form == ANSWER_WORDS)) {
		take_error(take, " is answered by a list");
		diag_hint(take->reader->diag, "write the one value without brackets");
	} else if (form == ANSWER_NUMBER && field->is_broken) {
		take_error(take, ": %s is no whole number",
			   reader_quote(take->reader, field->texts[0]));
	} else if (field->is_list) {
		cell_take_list(take, field->texts, field->n, beside);
	} else {
		cell_take(take, field->n ? field->texts[0] : "", beside);
	}
}

/* Takes the field as if nobody heard its faults; whether there were none. */
static bool can_take(const struct take *take, const struct field *field, const char *beside,
		     struct answer *answer)
{
	struct diag unheard;
	struct reader silent = *take->reader;
	struct take trial = *take;
	bool can;

	diag_init(&unheard);
	silent.diag = &unheard;
	silent.mapping = NULL;
	trial.reader = &silent;
	trial.answer = answer;
	take_field(&trial, field, beside);
	can = unheard.nerrors == 0;
	diag_release(&unheard);
	return can;
}

static bool is_same_choice(const struct answer *a, const struct answer *b, bool is_ordered)
{
	int nsame = 0;

	if (a->nchosen != b->nchosen)
		return false;
	for (int i = 0; i < a->nchosen; i++)
		for (int j = 0; j < b->nchosen; j++)
			nsame += a->chosen[i] == b->chosen[j] && (!is_ordered || i == j);
	return nsame == a->nchosen;
}

/* The text without the first place where that part stands; whether there is one. */
static bool take_out(char *text, const char *part)
{
	char *at = *part ? strstr(text, part) : NULL;

	if (at)
		memmove(at, at + strlen(part), strlen(at + strlen(part)) + 1);
	return at != NULL;
}

/* Whether the text holds these options in some spelling and the words, and besides nothing but what
 * stands between them. */
static bool is_made_of(const struct take *take, const char *text, const struct answer *answer)
{
	struct arena *arena = take->reader->arena;
	char *rest = arena_strdup(arena, wording_loose(arena, text));

	if (answer->text)
		take_out(rest, wording_loose(arena, answer->text));
	for (int i = 0; i < answer->nchosen; i++) {
		const struct spelling *longest = NULL;

		for (int j = 0; j < take->spellings->n; j++) {
			const struct spelling *spelling = &take->spellings->list[j];

			if (spelling->option == answer->chosen[i] &&
			    strstr(rest, spelling->loose) && (!longest || spelling->n > longest->n))
				longest = spelling;
		}
		if (longest)
			take_out(rest, longest->loose);
	}
	return rest[strspn(rest, " ,;|/\n")] == '\0';
}

/* A question that has a column of its own and columns of its options: both say the same. Where the
 * first cannot be taken apart, the others tell how. */
static void take_both(const struct take *take, const struct record *record,
		      const struct field *whole, const char *beside)
{
	bool is_ordered = answer_kind(take->question)->is_ordered;
	struct answer answer = *take->answer;
	bool can = can_take(take, whole, beside, &answer), is_empty;
	int nerrors = take->reader->diag->nerrors;

	ticks_take(take, record, beside);
	if (take->reader->diag->nerrors > nerrors)
		return;
	is_empty = take->answer->nchosen == 0;
	if (is_empty && !can) {
		take->answer->state = ANSWER_UNREADABLE;
		take_field(take, whole, beside);
	} else if (!is_empty && (can ? !is_same_choice(&answer, take->answer, is_ordered)
				     : !is_made_of(take, whole->texts[0], take->answer))) {
		take->answer->state = ANSWER_UNREADABLE;
		take_error(take, ": its own column and those of its options say different things");
	} else if (can && (is_empty || (answer.text && !take->answer->text))) {
		*take->answer = answer;
	}
}

static void take_question(struct reader *reader, const struct record *record, int question)
{
	const struct field *whole = find_field(reader->arena, record, COLUMN_QUESTION, question);
	const struct question *asked = &reader->quiz->questions[question];
	const struct field *tick = ticks_find(record, asked, question), *first = whole;
	const char *beside = find_beside(reader->arena, record, question);
	struct take take;

	if (!beside)
		beside = ticks_words(reader->arena, record, asked, question);
	for (int i = 0; i < record->n && !first; i++)
		if (record->fields[i].column.question == question)
			first = &record->fields[i];
	if (!first || !take_open(&take, reader, question, first->place))
		return;
	if (beside && has_two_besides(reader->arena, record, question, beside)) {
		take_error(&take, ": own words stand in two places");
		return;
	}
	if (tick && whole && !is_blank(reader->arena, whole))
		take_both(&take, record, whole, beside);
	else if (tick || !whole)
		ticks_take(&take, record, beside);
	else
		take_field(&take, whole, beside);
}

static bool has_whole_name(struct arena *arena, const struct record *record)
{
	for (int i = 0; i < record->n; i++)
		if (record->fields[i].column.role == COLUMN_PERSON &&
		    record->fields[i].column.number == PERSON_NAME &&
		    !is_blank(arena, &record->fields[i]))
			return true;
	return false;
}

static void take_people_fields(struct reader *reader, const struct record *record)
{
	bool has_name = has_whole_name(reader->arena, record);

	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];
		bool is_date = field->column.role == COLUMN_STATE &&
			       field->column.number == TOOL_SUBMITTED;

		if (field->n == 0 || (field->column.role != COLUMN_PERSON && !is_date))
			continue;
		if (has_name && !is_date &&
		    (field->column.number == PERSON_FIRST || field->column.number == PERSON_LAST))
			continue;
		person_take(reader, is_date ? PERSON_DATE : (enum person_field)field->column.number,
			    field->texts[0], field->place);
	}
}

void record_take(struct reader *reader, const struct record *record)
{
	reader_add_person(reader, record->place);
	take_people_fields(reader, record);
	for (int q = 0; q < reader->quiz->nquestions; q++)
		take_question(reader, record, q);
	reader_check_required(reader);
}
