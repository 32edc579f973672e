/* Languages by their tags (BCP 47, RFC 4647): which of some serves who asks for another. */
#ifndef CONTENT_LANG_H
#define CONTENT_LANG_H

#include <stdbool.h>

/* Whether the tags are the same; capitals make no difference. */
bool lang_is_same(const char *a, const char *b);

/* Whether the first tag is the second or says more: "de-AT" is a kind of "de". */
bool lang_is_kind_of(const char *lang, const char *other);

/*
 * How well words in the one language serve who asks for the other, from 1 on; 0: not at all. Best
 * is the same tag, then the longest that the wanted one is a kind of; then a kind of the wanted
 * one, then another region of the same language. Another script is no help.
 */
int lang_serves(const char *have, const char *wanted);

/* The one that serves best, the first of equal ones; -1: none does. */
int lang_best(const char *const *langs, int n, const char *wanted);

#endif
