/*
 * Answers as JSON (RFC 8259), read by jansson: an object whose members are questions, or an array
 * of such objects, a person each. SurveyJS writes its results so.
 *
 * jansson does not tell where a value stands, and keeps members in their order; so the text is
 * walked beside the tree, value by value.
 */
#include "answers/answers_json.h"

#include <string.h>

#include <jansson.h>

#include "answers/answer_kind.h"
#include "answers/cell.h"
#include "answers/person.h"
#include "answers/wording.h"
#include "base/limits.h"
#include "base/sniff.h"

/* Walks over a text that jansson has found to be JSON. */
struct walk {
	const char *at;
	struct place_walk to; /* at */
};

struct member {
	const char *key;
	const json_t *value;
	struct place place; /* of the value */
	struct column column;
};

struct object {
	struct member *members;
	int nmembers;
};

static void step(struct walk *walk)
{
	place_step(&walk->to, *walk->at++);
}

/* Over white space, and the commas and colons between values. */
static void skip_marks(struct walk *walk)
{
	while (*walk->at && strchr(" \t\r\n,:", *walk->at))
		step(walk);
}

static void skip_string(struct walk *walk)
{
	step(walk);
	while (*walk->at && *walk->at != '"') {
		if (*walk->at == '\\' && walk->at[1])
			step(walk);
		step(walk);
	}
	if (*walk->at)
		step(walk);
}

/* Over a whole value, however deep. */
static void skip_value(struct walk *walk)
{
	int depth = 0;

	do {
		skip_marks(walk);
		if (*walk->at == '"') {
			skip_string(walk);
		} else if (*walk->at && strchr("{[", *walk->at)) {
			depth++;
			step(walk);
		} else if (*walk->at && strchr("}]", *walk->at)) {
			depth--;
			step(walk);
		} else {
			while (*walk->at && !strchr(" \t\r\n,:{}[]\"", *walk->at))
				step(walk);
		}
	} while (depth > 0 && *walk->at);
}

