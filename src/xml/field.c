/*
 * Fields are found in a struct by their offset, as the kind's type. Reading goes on at a fault, and
 * what an element does not say keeps the value that it had: so the same table reads a whole and
 * what lies over it.
 */
#include "xml/field.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/choice.h"
#include "base/diag.h"
#include "base/len.h"
#include "base/utf8.h"
#include "xml/read.h"
#include "xml/xml.h"

void *field_place(const struct field *field, void *record)
{
	return (char *)record + field->at;
}

const void *field_value(const struct field *field, const void *record)
{
	return (const char *)record + field->at;
}

int *field_n(const struct field *field, const void *record)
{
	return (int *)(void *)((char *)record + field->n);
}

static const char *string(const struct field *field, const void *record)
{
	return *(const char *const *)field_value(field, record);
}

static const char *shown(const struct field *field)
{
	return field->shown ? field->shown : field->name;
}

void field_overlay(struct field_reader *reader, const struct record *record,
		   const struct xml_node *node, void *to)
{
	for (int i = 0; i < record->nfields; i++)
		if (record->fields[i].kind->read)
			record->fields[i].kind->read(reader, &record->fields[i], node, to);
}

void field_read(struct field_reader *reader, const struct record *record,
		const struct xml_node *node, void *to)
{
	if (record->initial)
		memcpy(to, record->initial, record->size);
	else
		memset(to, 0, record->size);
	field_overlay(reader, record, node, to);
	if (record->check)
		record->check(reader, node, to);
}

void field_show(const struct field_dump *dump, const struct record *record, const void *from)
{
	for (int i = 0; i < record->nfields; i++)
		if (record->fields[i].kind->show)
			record->fields[i].kind->show(dump, &record->fields[i], from);
}

void field_dump_below(const struct field_dump *dump, const struct record *record, const void *from)
{
	for (int i = 0; i < record->nfields; i++)
		if (record->fields[i].kind->dump)
			record->fields[i].kind->dump(dump, &record->fields[i], from);
}

void field_dump(const struct field_dump *dump, const struct record *record, const void *from)
{
	buf_printf(dump->out, "%*s%s", dump->depth * 2, "", record->name ? record->name : "");
	field_show(dump, record, from);
	buf_addc(dump->out, '\n');
	field_dump_below(dump, record, from);
}

void field_line(const struct field_dump *dump, const struct field *field)
{
	buf_printf(dump->out, "%*s%s", (dump->depth + 1) * 2, "", shown(field));
}

void field_line_text(const struct field_dump *dump, const struct field *field, const char *text)
{
	if (!text)
		return;
	field_line(dump, field);
	buf_printf(dump->out, " \"%s\"\n", text);
}

static void read_text(struct field_reader *reader, const struct field *field,
		      const struct xml_node *node, void *record)
{
	const char *text = xml_attr(node, field->name);

	(void)reader;
	if (text)
		*(const char **)field_place(field, record) = text;
}

static void show_text(const struct field_dump *dump, const struct field *field, const void *record)
{
	if (string(field, record))
		buf_printf(dump->out, "%s%s", field->shown, string(field, record));
}

static void dump_text(const struct field_dump *dump, const struct field *field, const void *record)
{
	field_line_text(dump, field, string(field, record));
}

static void read_filled_text(struct field_reader *reader, const struct field *field,
			     const struct xml_node *node, void *record)
{
	read_filled(node, field->name, reader->diag);
	read_text(reader, field, node, record);
}

static void read_int(struct field_reader *reader, const struct field *field,
		     const struct xml_node *node, void *record)
{
	int *to = field_place(field, record);

	(void)reader;
	*to = (int)read_number(node, field->name, *to);
}

static void show_int(const struct field_dump *dump, const struct field *field, const void *record)
{
	const int *number = field_value(field, record);

	if (*number)
		buf_printf(dump->out, "%s%d", field->shown, *number);
}

static void read_int64(struct field_reader *reader, const struct field *field,
		       const struct xml_node *node, void *record)
{
	int64_t *to = field_place(field, record);

	(void)reader;
	*to = read_number(node, field->name, *to);
}

static void show_int64(const struct field_dump *dump, const struct field *field,
		       const void *record)
{
	buf_printf(dump->out, "%s%" PRId64, field->shown, *(const int64_t *)field_value(field, record));
}

static void read_day(struct field_reader *reader, const struct field *field,
		     const struct xml_node *node, void *record)
{
	*(int64_t *)field_place(field, record) = read_date(node, field->name, reader->diag);
}

static void read_flag(struct field_reader *reader, const struct field *field,
		      const struct xml_node *node, void *record)
{
	bool *to = field_place(field, record);

	(void)reader;
	if (field->name && xml_attr(node, field->name))
		*to = read_is(node, field->name, field->of ? field->of : "true");
}

