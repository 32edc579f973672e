/* Names, ids and days; the first that a file says counts. */
#include "answers/person.h"

#include <string.h>
#include <strings.h>

#include "answers/date.h"
#include "answers/wording.h"
#include "base/utf8.h"
#include "locale/locale.h"

/* Keeps where a name stands. */
static void keep_place(struct reader *reader, struct place place)
{
	reader->person->name_pos = place.pos;
	reader->person->name_column = place.column;
}

/* Whether the name can be printed. */
static bool check_name(struct reader *reader, const char *name, struct place place)
{
	if (utf8_length(name) > ANSWERS_LONGEST_NAME) {
		reader_error(reader, place, "the name has %d characters, more than %d",
			     utf8_length(name), ANSWERS_LONGEST_NAME);
		return false;
	}
	if (*name && utf8_is_blank(name))
		reader_warn(reader, place,
			    "the name shows nothing, and is left out: it is made of spaces and "
			    "invisible characters");
	return *name && !utf8_is_blank(name);
}

void person_take_name(struct reader *reader, const char *text, struct place place)
{
	const char *name = wording_clean(reader->arena, text);

	if (check_name(reader, name, place))
		reader->person->name = name;
	keep_place(reader, place);
}

/* A part of a name, before or behind what there is. */
static void take_part(struct reader *reader, const char *text, bool is_last, struct place place)
{
	struct answers *person = reader->person;
	const char *part = wording_clean(reader->arena, text);
	const char *name = part;

	if (person->name && *part)
		name = is_last ? arena_printf(reader->arena, "%s %s", person->name, part)
			       : arena_printf(reader->arena, "%s %s", part, person->name);
	if (!*part || !check_name(reader, name, place))
		return;
	person->name = name;
	keep_place(reader, place);
}

void person_take_key(struct reader *reader, const char *text, struct place place)
{
	const char *key = wording_clean(reader->arena, text);

	if (utf8_length(key) > ANSWERS_LONGEST_NAME)
		reader_error(reader, place, "the person's id has %d characters, more than %d",
			     utf8_length(key), ANSWERS_LONGEST_NAME);
	else if (*key)
		reader->person->key = key;
}

/* What LimeSurvey writes where a survey keeps no dates. */
static const char no_moment[] = "1980-01-01 00:00:00";

static void take_date(struct reader *reader, const char *text, struct place place)
{
	const char *loose = wording_loose(reader->arena, text);
	enum date_fault fault;

	if (!*loose || tool_is_nothing(loose) || strcmp(loose, no_moment) == 0 ||
	    reader->person->date)
		return;
	fault = date_read(loose, reader->dates, &reader->person->date);
	/* What can be read in two ways is said of the file as a whole. */
	if (fault == DATE_READ || fault == DATE_TWO_WAYS || reader->has_told_dates)
		return;
	reader->has_told_dates = true; /* once for all rows */
	if (fault == DATE_OTHER_YEAR)
		reader_warn(reader, place,
			    "the year is before 1970 or after 2199, perhaps of another calendar; "
			    "such dates are left out");
	else
		reader_warn(reader, place, "%s is no date; such are left out",
			    reader->settings->shows_answers ? reader_quote(reader, text)
							    : "what stands there");
}

/* Whether the tags name one language: "EN" and "en-GB". */
static bool is_same_language(const char *a, const char *b)
{
	size_t n = strcspn(a, "-_");

	return n == strcspn(b, "-_") && strncasecmp(a, b, n) == 0;
}

/* The questionnaire's language that is meant by a tag or a name, "Deutsch", "English (UK)"; NULL:
 * it has none such. */
static const char *find_language(const struct reader *reader, const char *text)
{
	const struct quiz_text *title = &reader->quiz->title;
	const char *loose = wording_loose(reader->arena, text);
	const char *found = NULL, *name;

	for (int i = 0; i < title->n; i++) {
		if (strcasecmp(title->langs[i], loose) == 0)
			return title->langs[i];
		if (!found && is_same_language(title->langs[i], loose))
			found = title->langs[i];
	}
	name = arena_strndup(reader->arena, loose, strcspn(loose, "("));
	name = wording_loose(reader->arena, name);
	for (int i = 0; i < title->n && !found; i++)
		if (locale_is_called(reader->arena, title->langs[i], name))
			found = title->langs[i];
	return found;
}

void person_take_language(struct reader *reader, const char *text)
{
	const char *lang = find_language(reader, text);

	reader->person->reads = lang;
	if (lang)
		reader->person->lang = lang;
}

/* The first words that stand in such a column. */
static void take_words(struct reader *reader, const char *text, const char **words)
{
	const char *clean = wording_clean(reader->arena, text);

	if (!*words && *clean && !utf8_is_blank(clean))
		*words = clean;
}

void person_take(struct reader *reader, enum person_field field, const char *text,
		 struct place place)
{
	struct answers *person = reader->person;

	switch (field) {
	case PERSON_ID:
		if (!person->key)
			person_take_key(reader, text, place);
		break;
	case PERSON_NAME:
		if (!person->name)
			person_take_name(reader, text, place);
		break;
	case PERSON_FIRST:
	case PERSON_LAST:
		take_part(reader, text, field == PERSON_LAST, place);
		break;
	case PERSON_DATE:
		take_date(reader, text, place);
		break;
	case PERSON_LANG:
		if (!person->reads)
			person_take_language(reader, text);
		break;
	case PERSON_EMAIL:
		take_words(reader, text, &person->email);
		break;
	case PERSON_GROUP:
		take_words(reader, text, &person->group);
		break;
	case PERSON_IGNORED:
	case PERSON_NFIELDS:
		break;
	}
}
