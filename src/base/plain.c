/* Plain text, character by character. */
#include "base/plain.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Bytes of a message; of a longer one the beginning and the end are kept. */
enum { LONGEST = 1000, BEGINNING = 600, END = 300 };

enum style { STYLE_LINE, STYLE_NAME, STYLE_LINES };

bool plain_is_steering(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0xfeff || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

static bool is_white(uint32_t code)
{
	return (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static void add_steering(struct buf *out, uint32_t code, enum style style)
{
	if (style == STYLE_LINES && (code == '\n' || code == '\t'))
		buf_addc(out, (char)code);
	else if (style == STYLE_NAME && code == '\n')
		buf_addstr(out, "\\n");
	else if (style == STYLE_LINE && is_white(code))
		buf_addc(out, ' ');
	else if (code < 0x100)
		buf_printf(out, "\\x%02X", (unsigned)code);
	else
		buf_printf(out, "\\u%04X", (unsigned)code);
}

static void add(struct buf *out, const char *text, size_t n, enum style style)
{
	while (n > 0) {
		uint32_t code;
		size_t size = utf8_decode(text, n, &code);

		if (size == 0) {
			buf_printf(out, "\\x%02X", (unsigned char)*text);
			size = 1;
		} else if (plain_is_steering(code)) {
			add_steering(out, code, style);
		} else {
			buf_add(out, text, size);
		}
		text += size;
		n -= size;
	}
}

static char *take(struct arena *arena, struct buf *out)
{
	char *copy = arena_strndup(arena, buf_text(out), out->n);

	buf_release(out);
	return copy;
}

/* Back to where a character begins. */
static size_t character_start(const char *text, size_t at)
{
	while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
		at--;
	return at;
}

char *plain_text(struct arena *arena, const char *text)
{
	size_t n = strlen(text), from = 0;
	struct buf out;

	buf_init(&out);
	if (n > LONGEST) {
		add(&out, text, character_start(text, BEGINNING), STYLE_LINE);
		buf_addstr(&out, " [...] ");
		from = character_start(text, n - END);
	}
	add(&out, text + from, n - from, STYLE_LINE);
	return take(arena, &out);
}

char *plain_name(struct arena *arena, const char *path)
{
	struct buf out;

	buf_init(&out);
	if (strncmp(path, "::", 2) == 0 || strncmp(path, "##", 2) == 0)
		buf_addstr(&out, "./");
	add(&out, path, strlen(path), STYLE_NAME);
	return take(arena, &out);
}

void plain_lines(struct buf *out, const char *text, size_t n)
{
	add(out, text, n, STYLE_LINES);
}
