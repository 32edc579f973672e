/*
 * Mojibake: the bytes of one character became a character each. Those are found again by the way
 * back, and are a character of UTF-8 together; words in no language are written so.
 */
#include "answers/mojibake.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* The byte that Windows-1252 shows as that character, or as ISO 8859-1 does; -1: none. */
static int byte_of(uint32_t code)
{
	/* 0x80 to 0x9F; 0: stands for itself */
	static const uint16_t windows[] = {
		0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
		0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
	};

	if (code < 0x100)
		return (int)code;
	for (int i = 0; i < 32; i++)
		if (windows[i] == code)
			return 0x80 + i;
	return -1;
}

/* Whether the characters at text are the bytes of one. */
static bool is_doubled(const char *text, size_t n)
{
	char bytes[4];
	size_t nbytes = 0, step;
	uint32_t code;

	while (nbytes < sizeof bytes && (step = utf8_decode(text, n, &code)) > 0) {
		int byte = byte_of(code);

		if (byte < 0x80)
			break;
		bytes[nbytes++] = (char)byte;
		text += step;
		n -= step;
	}
	return utf8_decode(bytes, nbytes, &code) > 1;
}

const char *mojibake_find(const char *text)
{
	size_t n = strlen(text);
	const char *end = text + n;

	/* The first byte of a character is itself U+00C2 to U+00F4. */
	while ((text = memchr(text, 0xc3, (size_t)(end - text)))) {
		if (is_doubled(text, (size_t)(end - text)))
			return text;
		text++;
	}
	return NULL;
}
