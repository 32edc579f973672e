/*
 * A simple font, since all viewers can set text in one: codes of a byte, WinAnsiEncoding, glyphs
 * that are found by the font's own table (ISO 32000-1, 9.6.6.4). It is embedded with all of its
 * characters, for nobody knows what will be typed; those of other scripts viewers take from fonts
 * of their own.
 */
#include "pdf/acroform_font.h"

#include "pdf/book.h"
#include "pdf/fontfile.h"
#include "pdf/syntax.h"
#include "text/font_simple.h"

enum { FIRST = 32, LAST = 255 };

/* What the codes from 0x80 to 0x9f stand for; 0: nothing. */
static const uint16_t specials[32] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static uint16_t character_of(int code)
{
	if (code < FIRST || code == 0x7f)
		return 0;
	return code >= 0x80 && code < 0xa0 ? specials[code - 0x80] : (uint16_t)code;
}

/* Its program, named by a descriptor, whose number is returned. */
static int add_descriptor(struct book *book, const struct font_simple *simple, const char *name)
{
	const struct font_info *info = font_info(book->fonts, book->form_font);
	int program = haru_add_stream(book->haru,
				      arena_printf(book->arena, "/Length1 %u",
						   (unsigned)simple->nbytes),
				      simple->bytes, simple->nbytes, HARU_FLATE);
	struct buf entries;

	buf_init(&entries);
	fontfile_describe(&entries, info, name, false);
	buf_addstr(&entries, "/FontFile2 ");
	syntax_reference(&entries, program);
	return haru_add_text(book->haru, &entries);
}

int acroform_font_add(struct book *book)
{
	const struct font_info *info = font_info(book->fonts, book->form_font);
	uint16_t characters[256];
	struct font_simple simple;
	struct buf entries;
	const char *name;
	int descriptor;

	for (int code = 0; code < 256; code++)
		characters[code] = character_of(code);
	if (!font_simple_make(book->fonts, book->arena, book->form_font, characters, &simple,
			      book->diag))
		return 0;
	name = fontfile_name(book->arena, info, simple.bytes, simple.nbytes);
	descriptor = add_descriptor(book, &simple, name);
	buf_init(&entries);
	buf_addstr(&entries, "/Type/Font/Subtype/TrueType/BaseFont");
	syntax_name(&entries, name);
	buf_printf(&entries,
		   "/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R/FirstChar %d/LastChar %d"
		   "/Widths[",
		   descriptor, FIRST, LAST);
	for (int code = FIRST; code <= LAST; code++)
		syntax_operand(&entries,
			       len_scale(simple.widths[code], 1000 * LEN_PT, info->units_per_em));
	buf_addc(&entries, ']');
	return haru_add_text(book->haru, &entries);
}
