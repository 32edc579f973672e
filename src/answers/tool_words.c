/* Lists of words, in the order of their tools: Google and Microsoft Forms, Typeform, LimeSurvey,
 * SurveyJS, ODK and Kobo, Qualtrics, SurveyMonkey, Jotform, Tally, REDCap, Nextcloud, Alchemer. */
#include "answers/tool_words.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const char *const ids[] = {
	"Response ID", "ResponseId", "Respondent ID", "Submission ID", "Record ID", "record_id",
	"ID", "_id", "KEY", "instanceID", "meta-instanceID", "#", "token", "Antwort-ID",
	"Antwort ID", NULL};
static const char *const names[] = {
	"Name", "Your name", "Full name", "Ihr Name", "Dein Name", "Votre nom", "Nom complet",
	"Su nombre", "Tu nombre", "Nombre completo", "Il tuo nome", "User display name",
	"Respondent name", NULL};
static const char *const firsts[] = {
	"First Name", "Your first name", "Given name", "RecipientFirstName",
	"Recipient First Name", "Vorname", "Prénom", "Voornaam", NULL};
static const char *const lasts[] = {
	"Last Name", "Your last name", "Family name", "Surname", "RecipientLastName",
	"Recipient Last Name", "Nachname", "Nom de famille", "Achternaam", "Apellido",
	"Apellidos", "Cognome", NULL};
static const char *const emails[] = {
	"Email", "Email Address", "E-mail", "E-mail address", "Username", "RecipientEmail",
	"Recipient Email", "Respondent email", "E-Mail-Adresse", "Nutzername", "Adresse e-mail",
	"Dirección de correo electrónico", "Correo electrónico", "Indirizzo email",
	"Endereço de e-mail", "E-mailadres", NULL};
static const char *const dates[] = {
	"Timestamp", "Completion time", "EndDate", "End Date", "RecordedDate", "Recorded Date",
	"Submit Date (UTC)", "Submitted at", "Submission Date", "Submission time",
	"SubmissionDate", "Survey Timestamp",
	"_submission_time", "end", "Zeitstempel", "Fertigstellungszeit",
	"Horodateur", "Heure de fin", "Marca temporal", "Hora de finalización",
	"Informazioni cronologiche", "Carimbo de data/hora", "Tijdstempel", NULL};
static const char *const langs[] = {
	"UserLanguage", "User Language", "startlanguage", "Start language", "Language",
	"Respondent language", "Startsprache", "Sprache", NULL};
static const char *const finished[] = {"Finished", "Complete?", NULL};
static const char *const statuses[] = {"Status", NULL};
static const char *const submitted[] = {
	"submitdate", "Date submitted", "Datum Abgeschickt", NULL};
static const char *const others[] = {
	"Collector ID", "Custom Data 1", "Date Created", "Date Modified", "DistributionChannel",
	"Distribution Channel", "Duration (in seconds)", "ExternalReference",
	"External Data Reference", "External Reference", "IP Address", "IPAddress",
	"Last modified time", "LocationLatitude", "Location Latitude", "LocationLongitude",
	"Location Longitude", "Network ID", "Progress", "Quiz feedback", "Response Type", "Score",
	"Stage Date (UTC)", "Start Date (UTC)", "Start time", "StartDate", "Start Date", "Tags",
	"Total points", "User ID", "_index", "_notes", "_status", "_submitted_by", "_tags",
	"_uuid", "_validation_status", "__version__", "datestamp", "deviceid", "formdef_version",
	"ipaddr", "lastpage", "Last page", "pageNo", "refurl", "seed", "start", "startdate",
	"Date started", "Date last action", "today", "Submission IP", "redcap_survey_identifier",
	"redcap_event_name", "Survey Identifier", "Startzeit", "Uhrzeit der letzten Änderung",
	"Zeit der letzten Änderung", "Heure de début", "Hora de inicio", "IP-Adresse",
	"Letzte Seite", "Datum gestartet", "Datum letzte Aktivität", "landed_at", "form_id",
	"response_type", "SessionID", "User Agent", "Referer", "Longitude", "Latitude", "Country",
	"City", "State/Region", "Postal", "Time Started", "SubmitterID", "SubmitterName",
	"AttachmentsPresent", "AttachmentsExpected", "ReviewState", "Edits", "FormVersion", NULL};

static const char *const *const headers[TOOL_NFACTS] = {
	[TOOL_ID] = ids, [TOOL_NAME] = names, [TOOL_FIRST] = firsts, [TOOL_LAST] = lasts,
	[TOOL_EMAIL] = emails, [TOOL_DATE] = dates, [TOOL_LANG] = langs,
	[TOOL_STATE_FINISHED] = finished, [TOOL_STATE_STATUS] = statuses,
	[TOOL_STATE_SUBMITTED] = submitted, [TOOL_OTHER] = others};

static const char *const quiz_beginnings[] = {"points - ", "feedback - ", "punkte - ", NULL};

static const char *const other_words[] = {
	"other", "-oth-", "sonstiges", "andere", "autre", "otro", "otra", "altro", "outro",
	"anders", "something else", NULL};
