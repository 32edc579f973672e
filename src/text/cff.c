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
	OP_ROS = 256 + 30,
	OP_FD_ARRAY = 256 + 36,
	OP_FD_SELECT = 256 + 37,
	LONG_NUMBER = 29
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

/* An operand of a DICT that begins with the byte b0; only integers are wanted. */
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
	while (b0 == 30 && !cff->has_failed) { /* a real number, to the nibble f */
		uint32_t pair = read_number(cff, 1);

		if (pair % 16 == 15 || pair / 16 == 15)
			break;
	}
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

	cff->at = start;
	while (cff->at < end && !cff->has_failed) {
		uint32_t b0 = read_number(cff, 1);

		if (b0 > OP_LAST) {
			at = b0 == LONG_NUMBER ? cff->at : 0;
			before = value;
			value = read_operand(cff, b0);
			continue;
		}
		if (b0 == OP_ESCAPE)
			b0 = 256 + read_number(cff, 1);
		take(cff, b0, before, value, at);
	}
}

void cff_open(struct cff *cff, const uint8_t *bytes, uint32_t n)
{
	uint32_t start, end;

	*cff = (struct cff){.bytes = bytes, .n = n, .at = 2};
	cff_element(cff, skip_index(cff, read_number(cff, 1)), 0, &start, &end);
	read_dict(cff, start, end);
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
