/*
 * A text of JSON block by block: values are cut out whole, by their brackets and quotation marks
 * alone. Whether a value is JSON is for a parser to say, which then reads it by itself.
 */
#ifndef ANSWERS_JSON_TEXT_H
#define ANSWERS_JSON_TEXT_H

#include "answers/decoder.h"
#include "base/buf.h"

/* What is known between two bytes. */
struct json_state {
	int depth; /* brackets that are open */
	bool in_string, is_escaped;
};

struct json_text {
	struct decoder *decoder; /* outlives it */
	const char *block;       /* what is left of it */
	size_t n;
	struct place_walk walk; /* at the next byte */
};

struct json_text json_text_begin(struct decoder *decoder);
void json_text_rewind(struct json_text *text);

/* The next byte, which stays; -1: there is none, or decoder_has_failed. */
int json_text_peek(struct json_text *text);
/* Past a byte. */
void json_text_step(struct json_text *text);
/* Past white space; the byte behind it, or -1. */
int json_text_skip_blank(struct json_text *text);

/* What is known behind the byte. */
struct json_state json_state_after(struct json_state state, char byte);

enum json_cut { JSON_CUT_WHOLE, JSON_CUT_OPEN /* the text ends in it */, JSON_CUT_LONG };

/* Past the value that begins here; its bytes, limit at most, are put in a buffer. */
enum json_cut json_text_cut(struct json_text *text, struct buf *value, size_t limit);

#endif
