/*
 * PDF spelling. All numbers are made from integers, so that they look the same with every version
 * of libharu, whose own formatter rounds in one version and truncates in the next.
 */
#include "pdf/syntax.h"

#include <assert.h>
#include <string.h>

#include "base/pdfdoc.h"
#include "base/utf8.h"

enum { NAME_LIMIT = 127 };

static const char hex_digits[] = "0123456789ABCDEF";

enum { DIGITS = 20, DECIMALS = 4 /* with the point */ };

static size_t count_digits(uint64_t value)
{
	size_t n = 1;

	for (; value >= 1000; value /= 1000)
		n += 3;
	return n + (value >= 10) + (value >= 100);
}

/* 00 to 99 */
static const char pairs[] = "0001020304050607080910111213141516171819"
			    "2021222324252627282930313233343536373839"
			    "4041424344454647484950515253545556575859"
			    "6061626364656667686970717273747576777879"
			    "8081828384858687888990919293949596979899";

/* Most numbers of a file have three digits at most. */
static char *put_few_digits(char *to, uint32_t value)
{
	if (value >= 100) {
		*to++ = (char)('0' + value / 100);
		memcpy(to, pairs + value % 100 * 2, 2);
		return to + 2;
	}
	memcpy(to, pairs + value * 2 + (value < 10), 2);
	return to + 1 + (value >= 10);
}

/* All that put_ write returns where they stopped; what is behind may be written over too. */
static char *put_digits(char *to, uint64_t value)
{
	char *end, *at;

	if (value < 1000)
		return put_few_digits(to, (uint32_t)value);
	end = at = to + count_digits(value);
	for (; value >= 100; value /= 100)
		memcpy(at -= 2, pairs + value % 100 * 2, 2);
	if (value >= 10)
		memcpy(at - 2, pairs + value * 2, 2);
	else
		at[-1] = (char)('0' + value);
	return end;
}

static char *put_size(char *to, int64_t value, uint64_t *size)
{
	*size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	if (value < 0)
		*to++ = '-';
	return to;
}

/* value / 1000 */
static char *put_length(char *to, len value)
{
	uint64_t size;
	uint32_t part;

	to = put_size(to, value, &size);
	part = (uint32_t)(size % 1000);
	if (size >= 1000 || part == 0)
		to = put_digits(to, size / 1000);
	if (part == 0)
		return to;
	*to++ = '.';
	*to++ = (char)('0' + part / 100);
	part %= 100;
	memcpy(to, pairs + part * 2, 2);
	return to + (part > 0) + (part % 10 > 0);
}

static void end_at(struct buf *out, char *end)
{
	*end = 0;
	out->n = (size_t)(end - out->bytes);
}

void syntax_integer(struct buf *out, int64_t value)
{
	uint64_t size;
	char *to = put_size(buf_room(out, DIGITS + 1), value, &size);

	end_at(out, put_digits(to, size));
}

void syntax_length(struct buf *out, len value)
{
	end_at(out, put_length(buf_room(out, DIGITS + DECIMALS), value));
}

void syntax_operand(struct buf *out, len value)
{
	char *end = put_length(buf_room(out, DIGITS + DECIMALS + 1), value);

	*end++ = ' ';
	end_at(out, end);
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
	char *end = put_digits(buf_room(out, DIGITS + 4), (uint64_t)object);

	assert(object >= 0);
	memcpy(end, " 0 R", sizeof " 0 R");
	end_at(out, end + 4);
}

/* A bare carriage return would be read as a line feed, and some programs lose line feeds. */
void syntax_byte(struct buf *out, char byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		buf_addc(out, '\\');
	if (byte == '\r')
		buf_add(out, "\\r", 2);
	else if (byte == '\n')
		buf_add(out, "\\n", 2);
	else
		buf_addc(out, byte);
}

void syntax_string(struct buf *out, const char *bytes)
{
	buf_addc(out, '(');
	for (;;) {
		size_t n = strcspn(bytes, "()\\\r\n");

		buf_add(out, bytes, n);
		bytes += n;
		if (!*bytes)
			break;
		syntax_byte(out, *bytes++);
	}
	buf_addc(out, ')');
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

/* Whether a text is of the characters that are the same in all encodings; eight at a time. */
static bool is_ascii(const char *text, size_t n)
{
	static const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
	uint64_t eight, others = 0;

	for (; n >= 8; n -= 8, text += 8) {
		memcpy(&eight, text, 8);
		/* its top bit is set where a byte is above 0x7f, below 0x20, or 0x7f */
		others |= (eight | (eight - ones * 0x20) | (eight + ones)) & tops;
	}
	for (; n > 0; n--, text++)
		others |= (unsigned char)*text < ' ' || (unsigned char)*text >= 0x7f;
	return !others;
}

/* The next character of a text that is to be written, from *at on, and behind it then. False: there
 * is none. */
static bool next_char(const char *utf8, size_t n, size_t *at, uint32_t *code)
{
	while (*at < n) {
		size_t step = utf8_decode(utf8 + *at, n - *at, code);

		if (step == 0)
			return false;
		*at += step;
		if (*code == 0x2028)
			*code = ' ';
		if (*code < 0xad || (*code != 0xfffc && !is_helper(*code)))
			return true;
	}
	return false;
}

/* Whether the bytes of a string begin with a mark of UTF-16 or, from PDF 2.0 on, UTF-8. */
static bool has_mark(const char *bytes)
{
	return strncmp(bytes, "\xfe\xff", 2) == 0 || strncmp(bytes, "\xff\xfe", 2) == 0 ||
	       strncmp(bytes, "\xef\xbb\xbf", 3) == 0;
}

/* In one byte a character; false: there is one that has none. */
static bool add_pdfdoc(struct buf *out, const char *utf8, size_t n)
{
	size_t begin = out->n, at = 0;
	uint32_t code;

	buf_addc(out, '(');
	while (next_char(utf8, n, &at, &code)) {
		uint8_t byte = pdfdoc_byte(code);

		if (!byte) {
			out->n = begin;
			return false;
		}
		syntax_byte(out, (char)byte);
	}
	if (has_mark(out->bytes + begin + 1)) {
		out->n = begin;
		return false;
	}
	buf_addc(out, ')');
	return true;
}

void syntax_text(struct buf *out, const char *utf8)
{
	size_t n = strlen(utf8), at = 0;
	uint32_t code;

	if (is_ascii(utf8, n)) {
		syntax_string(out, utf8);
		return;
	}
	if (add_pdfdoc(out, utf8, n))
		return;
	buf_addstr(out, "<FEFF");
	while (next_char(utf8, n, &at, &code))
		add_utf16(out, code);
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
