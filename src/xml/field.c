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

void field_overlay(const struct field_in *in, const struct record *record,
		   const struct xml_node *node, void *to)
{
	struct field_in here = {in->arena, in->diag, in->owner, node, to, NULL, NULL, NULL};

	if (record->base)
		field_overlay(in, record->base, node, to);
	for (int i = 0; i < record->nfields; i++) {
		const struct field *field = here.field = &record->fields[i];

		here.to = (char *)to + field->at;
		here.n = (void *)((char *)to + field->n);
		if (field->kind->read)
			field->kind->read(&here);
	}
	if (record->check)
		record->check(&here);
}

void field_read(const struct field_in *in, const struct record *record, const struct xml_node *node,
		void *to)
{
	if (record->initial)
		memcpy(to, record->initial, record->size);
	else
		memset(to, 0, record->size);
	field_overlay(in, record, node, to);
}

const struct record *field_find(const struct record *records, int n, const struct xml_node *node)
{
	for (int i = 0; i < n; i++)
		if (records[i].name &&
		    xml_is(node, records[i].element ? records[i].element : records[i].name))
			return &records[i];
	return NULL;
}

static struct field_out field_in_struct(const struct field_out *out, const struct field *field,
					const void *from)
{
	int n;

	memcpy(&n, (const char *)from + field->n, sizeof n);
	return (struct field_out){
		out->buf, out->depth, out->owner, from, field, (const char *)from + field->at, n};
}

void field_show(const struct field_out *out, const struct record *record, const void *from)
{
	for (int i = 0; i < record->nfields; i++) {
		struct field_out here = field_in_struct(out, &record->fields[i], from);

		if (here.field->kind->show)
			here.field->kind->show(&here);
	}
	if (record->base)
		field_show(out, record->base, from);
}

void field_dump_below(const struct field_out *out, const struct record *record, const void *from)
{
	if (record->base)
		field_dump_below(out, record->base, from);
	for (int i = 0; i < record->nfields; i++) {
		struct field_out here = field_in_struct(out, &record->fields[i], from);

		if (here.field->kind->dump)
			here.field->kind->dump(&here);
	}
}

static void dump_rest(const struct field_out *out, const struct record *record, const void *from)
{
	buf_addstr(out->buf, record->name);
	field_show(out, record, from);
	buf_addc(out->buf, '\n');
	field_dump_below(out, record, from);
}

void field_dump(const struct field_out *out, const struct record *record, const void *from)
{
	buf_printf(out->buf, "%*s", out->depth * 2, "");
	dump_rest(out, record, from);
}

void field_dump_inner(const struct field_out *out, const struct record *record, const void *from)
{
	const struct field_out inner = {out->buf, out->depth + 1, out->owner, NULL, NULL, NULL, 0};

	field_dump(&inner, record, from);
}

void field_dump_on(const struct field_out *out, const struct record *record, const void *from)
{
	const struct field_out inner = {out->buf, out->depth + 1, out->owner, NULL, NULL, NULL, 0};

	dump_rest(&inner, record, from);
}

void field_line(const struct field_out *out)
{
	const struct field *field = out->field;

	buf_printf(out->buf, "%*s%s", (out->depth + 1) * 2, "",
		   field->shown ? field->shown : field->name);
}

static const char *text_of(const struct field_out *out)
{
	return *(const char *const *)out->from;
}

static void read_text(const struct field_in *in)
{
	const char *text = xml_attr(in->node, in->field->name);

	if (text)
		*(const char **)in->to = text;
}

static void show_text(const struct field_out *out)
{
	if (text_of(out))
		buf_printf(out->buf, "%s%s", out->field->shown, text_of(out));
}

static void dump_text(const struct field_out *out)
{
	if (!text_of(out))
		return;
	field_line(out);
	buf_printf(out->buf, " \"%s\"\n", text_of(out));
}

static void read_filled_text(const struct field_in *in)
{
	read_filled(in->node, in->field->name, in->diag);
	read_text(in);
}

static void read_int(const struct field_in *in)
{
	*(int *)in->to = (int)read_number(in->node, in->field->name, *(int *)in->to);
}

void field_int_show(const struct field_out *out)
{
	const char *behind = out->field->of;

	buf_printf(out->buf, "%s%d%s", out->field->shown, *(const int *)out->from,
		   behind ? behind : "");
}

static void read_int64(const struct field_in *in)
{
	*(int64_t *)in->to = read_number(in->node, in->field->name, *(int64_t *)in->to);
}

static void show_int64(const struct field_out *out)
{
	buf_printf(out->buf, "%s%" PRId64, out->field->shown, *(const int64_t *)out->from);
}

static void read_day(const struct field_in *in)
{
	*(int64_t *)in->to = read_date(in->node, in->field->name, in->diag);
}

static void dump_day(const struct field_out *out)
{
	const int64_t *day = out->from;

	if (!*day)
		return;
	field_line(out);
	buf_printf(out->buf, " %" PRId64 "\n", *day);
}

static void read_flag(const struct field_in *in)
{
	const struct field *field = in->field;

	if (xml_attr(in->node, field->name))
		*(bool *)in->to = read_is(in->node, field->name, field->of ? field->of : "true");
}

static void show_flag(const struct field_out *out)
{
	if (*(const bool *)out->from)
		buf_addstr(out->buf, out->field->shown);
}

