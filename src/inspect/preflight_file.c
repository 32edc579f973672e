/* The file as such: its first and last bytes, and every object that it has. */
#include "inspect/preflight_file.h"

#include <stdio.h>
#include <string.h>

#include "inspect/preflight_fault.h"

enum { LONGEST_STRING = 32767, LONGEST_NAME = 127, DEEPEST = 64 };

static bool is_end_of_line(char c)
{
	return c == '\r' || c == '\n';
}

/* Behind the version a line ends, and then bytes say that this is no text. */
static void check_header(struct preflight *check)
{
	const struct reading *reading = check->reading;
	const char *p = reading->bytes + 8, *end = reading->bytes + reading->n;
	int nhigh = 0;

	if (end - p < 8 || !is_end_of_line(*p)) {
		preflight_fault(check, RULE_FLOOR_HEADER, "no line ends behind the version");
		return;
	}
	while (p < end && is_end_of_line(*p))
		p++;
	if (p < end && *p == '%')
		for (p++; p < end && !is_end_of_line(*p); p++)
			nhigh += (unsigned char)*p > 127;
	if (nhigh < 4)
		preflight_fault(check, RULE_FLOOR_HEADER,
				"no comment of four bytes above 127 follows the version");
}

static void check_end(struct preflight *check)
{
	const char *begin = check->reading->bytes, *end = begin + check->reading->n;
	const char *p = end;

	while (p > begin && end - p < 3 && is_end_of_line(p[-1]))
		p--;
	if (p - begin < 5 || memcmp(p - 5, "%%EOF", 5) != 0)
		preflight_fault(check, RULE_FLOOR_END, "something follows the last %%%%EOF");
}

/* The version as a number: 16 is 1.6; 0: it is none. */
static int read_version(const char *text)
{
	if (text[0] < '1' || text[0] > '9' || text[1] != '.' || text[2] < '0' || text[2] > '9')
		return 0;
	return (text[0] - '0') * 10 + (text[2] - '0');
}

static void check_version(struct preflight *check)
{
	struct reading *reading = check->reading;
	const char *later = read_name(reading, read_root(reading), "Version");
	const char *text = arena_strndup(check->arena, reading->bytes + 5, reading->n > 8 ? 3 : 0);
	int version = read_version(text), wanted;

	if (read_version(later) > version) {
		text = later;
		version = read_version(later);
	}
	check->version = text;
	if (version == 0)
		preflight_fault(check, RULE_FLOOR_HEADER, "the version is no number");
	wanted = strstr(check->pdfx, ":2001") ? 13 : 14;
	if (check->is_x1a && version != wanted)
		preflight_fault(check, RULE_X4_VERSION, "the file is PDF %s; %s takes 1.%d", text,
				check->pdfx, wanted - 10);
	else if (version > 16)
		preflight_fault(check, RULE_X4_VERSION, "the file is PDF %s; 1.6 is the most",
				text);
}

static void check_trailer(struct preflight *check)
{
	struct reading *reading = check->reading;
	const struct value *id = read_list(reading, &reading->trailer, "ID");
	int ngood = 0;

	for (int i = 0; i < id->nitems; i++) {
		const struct value *part = read_item(reading, id, i);

		ngood += part->kind == VALUE_STRING && part->n > 0;
	}
	if (ngood != 2 || id->nitems != 2)
		preflight_fault(check, RULE_X4_ID, "the trailer has no ID of two strings");
}

static bool is_filter(struct reading *reading, const struct value *stream, const char *name)
{
	const struct value *filter = read_entry(reading, stream, "Filter");

	for (int i = 0; filter->kind == VALUE_ARRAY && i < filter->nitems; i++)
		if (value_is(read_item(reading, filter, i), VALUE_NAME, name))
			return true;
	return value_is(filter, VALUE_NAME, name);
}

