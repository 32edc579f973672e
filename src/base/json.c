/* JSON: what has to stand before a value depends on whether it is the first in its brackets. */
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"

static void begin_line(struct json *json)
{
	buf_addc(json->out, '\n');
	for (int i = 0; i < json->depth; i++)
		buf_addc(json->out, '\t');
}

static void add_string(struct json *json, const char *text)
{
	size_t n = strlen(text), bad = utf8_check(text, n);

	buf_addc(json->out, '"');
	for (size_t i = 0; i < n; i++, text++) {
		if (i == bad) {
			bad += 1 + utf8_check(text + 1, n - i - 1);
			buf_addc(json->out, '?');
			continue;
		}
		if (*text == '"' || *text == '\\')
			buf_addc(json->out, '\\');
		if ((unsigned char)*text < ' ')
			buf_printf(json->out, "\\u%04x", (unsigned)*text);
		else
			buf_addc(json->out, *text);
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
