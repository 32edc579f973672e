/* Latin-1, but for what it has as control characters and a few places beside. */
#include "base/pdfdoc.h"

#include <stdbool.h>

enum { ACCENTS = 0x18, SIGNS = 0x80, NSIGNS = 33 };

static const uint16_t accents[8] = {0x2d8, 0x2c7, 0x2c6, 0x2d9, 0x2dd, 0x2db, 0x2da, 0x2dc};

static const uint16_t signs[NSIGNS] = {
	0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203a, 0x2212,
	0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x141,
	0x152,  0x160,  0x178,  0x17d,  0x131,  0x142,  0x153,  0x161,  0x17e,  0,      0x20ac,
};

static bool is_latin(uint32_t code)
{
	return (code >= ' ' && code < 0x7f) || (code > 0xa0 && code <= 0xff && code != 0xad);
}

uint8_t pdfdoc_byte(uint32_t code)
{
	if (is_latin(code))
		return (uint8_t)code;
	for (int i = 0; i < NSIGNS && code > 0xff; i++)
		if (signs[i] == code)
			return (uint8_t)(SIGNS + i);
	return 0;
}

uint32_t pdfdoc_code(uint8_t byte)
{
	if (byte >= SIGNS && byte < SIGNS + NSIGNS)
		return signs[byte - SIGNS];
	if (byte >= ACCENTS && byte < ACCENTS + 8)
		return accents[byte - ACCENTS];
	return is_latin(byte) || byte < ACCENTS ? byte : 0;
}
