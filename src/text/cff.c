/*
 * A CFF table begins with a header and INDEX structures; the first top DICT tells by its operator
 * ROS that the font is CID-keyed, and where the charset lies, which lists the CIDs or names of the
 * glyphs from 1 on, and where outlines and Font DICTs are.
 */
#include "text/cff.h"

#include <string.h>

enum {
	OP_CHARSET = 15,
	OP_OUTLINES = 17,
	OP_PRIVATE = 18,
	OP_DEFAULT_WIDTH = 20,
	OP_NOMINAL_WIDTH = 21,
	OP_LAST = 21,
	OP_ESCAPE = 12,
	OP_FONT_MATRIX = 256 + 7,
	OP_ROS = 256 + 30,
	OP_FD_ARRAY = 256 + 36,
	OP_FD_SELECT = 256 + 37,
	LONG_NUMBER = 29,
	REAL_NUMBER = 30,
	LEAST_UNITS = 16,
	MOST_UNITS = 16384 /* to an em (OpenType 1.9, head) */
};

static uint32_t read_number(struct cff *cff, int size)
{
	uint32_t value = 0;

	if (cff->at > cff->n || cff->n - cff->at < (uint32_t)size) {
		cff->has_failed = true;
		return 0;
	}
	while (size-- > 0)
		value = value << 8 | cff->bytes[cff->at++];
	return value;
}

void cff_element(struct cff *cff, uint32_t index, uint32_t i, uint32_t *start, uint32_t *end)
{
	uint32_t count, base;
	int size;

	cff->at = index;
	count = read_number(cff, 2);
	size = (int)read_number(cff, 1);
	*start = *end = 0;
	if (cff->has_failed || i >= count || size < 1 || size > 4)
		return;
	base = index + 3 + (count + 1) * (uint32_t)size - 1; /* offsets count from 1 */
	cff->at = index + 3 + i * (uint32_t)size;
	*start = base + read_number(cff, size);
	*end = base + read_number(cff, size);
	cff->has_failed |= *start > *end || *end > cff->n;
}

/* Where the INDEX at an offset ends. */
static uint32_t skip_index(struct cff *cff, uint32_t index)
{
	uint32_t count, start, end;

	cff->at = index;
	count = read_number(cff, 2);
	if (count == 0)
		return index + 2;
	cff_element(cff, index, count - 1, &start, &end);
	return end;
}

/* A real number, in nibbles up to f, as one over it, rounded: what is wanted of them are the parts
 * of an em. 0: it is no such part. */
static uint32_t read_reciprocal(struct cff *cff)
{
	enum { POINT = 10, POWER = 11, MINUS_POWER = 12, MOST_DIGITS = 12 };
	int64_t digits = 0, power = 0, sign = 0, scale = 1; /* sign: of the power; 0: none yet */
	bool is_behind = false, ends = false;

	while (!ends && !cff->has_failed) {
		uint32_t pair = read_number(cff, 1);

		for (int shift = 4; shift >= 0 && !ends; shift -= 4) {
			uint32_t nibble = pair >> shift & 15;

			if (nibble < POINT && sign)
				power = power < MOST_DIGITS ? power * 10 + nibble : power;
			else if (nibble < POINT && digits < INT64_C(100000000)) {
				digits = digits * 10 + nibble;
				scale *= is_behind ? 10 : 1;
			}
			is_behind |= nibble == POINT;
			if (nibble == POWER || nibble == MINUS_POWER)
				sign = nibble == POWER ? -1 : 1;
			ends = nibble > MINUS_POWER;
		}
	}
	for (; power > 0 && power <= MOST_DIGITS && sign > 0 && scale < INT64_C(100000000000);
	     power--)
		scale *= 10;
	return digits > 0 && power == 0 ? (uint32_t)((scale + digits / 2) / digits) : 0;
}

/* An operand of a DICT that begins with the byte b0; only integers are wanted, and of real numbers
 * one over them. */
static int32_t read_operand(struct cff *cff, uint32_t b0)
{
	if (b0 == 28)
		return (int16_t)read_number(cff, 2);
	if (b0 == LONG_NUMBER)
		return (int32_t)read_number(cff, 4);
	if (b0 >= 32 && b0 <= 246)
		return (int32_t)b0 - 139;
	if (b0 >= 247 && b0 <= 250)
		return (int32_t)((b0 - 247) * 256 + read_number(cff, 1) + 108);
	if (b0 >= 251 && b0 <= 254)
		return -(int32_t)((b0 - 251) * 256 + read_number(cff, 1) + 108);
	if (b0 == REAL_NUMBER)
		cff->reciprocal = read_reciprocal(cff);
	return 0;
}

