/* The signs around what somebody else said, by language (CLDR). */
#ifndef LOCALE_QUOTATION_H
#define LOCALE_QUOTATION_H

struct arena;

/* What a quotation begins with in a language, a BCP 47 tag; an unknown one has that of ICU's root.
 * It lives in arena. */
const char *quotation_opening(struct arena *arena, const char *lang);

#endif
