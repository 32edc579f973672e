/* Signs of quotations as ICU has them from CLDR, asked for once a quotation: guides have few. */
#include "locale/quotation.h"

#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#include "base/arena.h"

enum { UNITS = 8, BYTES = 3 * UNITS + 1 };

const char *quotation_opening(struct arena *arena, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char name[ULOC_FULLNAME_CAPACITY], sign[BYTES];
	UChar units[UNITS];
	ULocaleData *data;
	int32_t n;

	uloc_forLanguageTag(lang, name, sizeof name, NULL, &status);
	data = ulocdata_open(U_SUCCESS(status) ? name : "", &status);
	n = ulocdata_getDelimiter(data, ULOCDATA_QUOTATION_START, units, UNITS, &status);
	u_strToUTF8(sign, sizeof sign, NULL, units, n, &status);
	if (data)
		ulocdata_close(data);
	return U_SUCCESS(status) ? arena_strdup(arena, sign) : "\xe2\x80\x9c";
}
