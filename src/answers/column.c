/*
 * Headers. A question is known by its <column>s, its id and its words in every language, in this
 * order; then the columns of the person are looked up, then what form tools add by themselves.
 */
#include "answers/column.h"

#include <string.h>

#include "answers/wording.h"

/* What form tools write beside the answers: Google Forms, Microsoft Forms, Typeform, LimeSurvey,
 * SurveyJS, ODK and Kobo, Qualtrics, SurveyMonkey. */
/* clang-format off */
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
	"submitdate", "today", "token", "username"
};
/* clang-format on */

/* Of quizzes: the points of a question, and words about its answer. */
static const char *const known_beginnings[] = {"Points - ", "Feedback - "};

static const char beside[] = "-Comment"; /* SurveyJS: what was written beside an answer */

char *column_fold(struct arena *arena, const char *header)
{
	char *folded = arena_strdup(arena, wording_fold(arena, header));
	size_t n = strlen(folded);

	if (n > 1 && folded[n - 1] == '*')
		folded[--n] = 0;
	while (n > 0 && folded[n - 1] == ' ')
		folded[--n] = 0;
	return folded;
}

static void add(struct arena *arena, struct columns *columns, const char *text,
		enum column_kind kind, int number)
{
	ARENA_GROW(arena, columns->list, columns->n);
	columns->list[columns->n++] = (struct header){column_fold(arena, text), {kind, number}};
}

struct columns column_list(struct arena *arena, const struct quiz *quiz)
{
	struct columns columns = {0};

	for (int q = 0; q < quiz->nquestions; q++)
		for (int i = 0; i < quiz->questions[q].ncolumns; i++)
			add(arena, &columns, quiz->questions[q].columns[i], COLUMN_QUESTION, q);
	for (int q = 0; q < quiz->nquestions; q++)
		add(arena, &columns, quiz->questions[q].id, COLUMN_QUESTION, q);
	for (int q = 0; q < quiz->nquestions; q++)
		for (int i = 0; i < quiz->questions[q].text.n; i++)
			add(arena, &columns, quiz->questions[q].text.texts[i], COLUMN_QUESTION, q);
	for (int field = 0; field < PERSON_NFIELDS; field++)
		for (int i = 0; i < quiz->person[field].n; i++)
			add(arena, &columns, quiz->person[field].names[i], COLUMN_PERSON, field);
	return columns;
}

static const struct column *find(const struct columns *columns, const char *folded)
{
	for (int i = 0; i < columns->n; i++)
		if (strcmp(columns->list[i].text, folded) == 0)
			return &columns->list[i].column;
	return NULL;
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

struct column column_find(struct arena *arena, const struct columns *columns, const char *header)
{
	char *folded = column_fold(arena, header);
	size_t n = strlen(folded), nbeside = sizeof beside - 1;
	const struct column *found = find(columns, folded);

	if (found)
		return *found;
	if (is_known(folded))
		return (struct column){COLUMN_KNOWN, 0};
	if (n > nbeside && strcmp(folded + n - nbeside, beside) == 0) {
		folded[n - nbeside] = 0;
		found = find(columns, folded);
	}
	return found && found->kind == COLUMN_QUESTION
		       ? (struct column){COLUMN_BESIDE, found->number}
		       : (struct column){COLUMN_UNKNOWN, 0};
}
