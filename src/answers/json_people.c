/*
 * Layouts. An object is looked through once: a second one on the next line makes it JSON Lines, and
 * one list of objects among members that are no questions what a program wrapped.
 */
#include "answers/json_people.h"

#include <string.h>

#include <jansson.h>

#include "answers/json_typeform.h"
#include "base/limits.h"

/* An object in short: lists of objects among its members hold one empty object. */
struct outline {
	struct buf text;
	struct json_state state;
	bool is_hidden; /* within such a list */
	int nlists;     /* of objects */
	char last;      /* what is no white space */
};

static bool is_blank(int byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static void outline_add(struct outline *outline, char byte)
{
	bool is_list = !outline->state.in_string && outline->state.depth == 2 &&
		       outline->last == '[' && byte == '{';

	if (is_list) {
		outline->is_hidden = true;
		outline->nlists++;
		buf_addstr(&outline->text, "{}");
	}
	outline->state = json_state_after(outline->state, byte);
	if (outline->is_hidden && outline->state.depth == 1)
		outline->is_hidden = false;
	if (!outline->is_hidden && outline->text.n <= LIMIT_PERSON_BYTES)
		buf_addc(&outline->text, byte);
	if (!is_blank(byte))
		outline->last = byte;
}

/* Whether a line begins an object behind one that the last line ended, or should have. */
static bool begins_another(const struct outline *outline, int byte)
{
	return byte == '{' && outline->last && !strchr("[{,:", outline->last);
}

/* Whether the member is something that a person says, and not the program. */
static bool is_personal(const struct columns *columns, const char *key)
{
	struct column column = column_find(columns, key);

	return column.question >= 0 ||
	       (column.role == COLUMN_PERSON &&
		(column.number == PERSON_NAME || column.number == PERSON_FIRST ||
		 column.number == PERSON_LAST || column.number == PERSON_EMAIL));
}

/* Whether an object, in short, is what a program wrapped its one list in. */
static bool is_wrapper(const struct columns *columns, const struct outline *outline)
{
	json_t *root = outline->nlists == 1 && outline->text.n <= LIMIT_PERSON_BYTES
			       ? json_loadb(outline->text.bytes, outline->text.n,
					    JSON_REJECT_DUPLICATES, NULL)
			       : NULL;
	bool is_one = root && !json_typeform_is(root);
	const char *key;
	json_t *value;

	if (is_one)
		json_object_foreach (root, key, value)
			is_one = is_one && !is_personal(columns, key);
	json_decref(root);
	return is_one;
}

/* The layout of a text that begins with a brace. */
static enum json_layout find_layout(struct json_people *people)
{
	struct json_text *text = &people->text;
	int first = text->walk.place.pos.line, byte;
	struct outline outline = {0};
	enum json_layout layout = JSON_ONE;
	bool is_second = false; /* or a later line */

	buf_init(&outline.text);
	while (layout == JSON_ONE && (byte = json_text_peek(text)) >= 0) {
		if (!is_second && !is_blank(byte) && text->walk.place.pos.line > first) {
			is_second = true;
			if (begins_another(&outline, byte))
				layout = JSON_LINES;
		}
		outline_add(&outline, (char)byte);
		json_text_step(text);
	}
	if (layout == JSON_ONE && is_wrapper(&people->reader->columns, &outline))
		layout = JSON_WRAPPED;
	buf_release(&outline.text);
	return layout;
}

void json_people_open(struct json_people *people, struct reader *reader, struct decoder *decoder)
{
	*people = (struct json_people){.reader = reader, .text = json_text_begin(decoder)};
	buf_init(&people->cut);
	lines_init(&people->lines, decoder, reader->diag);
	json_text_rewind(&people->text);
	people->layout = json_text_skip_blank(&people->text) == '[' ? JSON_LIST
								    : find_layout(people);
	json_people_rewind(people);
}

void json_people_release(struct json_people *people)
{
	lines_release(&people->lines);
	buf_release(&people->cut);
}

static void fail(struct json_people *people, const char *words)
{
	if (!decoder_has_failed(people->text.decoder)) {
		diag_as(people->reader->diag, "json");
		reader_error(people->reader, people->text.walk.place, "%s", words);
	}
	people->has_failed = true;
}

/* To the list of objects within the object. */
static void go_to_list(struct json_text *text)
{
	struct json_state state = {0};
	char last = 0;
	int byte;

	while ((byte = json_text_peek(text)) >= 0) {
		bool is_in = !state.in_string && state.depth == 2 && last == '[' && byte == '{';

		if (is_in)
			return;
		state = json_state_after(state, (char)byte);
		last = is_blank(byte) ? last : (char)byte;
		json_text_step(text);
	}
}

void json_people_rewind(struct json_people *people)
{
	people->number = 0;
	people->has_failed = false;
	if (people->layout == JSON_LINES) {
		lines_rewind(&people->lines);
		return;
	}
	json_text_rewind(&people->text);
	if (people->layout == JSON_WRAPPED)
		go_to_list(&people->text);
	else if (json_text_skip_blank(&people->text) == '[')
		json_text_step(&people->text);
}

static const char *next_line(struct json_people *people, struct place *place)
{
	const char *line = lines_next(&people->lines, LIMIT_PERSON_BYTES);

	people->has_failed = people->lines.has_failed;
	if (!line)
		return NULL;
	*place = people->lines.place;
	place->row = ++people->number;
	return line;
}

/* Whether the text stands at a person; past the comma before. */
static bool go_to_person(struct json_people *people)
{
	struct json_text *text = &people->text;
	int byte = json_text_skip_blank(text);

	if (people->layout == JSON_ONE) {
		if (people->number > 0 && byte >= 0)
			fail(people, "something stands behind the object; several people are a "
				     "list, [{...}, {...}], or an object a line");
		return people->number == 0;
	}
	if (byte == ']') {
		json_text_step(text);
		if (people->layout == JSON_LIST && json_text_skip_blank(text) >= 0)
			fail(people, "something stands behind the list");
		return false;
	}
	if (people->number > 0 && byte == ',') {
		json_text_step(text);
		byte = json_text_skip_blank(text);
		if (byte == ']' || byte == ',')
			fail(people, "a person should stand behind the comma");
	} else if (people->number > 0 && byte >= 0) {
		fail(people, "a comma should stand between two people");
	}
	if (byte < 0)
		fail(people, "the file ends before its list does; it is not whole");
	return !people->has_failed;
}

const char *json_people_next(struct json_people *people, struct place *place)
{
	if (people->has_failed)
		return NULL;
	if (people->layout == JSON_LINES)
		return next_line(people, place);
	if (!go_to_person(people)) {
		people->has_failed = people->has_failed || decoder_has_failed(people->text.decoder);
		return NULL;
	}
	*place = people->text.walk.place;
	people->number++;
	place->row = people->layout == JSON_ONE ? 0 : people->number;
	if (json_text_cut(&people->text, &people->cut, LIMIT_PERSON_BYTES) == JSON_CUT_LONG) {
		reader_error(people->reader, *place, "a person's answers have more than %d bytes",
			     LIMIT_PERSON_BYTES);
		people->has_failed = true;
	}
	people->has_failed = people->has_failed || decoder_has_failed(people->text.decoder);
	return people->has_failed ? NULL : buf_text(&people->cut);
}
