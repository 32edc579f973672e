/* One pass over all records gathers, then everything is settled at once. */
#include "answers/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/codes.h"
#include "answers/date.h"
#include "answers/mapping.h"
#include "answers/wording.h"

/* What stood in a column. */
struct seen {
	int64_t nfilled;
	struct place first;
	int64_t nnames;  /* options by a name */
	int least, most; /* of the numbers that are no name */
};

void evidence_widen(struct evidence *evidence, int ncolumns)
{
	while (evidence->ncolumns < ncolumns) {
		ARENA_GROW(evidence->reader->own, evidence->columns, evidence->ncolumns);
		evidence->columns[evidence->ncolumns++] = (struct seen){.nfilled = 0};
	}
}

struct evidence evidence_begin(struct reader *reader, int ncolumns)
{
	struct evidence evidence = {
		.reader = reader,
		.codes = ARENA_ARRAY(reader->own, struct codes, reader->quiz->nquestions + 1)};

	evidence_widen(&evidence, ncolumns);
	return evidence;
}

static bool has_codes(const struct evidence *evidence, int question)
{
	enum answer_form form = answer_kind(&evidence->reader->quiz->questions[question])->form;

	return form == ANSWER_OPTION || form == ANSWER_OPTIONS;
}

/* A numbered column may hold places or options. */
static void note_numbered(struct evidence *evidence, struct seen *seen, int question,
			  const char *folded)
{
	int code = codes_read(folded);

	if (spelling_find_name(&evidence->reader->spellings[question], folded) >= 0) {
		seen->nnames++;
	} else if (code >= 0) {
		seen->least = seen->least < 0 || code < seen->least ? code : seen->least;
		seen->most = code > seen->most ? code : seen->most;
	}
}

/* In what order day and month stand, in the columns that tools have for moments, used or not. */
static void note_date(struct evidence *evidence, const struct field *field, const char *folded)
{
	struct column column = field->column;
	bool is_taken = column.role == COLUMN_PERSON && column.number == PERSON_DATE;
	bool is_tools = column.role == COLUMN_TOOL && column.number != PERSON_IGNORED;
	bool is_state = column.role == COLUMN_STATE && column.number == TOOL_SUBMITTED;
	const char *loose;
	int64_t seconds;
	enum dates order;

	if (!is_taken && !is_tools && !is_state)
		return;
	loose = is_taken ? wording_loose(evidence->reader->arena, folded) : folded;
	order = date_order(loose);
	if (order == DATES_BY_FILE &&
	    (!is_taken || date_read(loose, DATES_BY_FILE, &seconds) != DATE_TWO_WAYS))
		return;
	if (!evidence->orders[order].is_seen)
		evidence->orders[order].place = field->place;
	evidence->orders[order].is_seen = true;
}

static void note_text(struct evidence *evidence, struct seen *seen, const struct field *field,
		      const char *folded)
{
	struct column column = field->column;

	if (column.role == COLUMN_NUMBERED)
		note_numbered(evidence, seen, column.question, folded);
	if ((column.role == COLUMN_QUESTION || column.role == COLUMN_PLACE) &&
	    has_codes(evidence, column.question))
		codes_note(&evidence->codes[column.question], evidence->reader, column.question,
			   folded);
	note_date(evidence, field, folded);
}

void evidence_note(struct evidence *evidence, const struct record *record)
{
	evidence->nrecords++;
	for (int i = 0; i < record->n && i < evidence->ncolumns; i++) {
		const struct field *field = &record->fields[i];
		struct seen *seen = &evidence->columns[i];

		if (seen->nfilled == 0)
			seen->least = -1;
		for (int j = 0; j < field->n; j++) {
			const char *folded = wording_fold(evidence->reader->arena, field->texts[j]);

			if (!*folded)
				continue;
			if (seen->nfilled++ == 0)
				seen->first = field->place;
			note_text(evidence, seen, field, folded);
			if (evidence->reader->mapping)
				mapping_note(evidence->reader->mapping, i, evidence->nrecords,
					     folded);
		}
	}
}

/* The columns with numbers of one question. */
struct numbered {
	int n, least, most;
	int64_t nnames;
	struct place place;
};