static void show_flag(const struct field_dump *dump, const struct field *field, const void *record)
{
	if (*(const bool *)field_value(field, record))
		buf_addstr(dump->out, field->shown);
}

static void read_word(struct field_reader *reader, const struct field *field,
		      const struct xml_node *node, void *record)
{
	int *to = field_place(field, record);

	(void)reader;
	*to = read_choice(node, field->name, field->of, *to);
}

static void show_word(const struct field_dump *dump, const struct field *field, const void *record)
{
	const struct choice *choice = field->of;
	const int *number = field_value(field, record);

	buf_printf(dump->out, "%s%s", field->shown, choice->words[*number]);
}

static void read_length(struct field_reader *reader, const struct field *field,
			const struct xml_node *node, void *record)
{
	const char *text = xml_attr(node, field->name);
	const len *most = field->of;
	len *to = field_place(field, record);

	if (!text)
		return;
	if (!len_parse(text, to)) {
		diag_error(reader->diag, node->pos, "attribute \"%s\" of <%s>: %s is too long",
			   field->name, node->name, text);
	} else if (most && *to > *most) {
		diag_error(reader->diag, node->pos, "attribute \"%s\" of <%s>: %smm is too long; "
			   "%smm are the most", field->name, node->name, len_millimetres(*to).text,
			   len_millimetres(*most).text);
		*to = *most;
	}
}

static void show_id(const struct field_dump *dump, const struct field *field, const void *record)
{
	if (string(field, record))
		buf_printf(dump->out, " #%s", string(field, record));
}

static void show_lang(const struct field_dump *dump, const struct field *field, const void *record)
{
	if (string(field, record))
		buf_printf(dump->out, " (%s)", string(field, record));
}

static void read_pos(struct field_reader *reader, const struct field *field,
		     const struct xml_node *node, void *record)
{
	(void)reader;
	*(struct srcpos *)field_place(field, record) = node->pos;
}

static void read_child_text(struct field_reader *reader, const struct field *field,
			    const struct xml_node *node, void *record)
{
	const struct xml_node *child = xml_child(node, field->name);
	const char *text = child ? xml_text(reader->arena, child) : NULL;

	if (text && utf8_is_blank(text))
		diag_error(reader->diag, child->pos, "<%s> is empty", field->name);
	if (text)
		*(const char **)field_place(field, record) = text;
}

static void read_record(struct field_reader *reader, const struct field *field,
			const struct xml_node *node, void *record)
{
	const struct xml_node *child = xml_child(node, field->name);

	if (child)
		field_read(reader, field->of, child, field_place(field, record));
}

static void dump_record(const struct field_dump *dump, const struct field *field,
			const void *record)
{
	const struct field_dump below = {dump->out, dump->depth + 1, dump->owner};

	field_dump(&below, field->of, field_value(field, record));
}

static void read_records(struct field_reader *reader, const struct field *field,
			 const struct xml_node *node, void *record)
{
	const struct record *each = field->of;
	const struct xml_node *child = xml_child(node, field->name);
	int count = read_count(node, field->name), *n = field_n(field, record);
	char *items = count ? arena_alloc(reader->arena, (size_t)count * each->size) : NULL;

	if (each->most)
		read_limits(node, field->name, each->least, each->most, reader->diag);
	memcpy(field_place(field, record), &items, sizeof items);
	for (*n = 0; child; ++*n, child = xml_next(child, field->name))
		field_read(reader, each, child, items + (size_t)*n * each->size);
}

static void dump_records(const struct field_dump *dump, const struct field *field,
			 const void *record)
{
	const struct field_dump below = {dump->out, dump->depth + 1, dump->owner};
	const struct record *each = field->of;
	const char *items;

	memcpy(&items, field_value(field, record), sizeof items);
	for (int i = 0; i < *field_n(field, record); i++)
		field_dump(&below, each, items + (size_t)i * each->size);
}

const struct field_kind field_text = {read_text, show_text, NULL};
const struct field_kind field_filled = {read_filled_text, show_text, NULL};
const struct field_kind field_text_line = {read_text, NULL, dump_text};
const struct field_kind field_filled_line = {read_filled_text, NULL, dump_text};
const struct field_kind field_int = {read_int, show_int, NULL};
const struct field_kind field_number = {read_int64, show_int64, NULL};
const struct field_kind field_date = {read_day, show_int64, NULL};
const struct field_kind field_flag = {read_flag, show_flag, NULL};
const struct field_kind field_choice = {read_word, show_word, NULL};
const struct field_kind field_length = {read_length, NULL, NULL};
const struct field_kind field_id = {read_text, show_id, NULL};
const struct field_kind field_lang = {read_text, show_lang, NULL};
const struct field_kind field_pos = {read_pos, NULL, NULL};
const struct field_kind field_child_text = {read_child_text, NULL, dump_text};
const struct field_kind field_record = {read_record, NULL, dump_record};
const struct field_kind field_records = {read_records, NULL, dump_records};
