/*
 * Codes: what people are called outside the pages of their reports. A code is the beginning of an
 * HMAC (RFC 2104) with SHA-256 of what tells the person from others, by a key that nobody else has:
 * without it nobody finds a code by trying out addresses.
 */
#ifndef COHORT_CODE_H
#define COHORT_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

enum {
	CODE_KEY = 32,   /* bytes of a key */
	CODE_LENGTH = 12 /* letters and digits of base 32 (RFC 4648), in small letters: 60 bits */
};

struct code_key {
	uint8_t bytes[CODE_KEY];
};

/* Reads the key from a file of 64 hexadecimal digits; where there is none, makes one of random
 * bytes that its owner alone may read; is_dry: none is made, and codes are no one's. False and an
 * error: it cannot be read or made, or is none. */
bool code_key_open(struct code_key *key, const char *path, bool is_dry, struct diag *diag);

/* The code of a person by a text, in arena. */
const char *code_make(struct arena *arena, const struct code_key *key, const char *person);

#endif
