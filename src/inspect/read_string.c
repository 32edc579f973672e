/* UTF-16 and PDFDocEncoding, which may be anything, as UTF-8 that can be printed. */
#include "inspect/read_string.h"

#include "base/pdfdoc.h"
#include "base/utf8.h"

static void add_code(struct buf *out, uint32_t code)
{
	char bytes[4] = {0};

	buf_add(out, bytes, (size_t)utf8_encode(code, bytes));
}

void read_string_utf16(const char *bytes, size_t n, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)bytes, *end = p + n;

	while (end - p >= 2) {
		uint32_t code = (uint32_t)p[0] << 8 | p[1];

		p += 2;
		if (code >= 0xd800 && code < 0xdc00 && end - p >= 2 && (p[0] & 0xfc) == 0xdc) {
			code = 0x10000 + ((code - 0xd800) << 10) +
			       (((uint32_t)p[0] << 8 | p[1]) - 0xdc00);
			p += 2;
		} else if (code >= 0xd800 && code < 0xe000) {
			code = 0xfffd;
		}
		add_code(out, code);
	}
}

const char *read_string(struct arena *arena, const struct value *value)
{
	const unsigned char *p = (const unsigned char *)value->bytes;
	struct buf text;
	char *copy, *to;

	if (value->kind != VALUE_STRING)
		return "";
	buf_init(&text);
	if (value->n >= 2 && p[0] == 0xfe && p[1] == 0xff)
		read_string_utf16(value->bytes + 2, value->n - 2, &text);
	else
		for (size_t i = 0; i < value->n; i++)
			add_code(&text, pdfdoc_code(p[i]));
	copy = to = arena_text(arena, text.n);
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.bytes[i] >= ' ')
			*to++ = text.bytes[i];
	*to = 0;
	buf_release(&text);
	return copy;
}
