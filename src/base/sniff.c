/* Byte order marks (Unicode 2.6) and the first byte behind. */
#include "base/sniff.h"

#include <string.h>

const char *sniff_text(const char *bytes, size_t *n)
{
	size_t nmark = *n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	*n -= nmark;
	return bytes + nmark;
}

char sniff_first(const char *bytes, size_t n)
{
	const char *text = sniff_text(bytes, &n);

	return text[strspn(text, " \t\r\n")];
}

bool sniff_is_utf16(const char *bytes, size_t n)
{
	return n >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}