/* Whether "endstream" stands where the length says; a line should end before it. */
static void check_length(struct preflight *check, const struct value *stream, int number)
{
	const struct reading *reading = check->reading;
	const struct value *length = read_entry(check->reading, stream, "Length");
	const char *end = reading->bytes + reading->n, *p = stream->stream;
	bool has_line;

	if (length->kind == VALUE_NUMBER && length->number >= 0 && length->number <= end - p)
		p += length->number;
	else
		p = end;
	has_line = p < end && is_end_of_line(*p);
	while (p < end && is_end_of_line(*p) && p < end - 9 && *p != 'e')
		p++;
	if (end - p < 9 || memcmp(p, "endstream", 9) != 0)
		preflight_fault(check, RULE_FLOOR_STREAM, "stream %d is not as long as it says",
				number);
	else if (check->is_archive && !has_line)
		preflight_fault(check, RULE_ARCHIVE_STREAM,
				"no line ends before the endstream of stream %d", number);
}

static void check_stream(struct preflight *check, const struct value *stream, int number)
{
	check_length(check, stream, number);
	if (read_has(check->reading, stream, "F"))
		preflight_fault(check, RULE_FLOOR_STREAM,
				"the bytes of stream %d are in another file", number);
	if (is_filter(check->reading, stream, "LZWDecode"))
		preflight_fault(check, RULE_FLOOR_LZW, "stream %d is packed by LZW", number);
}

/* Actions that start, play, hide or fetch something (ISO 32000-1, 12.6.4). */
static bool is_bad_action(const char *name)
{
	static const char *const names[] = {"JavaScript", "Launch",          "Movie", "Sound",
					    "Rendition",  "SetOCGState",     "Hide",  "ResetForm",
					    "ImportData", "SubmitForm",      "Trans", "GoTo3DView",
					    "GoToE",      "RichMediaExecute"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static void check_dictionary(struct preflight *check, const struct value *dict, int number)
{
	const char *type = read_name(check->reading, dict, "Type");
	const char *action = read_name(check->reading, dict, "S");
	const struct value *triggers = read_entry(check->reading, dict, "AA");

	/* elements of structure have S too, and a parent */
	if ((strcmp(type, "Action") == 0 || !*type) && is_bad_action(action) &&
	    !value_find(dict, "P"))
		preflight_fault(check, RULE_FLOOR_ACTION, "object %d is an action: %s", number,
				action);
	if (triggers->kind == VALUE_DICT)
		preflight_fault(check, RULE_FLOOR_TRIGGER, "object %d has actions of its own (AA)",
				number);
	if (dict->stream)
		check_stream(check, dict, number);
}

static void check_limits(struct preflight *check, const struct value *value, int number)
{
	if (value->kind == VALUE_STRING && value->n > LONGEST_STRING)
		preflight_fault(check, RULE_FLOOR_LIMITS, "object %d has a string of %zu bytes",
				number, value->n);
	if (value->kind == VALUE_NAME && value->n > LONGEST_NAME)
		preflight_fault(check, RULE_FLOOR_LIMITS, "object %d has a name of %zu bytes",
				number, value->n);
	if (value->kind == VALUE_NUMBER &&
	    (value->real > 2147483647.0 || value->real < -2147483648.0))
		preflight_fault(check, RULE_FLOOR_LIMITS, "object %d has a number beyond 2^31",
				number);
}

/* Values are read only so deep, so this ends. */
static void check_value(struct preflight *check, const struct value *value, int number)
{
	check_limits(check, value, number);
	if (value->kind == VALUE_DICT)
		check_dictionary(check, value, number);
	for (int i = 0; i < value->nitems && !check->reading->has_failed; i++)
		check_value(check, &value->items[i], number);
}

static void check_objects(struct preflight *check)
{
	struct reading *reading = check->reading;
	bool is_packed = false;

	for (int i = 0; i < reading->nentries && !reading->has_failed; i++) {
		struct value reference = {.kind = VALUE_REFERENCE, .number = i};

		is_packed |= reading->entries[i].kind == ENTRY_PACKED;
		if (reading->entries[i].kind == ENTRY_PLAIN ||
		    reading->entries[i].kind == ENTRY_PACKED)
			check_value(check, read_resolve(reading, &reference), i);
	}
	if (check->is_x1a && is_packed)
		preflight_fault(check, RULE_X1A_PACKING, "objects are packed into streams");
}

void preflight_file(struct preflight *check)
{
	check_header(check);
	check_end(check);
	check_version(check);
	check_trailer(check);
	check_objects(check);
}
