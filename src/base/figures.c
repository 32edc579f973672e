/* A reader that keeps no tree: a stack of names leads to the value that is being read. */
#include "base/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum { DEEPEST = 16, MOST = 20000, LONGEST = 4200 };

struct json {
	struct arena *arena;
	const char *at, *end;
	const char *names[DEEPEST];
	int depth;
	struct figures *figures;
};

static void skip_space(struct json *json)
{
	while (json->at < json->end && strchr(" \t\r\n", *json->at) && *json->at)
		json->at++;
}

/* Passes over the character, and over space around it. */
static bool take(struct json *json, char c)
{
	skip_space(json);
	if (json->at == json->end || *json->at != c)
		return false;
	json->at++;
	skip_space(json);
	return true;
}

static bool is_control(const char *p)
{
	unsigned char c = (unsigned char)*p;

	return c < ' ' || c == 0x7f || (c == 0xc2 && (unsigned char)p[1] < 0xa0);
}

/* A string with its quotes; NULL when it is long, has no end, or holds control characters, which
 * terminals would obey. */
static const char *read_string(struct json *json)
{
	const char *from = json->at++;

	for (; json->at < json->end && *json->at != '"'; json->at++) {
		if (is_control(json->at))
			return NULL;
		json->at += *json->at == '\\';
	}
	if (json->at >= json->end || json->at - from > LONGEST)
		return NULL;
	json->at++;
	return arena_strndup(json->arena, from, (size_t)(json->at - from));
}

/* A number, true, false or null; what else is made of their characters is none of ours either, so
 * it is kept and will not agree with anything. */
static const char *read_word(struct json *json)
{
	const char *from = json->at;

	while (json->at < json->end && *json->at &&
	       strchr("+-.0123456789abcdefghijklmnopqrstuvwxyzE", *json->at))
		json->at++;
	if (json->at == from || json->at - from > LONGEST)
		return NULL;
	return arena_strndup(json->arena, from, (size_t)(json->at - from));
}

static bool add_figure(struct json *json, const char *value)
{
	struct figures *figures = json->figures;
	const char *path = "";

	if (!value || figures->n >= MOST)
		return false;
	for (int i = 0; i < json->depth; i++)
		path = arena_printf(json->arena, "%s%s%s", path, i > 0 ? "/" : "", json->names[i]);
	ARENA_GROW(json->arena, figures->list, figures->n);
	figures->list[figures->n++] = (struct figure){path, value};
	return true;
}

/* The name of the next member, with its colon; without its quotes. */
static const char *read_name(struct json *json)
{
	const char *name = json->at < json->end && *json->at == '"' ? read_string(json) : NULL;

	if (!name || !take(json, ':'))
		return NULL;
	return arena_strndup(json->arena, name + 1, strlen(name) - 2);
}

static bool read_value(struct json *json)
{
	bool is_object = json->at < json->end && *json->at == '{';
	char close = is_object ? '}' : ']';

	if (json->at == json->end)
		return false;
	if (!is_object && *json->at != '[')
		return add_figure(json, *json->at == '"' ? read_string(json) : read_word(json));
	json->at++;
	if (take(json, close))
		return add_figure(json, is_object ? "{}" : "[]");
	if (json->depth >= DEEPEST)
		return false;
	for (int i = 1;; i++) {
		const char *name = is_object ? read_name(json) : arena_printf(json->arena, "%d", i);

		if (!name)
			return false;
		json->names[json->depth++] = name;
		if (!read_value(json))
			return false;
		json->depth--;
		if (take(json, close))
			return true;
		if (!take(json, ','))
			return false;
	}
}

static int compare_figures(const void *a, const void *b)
{
	const struct figure *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order ? order : strcmp(x->value, y->value);
}

bool figures_read(struct arena *arena, const char *bytes, size_t n, struct figures *figures)
{
	struct json json = {.arena = arena, .at = bytes, .end = bytes + n, .figures = figures};

	*figures = (struct figures){0};
	if (utf8_check(bytes, n) != n)
		return false;
	skip_space(&json);
	if (!read_value(&json))
		return false;
	skip_space(&json);
	if (json.at != json.end)
		return false;
	qsort(figures->list, (size_t)figures->n, sizeof *figures->list, compare_figures);
	return true;
}

static int compare_path(const void *path, const void *figure)
{
	return strcmp(path, ((const struct figure *)figure)->path);
}

const char *figures_find(const struct figures *figures, const char *path)
{
	const struct figure *found = figures->n ? bsearch(path, figures->list, (size_t)figures->n,
							  sizeof *figures->list, compare_path)
						: NULL;

	return found ? found->value : NULL;
}

/* The character of a hexadecimal escape, at its "u"; those beyond the first plane are left out. */
static size_t unescape_code(const char *from, char *to)
{
	uint32_t code = 0;

	for (int i = 1; i <= 4; i++) {
		int digit = ascii_hex(from[i]);

		if (digit < 0)
			return 0;
		code = code << 4 | (uint32_t)digit;
	}
	return code >= 0xd800 && code <= 0xdfff ? 0 : utf8_encode(code, to);
}

const char *figures_text(struct arena *arena, const char *value)
{
	static const char escapes[] = "nrtbf", meant[] = "\n\r\t\b\f";
	char *text, *to;

	if (!value || *value != '"')
		return NULL;
	text = to = arena_text(arena, strlen(value));
	for (const char *from = value + 1; from[0] && from[1]; from++) {
		const char *known;

		if (*from != '\\') {
			*to++ = *from;
			continue;
		}
		from++;
		known = strchr(escapes, *from);
		if (*from == 'u') {
			to += unescape_code(from, to);
			from += strspn(from + 1, "0123456789abcdefABCDEF") >= 4 ? 4 : 0;
		} else {
			*to++ = known ? meant[known - escapes] : *from;
		}
	}
	*to = '\0';
	return text;
}
