/* Words as people write them, in files and at prompts. */
#ifndef ANSWERS_WORDING_H
#define ANSWERS_WORDING_H

#include "base/arena.h"

/*
 * Words as they are kept: NFC, white space that can break a line as single spaces, none at the
 * ends; without control characters and without the marks that turn the direction of what follows
 * (UAX #9 embeddings, overrides, isolates).
 */
const char *wording_clean(struct arena *arena, const char *text);
/* Words as they are compared: no-break spaces as spaces too, and no marks of direction at all. */
const char *wording_fold(struct arena *arena, const char *text);
/* The beginning of a text, short enough for a message. */
const char *wording_quote(struct arena *arena, const char *text);

#endif
