/* Names, ids and days; the first that a file says counts. */
#include "answers/person.h"

#include "answers/date.h"
#include "answers/wording.h"
#include "base/utf8.h"

void person_take_name(struct reader *reader, const char *text, struct place place)
{
	const char *name = wording_clean(reader->arena, text);

	if (utf8_length(name) > ANSWERS_LONGEST_NAME)
		reader_error(reader, place, "the name has %d characters, more than %d",
			     utf8_length(name), ANSWERS_LONGEST_NAME);
	else if (*name && utf8_is_blank(name))
		diag_warn(reader->diag, place.pos,
			  "the name shows nothing, and is left out: it is made of spaces and "
			  "invisible characters");
	else if (*name)
		reader->person->name = name;
	reader->person->name_pos = place.pos;
	reader->person->name_column = place.column;
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

void person_take(struct reader *reader, enum person_field field, const char *text,
		 struct place place)
{
	const char *folded = wording_fold(reader->arena, text);

	if (field == PERSON_ID && !reader->person->key)
		person_take_key(reader, text, place);
	else if (field == PERSON_NAME && !reader->person->name)
		person_take_name(reader, text, place);
	if (field != PERSON_DATE || !*folded || reader->person->date)
		return;
	if (!date_read(folded, &reader->person->date) && !reader->has_strange_date) {
		reader->has_strange_date = true;
		reader_warn(reader, place,
			    "the date \"%s\" does not begin with the year; dates are left out",
			    wording_quote(reader->arena, folded));
	}
}