/* What an operator of a DICT says, by its last operand and the one before. */
static void take(struct cff *cff, uint32_t operator, int32_t before, int32_t value, uint32_t at)
{
	struct cff_offset offset = {(uint32_t)value, at};

	switch (operator) {
	case OP_ROS:
		cff->is_cid_keyed = true;
		break;
	case OP_FONT_MATRIX:
		if (cff->first >= LEAST_UNITS && cff->first <= MOST_UNITS)
			cff->units_per_em = cff->first;
		break;
	case OP_CHARSET:
		cff->charset = offset;
		break;
	case OP_OUTLINES:
		cff->outlines = offset;
		break;
	case OP_FD_SELECT:
		cff->fd_select = offset;
		break;
	case OP_FD_ARRAY:
		cff->fd_array = offset.value;
		break;
	case OP_PRIVATE:
		cff->private_size = (uint32_t)before;
		cff->private_at = offset.value;
		break;
	case OP_DEFAULT_WIDTH:
		cff->default_width = value;
		break;
	case OP_NOMINAL_WIDTH:
		cff->nominal_width = value;
		break;
	}
}

static void read_dict(struct cff *cff, uint32_t start, uint32_t end)
{
	int32_t before = 0, value = 0;
	uint32_t at = 0;
	int noperands = 0;

	cff->at = start;
	while (cff->at < end && !cff->has_failed) {
		uint32_t b0 = read_number(cff, 1);

		if (b0 > OP_LAST) {
			at = b0 == LONG_NUMBER ? cff->at : 0;
			before = value;
			cff->reciprocal = 0;
			value = read_operand(cff, b0);
			cff->first = noperands++ == 0 ? cff->reciprocal : cff->first;
			continue;
		}
		if (b0 == OP_ESCAPE)
			b0 = 256 + read_number(cff, 1);
		take(cff, b0, before, value, at);
		noperands = 0;
	}
}

void cff_open(struct cff *cff, const uint8_t *bytes, uint32_t n)
{
	uint32_t start, end;

	*cff = (struct cff){.bytes = bytes, .n = n, .at = 2};
	cff_element(cff, skip_index(cff, read_number(cff, 1)), 0, &start, &end);
	read_dict(cff, start, end);
}

uint32_t cff_count(struct cff *cff)
{
	cff->at = cff->outlines.value;
	return read_number(cff, 2);
}

void cff_read_fds(struct cff *cff, uint8_t *fds, uint32_t nglyphs)
{
	uint32_t nranges, glyph;

	memset(fds, 0, nglyphs);
	if (!cff->is_cid_keyed)
		return;
	cff->at = cff->fd_select.value;
	if (read_number(cff, 1) == 0) {
		for (uint32_t i = 0; i < nglyphs; i++)
			fds[i] = (uint8_t)read_number(cff, 1);
		return;
	}
	nranges = read_number(cff, 2);
	glyph = read_number(cff, 2);
	for (uint32_t i = 0; i < nranges && !cff->has_failed; i++) {
		uint8_t fd = (uint8_t)read_number(cff, 1);
		uint32_t next = read_number(cff, 2);

		for (; glyph < next && glyph < nglyphs; glyph++)
			fds[glyph] = fd;
	}
}

void cff_read_widths(struct cff *cff, uint32_t fd)
{
	uint32_t start, end;

	cff->default_width = cff->nominal_width = 0;
	if (cff->is_cid_keyed) {
		cff_element(cff, cff->fd_array, fd, &start, &end);
		read_dict(cff, start, end);
	}
	read_dict(cff, cff->private_at, cff->private_at + cff->private_size);
}

void cff_read_charset(struct cff *cff, uint32_t *names, uint32_t nglyphs)
{
	uint32_t format, glyph = 1;

	for (uint32_t i = 0; i < nglyphs; i++)
		names[i] = i;
	if (cff->charset.value <= 2) /* predefined */
		return;
	cff->at = cff->charset.value;
	format = read_number(cff, 1);
	while (glyph < nglyphs && !cff->has_failed) {
		uint32_t first = read_number(cff, 2);
		uint32_t left = format == 0 ? 0 : read_number(cff, format == 1 ? 1 : 2);

		for (uint32_t i = 0; i <= left && glyph < nglyphs; i++)
			names[glyph++] = first + i;
	}
}

void cff_read_cids(const uint8_t *bytes, uint32_t n, uint32_t *cids, uint32_t nglyphs)
{
	struct cff cff;

	for (uint32_t i = 0; i < nglyphs; i++)
		cids[i] = i;
	cff_open(&cff, bytes, n);
	if (cff.is_cid_keyed && !cff.has_failed)
		cff_read_charset(&cff, cids, nglyphs);
}
