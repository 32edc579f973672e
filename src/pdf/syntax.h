/* The spelling of PDF objects (ISO 32000-1, 7.3): numbers, names, strings, references. */
#ifndef PDF_SYNTAX_H
#define PDF_SYNTAX_H

#include <stdint.h>
#include <time.h>

#include "base/buf.h"
#include "base/len.h"

void syntax_integer(struct buf *out, int64_t value);

/* Millipoints as points: at most three decimals, no trailing zeros, no "-0". */
void syntax_length(struct buf *out, len value);

/* The same followed by a space. */
void syntax_operand(struct buf *out, len value);

/* "/name", with every byte outside the regular characters as #xx. At most 127 bytes are written. */
void syntax_name(struct buf *out, const char *name);

/* "12 0 R" */
void syntax_reference(struct buf *out, int object);

/* A byte string in parentheses. */
void syntax_string(struct buf *out, const char *bytes);

/* One byte inside the parentheses. */
void syntax_byte(struct buf *out, char byte);

/* A text string (7.9.2.2): in PDFDocEncoding where that has all its characters, so that ASCII stays
 * as it is, else UTF-16BE with its mark, in hexadecimal. U+2028 becomes a space; U+FFFC, and what
 * only lines of a page need (soft hyphens, U+200B, U+2060, marks of direction), is left out. */
void syntax_text(struct buf *out, const char *utf8);

/* The same text as UTF-8. */
void syntax_plain(struct buf *out, const char *utf8);

/* n bytes of UTF-8 as hexadecimal UTF-16BE, without brackets. */
void syntax_utf16(struct buf *out, const char *utf8, size_t n);

/* Two bytes as four hexadecimal digits. */
void syntax_code(struct buf *out, unsigned code);

/* Seconds since 1970-01-01 UTC as date and time; the first of them where there is no such. */
struct tm syntax_moment(int64_t date);

/* (D:20260102030405Z), seconds since 1970-01-01 UTC. */
void syntax_date(struct buf *out, int64_t date);

#endif