static const char *const beside_words[] = {
	"other", "-oth-", "other (please specify)", "please specify", "other - write in",
	"comment", "specify", "other text", "other, please specify", "sonstiges",
	"sonstiges (bitte angeben)", "bitte angeben", "kommentar", "andere", "autre",
	"autre (veuillez préciser)", "otro", "otro (especifique)", "altro", "outro", NULL};
static const char *const answer_words[] = {
	"response", "selected choice", "open-ended response", "antwort", "answer", "réponse",
	"respuesta", "ausgewählte option", "offene antwort", "risposta", "resposta", NULL};
static const char *const yes_words[] = {
	"y", "yes", "1", "true", "checked", "selected", "ja", "j", "x", "oui", "o", "si", "s",
	"sí", "sì", "sim", "wahr", "vrai", "on", "\xe2\x9c\x93", "\xe2\x9c\x94", "quoted", NULL};
static const char *const no_words[] = {
	"n", "no", "0", "false", "unchecked", "not selected", "nein", "non", "nao", "não", "nee",
	"falsch", "faux", "off", "-", "not quoted", NULL};
static const char *const nothing_words[] = {
	"n/a", "na", "#n/a", "[not completed]", "[no answer]", "(no answer)", "not answered",
	"[keine antwort]", "k. a", NULL};
static const char *const stopped_words[] = {
	"partial", "incomplete", "disqualified", "abandoned", "in progress", "not completed",
	"unfinished", "deleted", "survey preview", "survey test", "spam", NULL};

/* Places in words, the first first. */
static const char *const ordinals[][10] = {
	{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
	 "tenth"},
	{"1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"},
	{"first choice", "second choice", "third choice", "fourth choice", "fifth choice",
	 "sixth choice", "seventh choice", "eighth choice", "ninth choice", "tenth choice"},
	{"1st choice", "2nd choice", "3rd choice", "4th choice", "5th choice", "6th choice",
	 "7th choice", "8th choice", "9th choice", "10th choice"},
	{"erstens", "zweitens", "drittens", "viertens", "fünftens", "sechstens", "siebtens",
	 "achtens", "neuntens", "zehntens"},
	{"erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte",
	 "zehnte"},
};
static const char *const place_beginnings[] = {
	"rank ", "ranking ", "place ", "choice ", "priority ", "position ", "rang ", "platz ",
	"#", NULL};
/* clang-format on */

static bool has(const char *const *list, const char *word)
{
	for (; *list; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

const char *const *tool_headers(enum tool_fact fact)
{
	return headers[fact];
}

/* Whether a text before it, which is some name, ends so. */
static bool ends(const char *text, const char *with)
{
	size_t n = strlen(text), nwith = strlen(with);

	return n > nwith && strcmp(text + n - nwith, with) == 0;
}

bool tool_is_form_date(const char *loose)
{
	return ends(loose, "_timestamp");
}

bool tool_is_form_state(const char *loose)
{
	return ends(loose, "_complete");
}

bool tool_is_quiz_column(const char *loose)
{
	for (const char *const *p = quiz_beginnings; *p; p++)
		if (begins(loose, *p))
			return true;
	return false;
}

bool tool_is_other(const char *loose)
{
	return has(other_words, loose);
}

bool tool_is_beside(const char *loose)
{
	return has(beside_words, loose) || tool_is_text(loose);
}

bool tool_is_text(const char *loose)
{
	while (*loose >= '0' && *loose <= '9')
		loose++;
	if (*loose == '_')
		loose++;
	return strcmp(loose, "text") == 0;
}

bool tool_is_answer(const char *loose)
{
	return has(answer_words, loose);
}

int tool_place(const char *loose, bool *is_plain)
{
	const char *at = loose;
	char *end;
	long place;

	*is_plain = false;
	for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
		for (int k = 0; k < 10; k++)
			if (strcmp(ordinals[i][k], loose) == 0)
				return k + 1;
	for (const char *const *p = place_beginnings; *p && at == loose; p++)
		if (begins(loose, *p))
			at += strlen(*p);
	if (*at < '0' || *at > '9' || strlen(at) > 3)
		return 0;
	place = strtol(at, &end, 10);
	*is_plain = at == loose && !*end;
	return (!*end || (strcmp(end, ".") == 0)) && place < 100 ? (int)place : 0;
}

bool tool_is_yes(const char *loose)
{
	return has(yes_words, loose);
}

bool tool_is_no(const char *loose)
{
	return has(no_words, loose) || tool_is_nothing(loose);
}

bool tool_is_nothing(const char *loose)
{
	return has(nothing_words, loose);
}

bool tool_has_stopped(enum tool_state state, const char *loose)
{
	switch (state) {
	case TOOL_FINISHED:
		return strcmp(loose, "0") == 0 || strcmp(loose, "false") == 0 ||
		       strcmp(loose, "incomplete") == 0;
	case TOOL_STATUS:
		return has(stopped_words, loose);
	case TOOL_SUBMITTED:
		return !*loose;
	case TOOL_NSTATES:
		break;
	}
	return false;
}
