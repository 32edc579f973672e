/*
 * Whether a font file is whole, and whether a PDF may hold it, read from the bytes themselves:
 * HarfBuzz takes a table that is cut off or missing for an empty one, and goes on without kerning,
 * marks or outlines. Fields stand where OpenType 1.9 puts them.
 */
#include "text/face_check.h"

#include <string.h>

#include <hb.h>

enum {
	ENTRY = 16,             /* bytes of the table directory: tag, checksum, offset, length */
	FS_TYPE_USAGE = 0x000f, /* OS/2 fsType: the kinds of embedding */
	FS_TYPE_RESTRICTED = 0x0002,
	FS_TYPE_NO_SUBSETTING = 0x0100,
	FS_TYPE_BITMAPS_ONLY = 0x0200,
	DRAW_OUTLINES = 2, /* sbix: the pictures are drawn over outlines */
	BLOCK = 16 * 256   /* bytes that are summed up at once */
};

typedef uint16_t lanes __attribute__((vector_size(16)));

/* The table directory of one face. */
struct directory {
	const uint8_t *bytes; /* the whole file */
	uint32_t n;
	uint32_t first; /* where its first entry stands */
	uint32_t nentries;
};

/* The big-endian number of size bytes at offset; 0 past the end. */
static uint32_t number(const struct directory *file, uint64_t offset, int size)
{
	uint32_t value = 0;

	if (offset + (uint64_t)size > file->n)
		return 0;
	for (int i = 0; i < size; i++)
		value = value << 8 | file->bytes[offset + (uint64_t)i];
	return value;
}

static const char *open_directory(struct directory *file, uint32_t index)
{
	uint32_t tag = number(file, 0, 4), start = 0;

	if (tag == HB_TAG('w', 'O', 'F', 'F') || tag == HB_TAG('w', 'O', 'F', '2'))
		return "is a web font (WOFF), packed for browsers: its TTF or OTF is needed";
	if (tag >> 16 == 0x8001 || tag >> 16 == ('%' << 8 | '!'))
		return "is a Type 1 font: its OpenType version is needed";
	if (tag == HB_TAG('t', 't', 'c', 'f')) {
		if (index >= number(file, 8, 4))
			return "holds fewer fonts than asked for";
		start = number(file, 12 + 4 * (uint64_t)index, 4);
		tag = number(file, start, 4);
	}
	if (tag != 0x00010000 && tag != HB_TAG('O', 'T', 'T', 'O') &&
	    tag != HB_TAG('t', 'r', 'u', 'e'))
		return "is no OpenType font";
	file->nentries = number(file, (uint64_t)start + 4, 2);
	file->first = start + 12;
	if ((uint64_t)file->first + (uint64_t)file->nentries * ENTRY > file->n)
		return "is cut off";
	return NULL;
}

/* The entry of a table, as an offset into the file; 0: there is none. */
static uint64_t find_entry(const struct directory *file, uint32_t tag)
{
	for (uint32_t i = 0; i < file->nentries; i++) {
		uint64_t entry = file->first + (uint64_t)i * ENTRY;

		if (number(file, entry, 4) == tag)
			return entry;
	}
	return 0;
}

static bool has(const struct directory *file, uint32_t tag)
{
	uint64_t entry = find_entry(file, tag);

	return entry && number(file, entry + 12, 4) > 0;
}

/* The sum of a block's big-endian words of 32 bits. Of its bytes those at even places and those at
 * odd ones add up in eight lanes each, which hold as many as stand in a block. */
static uint32_t sum_block(const uint8_t *block)
{
	lanes low = {0}, high = {0}, pairs;
	const uint16_t one = 1;
	bool is_little = *(const uint8_t *)&one == 1;
	uint32_t sum = 0;

	for (int i = 0; i < BLOCK; i += (int)sizeof pairs) {
		memcpy(&pairs, block + i, sizeof pairs);
		low += pairs & 0xff;
		high += pairs >> 8;
	}
	for (unsigned i = 0; i < sizeof pairs / 2; i++) {
		uint32_t even = is_little ? low[i] : high[i], odd = is_little ? high[i] : low[i];

		sum += i % 2 ? (even << 8) + odd : (even << 24) + (odd << 16);
	}
	return sum;
}

/* Whether the table of an entry sums up to its checksum, a sum of big-endian words of 32 bits. The
 * one of head, which is of the whole file, counts as 0 there. */
static bool is_intact(const struct directory *file, uint64_t entry)
{
	uint32_t offset = number(file, entry + 8, 4), n = number(file, entry + 12, 4), i = 0;
	const uint8_t *table = file->bytes + offset;
	uint32_t sum = 0;

	for (; n - i >= BLOCK; i += BLOCK)
		sum += sum_block(table + i);
	for (; n - i >= 4; i += 4)
		sum += (uint32_t)table[i] << 24 | (uint32_t)table[i + 1] << 16 |
		       (uint32_t)table[i + 2] << 8 | table[i + 3];
	for (; i < n; i++)
		sum += (uint32_t)table[i] << (24 - i % 4 * 8);
	if (number(file, entry, 4) == HB_TAG('h', 'e', 'a', 'd'))
		sum -= number(file, (uint64_t)offset + 8, 4);
	return sum == number(file, entry + 4, 4);
}

