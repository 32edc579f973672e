/* What lines and fonts need to know of single characters. */
#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

/* ISO 15924 tags. */
enum {
	TAG_LATIN = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n',
	TAG_COMMON = 'Z' << 24 | 'y' << 16 | 'y' << 8 | 'y'
};

/* U+0020 and its kin that vanish at the end of a line, by the bytes at text;
 * their size, or 0. */
int character_space_size(const char *text, int32_t n);

/* Characters that draw nothing (Unicode's Default_Ignorable_Code_Point). */
bool character_is_ignorable(uint32_t code);

/* Whether justification may widen the character at text: U+0020 and U+00A0. */
bool character_is_stretchable(const char *text, int32_t n);

/* Whether every font means another thing by the character. */
bool character_is_private(uint32_t code);

/* The ISO 15924 tag of ICU's script. */
uint32_t character_script_tag(int script);

#endif
