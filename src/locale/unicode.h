/* What ICU knows about characters: composed forms, digits of every script, signs of currencies. */
#ifndef LOCALE_UNICODE_H
#define LOCALE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* The text in form NFC (UAX #15): text itself where it is already, else a copy in the arena. text
 * must be UTF-8. */
const char *unicode_nfc(struct arena *arena, const char *text);

/* 0 to 9 for a decimal digit of any script; -1 for everything else. */
int unicode_digit(uint32_t code);

/* White space of any width, no-break spaces and ends of lines among it (White_Space). */
bool unicode_is_space(uint32_t code);

bool unicode_is_currency(uint32_t code);

/* The version of ICU. */
const char *unicode_version(struct arena *arena);

#endif
