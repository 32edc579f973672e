/* Fonts: embedded, with right widths, no missing glyphs, and characters for all that is shown. */
#include "inspect/preflight_font.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "inspect/preflight_fault.h"
#include "inspect/preflight_width.h"
#include "inspect/read_map.h"
#include "inspect/read_stream.h"

enum { CODES_BYTES = TRACE_CODES / 8 };

static const struct value *find_program(struct reading *reading, const struct trace_font *font)
{
	static const char *const keys[] = {"FontFile2", "FontFile3", "FontFile"};
	const struct value *program = read_entry(reading, font->descriptor, keys[0]);

	for (int i = 1; i < 3 && !program->stream; i++)
		program = read_entry(reading, font->descriptor, keys[i]);
	return program;
}

static bool shows_anything(const struct trace_font *font)
{
	for (int i = 0; i < CODES_BYTES; i++)
		if (font->shown[i])
			return true;
	return false;
}

/* One glyph that is shown: whether it is there, and as wide as the file says. */
static void check_glyph(struct preflight *check, const struct trace_font *font, unsigned code,
			unsigned glyph, const struct preflight_program *program)
{
	double width = preflight_program_width(program, glyph);

	if (glyph == 0 || width < 0)
		preflight_fault(check, RULE_FLOOR_NOTDEF,
				"%s lacks a character that is shown (code %04x)", font->name, code);
	else if (fabs(width - trace_font_width(font, code)) > 1)
		preflight_fault(
			check, RULE_FLOOR_WIDTHS,
			"%s has other widths than the file says (code %04x: %.0f, not %.0f)",
			font->name, code, width, trace_font_width(font, code));
}

static void check_glyphs(struct preflight *check, const struct trace_font *font,
			 const struct value *stream)
{
	struct preflight_program program;
	const struct value *to_glyphs = read_entry(check->reading, font->program, "CIDToGIDMap");
	const char *bytes, *map = NULL; /* from CIDs to glyphs, two bytes each, where they differ */
	size_t n, nmap = 0;

	if (!font->is_composite || !font->is_mapped || strcmp(font->kind, "CIDFontType2") != 0 ||
	    !read_stream_if_known(check->reading, stream, &bytes, &n) ||
	    (to_glyphs->stream && !read_stream_if_known(check->reading, to_glyphs, &map, &nmap)))
		return;
	if (!preflight_program_open(&program, bytes, n)) {
		preflight_fault(check, RULE_FLOOR_FONT, "the program of %s is damaged", font->name);
		return;
	}
	for (unsigned code = 0; code < TRACE_CODES; code++) {
		unsigned glyph = trace_font_cid(font, code);
		size_t at = (size_t)glyph * 2;

		if (nmap > 0)
			glyph = at + 1 < nmap
					? (unsigned char)map[at] * 256u + (unsigned char)map[at + 1]
					: 0;
		if (trace_font_shows(font, code))
			check_glyph(check, font, code, glyph, &program);
	}
}

/* U+0000, U+FEFF and U+FFFE are no characters that text could have. */
static bool is_character(const struct value *text)
{
	const unsigned char *bytes = (const unsigned char *)text->bytes;
	unsigned first;

	if (text->kind != VALUE_STRING || text->n < 2)
		return false;
	first = bytes[0] * 256u + bytes[1];
	return first != 0 && first != 0xfeff && first != 0xfffe;
}

/* context: a bit for each code that is said to be some character. */
static bool note_codes(void *context, unsigned from, unsigned to, const struct value *target)
{
	uint8_t *said = context;

	for (unsigned i = from; i <= to && i < TRACE_CODES; i++) {
		const struct value *text = target;

		if (target->kind == VALUE_ARRAY)
			text = i - from < (unsigned)target->nitems ? &target->items[i - from]
								   : target;
		if (is_character(text))
			said[i / 8] |= (uint8_t)(1u << i % 8);
	}
	return true;
}

static void check_characters(struct preflight *check, const struct trace_font *font)
{
	const struct value *map = read_entry(check->reading, font->dict, "ToUnicode");
	uint8_t said[CODES_BYTES] = {0};
	struct map_taker taker = {"beginbfchar", "beginbfrange", false, note_codes, said};

	/* simple fonts with a known encoding say by it what their codes are */
	if (!map->stream && !font->is_composite && read_has(check->reading, font->dict, "Encoding"))
		return;
	if (map->stream && read_stream_is_known(check->reading, map))
		read_map(check->reading, map, &taker);
	for (unsigned code = 0; code < TRACE_CODES; code++)
		if (trace_font_shows(font, code) && !(said[code / 8] >> code % 8 & 1)) {
			preflight_fault(check, RULE_FLOOR_UNICODE,
					"%s does not say which character code %04x is", font->name,
					code);
			return;
		}
}

/* Fonts that only the fields of a form name must be embedded too. */
static void find_form_fonts(struct preflight *check)
{
	struct reading *reading = check->reading;
	const struct value *form = read_entry(reading, read_root(reading), "AcroForm");
	const struct value *fonts = read_entry(reading, read_entry(reading, form, "DR"), "Font");

	for (int i = 0; fonts->kind == VALUE_DICT && i < fonts->nitems; i += 2)
		trace_font_find(trace_fonts(check->trace), read_item(reading, fonts, i + 1));
}

void preflight_fonts(struct preflight *check)
{
	const struct trace_fonts *fonts = trace_fonts(check->trace);

	find_form_fonts(check);
	for (int i = 0; i < fonts->n && !check->reading->has_failed; i++) {
		const struct trace_font *font = &fonts->list[i];
		const struct value *program = find_program(check->reading, font);

		if (font->is_drawn)
			preflight_fault(check, RULE_PRESS_TYPE3, "a font is made of drawings");
		else if (!program->stream)
			preflight_fault(check, RULE_FLOOR_FONT, "the font %s is not embedded",
					font->name);
		else
			check_glyphs(check, font, program);
		if (shows_anything(font))
			check_characters(check, font);
	}
}