/* Outlines are large, and only looked at when they are needed. */
static bool is_outlines(uint32_t tag)
{
	return tag == HB_TAG('g', 'l', 'y', 'f') || tag == HB_TAG('C', 'F', 'F', ' ');
}

static const char *tag_text(struct arena *arena, uint32_t tag)
{
	char text[5] = "";

	for (int i = 0; i < 4; i++) {
		text[i] = (char)(tag >> (24 - 8 * i) & 0xff);
		if (text[i] < ' ' || text[i] > '~')
			text[i] = '?';
	}
	return arena_strdup(arena, text);
}

static const char *check_tables(const struct directory *file, struct arena *arena)
{
	static const uint32_t needed[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
					  HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'm', 't', 'x'),
					  HB_TAG('c', 'm', 'a', 'p')};

	for (uint32_t i = 0; i < file->nentries; i++) {
		uint64_t entry = file->first + (uint64_t)i * ENTRY;
		uint32_t tag = number(file, entry, 4);

		if ((uint64_t)number(file, entry + 8, 4) + number(file, entry + 12, 4) > file->n)
			return arena_printf(
				arena, "is cut off: its table \"%s\" lies past the end of the file",
				tag_text(arena, tag));
		if (!is_outlines(tag) && !is_intact(file, entry))
			return arena_printf(arena,
					    "is damaged: the checksum of its table \"%s\" is wrong",
					    tag_text(arena, tag));
	}
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (!has(file, needed[i]))
			return arena_printf(arena, "has no table \"%s\"",
					    tag_text(arena, needed[i]));
	return NULL;
}

static const char *check_outlines(const struct directory *file)
{
	uint64_t sbix = find_entry(file, HB_TAG('s', 'b', 'i', 'x'));

	if (sbix && !(number(file, (uint64_t)number(file, sbix + 8, 4) + 2, 2) & DRAW_OUTLINES))
		return "has coloured pictures alone, no outlines";
	if (has(file, HB_TAG('f', 'v', 'a', 'r')) && !has(file, HB_TAG('g', 'v', 'a', 'r')))
		return "is a variable font without a table \"gvar\": a file for each weight is "
		       "needed";
	if (has(file, HB_TAG('g', 'l', 'y', 'f')) && has(file, HB_TAG('l', 'o', 'c', 'a')))
		return NULL;
	if (has(file, HB_TAG('C', 'F', 'F', ' ')))
		return NULL;
	if (has(file, HB_TAG('C', 'B', 'D', 'T')) || has(file, HB_TAG('s', 'b', 'i', 'x')) ||
	    has(file, HB_TAG('S', 'V', 'G', ' ')))
		return "has coloured pictures alone, no outlines";
	return "has no outlines that a PDF can hold";
}

static const char *check_licence(const struct directory *file)
{
	uint64_t entry = find_entry(file, HB_TAG('O', 'S', '/', '2'));
	uint32_t type = entry ? number(file, (uint64_t)number(file, entry + 8, 4) + 8, 2) : 0;

	if ((type & FS_TYPE_USAGE) == FS_TYPE_RESTRICTED)
		return "forbids embedding (fsType 0x0002)";
	if (type & FS_TYPE_NO_SUBSETTING)
		return "forbids subsetting (fsType 0x0100), and a PDF gets the glyphs it needs";
	if (type & FS_TYPE_BITMAPS_ONLY)
		return "lets nothing but bitmaps be embedded (fsType 0x0200)";
	return NULL;
}

static struct directory directory_of(const struct face *face)
{
	struct directory file = {0};
	unsigned n;

	file.bytes = (const uint8_t *)hb_blob_get_data(face->blob, &n);
	file.n = n;
	return file;
}

const char *face_check(const struct face *face, struct arena *arena)
{
	struct directory file = directory_of(face);
	const char *why = open_directory(&file, (uint32_t)face->info.face_index);

	if (!why)
		why = check_tables(&file, arena);
	if (!why)
		why = check_outlines(&file);
	return why ? why : check_licence(&file);
}

bool face_has_intact_outlines(const struct face *face)
{
	struct directory file = directory_of(face);
	bool is_whole = !open_directory(&file, (uint32_t)face->info.face_index);

	for (uint32_t i = 0; is_whole && i < file.nentries; i++) {
		uint64_t entry = file.first + (uint64_t)i * ENTRY;

		is_whole = !is_outlines(number(&file, entry, 4)) || is_intact(&file, entry);
	}
	return is_whole;
}
