/* JSON: what has to stand before a value depends on whether it is the first in its brackets. */
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/plain.h"
#include "base/utf8.h"

static void begin_line(struct json *json)
{
	buf_addc(json->out, '\n');
	for (int i = 0; i < json->depth; i++)
		buf_addc(json->out, '\t');
}

/* As it stands, or escaped where it would steer a terminal (RFC 8259, 7). */
static size_t add_character(struct buf *out, const char *text, size_t n)
{
	uint32_t code;
	size_t size = utf8_decode(text, n, &code);

	if (size > 0 && code <= 0xffff && plain_is_steering(code))
		buf_printf(out, "\\u%04x", (unsigned)code);
	else
		buf_add(out, text, size);
	return size;
}

static void add_string(struct json *json, const char *text)
{
	size_t n = strlen(text), bad = utf8_check(text, n);

	buf_addc(json->out, '"');
	for (size_t i = 0; i < n;) {
		if (i == bad) {
			i++;
			bad += 1 + utf8_check(text + i, n - i);
			buf_addc(json->out, '?');
			continue;
		}
		if (text[i] == '"' || text[i] == '\\')
			buf_addc(json->out, '\\');
		i += add_character(json->out, text + i, n - i);
	}
	buf_addc(json->out, '"');
}

void json_name(struct json *json, const char *name)
{
	if (!json->is_first)
		buf_addc(json->out, ',');
	if (json->depth > 0)
		begin_line(json);
	json->is_first = false;
	if (!name)
		return;
	add_string(json, name);
	buf_addstr(json->out, ": ");
}

void json_open(struct json *json, const char *name, char bracket)
{
	json_name(json, name);
	buf_addc(json->out, bracket);
	json->depth++;
	json->is_first = true;
}

void json_close(struct json *json, char bracket)
{
	json->depth--;
	if (!json->is_first)
		begin_line(json);
	buf_addc(json->out, bracket);
	json->is_first = false;
}

void json_text(struct json *json, const char *name, const char *text)
{
	json_name(json, name);
	if (text)
		add_string(json, text);
	else
		buf_addstr(json->out, "null");
}

void json_truth(struct json *json, const char *name, bool is_true)
{
	json_name(json, name);
	buf_addstr(json->out, is_true ? "true" : "false");
}

void json_integer(struct json *json, const char *name, int64_t value)
{
	json_name(json, name);
	buf_printf(json->out, "%" PRId64, value);
}