/* A scalar as text, "" for null; NULL when it is none. */
static const char *scalar_text(struct arena *arena, const json_t *value)
{
	double number;

	switch (json_typeof(value)) {
	case JSON_STRING:
		return json_string_value(value);
	case JSON_INTEGER:
		return arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	case JSON_REAL:
		number = json_real_value(value);
		if (number > -1e15 && number < 1e15 && (double)(int64_t)number == number)
			return arena_printf(arena, "%lld", (long long)number);
		return arena_printf(arena, "%.15g", number);
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_NULL:
		return "";
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return NULL;
}

/* SurveyJS's own names for options, where the questionnaire knows no such spelling. */
static const char *translate(const struct take *take, const char *text)
{
	const struct question *question = take->question;
	bool is_other = strcmp(text, "other") == 0, is_none = strcmp(text, "none") == 0;
	int found = -1, n = 0;

	if ((!is_other && !is_none) || spelling_find(take->spellings, text) >= 0)
		return text;
	for (int i = 0; i < question->noptions; i++)
		if (is_other ? question->options[i].is_other : question->options[i].is_none) {
			found = i;
			n++;
		}
	return n == 1 ? question->options[found].id : text;
}

/* What one value says: options or words, and what stands beside them. */
struct said {
	const char **texts;
	int n;
	const char *beside;
	bool is_list;
	bool has_two; /* words stand beside it in two places */
};

static void add_beside(struct said *said, const char *comment)
{
	if (!comment || !*comment)
		return;
	said->has_two = said->has_two || (said->beside && *said->beside);
	said->beside = comment;
}

/* {"value": ..., "comment": "..."}: the value, and the comment; NULL when it is no such object. */
static const json_t *open_commented(const json_t *value, const char **comment)
{
	const json_t *inner = json_object_get(value, "value");
	const json_t *words = json_object_get(value, "comment");

	if (!inner || json_object_size(value) != (words ? 2u : 1u) ||
	    (words && !json_is_string(words)))
		return NULL;
	*comment = words ? json_string_value(words) : NULL;
	return inner;
}

static bool add_scalar(const struct take *take, const json_t *value, struct said *said)
{
	const char *text, *comment = NULL;

	if (json_is_object(value))
		value = open_commented(value, &comment);
	text = value ? scalar_text(take->reader->arena, value) : NULL;
	if (!text)
		return false;
	add_beside(said, comment);
	said->texts[said->n++] = translate(take, text);
	return true;
}

static bool read_said(const struct take *take, const json_t *value, struct said *said)
{
	const char *comment = NULL;
	const json_t *item;
	size_t i, n;

	if (json_is_object(value))
		value = open_commented(value, &comment);
	if (!value)
		return false;
	add_beside(said, comment);
	said->is_list = json_is_array(value);
	n = said->is_list ? json_array_size(value) : 1;
	said->texts = ARENA_ARRAY(take->reader->arena, const char *, n + 1);
	if (!said->is_list)
		return add_scalar(take, value, said);
	json_array_foreach (value, i, item)
		if (!add_scalar(take, item, said))
			return false;
	return true;
}

static const char *find_beside(const struct object *object, int question)
{
	for (int i = 0; i < object->nmembers; i++) {
		const struct member *member = &object->members[i];

		if (member->column.kind == COLUMN_BESIDE && member->column.number == question &&
		    json_is_string(member->value))
			return json_string_value(member->value);
	}
	return NULL;
}

/* A number with a fraction is one, however it would read as a text. */
static bool is_broken(const json_t *value)
{
	double number = json_real_value(value);

	return json_is_real(value) &&
	       (number <= -1e15 || number >= 1e15 || (double)(int64_t)number != number);
}

static void read_answer(struct reader *reader, const struct object *object,
			const struct member *member)
{
	int number = member->column.number;
	struct said said = {.beside = find_beside(object, number)};
	enum answer_form form;
	struct take take;

	if (!take_open(&take, reader, number, member->place))
		return;
	form = answer_kind(take.question)->form;
	if (!read_said(&take, member->value, &said)) {
		take_error(&take, " is answered by an object or by lists inside each other");
		diag_hint(reader->diag, "an answer is a text, a number, or a list of them");
	} else if (said.has_two) {
		take_error(&take, ": own words stand in two places");
	} else if (said.is_list && (form == ANSWER_NUMBER || form == ANSWER_WORDS)) {
		take_error(&take, " is answered by a list");
		diag_hint(reader->diag, "write the one value without brackets");
	} else if (form == ANSWER_NUMBER && is_broken(member->value)) {
		take_error(&take, ": %s is no whole number", said.texts[0]);
	} else if (said.is_list) {
		cell_take_list(&take, said.texts, said.n, said.beside);
	} else {
		cell_take(&take, said.texts[0], said.beside);
	}
}

static void read_person_field(struct reader *reader, const struct member *member)
{
	const char *text = scalar_text(reader->arena, member->value);

	if (text)
		person_take(reader, (enum person_field)member->column.number, text, member->place);
	else
		reader_error(reader, member->place, "\"%s\" must be a text",
			     wording_quote(reader->arena, member->key));
}

/* The members of an object, each with its place; walk stands at its brace. */
static struct object list_members(struct reader *reader, const json_t *value, struct walk *walk)
{
	struct object object = {0};
	const char *key;
	json_t *item;

	object.members = ARENA_ARRAY(reader->arena, struct member, json_object_size(value) + 1);
	step(walk);
	json_object_foreach ((json_t *)value, key, item) {
		struct member *member = &object.members[object.nmembers++];

		skip_marks(walk);
		skip_string(walk);
		skip_marks(walk);
		*member = (struct member){arena_strdup(reader->arena, key), item, walk->to.place,
					  column_find(reader->arena, &reader->columns, key)};
		skip_value(walk);
	}
	skip_marks(walk);
	step(walk);
	return object;
}

static void read_person(struct reader *reader, const json_t *value, struct walk *walk)
{
	struct srcpos pos = walk->to.place.pos;
	struct object object = list_members(reader, value, walk);
	bool has_question = false;

	if (!reader_add_person(reader, pos))
		return;
	for (int i = 0; i < object.nmembers; i++) {
		const struct member *member = &object.members[i];

		if (member->column.kind == COLUMN_QUESTION)
			read_answer(reader, &object, member);
		else if (member->column.kind == COLUMN_PERSON)
			read_person_field(reader, member);
		else if (member->column.kind == COLUMN_UNKNOWN)
			reader_warn_column(reader, member->key, member->place);
		has_question = has_question || member->column.kind == COLUMN_QUESTION;
	}
	if (has_question)
		reader_check_required(reader);
	else
		diag_error(reader->diag, pos, "no member is a question of the questionnaire");
}

/*
 * Whether the file has no more people and values than may be; else an error where there are too
 * many. Counted before jansson makes a tree of them all. A person is what a comma or the bracket
 * before it leads to in the outermost list.
 */
static bool counts_hold(struct reader *reader, struct walk walk)
{
	bool is_list = walk.at[strspn(walk.at, " \t\r\n")] == '[';
	int depth = 0, nvalues = 0, npeople = 1;

	while (*walk.at) {
		char c = *walk.at;

		if (c == '"') {
			skip_string(&walk);
			continue;
		}
		depth += c == '[' || c == '{';
		depth -= c == ']' || c == '}';
		nvalues += c == ',' || c == '[' || c == '{';
		npeople += c == ',' && depth == 1 && is_list;
		if (npeople > LIMIT_PEOPLE || nvalues > LIMIT_CELLS) {
			if (npeople > LIMIT_PEOPLE)
				diag_error(reader->diag, walk.to.place.pos,
					   "there are more than %d people in the file",
					   LIMIT_PEOPLE);
			else
				reader_error(reader, walk.to.place, "more than %d values",
					     LIMIT_CELLS);
			return false;
		}
		step(&walk);
	}
	return true;
}

static void read_people(struct reader *reader, const json_t *root, struct walk *walk)
{
	const json_t *item;
	size_t i;

	skip_marks(walk);
	if (json_is_object(root)) {
		read_person(reader, root, walk);
		return;
	}
	if (json_array_size(root) == 0)
		reader_error(reader, walk->to.place, "there is nobody in the list");
	step(walk);
	json_array_foreach (root, i, item) {
		skip_marks(walk);
		if (json_is_object(item)) {
			read_person(reader, item, walk);
		} else {
			reader_error(reader, walk->to.place,
				     "a person's answers are an object: {\"question\": \"answer\", "
				     "...}");
			skip_value(walk);
		}
	}
	reader_check_keys(reader);
}

static const char *words_of(const json_error_t *error)
{
	enum json_error_code code = json_error_code(error);

	return code == json_error_null_character || code == json_error_null_byte_in_key
		       ? "a text has the character U+0000, which no page can show"
		       : error->text;
}

void answers_json_read(struct reader *reader)
{
	const struct xml_source *source = &reader->file->source;
	size_t n = source->nbytes;
	const char *text = sniff_text(source->bytes, &n);
	struct walk walk = {text, place_begin(source->path)};
	json_error_t error;
	json_t *root;

	if (!counts_hold(reader, walk))
		return;
	root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		reader_error(reader,
			     (struct place){.pos = {source->path, error.line},
					    .column = error.column},
			     "%s", words_of(&error));
		return;
	}
	read_people(reader, root, &walk);
	json_decref(root);
}