static struct numbered gather(const struct evidence *evidence, const struct headers *headers,
			      int question)
{
	struct numbered group = {0};

	for (int i = 0; i < headers->n; i++) {
		const struct header *header = &headers->list[i];

		if (header->column.role != COLUMN_NUMBERED || header->column.question != question)
			continue;
		if (group.n == 0 || header->column.number < group.least)
			group.least = header->column.number;
		if (group.n == 0 || header->column.number > group.most)
			group.most = header->column.number;
		if (group.n++ == 0)
			group.place = header->place;
		group.nnames += evidence->columns[i].nnames;
	}
	return group;
}

/* What the numbers of such columns count: options (first: the number of the first), or places;
 * COLUMN_UNKNOWN where nothing tells. */
static enum column_role what_counts(const struct question *question, const struct numbered *group)
{
	bool is_ranking = answer_kind(question)->is_ordered;
	bool are_all = group->n == question->noptions &&
		       group->most - group->least + 1 == question->noptions && group->least <= 1;

	if (answer_kind(question)->form != ANSWER_OPTIONS)
		return COLUMN_UNKNOWN;
	if (!is_ranking)
		return are_all ? COLUMN_OPTION : COLUMN_UNKNOWN;
	if (group->nnames > 0 || (group->n == question->most && !are_all && group->least == 1))
		return COLUMN_PLACE;
	return are_all && question->most && question->most < question->noptions ? COLUMN_OPTION
										: COLUMN_UNKNOWN;
}

static void settle_numbered(struct evidence *evidence, struct headers *headers, int q)
{
	struct reader *reader = evidence->reader;
	const struct question *question = &reader->quiz->questions[q];
	struct numbered group = gather(evidence, headers, q);
	enum column_role role = group.n ? what_counts(question, &group) : COLUMN_UNKNOWN;

	if (group.n == 0)
		return;
	if (role == COLUMN_UNKNOWN) {
		reader_error(
			reader, group.place,
			"%d numbered column%s of the question \"%s\" could be any of its options "
			"or places",
			group.n, group.n == 1 ? "" : "s", question->id);
		diag_hint(reader->diag,
			  "let the tool write the words of the options in the header, "
			  "or say it in the questionnaire: <column option=\"...\">");
	}
	for (int i = 0; i < headers->n; i++) {
		struct column *column = &headers->list[i].column;
		const struct seen *seen = &evidence->columns[i];

		if (column->role != COLUMN_NUMBERED || column->question != q)
			continue;
		column->role = role == COLUMN_UNKNOWN ? COLUMN_TOOL : role;
		if (role == COLUMN_OPTION)
			column->number -= group.least;
		if (role == COLUMN_PLACE)
			evidence->codes[q].nothers += seen->nnames;
		if (role == COLUMN_PLACE && seen->nfilled && seen->most > 0) {
			codes_add(&evidence->codes[q], seen->least);
			codes_add(&evidence->codes[q], seen->most);
		}
	}
}

/* Whoever names an order is held to what the file shows. */
static void settle_wished_dates(struct evidence *evidence)
{
	struct reader *reader = evidence->reader;
	bool is_dmy = reader->dates == DATES_DMY;
	enum dates other = is_dmy ? DATES_MDY : DATES_DMY;

	if (!evidence->orders[other].is_seen || evidence->orders[reader->dates].is_seen)
		return;
	reader_error(reader, evidence->orders[other].place,
		     "--dates %s is wrong here: the number above 12 in this date is a day, and it "
		     "stands %s",
		     is_dmy ? "dmy" : "mdy", is_dmy ? "behind the month" : "before the month");
	diag_hint(reader->diag, "leave --dates out; the file itself shows the order");
}

static void settle_dates(struct evidence *evidence)
{
	struct reader *reader = evidence->reader;
	bool shows_dmy = evidence->orders[DATES_DMY].is_seen;
	bool shows_mdy = evidence->orders[DATES_MDY].is_seen;
	bool has_doubt = evidence->orders[DATES_BY_FILE].is_seen;
	struct place column = evidence->orders[DATES_BY_FILE].place;

	column.row = column.pos.line = 0; /* what is said is said of all its rows */
	if (reader->dates != DATES_BY_FILE) {
		settle_wished_dates(evidence);
	} else if (shows_dmy != shows_mdy) {
		reader->dates = shows_dmy ? DATES_DMY : DATES_MDY;
	} else if (has_doubt) {
		reader_warn(reader, column,
			    "%s; dates such as 11/10/2026, which can be either, are left out",
			    shows_dmy ? "some dates have the day first and some the month"
				      : "no date shows whether day or month comes first");
		diag_hint(reader->diag, "--dates dmy or --dates mdy says it");
	}
}

