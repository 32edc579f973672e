/* Latin-1, but for what that has as control characters. */
#include "base/winansi.h"

enum { FIRST = 0x20, DELETE = 0x7f, SPECIALS = 0x80, NSPECIALS = 32 };

static const uint16_t specials[NSPECIALS] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

uint16_t winansi_code(uint8_t byte)
{
	if (byte < FIRST || byte == DELETE)
		return 0;
	return byte >= SPECIALS && byte < SPECIALS + NSPECIALS ? specials[byte - SPECIALS] : byte;
}
