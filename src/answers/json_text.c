/* Cutting: a value with brackets ends with its last one, others before what ends them. */
#include "answers/json_text.h"

#include <string.h>

struct json_text json_text_begin(struct decoder *decoder)
{
	struct json_text text = {.decoder = decoder};

	json_text_rewind(&text);
	return text;
}

void json_text_rewind(struct json_text *text)
{
	decoder_rewind(text->decoder);
	text->n = 0;
	text->walk = place_begin(decoder_path(text->decoder));
}

int json_text_peek(struct json_text *text)
{
	if (text->n == 0)
		text->n = decoder_read(text->decoder, &text->block);
	return text->n ? (unsigned char)*text->block : -1;
}

void json_text_step(struct json_text *text)
{
	place_step(&text->walk, *text->block);
	text->block++;
	text->n--;
}

int json_text_skip_blank(struct json_text *text)
{
	int byte = json_text_peek(text);

	while (byte > 0 && strchr(" \t\r\n", byte)) {
		json_text_step(text);
		byte = json_text_peek(text);
	}
	return byte;
}

struct json_state json_state_after(struct json_state state, char byte)
{
	if (state.is_escaped)
		state.is_escaped = false;
	else if (state.in_string && byte == '\\')
		state.is_escaped = true;
	else if (byte == '"')
		state.in_string = !state.in_string;
	else if (!state.in_string && (byte == '{' || byte == '['))
		state.depth++;
	else if (!state.in_string && (byte == '}' || byte == ']'))
		state.depth--;
	return state;
}

/* Whether a value without brackets ends before the byte. */
static bool ends_before(struct json_state state, char byte)
{
	return state.depth == 0 && !state.in_string && byte && strchr(" \t\r\n,]}", byte);
}

enum json_cut json_text_cut(struct json_text *text, struct buf *value, size_t limit)
{
	struct json_state state = {0};

	buf_clear(value);
	while (json_text_peek(text) >= 0) {
		const char *block = text->block;
		size_t nblock = text->n;
		bool has_ended = false;

		while (text->n > 0 && !has_ended) {
			char byte = *text->block;

			if (ends_before(state, byte))
				break;
			state = json_state_after(state, byte);
			has_ended = state.depth == 0 && !state.in_string &&
				    (byte == '}' || byte == ']' || byte == '"');
			json_text_step(text);
		}
		if (value->n + (nblock - text->n) > limit)
			return JSON_CUT_LONG;
		buf_add(value, block, nblock - text->n);
		if (has_ended || text->n > 0)
			return JSON_CUT_WHOLE;
	}
	return state.depth || state.in_string ? JSON_CUT_OPEN : JSON_CUT_WHOLE;
}
