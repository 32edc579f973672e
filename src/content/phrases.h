/* Phrases: every sentence the tool itself prints, by key, as ICU MessageFormat patterns. */
#ifndef CONTENT_PHRASES_H
#define CONTENT_PHRASES_H

#include <stdbool.h>

#include "base/diag.h"

struct phrases {
	const char *lang;
	const char *path;
	const char **keys; /* ascending by byte */
	const char **patterns;
	struct srcpos *pos;
	int nkeys;
};

/*
 * Loads dir/LANG.xml; for "de-AT" falls back to dir/de.xml, and for a language without a file to
 * dir/en.xml with a warning. NULL when diag received errors: schema, double keys, keys missing that
 * en.xml has.
 */
const struct phrases *phrases_load(struct arena *arena, const char *dir, const char *lang,
				   const char *schema_dir, struct diag *diag);

/* Whether there are phrases of that language. */
bool phrases_have(struct arena *arena, const char *dir, const char *lang);

/* The pattern of a key that must exist; a missing key ends the program in a debug build and gives
 * the key itself otherwise. */
const char *phrase(const struct phrases *phrases, const char *key);
/* Where it stands, for messages. */
struct srcpos phrase_pos(const struct phrases *phrases, const char *key);

#endif
