/*
 * Content streams (7.8.2) token by token, of which those count that choose a font (Tf), move to
 * another line (Td, TD, T*, Tm, ', ") and show strings (Tj, TJ). A code stands for a character by
 * the font's ToUnicode map (9.10.3), or by WinAnsiEncoding, of which ASCII is all that other
 * encodings of simple fonts are believed.
 */
#include "answers/form_shown.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum { MOST_WORD = 128, MOST_NUMBERS = 6, MOST_RANGE = 65536, NO_BREAK_SPACE = 0xa0 };

enum token { TOKEN_END, TOKEN_WORD, TOKEN_NAME, TOKEN_STRING, TOKEN_MARK };

struct scan {
	const char *at, *end;
	char word[MOST_WORD]; /* of a WORD, a NAME; what is longer is cut */
	struct buf string;
	char mark; /* one of []<>{} */
};

/* A code of a font and the text that it stands for. */
struct coded {
	uint32_t code;
	char text[28];
};

struct font {
	bool is_wide;     /* codes of two bytes */
	bool has_map;     /* ToUnicode */
	bool is_win;      /* WinAnsiEncoding */
	struct buf codes; /* struct coded */
};

struct shown {
	struct pdf_objects *objects;
	struct pdf_object fonts, others; /* dictionaries by name: of the place, of the form */
	struct font font;
	struct buf pending; /* strings not shown yet */
	struct buf *text;
	size_t from;    /* in text */
	double level;   /* of the line */
	bool is_broken; /* what follows stands in another line */
	bool has_lines, is_unreadable;
};

/* --- Tokens ----------------------------------------------------------------------------------- */

static bool is_space(char c)
{
	return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_delimiter(char c)
{
	return c && strchr("()<>[]{}/%", c);
}

static void scan_literal(struct scan *scan)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	int depth = 1;

	for (; scan->at < scan->end; scan->at++) {
		char c = *scan->at;

		depth += (c == '(') - (c == ')');
		if (depth == 0)
			break;
		if (c == '\\' && scan->at + 1 < scan->end) {
			const char *escape = strchr(from, c = *++scan->at);

			if (c >= '0' && c <= '7') {
				int value = 0;

				for (int i = 0; i < 3 && scan->at < scan->end && *scan->at >= '0' &&
						*scan->at <= '7';
				     i++)
					value = value * 8 + (*scan->at++ - '0');
				scan->at--;
				c = (char)value;
			} else if (c == '\n' || c == '\r') {
				continue;
			} else if (c && escape) {
				c = to[escape - from];
			}
		}
		buf_addc(&scan->string, c);
	}
	scan->at += scan->at < scan->end;
}

static void scan_hex(struct scan *scan)
{
	int value = 0, n = 0;

	for (; scan->at < scan->end && *scan->at != '>'; scan->at++) {
		int digit = ascii_hex(*scan->at);

		if (digit < 0)
			continue;
		value = value * 16 + digit;
		if (++n % 2 == 0) {
			buf_addc(&scan->string, (char)value);
			value = 0;
		}
	}
	if (n % 2)
		buf_addc(&scan->string, (char)(value * 16));
	scan->at += scan->at < scan->end;
}

static void scan_word(struct scan *scan)
{
	size_t n = 0;

	while (scan->at < scan->end && !is_space(*scan->at) && !is_delimiter(*scan->at)) {
		if (n < MOST_WORD - 1)
			scan->word[n++] = *scan->at;
		scan->at++;
	}
	scan->word[n] = '\0';
}

static enum token scan_next(struct scan *scan)
{
	while (scan->at < scan->end && (is_space(*scan->at) || *scan->at == '%')) {
		if (*scan->at == '%')
			while (scan->at < scan->end && *scan->at != '\n' && *scan->at != '\r')
				scan->at++;
		else
			scan->at++;
	}
	if (scan->at >= scan->end)
		return TOKEN_END;
	buf_clear(&scan->string);
	if (!is_delimiter(*scan->at)) {
		scan_word(scan);
		return TOKEN_WORD;
	}
	scan->mark = *scan->at++;
	if (scan->mark == '/') {
		scan_word(scan);
		return TOKEN_NAME;
	}
	if (scan->mark == '(' ||
	    (scan->mark == '<' && !(scan->at < scan->end && *scan->at == '<'))) {
		if (scan->mark == '(')
			scan_literal(scan);
		else
			scan_hex(scan);
		return TOKEN_STRING;
	}
	if (scan->mark == '<' || (scan->mark == '>' && scan->at < scan->end && *scan->at == '>'))
		scan->at++;
	return TOKEN_MARK;
}

/* --- Fonts ------------------------------------------------------------------------------------ */

