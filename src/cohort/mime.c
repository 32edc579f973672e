/*
 * MIME: a short text of ASCII stands as it is, whatever else in encoded words or the like. One of
 * these holds whole characters, and so few that the name of the header has room before it.
 */
#include "cohort/mime.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/plain.h"
#include "base/utf8.h"

enum {
	LONGEST_LINE = 76,  /* characters, the end of the line not counted (RFC 2045, RFC 2047) */
	LONGEST_PLAIN = 66, /* of what stands in a header as it is */
	WORD_BYTES = 39,    /* in an encoded word: 64 characters of it, behind "Subject: " */
	VALUE_CHARACTERS = 54, /* of a parameter's value in a line */
	LINE_BYTES = 57        /* in a line of base64 */
};

static const char hex[] = "0123456789ABCDEF";

static bool is_letter_or(char c, const char *others)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr(others, c));
}

/* One line: what steers is a space, and so are several of them. */
static void add_one_line(struct buf *out, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		uint32_t code;
		size_t n = utf8_decode(text, left, &code);

		if (n == 0 || plain_is_steering(code) || code == ' ') {
			if (out->n > 0 && out->bytes[out->n - 1] != ' ')
				buf_addc(out, ' ');
			n = n ? n : 1;
		} else {
			buf_add(out, text, n);
		}
		text += n;
		left -= n;
	}
	if (out->n > 0 && out->bytes[out->n - 1] == ' ')
		out->bytes[--out->n] = '\0';
}

/* Whether it may stand as it is: nothing in it is taken for an encoded word. */
static bool is_plain(const struct buf *line, size_t most)
{
	return line->n <= most && utf8_is_ascii(buf_text(line), line->n) &&
	       !strstr(buf_text(line), "=?");
}

/* Encoded words, a line each; the space between them is none of the text (RFC 2047, 6.2). */
static void add_encoded_words(struct buf *out, const char *text, size_t left)
{
	while (left > 0) {
		size_t n = left < WORD_BYTES ? left : WORD_BYTES;

		while (n < left && utf8_goes_on(text[n]))
			n--;
		buf_addstr(out, "=?utf-8?B?");
		base64_add(out, text, n);
		buf_addstr(out, "?=");
		text += n;
		left -= n;
		if (left > 0)
			buf_addstr(out, "\r\n ");
	}
}

void mime_add_text(struct buf *out, const char *header, const char *text)
{
	struct buf line;

	buf_init(&line);
	add_one_line(&line, text);
	buf_printf(out, "%s: ", header);
	if (is_plain(&line, LONGEST_PLAIN))
		buf_add(out, buf_text(&line), line.n);
	else
		add_encoded_words(out, buf_text(&line), line.n);
	buf_addstr(out, "\r\n");
	buf_release(&line);
}

/* Bytes of the character that begins at text. */
static size_t character(const char *text)
{
	size_t n = 1;

	while (n < 4 && utf8_goes_on(text[n]))
		n++;
	return n;
}

static void add_quoted(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *text);
	}
	buf_addc(out, '"');
}

/* A name as a phrase: words, or one in quotes, or encoded. */
static void add_phrase(struct buf *out, const struct buf *line)
{
	const char *text = buf_text(line);
	bool is_words = true;

	for (const char *c = text; *c; c++)
		is_words = is_words && is_letter_or(*c, " !#$%&'*+-/=?^_`{|}~");
	if (!is_plain(line, LONGEST_PLAIN))
		add_encoded_words(out, text, line->n);
	else if (is_words)
		buf_add(out, text, line->n);
	else
		add_quoted(out, text);
}

void mime_add_mailbox(struct buf *out, const char *header, const char *name, const char *address)
{
	struct buf line;

	buf_init(&line);
	add_one_line(&line, name ? name : "");
	buf_printf(out, "%s: ", header);
	if (line.n > 0) {
		add_phrase(out, &line);
		buf_printf(out, "\r\n <%s>\r\n", address);
	} else {
		buf_printf(out, "%s\r\n", address);
	}
	buf_release(&line);
}

/* A character of n bytes as %XX, or as itself; the answer is how many characters that are. */
static size_t percent(char coded[3 * 4], const char *text, size_t n)
{
	size_t width = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];

		if (is_letter_or(text[i], "-._")) {
			coded[width++] = text[i];
		} else {
			coded[width++] = '%';
			coded[width++] = hex[c >> 4];
			coded[width++] = hex[c & 15];
		}
	}
	return width;
}

/* A value that is not plain, in numbered parts, which begin and end with whole characters (RFC
 * 2231, 3 and 4.1). */
static void add_extended(struct buf *out, const char *name, const char *value)
{
	size_t column = VALUE_CHARACTERS, n;
	char coded[3 * 4];
	int part = 0;

	for (; *value; value += n) {
		size_t width;

		n = character(value);
		width = percent(coded, value, n);
		if (column + width > VALUE_CHARACTERS) {
			buf_printf(out, ";\r\n %s*%d*=%s", name, part, part == 0 ? "utf-8''" : "");
			column = 0;
			part++;
		}
		buf_add(out, coded, width);
		column += width;
	}
}

void mime_add_parameter(struct buf *out, const char *name, const char *value)
{
	struct buf line;

	buf_init(&line);
	add_one_line(&line, value);
	if (is_plain(&line, VALUE_CHARACTERS)) {
		buf_printf(out, ";\r\n %s=", name);
		add_quoted(out, buf_text(&line));
	} else {
		add_extended(out, name, buf_text(&line));
	}
	buf_release(&line);
}

/* A character of n bytes as quoted-printable; the answer is how many characters that are. A space
 * at the end of a line would be lost on the way. */
static size_t quote(char coded[3 * 4], const char *text, size_t n)
{
	size_t width = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];
		bool is_last = text[n] == '\n' || !text[n];

		if ((c > ' ' && c < 0x7f && c != '=') || (c == ' ' && !is_last)) {
			coded[width++] = (char)c;
		} else {
			coded[width++] = '=';
			coded[width++] = hex[c >> 4];
			coded[width++] = hex[c & 15];
		}
	}
	return width;
}

void mime_add_lines(struct buf *out, const char *text)
{
	size_t column = 0;

	while (*text) {
		size_t n = character(text), width;
		char coded[3 * 4];

		if (*text == '\n') {
			buf_addstr(out, "\r\n");
			column = 0;
			text++;
			continue;
		}
		width = quote(coded, text, n);
		if (column + width > LONGEST_LINE - 1) { /* one more for the "=" */
			buf_addstr(out, "=\r\n");
			column = 0;
		}
		buf_add(out, coded, width);
		column += width;
		text += n;
	}
	if (column > 0)
		buf_addstr(out, "\r\n");
}

void mime_add_bytes(struct buf *out, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < n; i += LINE_BYTES) {
		base64_add(out, at + i, n - i < LINE_BYTES ? n - i : LINE_BYTES);
		buf_addstr(out, "\r\n");
	}
}
