/* Names of hosts by ICU, which knows the letters that they may have, and how long they may be. */
#include "locale/idna.h"

#include <unicode/uidna.h>

enum { LONGEST = 253 }; /* bytes (RFC 1035, 2.3.4, without what lengths take) */

const char *idna_ascii(struct arena *arena, const char *name)
{
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	UErrorCode status = U_ZERO_ERROR;
	UIDNA *idna = uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI |
					      UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII,
				      &status);
	char ascii[LONGEST + 1];
	int32_t n = uidna_nameToASCII_UTF8(idna, name, -1, ascii, sizeof ascii, &info, &status);

	uidna_close(idna);
	if (status != U_ZERO_ERROR || info.errors || n == 0)
		return NULL;
	return arena_strndup(arena, ascii, (size_t)n);
}
