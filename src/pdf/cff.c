/*
 * A CFF table begins with a header and INDEX structures; the first top DICT tells by its operator
 * ROS that the font is CID-keyed, and where the charset lies, which lists the CIDs of the glyphs
 * from 1 on.
 */
#include "pdf/cff.h"

#include <stdbool.h>

enum { OP_CHARSET = 15, OP_ESCAPE = 12, OP_ROS = 30, OP_LAST = 21 };

struct cff {
	const uint8_t *bytes;
	uint32_t n, at;
	bool has_failed; /* read past the end */
};

static uint32_t read_number(struct cff *cff, int size)
{
	uint32_t value = 0;

	if (cff->n - cff->at < (uint32_t)size || cff->at > cff->n) {
		cff->has_failed = true;
		return 0;
	}
	while (size-- > 0)
		value = value << 8 | cff->bytes[cff->at++];
	return value;
}

/* Moves behind the INDEX at cff->at; *start and *end are its first element. */
static void read_index(struct cff *cff, uint32_t *start, uint32_t *end)
{
	uint32_t count = read_number(cff, 2), first = 1, second = 1, last = 1, base;
	int size;

	*start = *end = cff->at;
	if (count == 0)
		return;
	size = (int)read_number(cff, 1);
	base = cff->at + (count + 1) * (uint32_t)size - 1; /* offsets count from 1 */
	for (uint32_t i = 0; i <= count && !cff->has_failed; i++) {
		last = read_number(cff, size);
		first = i == 0 ? last : first;
		second = i == 1 ? last : second;
	}
	*start = base + first;
	*end = base + second;
	cff->at = base + last;
}

/* An operand of a DICT that begins with the byte b0; only integers are wanted. */
static uint32_t read_operand(struct cff *cff, uint32_t b0)
{
	if (b0 == 28)
		return read_number(cff, 2);
	if (b0 == 29)
		return read_number(cff, 4);
	if (b0 >= 32 && b0 <= 246)
		return b0 - 139;
	if (b0 >= 247 && b0 <= 250)
		return (b0 - 247) * 256 + read_number(cff, 1) + 108;
	if (b0 >= 251 && b0 <= 254)
		return 0 - (b0 - 251) * 256 - read_number(cff, 1) - 108;
	while (b0 == 30 && !cff->has_failed) { /* a real number, to the nibble f */
		uint32_t pair = read_number(cff, 1);

		if (pair % 16 == 15 || pair / 16 == 15)
			break;
	}
	return 0;
}

/* The offset of the charset of a CID-keyed font; 0 for other fonts. */
static uint32_t find_charset(struct cff *cff, uint32_t end)
{
	uint32_t operand = 0, charset = 0;
	bool is_cid_keyed = false;

	while (cff->at < end && !cff->has_failed) {
		uint32_t b0 = read_number(cff, 1);

		if (b0 > OP_LAST) {
			operand = read_operand(cff, b0);
			continue;
		}
		if (b0 == OP_CHARSET)
			charset = operand;
		if (b0 == OP_ESCAPE && read_number(cff, 1) == OP_ROS)
			is_cid_keyed = true;
	}
	return is_cid_keyed ? charset : 0;
}

static void read_charset(struct cff *cff, uint32_t *cids, uint32_t nglyphs)
{
	uint32_t format = read_number(cff, 1);
	uint32_t glyph = 1;

	while (glyph < nglyphs && !cff->has_failed) {
		uint32_t first = read_number(cff, 2);
		uint32_t left = format == 0 ? 0 : read_number(cff, format == 1 ? 1 : 2);

		for (uint32_t i = 0; i <= left && glyph < nglyphs; i++)
			cids[glyph++] = first + i;
	}
}

void cff_read_cids(const uint8_t *bytes, uint32_t n, uint32_t *cids, uint32_t nglyphs)
{
	struct cff cff = {.bytes = bytes, .n = n, .at = 2};
	uint32_t start, end;

	for (uint32_t i = 0; i < nglyphs; i++)
		cids[i] = i;
	cff.at = read_number(&cff, 1); /* the size of the header */
	read_index(&cff, &start, &end); /* names */
	read_index(&cff, &start, &end); /* top DICTs */
	cff.at = start;
	start = find_charset(&cff, end);
	if (start == 0 || cff.has_failed)
		return;
	cff.at = start;
	read_charset(&cff, cids, nglyphs);
}
