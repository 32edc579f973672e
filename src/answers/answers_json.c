/*
 * Answers as JSON (RFC 8259), read by jansson: an object whose members are questions, or an array
 * of such objects, a person each. SurveyJS writes its results so.
 *
 * jansson does not tell where a value stands, and keeps members in their order; so the text is
 * walked beside the tree, value by value.
 */
#include "answers/answer_read.h"

#include <string.h>

#include <jansson.h>

#include "base/limits.h"

/* Walks over a text that jansson has found to be JSON. */
struct walk {
	const char *at;
	struct place place;
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
	char c = *walk->at++;

	if (c == '\n' || (c == '\r' && *walk->at != '\n')) {
		walk->place.pos.line++;
		walk->place.column = 1;
	} else if (((unsigned char)c & 0xc0) != 0x80) {
		walk->place.column++;
	}
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
static const char *translate(const struct answers_reader *reader, int question, const char *text)
{
	const struct question *asked = &reader->quiz->questions[question];
	bool is_other = strcmp(text, "other") == 0, is_none = strcmp(text, "none") == 0;
	int found = -1, n = 0;

	if ((!is_other && !is_none) || option_find(reader, question, text) >= 0)
		return text;
	for (int i = 0; i < asked->noptions; i++)
		if (is_other ? asked->options[i].is_other : asked->options[i].is_none) {
			found = i;
			n++;
		}
	return n == 1 ? asked->options[found].id : text;
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

static bool add_scalar(struct answers_reader *reader, int question, const json_t *value,
		       struct said *said)
{
	const char *text, *comment = NULL;

	if (json_is_object(value))
		value = open_commented(value, &comment);
	text = value ? scalar_text(reader->arena, value) : NULL;
	if (!text)
		return false;
	add_beside(said, comment);
	said->texts[said->n++] = translate(reader, question, text);
	return true;
}

static bool read_said(struct answers_reader *reader, int question, const json_t *value,
		      struct said *said)
{
	const json_t *item;
	size_t i, n;

	if (json_is_object(value)) {
		const char *comment = NULL;

		value = open_commented(value, &comment);
		if (!value)
			return false;
		add_beside(said, comment);
	}
	said->is_list = json_is_array(value);
	n = said->is_list ? json_array_size(value) : 1;
	said->texts = ARENA_ARRAY(reader->arena, const char *, n + 1);
	if (!said->is_list)
		return add_scalar(reader, question, value, said);
	json_array_foreach(value, i, item)
		if (!add_scalar(reader, question, item, said))
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
static bool is_broken(const struct question *question, const json_t *value)
{
	double number = json_real_value(value);

	return question->kind == QUESTION_NUMBER && json_is_real(value) &&
	       (number <= -1e15 || number >= 1e15 || (double)(int64_t)number != number);
}

static void read_answer(struct answers_reader *reader, const struct object *object,
			const struct member *member)
{
	int number = member->column.number;
	const struct question *question = &reader->quiz->questions[number];
	bool is_words = question->kind == QUESTION_NUMBER || question->kind == QUESTION_TEXT;
	struct said said = {.beside = find_beside(object, number)};
	struct answer *answer = answer_open(reader, number, member->place);

	if (!answer)
		return;
	if (!read_said(reader, number, member->value, &said)) {
		reader_error(reader, member->place, "question \"%s\" is answered by an object or "
			     "by lists inside each other", question->id);
		diag_hint(reader->diag, "an answer is a text, a number, or a list of them");
	} else if (said.has_two) {
		reader_error(reader, member->place, "question \"%s\": own words stand in two "
			     "places", question->id);
	} else if (is_words && said.is_list) {
		reader_error(reader, member->place, "question \"%s\" is answered by a list",
			     question->id);
		diag_hint(reader->diag, "write the one value without brackets");
	} else if (is_broken(question, member->value)) {
		reader_error(reader, member->place, "question \"%s\": %s is no whole number",
			     question->id, said.texts[0]);
	} else if (said.is_list) {
		answer_take_cells(reader, number, answer, said.texts, said.n, said.beside);
	} else {
		answer_take_cell(reader, number, answer, said.texts[0], said.beside);
	}
}

static void read_person_field(struct answers_reader *reader, const struct member *member)
{
	const char *text = scalar_text(reader->arena, member->value);

	if (text)
		person_take(reader, (enum person_field)member->column.number, text, member->place);
	else
		reader_error(reader, member->place, "\"%s\" must be a text",
			     words_quote(reader->arena, member->key));
}

/* The members of an object, each with its place; walk stands at its brace. */
static struct object list_members(struct answers_reader *reader, const json_t *value,
				  struct walk *walk)
{
	struct object object = {0};
	const char *key;
	json_t *item;

	object.members = ARENA_ARRAY(reader->arena, struct member, json_object_size(value) + 1);
	step(walk);
	json_object_foreach((json_t *)value, key, item) {
		struct member *member = &object.members[object.nmembers++];

		skip_marks(walk);
		skip_string(walk);
		skip_marks(walk);
		*member = (struct member){
			arena_strdup(reader->arena, key), item, walk->place,
			column_find(reader, key)};
		skip_value(walk);
	}
	skip_marks(walk);
	step(walk);
	return object;
}

static void read_person(struct answers_reader *reader, const json_t *value, struct walk *walk)
{
	struct srcpos pos = walk->place.pos;
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
			column_warn(reader, member->key, member->place);
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
static bool counts_hold(struct answers_reader *reader, const char *text)
{
	struct walk walk = {text, {{reader->file->source.path, 1}, 1}};
	bool is_list = text[strspn(text, " \t\r\n")] == '[';
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
				diag_error(reader->diag, walk.place.pos,
					   "there are more than %d people in the file",
					   LIMIT_PEOPLE);
			else
				reader_error(reader, walk.place, "more than %d values",
					     LIMIT_CELLS);
			return false;
		}
		step(&walk);
	}
	return true;
}

static void read_people(struct answers_reader *reader, const json_t *root, struct walk *walk)
{
	const json_t *item;
	size_t i;

	skip_marks(walk);
	if (json_is_object(root)) {
		read_person(reader, root, walk);
		return;
	}
	if (json_array_size(root) == 0)
		reader_error(reader, walk->place, "there is nobody in the list");
	step(walk);
	json_array_foreach(root, i, item) {
		skip_marks(walk);
		if (json_is_object(item)) {
			read_person(reader, item, walk);
		} else {
			reader_error(reader, walk->place, "a person's answers are an object: "
				     "{\"question\": \"answer\", ...}");
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

void answers_read_json(struct answers_reader *reader)
{
	const struct xml_source *source = &reader->file->source;
	const char *text = source->bytes;
	size_t n = source->nbytes;
	json_error_t error;
	struct walk walk = {.place = {{source->path, 1}, 1}};
	json_t *root;

	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		n -= 3;
	}
	walk.at = text;
	if (!counts_hold(reader, text))
		return;
	root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		reader_error(reader, (struct place){{source->path, error.line}, error.column},
			     "%s", words_of(&error));
		return;
	}
	read_people(reader, root, &walk);
	json_decref(root);
}
