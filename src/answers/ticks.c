/*
 * A tick is what a tool writes where an option is chosen: yes in some language, 1, the label; in a
 * ranking, the place that the option has. Every other filling is a fault, but for own words where
 * the option is for them.
 */
#include "answers/ticks.h"

#include <string.h>

#include "answers/answer_kind.h"
#include "answers/cell.h"
#include "answers/wording.h"

enum { MOST_PLACES = 100 };

static bool is_tick(const struct field *field, int question)
{
	return field->column.question == question &&
	       (field->column.role == COLUMN_OPTION || field->column.role == COLUMN_PLACE);
}

static bool is_own_words(const struct field *field, const struct question *question)
{
	return field->column.role == COLUMN_OPTION &&
	       question->options[field->column.number].is_other;
}

const struct field *ticks_find(const struct record *record, const struct question *question,
			       int number)
{
	for (int i = 0; i < record->n; i++)
		if (is_tick(&record->fields[i], number) &&
		    !is_own_words(&record->fields[i], question))
			return &record->fields[i];
	return NULL;
}

const char *ticks_words(struct arena *arena, const struct record *record,
			const struct question *question, int number)
{
	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];
		const char *loose;

		if (!is_tick(field, number) || !is_own_words(field, question) || field->n == 0)
			continue;
		loose = wording_loose(arena, field->texts[0]);
		if (*loose && !tool_is_yes(loose) && !tool_is_no(loose))
			return field->texts[0];
	}
	return NULL;
}

/* What the columns of one question say. */
struct ticks {
	const struct take *take;
	int *chosen; /* by place; -1: nobody has it */
	int nchosen;
	const char *words;   /* beside; or NULL */
	bool has_own_column; /* the option for own words */
};

static void refuse(const struct ticks *ticks, const struct field *field, const char *text)
{
	struct take at = *ticks->take;
	int option = field->column.number;

	at.place = field->place;
	take_error(&at, ", option \"%s\": %s says neither that it is chosen nor that it is not",
		   at.question->options[option].id, reader_quote(at.reader, text));
	diag_hint(at.reader->diag,
		  "tools write Yes, Y, 1, TRUE, Checked or the option itself where "
		  "it is chosen");
}

/* The option that has that place. */
static void read_place(struct ticks *ticks, const struct field *field, const char *text)
{
	struct take at = *ticks->take;
	int place = field->column.number - 1, option;

	at.place = field->place;
	option = spelling_find(at.spellings, text);
	if (option < 0) {
		take_refuse(&at, text);
		return;
	}
	if (place < 0 || place >= MOST_PLACES)
		return;
	ticks->chosen[place] = option;
	if (place >= ticks->nchosen)
		ticks->nchosen = place + 1;
}

/* The place that the option has. */
static void read_rank(struct ticks *ticks, const struct field *field, const char *loose)
{
	struct take at = *ticks->take;
	bool is_plain;
	int place = tool_place(loose, &is_plain) - 1;

	at.place = field->place;
	if (place < 0 || place >= MOST_PLACES) {
		take_error(&at, ", option \"%s\": %s is no place of a ranking",
			   at.question->options[field->column.number].id,
			   reader_quote(at.reader, loose));
	} else if (ticks->chosen[place] >= 0) {
		take_error(&at, ": two options have place %d", place + 1);
	} else {
		ticks->chosen[place] = field->column.number;
		if (place >= ticks->nchosen)
			ticks->nchosen = place + 1;
	}
}

static void read_option(struct ticks *ticks, const struct field *field, const char *text,
			const char *loose)
{
	const struct take *take = ticks->take;
	int option = field->column.number;
	bool is_other = take->question->options[option].is_other;

	if (tool_is_yes(loose) || spelling_find_name(take->spellings, text) == option) {
		ticks->chosen[ticks->nchosen++] = option;
	} else if (!tool_is_no(loose) && is_other) {
		ticks->chosen[ticks->nchosen++] = option;
		ticks->words = text;
	} else if (!tool_is_no(loose)) {
		refuse(ticks, field, text);
	}
}

static void read_field(struct ticks *ticks, const struct field *field)
{
	struct arena *arena = ticks->take->reader->arena;
	const char *text = field->n ? wording_fold(arena, field->texts[0]) : "";
	const char *loose = wording_loose(arena, text);
	bool is_ranking = answer_kind(ticks->take->question)->is_ordered;

	if (*text && field->column.role == COLUMN_OPTION && tool_is_no(loose) &&
	    spelling_find_name(ticks->take->spellings, text) == field->column.number) {
		refuse(ticks, field, text); /* the option "No", or no */
		return;
	}
	if (!*text || tool_is_nothing(loose))
		return;
	if (field->column.role == COLUMN_PLACE)
		read_place(ticks, field, text);
	else if (!is_ranking)
		read_option(ticks, field, text, loose);
	else if (!tool_is_no(loose))
		read_rank(ticks, field, loose);
}

/* Takes the places that nobody has out; of a ranking longer than asked for the best remain. */
static void close_gaps(struct ticks *ticks)
{
	const struct take *take = ticks->take;
	int most = take->question->most, n = 0;

	for (int i = 0; i < ticks->nchosen; i++)
		if (ticks->chosen[i] >= 0)
			ticks->chosen[n++] = ticks->chosen[i];
	if (answer_kind(take->question)->is_ordered && n < ticks->nchosen)
		reader_warn(
			take->reader, take->place,
			"question \"%s\": a place before others is nobody's; the others move up",
			take->question->id);
	if (answer_kind(take->question)->is_ordered && most && n > most) {
		n = most;
		reader_warn(take->reader, (struct place){.pos = {take->place.pos.file, 0}},
			    "question \"%s\": more options have a place than the %d that count; "
			    "the best are taken",
			    take->question->id, most);
	}
	ticks->nchosen = n;
}

/* Own words without a tick beside them: the tick is theirs, unless its own column denies it. */
static void add_other(struct ticks *ticks)
{
	int other = question_other(ticks->take->question);

	if (!ticks->words || !*wording_fold(ticks->take->reader->arena, ticks->words) ||
	    other < 0 || ticks->has_own_column)
		return;
	if (ticks->nchosen > 0 && answer_kind_most(ticks->take->question) == 1)
		return;
	ticks->chosen[ticks->nchosen++] = other;
}

void ticks_take(const struct take *take, const struct record *record, const char *beside)
{
	int nerrors = take->reader->diag->nerrors;
	int question = (int)(take->question - take->reader->quiz->questions);
	struct ticks ticks = {
		.take = take,
		.chosen = ARENA_ARRAY(take->reader->arena, int,
				      MOST_PLACES + record->n + take->question->noptions + 1),
		.words = beside};

	for (int i = 0; i < MOST_PLACES; i++)
		ticks.chosen[i] = -1;
	for (int i = 0; i < record->n; i++) {
		const struct field *field = &record->fields[i];

		if (!is_tick(field, question))
			continue;
		if (is_own_words(field, take->question))
			ticks.has_own_column = true;
		read_field(&ticks, field);
	}
	if (take->reader->diag->nerrors > nerrors)
		return;
	close_gaps(&ticks);
	add_other(&ticks);
	cell_take_chosen(take, ticks.chosen, ticks.nchosen, ticks.words);
}
