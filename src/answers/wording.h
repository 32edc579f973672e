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
/* Words as they are compared: no-break spaces as spaces too, and no marks of direction at all; the
 * text itself where it is so already. */
const char *wording_fold(struct arena *arena, const char *text);
/* Words as they are compared where people and tools write them with small differences: without
 * markup of HTML, capitals and compatibility forms, with one kind of apostrophe, quotation mark and
 * dash (fold_text), without a star, colons, full stops and spaces at the end. */
const char *wording_loose(struct arena *arena, const char *text);
/* The beginning of a text, short enough for a message. */
const char *wording_quote(struct arena *arena, const char *text);

#endif
