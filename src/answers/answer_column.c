/*
 * Headers. A question is known by its <column>s, its id and its words in every language, in this
 * order; then the columns of the person are looked up, then what form tools add by themselves.
 */
#include "answers/answer_read.h"

#include <string.h>

#include "base/near.h"

enum { MOST_WARNED = 100 };

/* What form tools write beside the answers: Google Forms, Microsoft Forms, Typeform, LimeSurvey,
 * SurveyJS, ODK and Kobo, Qualtrics, SurveyMonkey. */
static const char *const known[] = {
	"#", "Collector ID", "Completion time", "Custom Data 1", "Date Created", "Date Modified",
	"DistributionChannel", "Duration (in seconds)", "Email", "Email Address", "EndDate",
	"ExternalReference", "Finished", "First Name", "ID", "IP Address", "IPAddress", "KEY",
	"Last Name", "Last modified time", "LocationLatitude", "LocationLongitude", "Name",
	"Network ID", "Network Id", "Progress", "Quiz feedback", "RecipientEmail",
	"RecipientFirstName", "RecipientLastName", "RecordedDate", "Respondent ID", "ResponseId",
	"Response Type", "Score", "Stage Date (UTC)", "Start Date (UTC)", "Start time", "StartDate",
	"Status", "Submit Date (UTC)", "SubmissionDate", "Tags", "Timestamp", "Total points",
	"UserLanguage", "Username", "_id", "_index", "_notes", "_status", "_submission_time",
	"_submitted_by", "_tags", "_uuid", "_validation_status", "__version__", "datestamp",
	"deviceid", "end", "formdef_version", "id", "instanceID", "ipaddr", "lastpage",
	"meta-instanceID", "pageNo", "refurl", "seed", "start", "startdate", "startlanguage",
	"submitdate", "today", "token", "username",
};

/* Of quizzes: the points of a question, and words about its answer. */
static const char *const known_beginnings[] = {"Points - ", "Feedback - "};

static const char beside[] = "-Comment"; /* SurveyJS: what was written beside an answer */

/* Folded, without the star that marks a question which must be answered. */
static char *fold_header(struct answers_reader *reader, const char *header)
{
	char *folded = arena_strdup(reader->arena, words_fold(reader->arena, header));
	size_t n = strlen(folded);

	if (n > 1 && folded[n - 1] == '*')
		folded[--n] = 0;
	while (n > 0 && folded[n - 1] == ' ')
		folded[--n] = 0;
	return folded;
}

static void add(struct answers_reader *reader, const char *text, enum column_kind kind, int number)
{
	ARENA_GROW(reader->arena, reader->headers, reader->nheaders);
	reader->headers[reader->nheaders++] = (struct header){
		fold_header(reader, text), {kind, number}};
}

void column_init(struct answers_reader *reader)
{
	const struct quiz *quiz = reader->quiz;

	for (int q = 0; q < quiz->nquestions; q++)
		for (int i = 0; i < quiz->questions[q].ncolumns; i++)
			add(reader, quiz->questions[q].columns[i], COLUMN_QUESTION, q);
	for (int q = 0; q < quiz->nquestions; q++)
		add(reader, quiz->questions[q].id, COLUMN_QUESTION, q);
	for (int q = 0; q < quiz->nquestions; q++)
		for (int i = 0; i < quiz->questions[q].text.n; i++)
			add(reader, quiz->questions[q].text.texts[i], COLUMN_QUESTION, q);
	for (int field = 0; field < PERSON_NFIELDS; field++)
		for (int i = 0; i < quiz->person[field].n; i++)
			add(reader, quiz->person[field].names[i], COLUMN_PERSON, field);
}

static bool find(const struct answers_reader *reader, const char *folded, struct column *column)
{
	for (int i = 0; i < reader->nheaders; i++)
		if (strcmp(reader->headers[i].text, folded) == 0) {
			*column = reader->headers[i].column;
			return true;
		}
	return false;
}

static bool is_known(const char *folded)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i], folded) == 0)
			return true;
	for (size_t i = 0; i < sizeof known_beginnings / sizeof *known_beginnings; i++)
		if (strncmp(known_beginnings[i], folded, strlen(known_beginnings[i])) == 0)
			return true;
	return *folded == 0;
}

struct column column_find(struct answers_reader *reader, const char *header)
{
	char *folded = fold_header(reader, header);
	size_t n = strlen(folded), nbeside = sizeof beside - 1;
	struct column column = {COLUMN_UNKNOWN, 0};

	if (find(reader, folded, &column))
		return column;
	if (is_known(folded))
		return (struct column){COLUMN_KNOWN, 0};
	if (n <= nbeside || strcmp(folded + n - nbeside, beside) != 0)
		return column;
	folded[n - nbeside] = 0;
	if (!find(reader, folded, &column) || column.kind != COLUMN_QUESTION)
		return (struct column){COLUMN_UNKNOWN, 0};
	return (struct column){COLUMN_BESIDE, column.number};
}

void column_warn(struct answers_reader *reader, const char *header, struct place place)
{
	const char *folded = fold_header(reader, header), *nearest, **texts;

	if (reader->unknown.n == MOST_WARNED || name_list_has(&reader->unknown, folded))
		return;
	name_list_add(reader->arena, &reader->unknown, folded);
	texts = ARENA_ARRAY(reader->arena, const char *, reader->nheaders + 1);
	for (int i = 0; i < reader->nheaders; i++)
		texts[i] = reader->headers[i].text;
	nearest = near_find(folded, texts, reader->nheaders);
	reader_warn(reader, place, "\"%s\" is no question of the questionnaire; it is left out",
		    words_quote(reader->arena, folded));
	if (nearest)
		diag_hint(reader->diag, "did you mean \"%s\"?", nearest);
}
