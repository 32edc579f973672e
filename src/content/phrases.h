/* Phrases: every sentence the tool itself prints, by key, as ICU MessageFormat patterns. */
#ifndef CONTENT_PHRASES_H
#define CONTENT_PHRASES_H

#include <stdbool.h>

#include "base/diag.h"

struct phrases {
	const char *lang;
	const char *path;
	const char *extends; /* the language of what it is laid over; or NULL */
	const char **keys;   /* in the order of the file */
	const char **patterns;
	struct srcpos *pos;
	int nkeys;
	int *slots; /* which key stands where its hash leads, from 1; 0: none */
	int nslots; /* a power of two, more than nkeys */
};

/*
 * Loads dir/LANG.xml; for "de-AT" falls back to dir/de.xml, and for a language without a file to
 * dir/en.xml with a warning. A file that extends another has only what differs. NULL when diag
 * received errors: schema, double keys, keys missing that en.xml has.
 */
const struct phrases *phrases_load(struct arena *arena, const char *dir, const char *lang,
				   const char *schema_dir, struct diag *diag);

/* The same with what only forms say, from dir/form: few runs need that. In the language of phrases,
 * which is what phrases_load gave. NULL when diag received errors. */
const struct phrases *phrases_add_forms(struct arena *arena, const struct phrases *phrases,
					const char *dir, const char *schema_dir, struct diag *diag);

/*
 * The same with what is said of something else than roles, from dir/KIND ("option"), whose files
 * hold only that; in the language of phrases. NULL or "role": phrases themselves; and these, with a
 * warning, where there is no such file. NULL when diag received errors.
 */
const struct phrases *phrases_of_kind(struct arena *arena, const struct phrases *phrases,
				      const char *dir, const char *kind, const char *schema_dir,
				      struct diag *diag);

/* Whether there are phrases of that language. */
bool phrases_have(struct arena *arena, const char *dir, const char *lang, struct diag *diag);

/* Makes the keys that there are findable. */
void phrases_index(struct arena *arena, struct phrases *phrases);

struct phrase_found {
	const char *pattern;
	struct srcpos pos; /* for messages */
};

/* The pattern of a key that must exist; a missing key ends the program in a debug build and gives
 * the key itself otherwise. */
struct phrase_found phrase_find(const struct phrases *phrases, const char *key);
const char *phrase(const struct phrases *phrases, const char *key);
struct srcpos phrase_pos(const struct phrases *phrases, const char *key);

#endif
