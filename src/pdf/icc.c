/*
 * A matrix/TRC profile is a table of tags and a few numbers, so we write it rather than carry a
 * file. The primaries are those of ITU-R BT.709 adapted to D50 with the Bradford matrix, as
 * ICC.1:2004-10 asks; the curve is the parametric type 3 of 10.15, which is sRGB's own formula.
 */
#include "pdf/icc.h"

#include <stdint.h>
#include <string.h>

enum { NTAGS = 10, HEADER = 128 };

/* Where an element of the tag table lies. */
struct icc_tag {
	const char *signature;
	uint32_t offset, size;
};

struct icc {
	struct buf data; /* the elements, behind the tag table */
	struct icc_tag tags[NTAGS];
	int ntags;
};

static void add32(struct buf *out, uint32_t value)
{
	char bytes[4] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};

	buf_add(out, bytes, 4);
}

static void begin_tag(struct icc *icc, const char *signature, const char *type)
{
	uint32_t offset = (uint32_t)(HEADER + 4 + NTAGS * 12 + icc->data.n);

	icc->tags[icc->ntags] = (struct icc_tag){signature, offset, 0};
	buf_add(&icc->data, type, 4);
	add32(&icc->data, 0);
}

static void end_tag(struct icc *icc)
{
	struct icc_tag *tag = &icc->tags[icc->ntags++];

	tag->size = (uint32_t)(HEADER + 4 + NTAGS * 12 + icc->data.n) - tag->offset;
	while (icc->data.n % 4 != 0)
		buf_addc(&icc->data, 0);
}

/* multiLocalizedUnicodeType with one record, en-US; the text is ASCII. */
static void add_text(struct icc *icc, const char *signature, const char *text)
{
	begin_tag(icc, signature, "mluc");
	add32(&icc->data, 1);
	add32(&icc->data, 12);
	buf_add(&icc->data, "enUS", 4);
	add32(&icc->data, (uint32_t)strlen(text) * 2);
	add32(&icc->data, 28);
	for (; *text; text++) {
		buf_addc(&icc->data, 0);
		buf_addc(&icc->data, *text);
	}
	end_tag(icc);
}

/* Numbers are s15Fixed16: 0x10000 is 1. */
static void add_numbers(struct icc *icc, const char *signature, const char *type,
			const int32_t *numbers, int n)
{
	begin_tag(icc, signature, type);
	for (int i = 0; i < n; i++)
		add32(&icc->data, (uint32_t)numbers[i]);
	end_tag(icc);
}

static void add_colours(struct icc *icc)
{
	static const int32_t white[] = {0xf6d6, 0x10000, 0xd32d};
	static const int32_t red[] = {0x6fa0, 0x38f5, 0x390};
	static const int32_t green[] = {0x6297, 0xb787, 0x18d9};
	static const int32_t blue[] = {0x249f, 0xf84, 0xb6c4};
	static const int32_t adaptation[] = {0x10c42, 0x5de,  -0xcdb, 0x793, 0xfd90,
					     -0x45f,  -0x25e, 0x3dc,  0xc06e};

	add_numbers(icc, "wtpt", "XYZ ", white, 3);
	add_numbers(icc, "chad", "sf32", adaptation, 9);
	add_numbers(icc, "rXYZ", "XYZ ", red, 3);
	add_numbers(icc, "gXYZ", "XYZ ", green, 3);
	add_numbers(icc, "bXYZ", "XYZ ", blue, 3);
}

/* Type 3: (a x + b)^g above d, c x below; one element serves all three channels. */
static void add_curves(struct icc *icc)
{
	static const int32_t curve[] = {3 << 16, 0x26666, 0xf2a7, 0xd59, 0x13d0, 0xa5b};

	add_numbers(icc, "rTRC", "para", curve, 6);
	for (int i = 0; i < 2; i++) {
		icc->tags[icc->ntags] = icc->tags[icc->ntags - 1];
		icc->tags[icc->ntags++].signature = i == 0 ? "gTRC" : "bTRC";
	}
}

static void add_header(struct buf *out, uint32_t size)
{
	static const char classes[] = "mntrRGB XYZ "; /* display, RGB, connected by XYZ */
	static const uint32_t date[] = {2000 << 16 | 1, 1 << 16, 0};

	add32(out, size);
	add32(out, 0);
	add32(out, 0x4200000);
	buf_add(out, classes, 12);
	for (int i = 0; i < 3; i++)
		add32(out, date[i]);
	buf_add(out, "acsp", 4);
	for (int i = 0; i < 7; i++) /* platform .. intent: none, perceptual */
		add32(out, 0);
	add32(out, 0xf6d6); /* the illuminant: D50 */
	add32(out, 0x10000);
	add32(out, 0xd32d);
	while (out->n % HEADER != 0)
		buf_addc(out, 0);
}

void icc_write_srgb(struct buf *out)
{
	struct icc icc = {.ntags = 0};

	add_text(&icc, "desc", "sRGB IEC61966-2.1");
	add_text(&icc, "cprt", "No copyright, use freely");
	add_colours(&icc);
	add_curves(&icc);
	add_header(out, (uint32_t)(HEADER + 4 + NTAGS * 12 + icc.data.n));
	add32(out, NTAGS);
	for (int i = 0; i < NTAGS; i++) {
		buf_add(out, icc.tags[i].signature, 4);
		add32(out, icc.tags[i].offset);
		add32(out, icc.tags[i].size);
	}
	buf_add(out, icc.data.bytes, icc.data.n);
	buf_release(&icc.data);
}