/* Kobo: whether "QUESTION_other" stands beside "QUESTION/OPTION" for the option with own words, and
 * so holds these. */
static bool is_words(const struct reader *reader, const struct header *header,
		     const struct header *option)
{
	static const char end[] = "_other";
	const struct column column = header->column;
	size_t n = strlen(header->text);

	return column.role == COLUMN_OPTION &&
	       reader->quiz->questions[column.question].options[column.number].is_other &&
	       n > strlen(end) && strcmp(header->text + n - strlen(end), end) == 0 &&
	       strchr(option->text, '/');
}

/* Two filled columns for one thing. */
static void settle_doubles(struct evidence *evidence, struct headers *headers)
{
	struct reader *reader = evidence->reader;

	for (int i = 1; i < headers->n; i++) {
		struct header *second = &headers->list[i];

		for (int j = 0; j < i && second->column.question >= 0; j++) {
			struct header *first = &headers->list[j], *words;

			if (!column_is_same(first->column, second->column))
				continue;
			if (!evidence->columns[i].nfilled || !evidence->columns[j].nfilled) {
				struct header *empty = evidence->columns[i].nfilled ? first
										    : second;

				empty->column = (struct column){COLUMN_TOOL, -1, 0};
				continue;
			}
			words = is_words(reader, second, first)   ? second
				: is_words(reader, first, second) ? first
								  : NULL;
			if (words) {
				words->column.role = COLUMN_BESIDE;
				words->column.number = 0;
				continue;
			}
			reader_error(reader, second->place, "a second column is for the %s",
				     column_words(reader->own, reader->quiz, second->column));
			diag_hint(reader->diag, "the first one is \"%s\"",
				  wording_quote(reader->own, first->text));
			second->column = (struct column){COLUMN_TOOL, -1, 0};
		}
	}
}

/* How much of a header several columns of one question share: up to the last mark between two
 * names. */
static size_t stem_length(const char *header)
{
	static const char *const marks[] = {" [", " (", " >> ", " - ", ": ", "/", "___", "_", "["};
	size_t longest = 0;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (const char *at = strstr(header, marks[i]); at && longest == 0;
		     at = strstr(at + 1, marks[i]))
			if (!strstr(at + 1, marks[i]))
				longest = (size_t)(at - header);
	return longest ? longest : strlen(header);
}

static bool is_left_out(const struct evidence *evidence, const struct headers *headers, int i)
{
	return headers->list[i].column.role == COLUMN_UNKNOWN && evidence->columns[i].nfilled > 0;
}

/* The last of the columns from i on that share the stem of its header. */
static int end_of_group(const struct evidence *evidence, const struct headers *headers, int i)
{
	const char *text = headers->list[i].text;
	size_t n = stem_length(text);
	int last = i;

	while (last + 1 < headers->n && is_left_out(evidence, headers, last + 1) &&
	       stem_length(headers->list[last + 1].text) == n &&
	       strncmp(headers->list[last + 1].text, text, n) == 0)
		last++;
	return last;
}

static void tell(struct reader *reader, struct place place, const char *words)
{
	diag_as(reader->diag, "strange-column");
	if (reader->settings->is_partial || reader->strange)
		reader_warn(reader, place, "%s; it is left out", words);
	else
		reader_error(reader, place, "%s", words);
}

static void hint_near(struct reader *reader, const char *header)
{
	const char *name = column_propose(&reader->columns, header).name;

	if (name)
		diag_hint(reader->diag, "did you mean \"%s\"?", name);
	else if (!reader->settings->is_partial && !reader->strange)
		diag_hint(reader->diag,
			  "name it in the questionnaire, as a <column> of its question or a "
			  "<field is=\"ignored\">, or leave it out by --partial; \"roleguide "
			  "columns\" shows all");
}

/* Whether a header is a question or a fact about people; else the first row may be a person's,
 * which has options at most. */
static bool is_headed(const struct headers *headers)
{
	for (int i = 0; i < headers->n; i++)
		if (headers->list[i].column.role == COLUMN_QUESTION ||
		    headers->list[i].column.role == COLUMN_PERSON || !headers->list[i].place.cell)
			return true;
	return false;
}