static uint32_t code_of(const struct buf *string)
{
	uint32_t code = 0;

	for (size_t i = 0; i < string->n && i < 4; i++)
		code = code << 8 | (unsigned char)string->bytes[i];
	return code;
}

/* UTF-16, most significant byte first, as UTF-8; its last character that many further on. */
static void add_coded(struct font *font, uint32_t code, const struct buf *to, uint32_t further)
{
	struct coded coded = {.code = code};
	size_t n = 0;

	for (size_t i = 0; i + 1 < to->n; i += 2) {
		const unsigned char *unit = (const unsigned char *)to->bytes + i;
		uint32_t value = (uint32_t)(unit[0] << 8 | unit[1]);

		if (value >= 0xd800 && value < 0xdc00 && i + 3 < to->n) {
			uint32_t low = (uint32_t)(unit[2] << 8 | unit[3]);

			value = 0x10000 + ((value - 0xd800) << 10) + (low & 0x3ff);
			i += 2;
		}
		value += i + 3 >= to->n ? further : 0;
		if (value < 0x20 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000) ||
		    n + 5 > sizeof coded.text)
			return;
		n += utf8_encode(value, coded.text + n);
	}
	if (n)
		buf_add(&font->codes, &coded, sizeof coded);
}

/* One line of bfrange: <from> <to> <text>, or [<text> <text> ...]. */
static void scan_range(struct font *font, struct scan *scan, uint32_t first)
{
	uint32_t last = code_of(&scan->string);
	enum token token = scan_next(scan);

	if (last < first || last - first >= MOST_RANGE)
		return;
	if (token == TOKEN_STRING)
		for (uint32_t code = first; code <= last; code++)
			add_coded(font, code, &scan->string, code - first);
	else if (token == TOKEN_MARK && scan->mark == '[')
		for (uint32_t code = first; scan_next(scan) == TOKEN_STRING && code <= last; code++)
			add_coded(font, code, &scan->string, 0);
}

static void read_map(struct font *font, const struct buf *map)
{
	struct scan scan = {.at = map->bytes, .end = map->bytes + map->n};
	enum { NEITHER, CHARACTERS, RANGES } within = NEITHER;
	enum token token;

	buf_init(&scan.string);
	while ((token = scan_next(&scan)) != TOKEN_END) {
		uint32_t code = code_of(&scan.string);

		if (token == TOKEN_WORD)
			within = strcmp(scan.word, "beginbfchar") == 0    ? CHARACTERS
				 : strcmp(scan.word, "beginbfrange") == 0 ? RANGES
									  : NEITHER;
		if (token != TOKEN_STRING || within == NEITHER)
			continue;
		if (scan_next(&scan) != TOKEN_STRING)
			break;
		if (within == CHARACTERS)
			add_coded(font, code, &scan.string, 0);
		else
			scan_range(font, &scan, code);
	}
	buf_release(&scan.string);
}

static bool is_called(struct shown *shown, struct pdf_object name, const char *text)
{
	struct buf found;
	bool is_so;

	buf_init(&found);
	is_so = pdf_object_kind(shown->objects, name) == PDF_NAME &&
		pdf_object_text(shown->objects, name, &found) &&
		strcmp(buf_text(&found), text) == 0;
	buf_release(&found);
	return is_so;
}

/* name: as scan has words. */
static void choose_font(struct shown *shown, const char name[MOST_WORD])
{
	struct font *font = &shown->font;
	char key[MOST_WORD + 1] = "/";
	struct pdf_object object, encoding, base;
	struct buf map;

	memcpy(key + 1, name, MOST_WORD);
	object = pdf_object_key(shown->objects, shown->fonts, key);
	if (pdf_object_kind(shown->objects, object) == PDF_NULL)
		object = pdf_object_key(shown->objects, shown->others, key);
	encoding = pdf_object_key(shown->objects, object, "/Encoding");
	base = pdf_object_key(shown->objects, encoding, "/BaseEncoding");
	buf_clear(&font->codes);
	buf_init(&map);
	font->is_wide = is_called(shown, pdf_object_key(shown->objects, object, "/Subtype"),
				  "Type0");
	font->has_map = pdf_object_unpack(shown->objects,
					  pdf_object_key(shown->objects, object, "/ToUnicode"),
					  &map);
	font->is_win = is_called(shown, encoding, "WinAnsiEncoding") ||
		       (is_called(shown, base, "WinAnsiEncoding") &&
			pdf_object_count(shown->objects, pdf_object_key(shown->objects, encoding,
									"/Differences")) == 0);
	if (font->has_map)
		read_map(font, &map);
	buf_release(&map);
}

/* The character of a code in Windows-1252 (annex D.2); 0: none. */
static uint32_t win_code(uint32_t code)
{
	static const uint16_t codes[] = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
					 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
					 0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d,
					 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
					 0x0153, 0,      0x017e, 0x0178};

	return code >= NO_BREAK_SPACE ? code : codes[code - 0x80];
}

