/*
 * Hyphenation by patterns (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983), from the
 * dictionaries of libhyphen and the office suites (hyph_de.dic), compounds included, with
 * libhyphen's results. The library itself takes 10 ms to load English and 3 s to load German, more
 * than the rest of a run; this takes one and a few.
 */
#ifndef TEXT_HYPHEN_H
#define TEXT_HYPHEN_H

#include <stdbool.h>

#include "base/diag.h"

struct hyphen;
struct hyphen_patterns;

enum { HYPHEN_LONGEST = 100 }; /* bytes; longer words are not hyphenated */

/* Dictionaries are looked for in folder. One that is there and cannot be read is an error. */
struct hyphen *hyphen_new(const char *folder, struct diag *diag);
void hyphen_free(struct hyphen *hyphen);

/*
 * The patterns for a language (BCP 47), loaded when first asked for, which is at pos. NULL: none
 * are installed; where a package has them, the run is warned of that, once a language.
 */
const struct hyphen_patterns *hyphen_find(struct hyphen *hyphen, const char *lang,
					  struct srcpos pos);

/*
 * Marks where the word, n bytes of lower-case UTF-8 letters, may be hyphenated: marks[i] becomes
 * true when a hyphen may stand before byte i; n of them. At least left and right letters stay
 * together at the ends, or more if the dictionary says so. Hyphens that change the spelling are
 * left out.
 */
void hyphen_word(const struct hyphen_patterns *patterns, const char *word, int n, int left,
		 int right, bool *marks);

/* hyphen_file.c: the dictionary in folder for a language: "de-AT" takes hyph_de_AT.dic, else
 * hyph_de.dic, else that of another country. NULL: there is none, or the folder cannot be read,
 * which is an environment error in diag. */
char *hyphen_path(struct arena *arena, const char *folder, const char *lang, struct diag *diag);
/* The Debian package that has it; NULL: none has. */
const char *hyphen_package(struct arena *arena, const char *lang);

#endif
