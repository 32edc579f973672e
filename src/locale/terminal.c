/*
 * Lines of a terminal. ICU says where they may end and what readers take for one character; widths
 * follow East Asian Width. Where terminals differ (emoji with a variation selector or joined to
 * others) the greater width is assumed: a line that is too short does no harm.
 */
#include "locale/terminal.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "base/plain.h"
#include "base/utf8.h"

enum { ESCAPE = 0x1b, SOFT_HYPHEN = 0xad, EMOJI_SELECTOR = 0xfe0f };

/* The bytes that an escape sequence takes (ECMA-48, 5.4): "ESC [ parameters final", "ESC O x". */
static size_t escape_size(const char *text)
{
	size_t n = 1;

	if (text[n] == '[') {
		for (n++; text[n] >= 0x20 && text[n] < 0x40; n++)
			;
		return text[n] >= 0x40 && text[n] < 0x7f ? n + 1 : n;
	}
	return text[n] == 'O' && text[n + 1] >= 0x20 && text[n + 1] < 0x7f ? n + 2 : n;
}

char *terminal_clean(struct arena *arena, const char *text)
{
	size_t left = strlen(text);
	char *clean = arena_alloc(arena, left + 1), *end = clean;

	while (left > 0) {
		uint32_t code;
		size_t n = utf8_decode(text, left, &code);

		if (n == 0) {
			n = 1;
		} else if (code == ESCAPE) {
			n = escape_size(text);
		} else if (code >= '\t' && code <= '\r') {
			*end++ = ' ';
		} else if (code != SOFT_HYPHEN && !plain_is_steering(code)) {
			memcpy(end, text, n);
			end += n;
		}
		text += n;
		left -= n;
	}
	*end = '\0';
	return clean;
}

static int code_columns(UChar32 code)
{
	switch (u_charType(code)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
		return code == EMOJI_SELECTOR ? 1 : 0;
	default:
		break;
	}
	switch (u_getIntPropertyValue(code, UCHAR_HANGUL_SYLLABLE_TYPE)) {
	case U_HST_VOWEL_JAMO:
	case U_HST_TRAILING_JAMO:
		return 0;
	default:
		break;
	}
	switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
	case U_EA_WIDE:
	case U_EA_FULLWIDTH:
		return 2;
	default:
		return 1;
	}
}

static int span_columns(const UChar *text, int32_t start, int32_t end)
{
	int columns = 0;

	while (start < end) {
		UChar32 code;

		U16_NEXT(text, start, end, code);
		columns += code_columns(code);
	}
	return columns;
}

int terminal_columns(const char *text)
{
	size_t left = strlen(text);
	int columns = 0;

	while (left > 0) {
		uint32_t code = 0;
		size_t n = utf8_decode(text, left, &code);

		columns += code_columns((UChar32)code);
		text += n ? n : 1;
		left -= n ? n : 1;
	}
	return columns;
}

bool terminal_turns(const char *text)
{
	for (size_t left = strlen(text), n; left > 0; text += n, left -= n) {
		uint32_t code = 0;
		UCharDirection direction;

		n = utf8_decode(text, left, &code);
		direction = u_charDirection((UChar32)code);
		if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
			return true;
		n = n ? n : 1;
	}
	return false;
}

/* A text on its way into lines. */
struct wrap {
	struct buf *out;
	const UChar *text;
	UBreakIterator *characters;
	int width, indent;
	int column;     /* where the next character would stand */
	int32_t spaces; /* that wait for a word behind them */
};

static void add_span(struct wrap *wrap, int32_t start, int32_t end)
{
	while (start < end) {
		UChar32 code;
		char bytes[4] = {0};

		U16_NEXT(wrap->text, start, end, code);
		if (!U_IS_SURROGATE(code))
			buf_add(wrap->out, bytes, utf8_encode((uint32_t)code, bytes));
	}
}

static void start_line(struct wrap *wrap)
{
	buf_addc(wrap->out, '\n');
	for (int i = 0; i < wrap->indent; i++)
		buf_addc(wrap->out, ' ');
	wrap->column = wrap->indent;
	wrap->spaces = 0;
}

/* A piece that no line can hold, from the column where the line is. */
static void add_cut(struct wrap *wrap, int32_t start, int32_t end)
{
	while (start < end) {
		int32_t next = ubrk_following(wrap->characters, start);
		int columns;

		if (next == UBRK_DONE || next > end)
			next = end;
		columns = span_columns(wrap->text, start, next);
		if (wrap->column + columns > wrap->width && wrap->column > wrap->indent)
			start_line(wrap);
		add_span(wrap, start, next);
		wrap->column += columns;
		start = next;
	}
}

/* The text between two places where a line may end; spaces at its end wait for the next. */
static void add_piece(struct wrap *wrap, int32_t start, int32_t end)
{
	int32_t word_end = end;
	int columns;

	while (word_end > start && wrap->text[word_end - 1] == ' ')
		word_end--;
	columns = span_columns(wrap->text, start, word_end);
	if (word_end == start) {
		wrap->spaces += end - word_end;
		return;
	}
	if (wrap->column + wrap->spaces + columns > wrap->width && wrap->column > wrap->indent)
		start_line(wrap);
	for (; wrap->spaces > 0; wrap->spaces--, wrap->column++)
		buf_addc(wrap->out, ' ');
	if (wrap->column + columns > wrap->width) {
		add_cut(wrap, start, word_end);
	} else {
		add_span(wrap, start, word_end);
		wrap->column += columns;
	}
	wrap->spaces = end - word_end;
}

void terminal_wrap(struct buf *out, const char *text, const char *lang, int width, int column)
{
	size_t size = strlen(text);
	UErrorCode status = U_ZERO_ERROR;
	UChar *units = mem_alloc((size + 1) * sizeof *units);
	struct wrap wrap = {out, units, NULL, width, column, column, 0};
	UBreakIterator *lines;
	int32_t n = 0, start = 0, end;

	u_strFromUTF8WithSub(units, (int32_t)size + 1, &n, text, (int32_t)size, 0xfffd, NULL,
			     &status);
	lines = ubrk_open(UBRK_LINE, lang, units, n, &status);
	wrap.characters = ubrk_open(UBRK_CHARACTER, lang, units, n, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	while ((end = ubrk_next(lines)) != UBRK_DONE) {
		add_piece(&wrap, start, end);
		start = end;
	}
	ubrk_close(lines);
	ubrk_close(wrap.characters);
	free(units);
}
