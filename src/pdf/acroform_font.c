/*
 * A simple font, since all viewers can set text in one: codes of a byte, WinAnsiEncoding, glyphs
 * that are found by the font's own table (ISO 32000-1, 9.6.6.4). It is embedded with all of its
 * characters, for nobody knows what will be typed; those of other scripts viewers take from fonts
 * of their own.
 */
#include "pdf/acroform_font.h"

#include "base/winansi.h"
#include "pdf/book.h"
#include "pdf/fontfile.h"
#include "pdf/syntax.h"
#include "text/font_simple.h"

enum { FIRST = 32, LAST = 255 };

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
		characters[code] = code < FIRST ? 0 : winansi_code((uint8_t)code);
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
