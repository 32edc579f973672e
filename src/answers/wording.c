/* One pass over the characters; what is white space, a control or a mark is told by tables. */
#include "answers/wording.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "locale/fold.h"
#include "locale/unicode.h"

enum { QUOTED = 40 }; /* characters of a text that a message shows */

/* Controls (C0, C1), the byte order mark, and what turns the direction of the text after it. */
static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfeff ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/* White space where a line may end: all but U+00A0, U+2007 and U+202F. */
static bool is_breaking_space(uint32_t code)
{
	return unicode_is_space(code) && code != 0xa0 && code != 0x2007 && code != 0x202f;
}

/* Marks that show nothing: of direction, and spaces of no width. */
static bool is_mark(uint32_t code)
{
	return code == 0x200e || code == 0x200f || code == 0x61c || code == 0x200b ||
	       code == 0x2060;
}

static const char *clean(struct arena *arena, const char *text, bool folds)
{
	const char *composed = unicode_nfc(arena, text);
	size_t n = strlen(composed), step;
	char *out = arena_alloc(arena, n + 1), *end = out;
	uint32_t code;

	for (size_t at = 0; at < n; at += step) {
		step = utf8_decode(composed + at, n - at, &code);
		if (step == 0)
			break;
		if (folds ? unicode_is_space(code) : is_breaking_space(code)) {
			if (end > out && end[-1] != ' ')
				*end++ = ' ';
		} else if (!is_control(code) && !(folds && is_mark(code))) {
			memcpy(end, composed + at, step);
			end += step;
		}
	}
	if (end > out && end[-1] == ' ')
		end--;
	*end = 0;
	return out;
}

const char *wording_clean(struct arena *arena, const char *text)
{
	return clean(arena, text, false);
}

/* Whether nothing is to be done: visible ASCII, with single spaces inside. */
static bool is_folded(const char *text)
{
	char last = ' ';

	for (const char *p = text; *p; last = *p++)
		if (*p < ' ' || *p > '~' || (*p == ' ' && last == ' '))
			return false;
	return last != ' ' || !*text;
}

const char *wording_fold(struct arena *arena, const char *text)
{
	return is_folded(text) ? text : clean(arena, text, true);
}

/* An entity of HTML as a character; 0: none stands here. *n: its bytes. */
static uint32_t read_entity(const char *text, size_t *n)
{
	static const struct {
		const char *name;
		uint32_t code;
	} names[] = {{"&amp;", '&'},  {"&lt;", '<'},    {"&gt;", '>'},
		     {"&quot;", '"'}, {"&apos;", '\''}, {"&nbsp;", 0xa0}};
	bool is_hex;
	char *end;
	unsigned long code;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		*n = strlen(names[i].name);
		if (strncmp(text, names[i].name, *n) == 0)
			return names[i].code;
	}
	if (strncmp(text, "&#", 2) != 0)
		return 0;
	is_hex = text[2] == 'x' || text[2] == 'X';
	text += is_hex ? 3 : 2;
	code = strtoul(text, &end, is_hex ? 16 : 10);
	if (end == text || *end != ';' || code >= 0x110000 || (code >= 0xd800 && code < 0xe000))
		return 0;
	*n = (size_t)(end + 1 - text) + (is_hex ? 3 : 2);
	return (uint32_t)code;
}

/* The end of a tag of HTML that begins here; NULL: none does. */
static const char *tag_end(const char *text)
{
	const char *name = text[1] == '/' ? text + 2 : text + 1;

	if (*text != '<' || !((*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z')))
		return NULL;
	name = strpbrk(name, "<>");
	return name && *name == '>' ? name + 1 : NULL;
}

/* Without tags, each of which counts as a space, and with entities as what they stand for. */
static const char *strip_markup(struct arena *arena, const char *text)
{
	char *out, *end;
	size_t n;

	if (!strpbrk(text, "<&"))
		return text;
	end = out = arena_alloc(arena, strlen(text) + 1);
	while (*text) {
		const char *after = tag_end(text);
		uint32_t code = *text == '&' ? read_entity(text, &n) : 0;

		if (after) {
			*end++ = ' ';
			text = after;
		} else if (code) {
			end += utf8_encode(code, end);
			text += n;
		} else {
			*end++ = *text++;
		}
	}
	*end = '\0';
	return out;
}

const char *wording_loose(struct arena *arena, const char *text)
{
	const char *plain = strip_markup(arena, wording_fold(arena, text));
	char *loose = fold_text(arena, plain);
	size_t n = strlen(loose);

	while (n > 1 && strchr(" *:.", loose[n - 1]))
		n--;
	loose[n] = '\0';
	return loose;
}

const char *wording_quote(struct arena *arena, const char *text)
{
	size_t n = utf8_offset(text, 8 * QUOTED); /* lest all of a long text be cleaned */
	const char *words = wording_fold(arena, arena_strndup(arena, text, n));
	size_t end = utf8_offset(words, QUOTED);

	if (!words[end] && !text[n])
		return words;
	return arena_printf(arena, "%.*s...", (int)end, words);
}
