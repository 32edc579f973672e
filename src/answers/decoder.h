/*
 * Decoders: a stream as text in UTF-8, a block at a time. A byte order mark decides what it is
 * written in, else the name that the user gave, else it is UTF-8, strictly. Nothing is guessed and
 * nothing replaced: the first byte that fits not is an error with line and column, and so is a NUL.
 */
#ifndef ANSWERS_DECODER_H
#define ANSWERS_DECODER_H

#include "answers/encoding.h"
#include "answers/place.h"
#include "base/stream.h"

struct decoder;

/* encoding: the one that the user named, or NULL. NULL with an error where the file is plainly
 * another or no text. Reads on from the beginning of the stream, which outlives it. */
struct decoder *decoder_open(struct arena *arena, struct stream *stream,
			     const struct encoding *encoding, struct diag *diag);

/* The next bytes of text, whole characters, until the next call; 0: the end, or decoder_has_failed
 * and an error said why. */
size_t decoder_read(struct decoder *decoder, const char **text);

/* The first bytes of text as far as they are right, for finding out what it is; no error is said.
 * The decoder is at the beginning again. */
size_t decoder_peek(struct decoder *decoder, const char **text);

/* To the beginning; a failure is forgotten. */
void decoder_rewind(struct decoder *decoder);

bool decoder_has_failed(const struct decoder *decoder);

/* The name of the file for messages. */
const char *decoder_path(const struct decoder *decoder);

/* The stream stays open. */
void decoder_close(struct decoder *decoder);

#endif
