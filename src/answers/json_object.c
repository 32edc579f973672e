/* Members one after the other; what is neither a value nor a group of members is refused. */
#include "answers/json_object.h"

#include <string.h>

#include <jansson.h>

enum { MOST_DEPTH = 8 /* objects inside each other */ };

static const char no_value[] =
	"lists or objects inside each other, where a text, a number or a list of them should be";

/* Where members stand. */
struct group {
	const char *path; /* of names, "/" between; NULL: the outermost object */
	struct column column;
	int depth;
};

/* What a member is by its path, else by its own name, which is a question or a part of a name. */
static struct column find_column(const struct reader *reader, const struct group *group,
				 const char *path, const char *key)
{
	const struct columns *columns = &reader->columns;
	struct column column = column_find(columns, path);
	bool is_name = group->column.role == COLUMN_PERSON && group->column.number == PERSON_NAME;
	struct column alone;

	if (!group->path || column.role != COLUMN_UNKNOWN)
		return column;
	column = column_find(columns, arena_printf(reader->arena, "%s.%s", group->path, key));
	if (column.role != COLUMN_UNKNOWN)
		return column;
	alone = column_find(columns, is_name ? arena_printf(reader->arena, "%s name", key) : key);
	return alone.question >= 0 || (is_name && alone.role == COLUMN_PERSON) ? alone : column;
}

/* The number of the member's name. */
static int find_name(struct json_fields *fields, const struct group *group, const char *path,
		     const char *key)
{
	int name = json_fields_find(fields, path);

	if (name >= 0)
		return name;
	return json_fields_name(fields, path, find_column(fields->reader, group, path, key), path);
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

/* {"value": ..., "comment": "..."}: the value, and the comment, or NULL; NULL when it is no such
 * object. */
static const json_t *open_commented(const json_t *value, const char **comment)
{
	const json_t *inner = json_object_get(value, "value");
	const json_t *words = json_object_get(value, "comment");

	if (!words)
		words = json_object_get(value, "otherText");
	if (!inner || json_is_object(inner) || json_object_size(value) != (words ? 2u : 1u) ||
	    (words && !json_is_string(words)))
		return NULL;
	*comment = words ? json_string_value(words) : NULL;
	return inner;
}

/* The name of a file that somebody uploaded; NULL: the value is none. */
static const json_t *file_name(const json_t *value)
{
	const json_t *name = json_object_get(value, "name");

	return json_object_get(value, "type") && json_object_get(value, "content") ? name : NULL;
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
	struct json_fields *fields;
	struct column column;
	struct place place;
	struct field field;
	const char **texts; /* of the field */
};

static void add_comment(struct said *said, const char *comment)
{
	if (comment && *comment)
		json_fields_add_beside(said->fields, said->column.question, comment, said->place);
}

/* One value or one of a list; false when it is neither a scalar nor one with a comment. */
static bool add_scalar(struct said *said, const json_t *value)
{
	struct reader *reader = said->fields->reader;
	const char *text, *comment = NULL;

	if (json_is_object(value) && file_name(value))
		value = file_name(value);
	else if (json_is_object(value) && said->column.role == COLUMN_QUESTION)
		value = open_commented(value, &comment);
	text = value ? json_scalar_text(reader->arena, value) : NULL;
	if (!text)
		return false;
	add_comment(said, comment);
	said->field.is_broken = is_broken(value);
	said->texts[said->field.n++] = said->column.question < 0
					       ? text
					       : translate(reader, said->column.question, text);
	return true;
}

/* The texts of a value; false when it is more than a scalar or a list of scalars. */
static bool read_texts(struct said *said, const json_t *value)
{
	const json_t *item;
	const char *comment = NULL;
	size_t i, n;

	if (json_is_object(value) && said->column.role == COLUMN_QUESTION &&
	    open_commented(value, &comment)) {
		value = open_commented(value, &comment);
		add_comment(said, comment);
	}
	said->field.is_list = json_is_array(value);
	n = said->field.is_list ? json_array_size(value) : 1;
	said->field.texts = said->texts = ARENA_ARRAY(said->fields->reader->arena, const char *,
						      n + 1);
	if (!said->field.is_list)
		return add_scalar(said, value);
	json_array_foreach (value, i, item)
		if (!add_scalar(said, item))
			return false;
	return true;
}

/* Whether the value is an object of members, or a list of one such object: a panel. */
static bool is_group(struct column column, struct json_value *value)
{
	struct json_value inner = *value;
	const char *comment;

	if (json_array_size(value->json) == 1) {
		struct json_each each = json_each_begin(*value);

		json_each_next(&each, &comment, &inner);
	}
	if (!json_is_object(inner.json) || file_name(inner.json) ||
	    (column.role == COLUMN_QUESTION && open_commented(inner.json, &comment)))
		return false;
	*value = inner;
	return true;
}

static void read_value(struct json_fields *fields, int name, struct json_value value)
{
	struct said said = {.fields = fields,
			    .column = json_fields_column(fields, name),
			    .place = value.walk.place};
	int nbefore = fields->n;

	said.place.header = fields->names->headers.list[name].text;
	if (!read_texts(&said, value.json)) {
		fields->n = nbefore;
		json_fields_refuse(fields, name, said.place, no_value);
	} else if (said.field.n > 1 && said.column.role != COLUMN_QUESTION &&
		   said.column.role != COLUMN_UNKNOWN) {
		json_fields_refuse(fields, name, said.place, "a list, where one value should be");
	} else {
		said.field.place = said.place;
		json_fields_add(fields, name, said.field);
	}
}

static void read_group(struct json_fields *fields, const struct group *group,
		       struct json_value object)
{
	struct json_each each = json_each_begin(object);
	struct json_value value;
	const char *key;

	while (json_each_next(&each, &key, &value)) {
		const char *path = group->path ? arena_printf(fields->reader->arena, "%s/%s",
							      group->path, key)
					       : key;
		int name = find_name(fields, group, path, key);
		struct column column = json_fields_column(fields, name);
		struct group inner = {path, column, group->depth + 1};

		if (column.role == COLUMN_TOOL)
			json_fields_add(fields, name, (struct field){.place = value.walk.place});
		else if (!is_group(column, &value))
			read_value(fields, name, value);
		else if (inner.depth > MOST_DEPTH)
			json_fields_refuse(fields, name, value.walk.place, no_value);
		else
			read_group(fields, &inner, value);
	}
}

void json_object_read(struct json_fields *fields, struct json_value object)
{
	struct group outermost = {.column = {COLUMN_UNKNOWN, -1, 0}};

	read_group(fields, &outermost, object);
}
