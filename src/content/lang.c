/* Tags are compared subtag by subtag, by their letters in ASCII. */
#include "content/lang.h"

#include <string.h>
#include <strings.h>

enum { OTHER_REGION = 1, WIDER = 2, NARROWER = 3 }; /* NARROWER and what is longer still */

bool lang_is_same(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

bool lang_is_kind_of(const char *lang, const char *other)
{
	size_t n = strlen(other);

	return strncasecmp(lang, other, n) == 0 && (lang[n] == '-' || lang[n] == '\0');
}

/* A language and a region, "en-GB", nothing else. */
static bool is_regional(const char *lang)
{
	size_t n = strcspn(lang, "-");

	return lang[n] && strlen(lang + n + 1) == 2;
}

int lang_serves(const char *have, const char *wanted)
{
	size_t n = strcspn(have, "-");

	if (lang_is_kind_of(wanted, have))
		return NARROWER + (int)strlen(have);
	if (lang_is_kind_of(have, wanted))
		return WIDER;
	return is_regional(have) && is_regional(wanted) && strcspn(wanted, "-") == n &&
			       strncasecmp(have, wanted, n) == 0
		       ? OTHER_REGION
		       : 0;
}

int lang_best(const char *const *langs, int n, const char *wanted)
{
	int best = -1, most = 0;

	for (int i = 0; i < n; i++) {
		int serves = lang_serves(langs[i], wanted);

		if (serves > most) {
			most = serves;
			best = i;
		}
	}
	return best;
}
