/* A field is known by its reference, which its author may choose, its title or its id. */
#include "answers/json_typeform.h"

#include <string.h>

#include <jansson.h>

#include "answers/wording.h"

enum { MOST_DEPTH = 3 /* groups of fields inside each other */ };

bool json_typeform_is(const json_t *object)
{
	const json_t *answers = json_object_get(object, "answers");
	bool has_key = json_object_get(object, "token") || json_object_get(object, "response_id");
	bool has_day = json_object_get(object, "landed_at") ||
		       json_object_get(object, "submitted_at");

	return json_is_object(json_object_get(object, "form_response")) ||
	       (has_key && has_day &&
		(!answers || json_is_null(answers) || json_is_array(answers)));
}

static const char *text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* The title of the field with that id, as the definition of the form has it; or NULL. */
static const char *find_title(const json_t *definition, const char *id, int depth)
{
	const json_t *list = json_object_get(definition, "fields"), *field;
	size_t i;

	json_array_foreach (list, i, field) {
		const json_t *group = json_object_get(field, "properties");
		const char *title = NULL, *other = text_of(field, "id");

		if (other && strcmp(other, id) == 0)
			return text_of(field, "title");
		if (depth < MOST_DEPTH)
			title = find_title(group, id, depth + 1);
		if (title)
			return title;
	}
	return NULL;
}

/* The number of the name of an answer's field; -1: the field has none. */
static int find_name(struct json_fields *fields, const json_t *definition, const json_t *field)
{
	const struct columns *columns = &fields->reader->columns;
	const char *id = text_of(field, "id"), *ref = text_of(field, "ref");
	const char *title = id ? find_title(definition, id, 0) : NULL;
	const char *const ways[] = {ref, title, id};
	const char *name = ref ? ref : id, *shown = title ? title : name;
	struct column column = {COLUMN_UNKNOWN, -1, 0};
	int found = name ? json_fields_find(fields, name) : -1;

	if (found >= 0 || !name)
		return found;
	for (size_t i = 0; i < sizeof ways / sizeof *ways && column.role == COLUMN_UNKNOWN; i++)
		if (ways[i]) {
			column = column_find(columns, ways[i]);
			shown = column.role == COLUMN_UNKNOWN ? shown : ways[i];
		}
	return json_fields_name(fields, name, column, shown);
}

/* The number of the one option for own words; -1: there is none. */
static int find_other(const struct json_fields *fields, int question)
{
	return question < 0 ? -1 : question_other(&fields->reader->quiz->questions[question]);
}

/* The texts of the choice, of which there may be one or several, own words beside them. */
static bool add_choice(struct json_fields *fields, int name, const json_t *value,
		       struct place place)
{
	struct reader *reader = fields->reader;
	const json_t *labels = json_object_get(value, "labels"), *label;
	const char *own = text_of(value, "other"), *one = text_of(value, "label");
	int question = json_fields_column(fields, name).question;
	int other = find_other(fields, question);
	const char **texts = ARENA_ARRAY(reader->arena, const char *, json_array_size(labels) + 2);
	int n = 0;
	size_t i;

	if (one)
		texts[n++] = one;
	json_array_foreach (labels, i, label) {
		if (!json_is_string(label))
			return false;
		texts[n++] = json_string_value(label);
	}
	for (int j = 0; j < n && own && other >= 0; j++)
		if (spelling_find_name(&reader->spellings[question],
				       wording_fold(reader->arena, texts[j])) == other)
			texts[j] = texts[--n]; /* its label stands beside the words */
	if (own && *own) {
		texts[n++] = other < 0 ? own : reader->quiz->questions[question].options[other].id;
		if (other >= 0)
			json_fields_add_beside(fields, question, own, place);
	}
	json_fields_add(fields, name,
			(struct field){.texts = texts, .n = n, .is_list = true, .place = place});
	return n > 0 || json_is_array(labels);
}

static bool add_scalar(struct json_fields *fields, int name, const json_t *value,
		       struct place place)
{
	const char **texts = ARENA_NEW(fields->reader->arena, const char *);

	*texts = json_is_boolean(value) ? (json_is_true(value) ? "yes" : "no")
					: json_scalar_text(fields->reader->arena, value);
	json_fields_add(fields, name,
			(struct field){.texts = texts,
				       .n = 1,
				       .is_broken = json_is_real(value),
				       .place = place});
	return true;
}

static void read_answer(struct json_fields *fields, const json_t *definition,
			struct json_value answer)
{
	const char *type = text_of(answer.json, "type");
	const json_t *value = type ? json_object_get(answer.json, type) : NULL;
	int name = find_name(fields, definition, json_object_get(answer.json, "field"));
	struct place place = answer.walk.place;
	bool is_read = false;

	if (name < 0) {
		json_fields_fault(fields, place, "the answer does not say to which field");
		return;
	}
	if (value && (strcmp(type, "choice") == 0 || strcmp(type, "choices") == 0))
		is_read = add_choice(fields, name, value, place);
	else if (value && !json_is_object(value) && !json_is_array(value))
		is_read = add_scalar(fields, name, value, place);
	if (!is_read)
		json_fields_refuse(fields, name, place,
				   "the answer is of a type that cannot be read");
}

/* A value that says something of the person. */
static void add_fact(struct json_fields *fields, const char *path, struct column column,
		     struct json_value value)
{
	int name = json_fields_find(fields, path);

	if (name < 0)
		name = json_fields_name(fields, path, column, path);
	if (json_is_object(value.json) || json_is_array(value.json))
		json_fields_refuse(fields, name, value.walk.place, "it is no text");
	else
		add_scalar(fields, name, value.json, value.walk.place);
}

/* What the address of the form said of the person. */
static void read_hidden(struct json_fields *fields, struct json_value hidden)
{
	struct json_each each = json_each_begin(hidden);
	struct json_value value;
	const char *key;

	while (json_each_next(&each, &key, &value))
		add_fact(fields, arena_printf(fields->reader->arena, "hidden/%s", key),
			 column_find(&fields->reader->columns, key), value);
}

static bool has_stopped(const json_t *form)
{
	const char *type = text_of(form, "response_type");

	return json_array_size(json_object_get(form, "answers")) == 0 ||
	       (type && strcmp(type, "completed") != 0);
}

bool json_typeform_read(struct json_fields *fields, struct json_value object)
{
	struct json_value inner = json_each_find(object, "form_response");
	struct json_value form = inner.json ? inner : object, value, answer;
	const json_t *definition = json_object_get(form.json, "definition");
	struct json_each each = json_each_begin(form), answers;
	const char *key;

	if (has_stopped(form.json))
		return false;
	while (json_each_next(&each, &key, &value)) {
		if (strcmp(key, "token") == 0 || strcmp(key, "response_id") == 0)
			add_fact(fields, key, (struct column){COLUMN_PERSON, -1, PERSON_ID}, value);
		else if (strcmp(key, "submitted_at") == 0)
			add_fact(fields, key, (struct column){COLUMN_PERSON, -1, PERSON_DATE},
				 value);
		else if (strcmp(key, "hidden") == 0 && json_is_object(value.json))
			read_hidden(fields, value);
		if (strcmp(key, "answers") != 0)
			continue;
		answers = json_each_begin(value);
		while (json_each_next(&answers, &key, &answer))
			read_answer(fields, definition, answer);
	}
	return true;
}
