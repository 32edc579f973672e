/* The C library knows the encodings. */
#include "xml/decode.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/sniff.h"
#include "base/utf8.h"

enum { MOST_BYTES_OF_ONE = 4, NAME_BYTES = 40 };

/* iconv takes wishes behind the name: "ASCII//TRANSLIT" would put other characters in. */
static bool is_name(const char *encoding)
{
	size_t n = strspn(encoding, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789._:-");

	return n > 0 && n < NAME_BYTES && encoding[n] == '\0';
}

static const char *convert(struct arena *arena, const char *bytes, size_t *n, iconv_t converter)
{
	size_t left = *n, room = MOST_BYTES_OF_ONE * *n;
	char *text = arena_alloc(arena, room + 1), *in = (char *)bytes, *out = text;

	/* what has no counterpart is an error: (size_t)-1; so are some made-up ones: above 0 */
	if (iconv(converter, &in, &left, &out, &room) != 0 || left > 0)
		return NULL;
	*out = '\0';
	*n = (size_t)(out - text);
	return text;
}

const char *decode_text(struct arena *arena, const char *bytes, size_t *n, const char *encoding,
			const char **why)
{
	bool is_utf8 = !encoding || strcasecmp(encoding, "utf-8") == 0;
	iconv_t converter;

	if (!is_utf8) {
		*why = "is in an encoding that is not known";
		converter = is_name(encoding) ? iconv_open("UTF-8", encoding) : (iconv_t)-1;
		if (converter == (iconv_t)-1)
			return NULL;
		*why = "is in another encoding than it says";
		bytes = convert(arena, bytes, n, converter);
		iconv_close(converter);
		if (!bytes)
			return NULL;
	}
	bytes = sniff_text(bytes, n);
	*why = is_utf8 ? "is no UTF-8 text" : "is no text";
	return utf8_check(bytes, *n) == *n && strlen(bytes) == *n ? bytes : NULL;
}