static void settle_unknown(struct evidence *evidence, struct headers *headers)
{
	struct reader *reader = evidence->reader;
	bool is_named = is_headed(headers) || reader->settings->shows_answers;

	for (int i = 0, next; i < headers->n; i = next) {
		const struct header *header = &headers->list[i];
		struct place place = header->place;
		const char *what, *words;

		next = i + 1;
		if (!is_left_out(evidence, headers, i))
			continue;
		if (header->place.cell)
			next = end_of_group(evidence, headers, i) + 1;
		for (int k = i; k < next; k++)
			if (*headers->list[k].text)
				reader_gather(reader, headers->list[k].text);
		what = *wording_fold(reader->own, header->text) ? "no question of the questionnaire"
								: "without a header";
		if (next == i + 1)
			words = arena_printf(reader->own, "it is %s, but something stands in it",
					     what);
		else
			words = arena_printf(
				reader->own,
				"it and all columns up to %s are %s, but something stands in them",
				place_letters(reader->own, headers->list[next - 1].place.cell),
				what);
		if (!is_named)
			place.header = NULL;
		tell(reader, place, words);
		hint_near(reader, header->text);
	}
}

/* How many questions, those that count or the others, have no column, or none that is filled. */
static int find_missing(const struct evidence *evidence, const struct headers *headers, bool scored,
			bool filled, bool *is_meant)
{
	int n = 0;

	for (int q = 0; q < evidence->reader->quiz->nquestions; q++) {
		is_meant[q] = (evidence->reader->quiz->questions[q].dimension >= 0) == scored;
		for (int i = 0; i < headers->n && is_meant[q]; i++)
			is_meant[q] = headers->list[i].column.question != q ||
				      headers->list[i].column.role == COLUMN_TOOL ||
				      (filled && evidence->columns[i].nfilled == 0);
		n += is_meant[q];
	}
	return n;
}

/* Questions that no column is for. */
static void settle_missing(struct evidence *evidence, const struct headers *headers)
{
	struct reader *reader = evidence->reader;
	struct place file = {.pos = {reader->source.path, 0}};
	bool *is_meant = ARENA_ARRAY(reader->own, bool, reader->quiz->nquestions + 1);

	for (int scored = 1; scored >= 0; scored--) {
		int n = find_missing(evidence, headers, scored == 1, false, is_meant);
		const char *words;

		for (int q = 0; reader->strange && q < reader->quiz->nquestions; q++)
			reader->is_unasked[q] |= is_meant[q];
		if (n == 0)
			continue;
		words = arena_printf(reader->own, "%d question%s%s %s no column: %s", n,
				     n == 1 ? "" : "s", scored ? " that count" : "",
				     n == 1 ? "has" : "have", codes_questions(reader, is_meant));
		if (n == 1 && scored)
			words = arena_printf(reader->own,
					     "a question that counts has no column: %s",
					     codes_questions(reader, is_meant));
		diag_as(reader->diag, "question-without-column");
		if (!scored || reader->settings->is_partial || reader->strange) {
			reader_warn(reader, file, "%s", words);
			continue;
		}
		reader_error(reader, file, "%s", words);
		diag_hint(reader->diag,
			  "give them their header as <column> in the questionnaire, or "
			  "take what there is by --partial");
	}
}

/* Questions that count and that none of several people answers, where there are no columns. */
static void settle_unanswered(struct evidence *evidence, const struct headers *headers)
{
	struct reader *reader = evidence->reader;
	bool *is_meant = ARENA_ARRAY(reader->own, bool, reader->quiz->nquestions + 1);

	if (find_missing(evidence, headers, true, true, is_meant) > 0 && evidence->nrecords > 1)
		reader_warn(reader, (struct place){.pos = {reader->source.path, 0}},
			    "nobody answers questions that count: %s",
			    codes_questions(reader, is_meant));
}

bool evidence_settle(struct evidence *evidence, struct headers *headers, bool needs_columns)
{
	struct reader *reader = evidence->reader;
	struct diag *diag = reader->diag;
	int nerrors = diag->nerrors;

	if (reader->mapping)
		reader->diag = mapping_listen(reader->mapping, headers);
	for (int q = 0; q < reader->quiz->nquestions; q++)
		settle_numbered(evidence, headers, q);
	settle_dates(evidence);
	evidence->base = codes_settle(evidence->codes, reader, needs_columns);
	settle_doubles(evidence, headers);
	settle_unknown(evidence, headers);
	if (needs_columns)
		settle_missing(evidence, headers);
	else
		settle_unanswered(evidence, headers);
	reader->diag = diag;
	if (reader->mapping)
		mapping_settle(reader->mapping, evidence, headers);
	return diag->nerrors == nerrors;
}
