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

#include "answers/evidence.h"
#include "answers/wording.h"
#include "base/buf.h"
#include "base/limits.h"

/* Walks over a text that jansson has found to be JSON. */
struct walk {
	const char *at;
	struct place_walk to; /* at */
};

struct member {
	const json_t *value;
	struct place place; /* of the value; its header is the key */
	int header;         /* its number */
};

struct object {
	struct member *members;
	int nmembers;
};

struct people {
	struct source source;
	json_t *root;
	const char *text;
	struct walk walk;       /* at the next person */
	size_t next;            /* person of a list */
	struct headers headers; /* every key that there is */
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
static const char *translate(const struct reader *reader, int q, const char *text)
{
	const struct question *question = &reader->quiz->questions[q];
	bool is_other = strcmp(text, "other") == 0, is_none = strcmp(text, "none") == 0;
	int found = -1, n = 0;

	if ((!is_other && !is_none) || spelling_find_exact(&reader->spellings[q], text))
		return text;
	for (int i = 0; i < question->noptions; i++)
		if (is_other ? question->options[i].is_other : question->options[i].is_none) {
			found = i;
			n++;
		}
	return n == 1 ? question->options[found].id : text;
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

/* A number with a fraction is one, however it would read as a text. */
static bool is_broken(const json_t *value)
{
	double number = json_real_value(value);

	return json_is_real(value) &&
	       (number <= -1e15 || number >= 1e15 || (double)(int64_t)number != number);
}

/* A value in the course of becoming a field. */
struct said {
	struct reader *reader;
	struct field *field;
	const char **texts;
	const char *comment; /* or NULL */
};

static bool add_scalar(struct said *said, const json_t *value)
{
	int question = said->field->column.question;
	const char *text, *comment = NULL;

	if (json_is_object(value))
		value = open_commented(value, &comment);
	text = value ? scalar_text(said->reader->arena, value) : NULL;
	if (!text)
		return false;
	said->comment = comment ? comment : said->comment;
	said->field->is_broken = is_broken(value);
	said->texts[said->field->n++] = question < 0 ? text
						     : translate(said->reader, question, text);
	return true;
}

/* The texts of a value; false when it is more than a scalar or a list of scalars. */
static bool read_value(struct said *said, const json_t *value)
{
	const json_t *item;
	size_t i, n;

	if (json_is_object(value))
		value = open_commented(value, &said->comment);
	if (!value)
		return false;
	said->field->is_list = json_is_array(value);
	n = said->field->is_list ? json_array_size(value) : 1;
	said->field->texts = said->texts = ARENA_ARRAY(said->reader->arena, const char *, n + 1);
	if (!said->field->is_list)
		return add_scalar(said, value);
	json_array_foreach (value, i, item)
		if (!add_scalar(said, item))
			return false;
	return true;
}

/* The number of a key among the headers, which are more now where it is new. */
static int find_header(struct reader *reader, struct headers *headers, const char *key)
{
	for (int i = 0; i < headers->n; i++)
		if (strcmp(headers->list[i].text, key) == 0)
			return i;
	ARENA_GROW(reader->own, headers->list, headers->n);
	headers->list[headers->n] = (struct header){.column = column_find(&reader->columns, key),
						    .text = arena_strdup(reader->own, key)};
	return headers->n++;
}

/* The members of an object, each with its place; walk stands at its brace. */
static struct object list_members(struct reader *reader, struct people *people, const json_t *value)
{
	struct walk *walk = &people->walk;
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
		*member = (struct member){item, walk->to.place,
					  find_header(reader, &people->headers, key)};
		member->place.header = people->headers.list[member->header].text;
		if (!people->headers.list[member->header].place.pos.file)
			people->headers.list[member->header].place = member->place;
		skip_value(walk);
	}
	skip_marks(walk);
	step(walk);
	return object;
}

/* The object as a record: a field a header, comments behind. is_trial: faults are not told. */
static struct record make_record(struct reader *reader, struct people *people, const json_t *value,
				 bool is_trial)
{
	struct record record = {.place = people->walk.to.place};
	struct object object = list_members(reader, people, value);
	int n = people->headers.n;

	record.place.column = 0;
	record.fields = ARENA_ARRAY(reader->arena, struct field, n + object.nmembers + 1);
	record.n = n;
	for (int i = 0; i < n; i++)
		record.fields[i].column = people->headers.list[i].column;
	for (int i = 0; i < object.nmembers; i++) {
		const struct member *member = &object.members[i];
		struct field *field = &record.fields[member->header];
		struct said said = {.reader = reader, .field = field};
		const char **comment;

		field->place = member->place;
		if (!read_value(&said, member->value) && field->column.role != COLUMN_TOOL) {
			field->n = 0;
			if (is_trial || field->column.role == COLUMN_UNKNOWN)
				continue;
			reader_error(
				reader, member->place,
				"an object, or lists inside each other, where a text, a number "
				"or a list of them should be");
		}
		if (!said.comment || !*said.comment || field->column.question < 0)
			continue;
		comment = ARENA_NEW(reader->arena, const char *);
		*comment = said.comment;
		record.fields[record.n++] = (struct field){
			.column = {COLUMN_BESIDE, field->column.question, 0},
			.texts = comment,
			.n = 1,
			.place = member->place};
	}
	return record;
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

/* Before the first person; false with an error where there is none. */
static bool go_to_people(struct reader *reader, struct people *people)
{
	people->walk = (struct walk){people->text, place_begin(reader->source.path)};
	people->next = 0;
	skip_marks(&people->walk);
	if (json_is_object(people->root))
		return true;
	if (json_array_size(people->root) == 0) {
		reader_error(reader, people->walk.to.place, "there is nobody in the list");
		return false;
	}
	step(&people->walk);
	return true;
}

/* The next person; NULL: there is none. */
static const json_t *next_value(struct people *people)
{
	size_t next = people->next++;

	skip_marks(&people->walk);
	if (json_is_object(people->root))
		return next == 0 ? people->root : NULL;
	return json_array_get(people->root, next);
}

static enum answers_step next_person(struct source *source, struct reader *reader)
{
	struct people *people = (struct people *)source;
	const json_t *value;

	while ((value = next_value(people))) {
		struct place place = people->walk.to.place;
		struct record record;

		if (!json_is_object(value)) {
			reader_add_person(reader, place);
			reader_error(reader, place,
				     "a person's answers are an object: {\"question\": \"answer\", "
				     "...}");
			skip_value(&people->walk);
			return ANSWERS_PERSON;
		}
		record = make_record(reader, people, value, false);
		if (record_has_stopped(reader->arena, &record)) {
			reader->count.nstopped++;
			continue;
		}
		record_take(reader, &record);
		if (record_is_empty(reader->arena, &record) && json_object_size(value) == 0)
			reader_error(reader, place, "no member is a question of the questionnaire");
		return ANSWERS_PERSON;
	}
	return ANSWERS_END;
}

static void close_people(struct source *source)
{
	json_decref(((struct people *)source)->root);
}

/* All people once, for their keys, and once for what they show. */
static bool gather(struct reader *reader, struct people *people)
{
	struct evidence evidence;
	const json_t *value;
	bool has_question = false;

	if (!go_to_people(reader, people))
		return false;
	while ((value = next_value(people)))
		if (json_is_object(value))
			list_members(reader, people, value);
		else
			skip_value(&people->walk);
	for (int i = 0; i < people->headers.n; i++)
		has_question = has_question || people->headers.list[i].column.question >= 0;
	if (!has_question && !reader->mapping) {
		diag_error(reader->diag, (struct srcpos){reader->source.path, 1},
			   "no member is a question of the questionnaire");
		return false;
	}
	evidence = evidence_begin(reader, people->headers.n);
	go_to_people(reader, people);
	while ((value = next_value(people))) {
		struct record record;

		if (!json_is_object(value)) {
			skip_value(&people->walk);
			continue;
		}
		record = make_record(reader, people, value, true);
		evidence_note(&evidence, &record);
	}
	return evidence_settle(&evidence, &people->headers, false) && go_to_people(reader, people);
}

static const char *words_of(const json_error_t *error)
{
	enum json_error_code code = json_error_code(error);

	return code == json_error_null_character || code == json_error_null_byte_in_key
		       ? "a text has the character U+0000, which no page can show"
		       : error->text;
}

/* All text; NULL with an error. */
static const char *read_all(struct reader *reader, struct decoder *decoder)
{
	struct buf all;
	const char *text, *copy;
	size_t n;

	buf_init(&all);
	while ((n = decoder_read(decoder, &text)) > 0 && all.n <= LIMIT_ANSWERS_BYTES)
		buf_add(&all, text, n);
	if (all.n > LIMIT_ANSWERS_BYTES)
		reader_error(reader, (struct place){.pos = {reader->source.path, 0}},
			     "the file has more than %d bytes", LIMIT_ANSWERS_BYTES);
	copy = all.n <= LIMIT_ANSWERS_BYTES && !decoder_has_failed(decoder)
		       ? arena_strndup(reader->own, buf_text(&all), all.n)
		       : NULL;
	buf_release(&all);
	return copy;
}

struct source *answers_json_open(struct reader *reader, struct decoder *decoder)
{
	const struct xml_source *source = &reader->source;
	const char *text = read_all(reader, decoder);
	struct walk walk = {text, place_begin(source->path)};
	struct people *people = ARENA_NEW(reader->own, struct people);
	json_error_t error;

	*people = (struct people){.source = {next_person, close_people}, .text = text};
	if (!text || !counts_hold(reader, walk))
		return NULL;
	people->root = json_loadb(text, strlen(text), JSON_REJECT_DUPLICATES, &error);
	if (!people->root) {
		reader_error(reader,
			     (struct place){.pos = {source->path, error.line},
					    .column = error.column},
			     "%s", words_of(&error));
		return NULL;
	}
	if (gather(reader, people))
		return &people->source;
	json_decref(people->root);
	return NULL;
}
