/* Fields are put in order of their names when all are there. */
#include "answers/json_fields.h"

#include "base/limits.h"

int json_fields_find(const struct json_fields *fields, const char *name)
{
	return keys_find(&fields->names->keys, name) - 1;
}

int json_fields_name(struct json_fields *fields, const char *name, struct column column,
		     const char *text)
{
	struct arena *own = fields->reader->own;
	struct json_names *names = fields->names;
	struct headers *headers = &names->headers;

	if (headers->n == LIMIT_COLUMNS) {
		if (!names->has_failed)
			diag_error(fields->reader->diag,
				   (struct srcpos){fields->reader->source.path, 0},
				   "more than %d different members", LIMIT_COLUMNS);
		names->has_failed = true;
		return headers->n - 1;
	}
	ARENA_GROW(own, headers->list, headers->n);
	headers->list[headers->n] = (struct header){.column = column,
						    .text = arena_strdup(own, text)};
	headers->n++;
	keys_add(&names->keys, name, headers->n);
	return headers->n - 1;
}

struct column json_fields_column(const struct json_fields *fields, int name)
{
	return fields->names->headers.list[name].column;
}

void json_fields_fault(struct json_fields *fields, struct place place, const char *words)
{
	ARENA_GROW(fields->reader->arena, fields->faults, fields->nfaults);
	fields->faults[fields->nfaults++] = (struct json_fault){place, words};
}

static void add(struct json_fields *fields, int name, struct field field)
{
	ARENA_GROW(fields->reader->arena, fields->list, fields->n);
	fields->list[fields->n++] = (struct json_field){field, name};
}

void json_fields_add(struct json_fields *fields, int name, struct field field)
{
	struct header *header = &fields->names->headers.list[name];

	field.column = header->column;
	field.place.header = header->text;
	if (!header->place.pos.file)
		header->place = field.place;
	add(fields, name, field);
}

void json_fields_add_beside(struct json_fields *fields, int question, const char *words,
			    struct place place)
{
	const char **texts = ARENA_NEW(fields->reader->arena, const char *);

	*texts = words;
	add(fields, -1,
	    (struct field){.column = {COLUMN_BESIDE, question, 0},
			   .texts = texts,
			   .n = 1,
			   .place = place});
}

void json_fields_refuse(struct json_fields *fields, int name, struct place place, const char *words)
{
	static const char *const something[] = {"..."};
	enum column_role role = json_fields_column(fields, name).role;

	json_fields_add(fields, name,
			(struct field){
				.texts = something, .n = role == COLUMN_UNKNOWN, .place = place});
	place.header = fields->names->headers.list[name].text;
	if (role != COLUMN_UNKNOWN && role != COLUMN_TOOL)
		json_fields_fault(fields, place, words);
}

struct record json_fields_record(struct json_fields *fields, struct place place)
{
	int nnames = fields->names->headers.n;
	struct record record = {.place = place, .n = nnames};

	record.place.column = 0;
	record.fields = ARENA_ARRAY(fields->reader->arena, struct field, nnames + fields->n + 1);
	for (int i = 0; i < nnames; i++)
		record.fields[i].column = json_fields_column(fields, i);
	for (int i = 0; i < fields->n; i++) {
		const struct json_field *from = &fields->list[i];

		if (from->name < 0)
			record.fields[record.n++] = from->field;
		else if (!record.fields[from->name].place.pos.file)
			record.fields[from->name] = from->field;
		else if (from->field.column.role != COLUMN_TOOL)
			json_fields_fault(fields, from->field.place, "it is answered twice");
	}
	return record;
}

void json_fields_tell(const struct json_fields *fields)
{
	for (int i = 0; i < fields->nfaults; i++) {
		diag_as(fields->reader->diag, "json-field");
		reader_error(fields->reader, fields->faults[i].place, "%s",
			     fields->faults[i].words);
	}
}
