/* Texts in the order in which a language sorts them (UTS #10, with the rules of CLDR). */
#ifndef LOCALE_COLLATE_H
#define LOCALE_COLLATE_H

#include "base/arena.h"

struct collate;

/* lang is a BCP 47 tag; an unknown one gives ICU's root rules. Never NULL. */
struct collate *collate_open(const char *lang);
void collate_close(struct collate *collate); /* or NULL */

/* Bytes that stand to those of other texts as the texts do, compared one by one. */
char *collate_key(struct collate *collate, struct arena *arena, const char *text);

#endif