static void read_word(const struct field_in *in)
{
	*(int *)in->to = read_choice(in->node, in->field->name, in->field->of, *(int *)in->to);
}

static void show_word(const struct field_out *out)
{
	const struct choice *choice = out->field->of;

	buf_printf(out->buf, "%s%s", out->field->shown, choice->words[*(const int *)out->from]);
}

static void read_length(const struct field_in *in)
{
	const char *name = in->field->name, *text = xml_attr(in->node, name);
	const len *most = in->field->of;
	len *to = in->to;

	if (!text)
		return;
	if (!len_parse(text, to)) {
		diag_error(in->diag, in->node->pos, "attribute \"%s\" of <%s>: %s is too long",
			   name, in->node->name, text);
	} else if (most && *to > *most) {
		diag_error(in->diag, in->node->pos,
			   "attribute \"%s\" of <%s>: %smm is too long; %smm are the most", name,
			   in->node->name, len_millimetres(*to).text, len_millimetres(*most).text);
		*to = *most;
	}
}

static void show_id(const struct field_out *out)
{
	if (text_of(out))
		buf_printf(out->buf, " #%s", text_of(out));
}

static void show_lang(const struct field_out *out)
{
	if (text_of(out))
		buf_printf(out->buf, " (%s)", text_of(out));
}

static void read_pos(const struct field_in *in)
{
	*(struct srcpos *)in->to = in->node->pos;
}

static void read_child_text(const struct field_in *in)
{
	const struct xml_node *child = xml_child(in->node, in->field->name);
	const char *text = child ? xml_text(in->arena, child) : NULL;

	if (text && utf8_is_blank(text))
		diag_error(in->diag, child->pos, "<%s> is empty", child->name);
	if (text)
		*(const char **)in->to = text;
}

static void read_record(const struct field_in *in)
{
	const struct xml_node *child = xml_child(in->node, in->field->name);

	if (child)
		field_read(in, in->field->of, child, in->to);
}

static void dump_record(const struct field_out *out)
{
	field_dump_inner(out, out->field->of, out->from);
}

static void read_optional(const struct field_in *in)
{
	const struct xml_node *child = xml_child(in->node, in->field->name);
	const struct record *record = in->field->of;
	char *made = child ? arena_alloc(in->arena, record->size) : NULL;

	memcpy(in->to, &made, sizeof made);
	if (child)
		field_read(in, record, child, made);
}

static void dump_optional(const struct field_out *out)
{
	const char *made;

	memcpy(&made, out->from, sizeof made);
	if (made)
		field_dump_inner(out, out->field->of, made);
}

void field_records_read(const struct field_in *in)
{
	const struct record *each = in->field->of;
	const struct xml_node *child = xml_child(in->node, in->field->name);
	int count = read_count(in->node, in->field->name);
	char *items = count ? arena_alloc(in->arena, (size_t)count * each->size) : NULL;

	if (each->most)
		read_limits(in->node, in->field->name, each->least, each->most, in->diag);
	memcpy(in->to, &items, sizeof items);
	for (*in->n = 0; child && items; ++*in->n, child = xml_next(child, in->field->name))
		field_read(in, each, child, items + (size_t)*in->n * each->size);
}

void field_records_dump(const struct field_out *out)
{
	const struct record *each = out->field->of;
	const char *items;

	memcpy(&items, out->from, sizeof items);
	for (int i = 0; i < out->n; i++)
		field_dump_inner(out, each, items + (size_t)i * each->size);
}

static void read_within(const struct field_in *in)
{
	const struct xml_node *child = xml_child(in->node, in->field->name);

	if (child)
		field_overlay(in, in->field->of, child, in->record);
}

static void dump_within(const struct field_out *out)
{
	const struct record *within = out->field->of;

	if (out->field->n && !out->n)
		return;
	if (within->name)
		field_dump_inner(out, within, out->record);
	else
		field_dump_below(out, within, out->record);
}

const struct field_kind field_text = {read_text, show_text, NULL};
const struct field_kind field_filled = {read_filled_text, show_text, NULL};
const struct field_kind field_text_line = {read_text, NULL, dump_text};
const struct field_kind field_filled_line = {read_filled_text, NULL, dump_text};
const struct field_kind field_int = {read_int, field_int_show, NULL};
const struct field_kind field_number = {read_int64, show_int64, NULL};
const struct field_kind field_date = {read_day, show_int64, NULL};
const struct field_kind field_date_line = {read_day, NULL, dump_day};
const struct field_kind field_flag = {read_flag, show_flag, NULL};
const struct field_kind field_choice = {read_word, show_word, NULL};
const struct field_kind field_length = {read_length, NULL, NULL};
const struct field_kind field_id = {read_text, show_id, NULL};
const struct field_kind field_lang = {read_text, show_lang, NULL};
const struct field_kind field_pos = {read_pos, NULL, NULL};
const struct field_kind field_child_text = {read_child_text, NULL, dump_text};
const struct field_kind field_record = {read_record, NULL, dump_record};
const struct field_kind field_optional = {read_optional, NULL, dump_optional};
const struct field_kind field_records = {field_records_read, NULL, field_records_dump};
const struct field_kind field_within = {read_within, NULL, dump_within};
