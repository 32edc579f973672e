/*
 * PDF spelling. All numbers are made from integers, so that they look the same with every version
 * of libharu, whose own formatter rounds in one version and truncates in the next.
 */
#include "pdf/syntax.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum { NAME_LIMIT = 127 };

static const char hex_digits[] = "0123456789ABCDEF";

static size_t write_digits(char *end, uint64_t value)
{
	size_t n = 0;

	do {
		end[-1 - (ptrdiff_t)n++] = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0);
	return n;
}

void syntax_integer(struct buf *out, int64_t value)
{
	char digits[32];
	char *end = digits + sizeof digits;
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	size_t n = write_digits(end, size);

	if (value < 0)
		end[-1 - (ptrdiff_t)n++] = '-';
	buf_add(out, end - n, n);
}

/* The digits of value / 1000 in front of end; returns how many. */
static size_t spell_length(char *end, len value)
{
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	uint32_t part = size % 1000;
	size_t n = 0;

	if (part > 0) {
		int places = 3;

		for (; part % 10 == 0; part /= 10)
			places--;
		for (; places > 0; places--, part /= 10)
			end[-1 - (ptrdiff_t)n++] = (char)('0' + part % 10);
		end[-1 - (ptrdiff_t)n++] = '.';
	}
	if (size >= 1000 || n == 0)
		n += write_digits(end - n, size / 1000);
	if (value < 0)
		end[-1 - (ptrdiff_t)n++] = '-';
	return n;
}

void syntax_length(struct buf *out, len value)
{
	char digits[32];
	char *end = digits + sizeof digits;
	size_t n = spell_length(end, value);

	buf_add(out, end - n, n);
}

void syntax_operand(struct buf *out, len value)
{
	char digits[32];
	char *end = digits + sizeof digits - 1;
	size_t n = spell_length(end, value);

	*end = ' ';
	buf_add(out, end - n, n + 1);
}

static void add_hex(struct buf *out, unsigned byte)
{
	char pair[2] = {hex_digits[byte >> 4 & 15], hex_digits[byte & 15]};

	buf_add(out, pair, 2);
}

void syntax_name(struct buf *out, const char *name)
{
	assert(*name);
	buf_addc(out, '/');
	for (size_t i = 0; i < NAME_LIMIT && name[i]; i++) {
		unsigned char c = (unsigned char)name[i];

		if (c > ' ' && c < 0x7f && !strchr("()<>[]{}/%#", c)) {
			buf_addc(out, (char)c);
		} else {
			buf_addc(out, '#');
			add_hex(out, c);
		}
	}
}

void syntax_reference(struct buf *out, int object)
{
	char digits[32] = {[28] = ' ', '0', ' ', 'R'};
	char *end = digits + 28;
	size_t n = write_digits(end, (uint64_t)object);

	assert(object >= 0);
	buf_add(out, end - n, n + 4);
}

/* One byte of a string: a bare carriage return would be read as a line feed. */
static void add_byte(struct buf *out, char byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		buf_addc(out, '\\');
	if (byte == '\r')
		buf_add(out, "\\r", 2);
	else
		buf_addc(out, byte);
}

void syntax_string(struct buf *out, const char *bytes)
{
	buf_addc(out, '(');
	for (;;) {
		size_t n = strcspn(bytes, "()\\\r");

		buf_add(out, bytes, n);
		bytes += n;
		if (!*bytes)
			break;
		add_byte(out, *bytes++);
	}
	buf_addc(out, ')');
}

void syntax_code_bytes(struct buf *out, unsigned code)
{
	assert(code <= 0xffff);
	add_byte(out, (char)(code >> 8));
	add_byte(out, (char)code);
}

void syntax_code(struct buf *out, unsigned code)
{
	char digits[4] = {hex_digits[code >> 12 & 15], hex_digits[code >> 8 & 15],
			  hex_digits[code >> 4 & 15], hex_digits[code & 15]};

	assert(code <= 0xffff);
	buf_add(out, digits, 4);
}

static void add_utf16(struct buf *out, uint32_t code)
{
	if (code < 0x10000) {
		syntax_code(out, code);
	} else {
		syntax_code(out, 0xd800 + ((code - 0x10000) >> 10));
		syntax_code(out, 0xdc00 + ((code - 0x10000) & 0x3ff));
	}
}

void syntax_utf16(struct buf *out, const char *utf8, size_t n)
{
	uint32_t code;
	size_t step;

	for (size_t at = 0; at < n; at += step) {
		step = utf8_decode(utf8 + at, n - at, &code);
		if (step == 0)
			return;
		add_utf16(out, code);
	}
}

/* What only lines of a page need: soft hyphens, places for breaks and against them, directions. A
 * list of titles would show them, and whoever searches it would not find. */
static bool is_helper(uint32_t code)
{
	return code == 0xad || code == 0x200b || code == 0x200e || code == 0x200f ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) ||
	       code == 0xfeff;
}

void syntax_plain(struct buf *out, const char *utf8)
{
	size_t n = strlen(utf8), step;
	uint32_t code;

	for (size_t at = 0; at < n; at += step) {
		step = utf8_decode(utf8 + at, n - at, &code);
		if (step == 0)
			break;
		if (code == 0x2028)
			buf_addc(out, ' ');
		else if (code != 0xfffc && !is_helper(code))
			buf_add(out, utf8 + at, step);
	}
}

void syntax_text(struct buf *out, const char *utf8)
{
	size_t n = strlen(utf8), step;
	bool is_ascii = true;
	uint32_t code;

	for (size_t i = 0; i < n; i++)
		is_ascii = is_ascii && utf8[i] >= ' ' && utf8[i] < 0x7f;
	if (is_ascii) {
		syntax_string(out, utf8);
		return;
	}
	buf_addstr(out, "<FEFF");
	for (size_t at = 0; at < n; at += step) {
		step = utf8_decode(utf8 + at, n - at, &code);
		if (step == 0)
			break;
		if (code != 0xfffc && !is_helper(code))
			add_utf16(out, code == 0x2028 ? ' ' : code);
	}
	buf_addc(out, '>');
}

struct tm syntax_moment(int64_t date)
{
	time_t seconds = (time_t)date;
	struct tm tm;

	return gmtime_r(&seconds, &tm) ? tm : (struct tm){.tm_year = 70, .tm_mday = 1};
}

void syntax_date(struct buf *out, int64_t date)
{
	struct tm tm = syntax_moment(date);

	buf_printf(out, "(D:%04d%02d%02d%02d%02d%02dZ)", tm.tm_year + 1900, tm.tm_mon + 1,
		   tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}
