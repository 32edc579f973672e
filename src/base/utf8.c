/* UTF-8 (RFC 3629, table 3-7 of the Unicode Standard). */
#include "base/utf8.h"

#include <string.h>

static size_t sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if (lead >= 0xe0 && lead <= 0xef)
		return 3;
	if (lead >= 0xf0 && lead <= 0xf4)
		return 4;
	return 0;
}

size_t utf8_decode(const char *text, size_t n, uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *s = (const unsigned char *)text;
	size_t length = n ? sequence_length(s[0]) : 0;
	uint32_t value;

	if (length == 1) {
		*code = s[0];
		return 1;
	}
	if (length == 0 || length > n)
		return 0;
	value = s[0] & (0x7fu >> length);
	for (size_t i = 1; i < length; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (s[i] & 0x3fu);
	}
	if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*code = value;
	return length;
}

size_t utf8_encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

int utf8_length(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += !utf8_goes_on(*text);
	return n;
}

size_t utf8_offset(const char *text, int number)
{
	size_t at = 0;

	for (; number > 0 && text[at]; number--)
		do
			at++;
		while (utf8_goes_on(text[at]));
	return at;
}

/* How many bytes from the first on are ASCII, in steps of eight. */
static size_t skip_ascii(const char *text, size_t n)
{
	size_t at = 0;
	uint64_t eight;

	for (; n - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, text + at, sizeof eight);
		if (eight & 0x8080808080808080)
			break;
	}
	return at;
}

bool utf8_is_ascii(const char *text, size_t n)
{
	for (size_t at = skip_ascii(text, n); at < n; at++)
		if ((unsigned char)text[at] >= 0x80)
			return false;
	return true;
}

size_t utf8_check(const char *text, size_t n)
{
	size_t at = 0, step;

	while ((at += skip_ascii(text + at, n - at)) < n) {
		uint32_t code;

		step = utf8_decode(text + at, n - at, &code);
		if (step == 0)
			break;
		at += step;
	}
	return at;
}

static bool is_unseen(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {{0x00, 0x20},       {0x7f, 0xa0},      {0xad, 0xad},     {0x34f, 0x34f},
		      {0x61c, 0x61c},     {0x115f, 0x1160},  {0x1680, 0x1680}, {0x17b4, 0x17b5},
		      {0x180b, 0x180f},   {0x2000, 0x200f},  {0x2028, 0x202f}, {0x205f, 0x206f},
		      {0x2800, 0x2800},   {0x3000, 0x3000},  {0x3164, 0x3164}, {0xfe00, 0xfe0f},
		      {0xfeff, 0xfeff},   {0xffa0, 0xffa0},  {0xfff0, 0xfffb}, {0x1bca0, 0x1bca3},
		      {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (code <= ranges[i].last)
			return code >= ranges[i].first;
	return false;
}

bool utf8_is_blank(const char *text)
{
	size_t n = strlen(text), step;
	uint32_t code;

	for (; n; text += step, n -= step) {
		step = utf8_decode(text, n, &code);
		if (!step || !is_unseen(code))
			return false;
	}
	return true;
}