static void show_code(struct shown *shown, uint32_t code)
{
	const struct font *font = &shown->font;
	const struct coded *coded = (const struct coded *)(const void *)font->codes.bytes;
	char text[4];
	uint32_t character = code < 0x80 ? code : font->is_win && code < 0x100 ? win_code(code) : 0;

	for (size_t i = font->codes.n / sizeof *coded; font->has_map && i > 0; i--)
		if (coded[i - 1].code == code) {
			buf_addstr(shown->text, coded[i - 1].text);
			return;
		}
	if (font->has_map || font->is_wide || character < 0x20)
		shown->is_unreadable = true;
	else
		buf_add(shown->text, text, utf8_encode(character, text));
}

/* --- What is shown ---------------------------------------------------------------------------- */

static void show_pending(struct shown *shown)
{
	const unsigned char *bytes = (const unsigned char *)shown->pending.bytes;
	size_t size = shown->font.is_wide ? 2 : 1;

	if (shown->is_broken && shown->text->n > shown->from) {
		buf_addc(shown->text, ' ');
		shown->has_lines = true;
	}
	shown->is_broken = false;
	for (size_t i = 0; i + size <= shown->pending.n; i += size)
		show_code(shown, size == 1 ? bytes[i] : (uint32_t)(bytes[i] << 8 | bytes[i + 1]));
}

static void obey(struct shown *shown, const char *word, const double numbers[])
{
	bool is_td = strcmp(word, "Td") == 0 || strcmp(word, "TD") == 0;
	bool breaks = strcmp(word, "'") == 0 || strcmp(word, "\"") == 0;

	if (is_td && numbers[MOST_NUMBERS - 1] != 0.0) {
		shown->level += numbers[MOST_NUMBERS - 1];
		shown->is_broken = true;
	} else if (strcmp(word, "Tm") == 0 && numbers[MOST_NUMBERS - 1] != shown->level) {
		shown->level = numbers[MOST_NUMBERS - 1];
		shown->is_broken = true;
	} else if (strcmp(word, "BT") == 0) {
		shown->level = 0.0;
	} else if (strcmp(word, "T*") == 0 || breaks) {
		shown->is_broken = true;
	}
	if (breaks || strcmp(word, "Tj") == 0 || strcmp(word, "TJ") == 0)
		show_pending(shown);
}

static void read_content(struct shown *shown, const struct buf *content)
{
	struct scan scan = {.at = content->bytes, .end = content->bytes + content->n};
	double numbers[MOST_NUMBERS] = {0};
	char name[MOST_WORD] = "";
	enum token token;

	buf_init(&scan.string);
	while ((token = scan_next(&scan)) != TOKEN_END) {
		if (token == TOKEN_NAME) {
			memcpy(name, scan.word, sizeof name);
		} else if (token == TOKEN_STRING) {
			buf_add(&shown->pending, scan.string.bytes, scan.string.n);
		} else if (token == TOKEN_WORD && strchr("+-.0123456789", *scan.word)) {
			memmove(numbers, numbers + 1, sizeof numbers - sizeof *numbers);
			numbers[MOST_NUMBERS - 1] = strtod(scan.word, NULL);
		} else if (token == TOKEN_WORD) {
			if (strcmp(scan.word, "Tf") == 0)
				choose_font(shown, name);
			else
				obey(shown, scan.word, numbers);
			memset(numbers, 0, sizeof numbers);
			buf_clear(&shown->pending);
		}
	}
	buf_release(&scan.string);
}

enum form_shown form_shown_read(struct pdf_objects *objects, struct pdf_object form,
				struct pdf_object place, struct buf *text)
{
	struct pdf_object looks = pdf_object_key(objects, place, "/AP");
	struct pdf_object normal = pdf_object_key(objects, looks, "/N");
	struct pdf_object resources = pdf_object_key(objects, normal, "/Resources");
	struct pdf_object common = pdf_object_key(objects, form, "/DR");
	struct shown shown = {.objects = objects,
			      .fonts = pdf_object_key(objects, resources, "/Font"),
			      .others = pdf_object_key(objects, common, "/Font"),
			      .text = text,
			      .from = text->n};
	struct buf content;

	buf_init(&content);
	if (pdf_object_unpack(objects, normal, &content))
		read_content(&shown, &content);
	buf_release(&content);
	buf_release(&shown.pending);
	buf_release(&shown.font.codes);
	if (shown.is_unreadable)
		return SHOWN_UNREADABLE;
	if (utf8_is_blank(buf_text(text) + shown.from))
		return SHOWN_NOTHING;
	return shown.has_lines ? SHOWN_LINES : SHOWN_LINE;
}
