/* UTF-8 (RFC 3629): strict decoding, encoding, validation. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* U+2028, which forces a line break, and the bytes that it takes. */
#define UTF8_LINE_BREAK "\xe2\x80\xa8"
enum { UTF8_LINE_BREAK_SIZE = sizeof UTF8_LINE_BREAK - 1 };

/*
 * Decodes the code point at text[0..n). Returns the bytes it takes, 1 to 4; 0 when n is 0 or the
 * bytes are no UTF-8 (overlong, surrogate, past U+10FFFF, cut off).
 */
size_t utf8_decode(const char *text, size_t n, uint32_t *code);

/* Writes code (a Unicode scalar value) to out, which has room for 4 bytes; returns how many. */
size_t utf8_encode(uint32_t code, char *out);

/* Whether the byte is another of the character before it. */
static inline bool utf8_goes_on(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* How many characters (code points) the text has. */
int utf8_length(const char *text);

/* The offset of the character of that number, from 0, or of the end. */
size_t utf8_offset(const char *text, int number);

/* The offset of the first byte that is no UTF-8, or n. */
size_t utf8_check(const char *text, size_t n);

/* Whether all n bytes are ASCII. */
bool utf8_is_ascii(const char *text, size_t n);

/* Whether nothing of the text can be seen: it is empty, or all of it is white space, fillers and
 * characters that only steer others (White_Space, Default_Ignorable_Code_Point, blank U+2800). */
bool utf8_is_blank(const char *text);

#endif
