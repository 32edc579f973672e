/* What lines and fonts need to know of single characters. */
#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

int character_space_size(const char *text, int32_t n)
{
	const unsigned char *c = (const unsigned char *)text;

	if (n > 0 && *c == ' ')
		return 1;
	if (n < 3 || *c < 0xe1 || *c > 0xe3)
		return 0;
	if (c[0] == 0xe2 && c[1] == 0x80 && c[2] >= 0x80 && c[2] <= 0x8a && c[2] != 0x87)
		return 3; /* U+2000 to U+200A but for the figure space */
	if ((c[0] == 0xe2 && c[1] == 0x81 && c[2] == 0x9f) ||
	    (c[0] == 0xe3 && c[1] == 0x80 && c[2] == 0x80) ||
	    (c[0] == 0xe1 && c[1] == 0x9a && c[2] == 0x80))
		return 3; /* U+205F, U+3000, U+1680 */
	return 0;
}

bool character_is_stretchable(const char *text, int32_t n)
{
	return n > 0 && (*text == ' ' || (n > 1 && (unsigned char)text[0] == 0xc2 &&
					  (unsigned char)text[1] == 0xa0));
}

bool character_is_ignorable(uint32_t code)
{
	return code >= 0x80 &&
	       u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool character_is_private(uint32_t code)
{
	return u_charType((UChar32)code) == U_PRIVATE_USE_CHAR;
}

uint32_t character_script_tag(int script)
{
	const unsigned char *name = (const unsigned char *)
		uscript_getShortName((UScriptCode)script);

	if (script == USCRIPT_LATIN)
		return TAG_LATIN;
	return name ? (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 |
			       name[3]
		    : TAG_COMMON;
}
