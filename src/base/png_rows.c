/*
 * For every row the filter with the smallest sum of absolute differences is chosen (ISO 15948,
 * 12.8). The file has the chunks that it must have, and those that say its colours and size.
 */
#include "base/png_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/pack.h"
#include "base/predict.h"
#include "base/unpack.h"

enum { NFILTERS = 5 }; /* none, sub, up, average, Paeth: their numbers in the row's first byte */

/* The bytes beside, above and in the corner before the i'th of a row; up is the row above, or NULL;
 * bpp the bytes of a pixel. */
struct neighbours {
	int left, up, corner;
};

static inline struct neighbours find_neighbours(const uint8_t *row, const uint8_t *up, int i,
						int bpp)
{
	return (struct neighbours){
		.left = i >= bpp ? row[i - bpp] : 0,
		.up = up ? up[i] : 0,
		.corner = up && i >= bpp ? up[i - bpp] : 0,
	};
}

static inline uint8_t subtract(int filter, const uint8_t *row, int i, struct neighbours near)
{
	return (uint8_t)(row[i] - predict_png(filter, near.left, near.up, near.corner));
}

static inline long size_of(uint8_t difference)
{
	return difference < 128 ? difference : 256 - difference;
}

/* The filter that suits a row of n bytes best. */
static int choose_filter(const uint8_t *row, const uint8_t *up, int n, int bpp)
{
	long sums[NFILTERS] = {0};
	int best = 0;

	for (int i = 0; i < n; i++) {
		struct neighbours near = find_neighbours(row, up, i, bpp);

		/* one by one, so that each knows its filter when it is compiled */
		sums[0] += size_of(subtract(0, row, i, near));
		sums[1] += size_of(subtract(1, row, i, near));
		sums[2] += size_of(subtract(2, row, i, near));
		sums[3] += size_of(subtract(3, row, i, near));
		sums[4] += size_of(subtract(4, row, i, near));
	}
	for (int filter = 1; filter < NFILTERS; filter++)
		if (sums[filter] < sums[best])
			best = filter;
	return best;
}

void png_rows_filter(const uint8_t *row, const uint8_t *up, int n, int bpp, uint8_t *out)
{
	int filter = choose_filter(row, up, n, bpp);

	out[0] = (uint8_t)filter;
	for (int i = 0; i < n; i++)
		out[i + 1] = subtract(filter, row, i, find_neighbours(row, up, i, bpp));
}

static void add_number(struct buf *out, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_addc(out, (char)(number >> shift));
}

/* A chunk begins with its length and name, and ends with a sum over name and bytes. */
static void add_chunk(struct buf *out, const char *name, const void *bytes, size_t n)
{
	size_t from;

	add_number(out, (uint32_t)n);
	from = out->n;
	buf_add(out, name, 4);
	buf_add(out, bytes, n);
	add_number(out, unpack_crc32(out->bytes + from, out->n - from));
}

static void add_head(const struct png_rows *image, struct buf *out)
{
	/* 8 bits a part, red, green, blue, deflated, filtered by rows, not interlaced */
	static const uint8_t kind[] = {8, 2, 0, 0, 0};
	static const uint8_t perceptual = 0;
	struct buf chunk;

	buf_init(&chunk);
	add_number(&chunk, (uint32_t)image->width);
	add_number(&chunk, (uint32_t)image->height);
	buf_add(&chunk, kind, sizeof kind);
	add_chunk(out, "IHDR", chunk.bytes, chunk.n);
	add_chunk(out, "sRGB", &perceptual, 1);
	if (image->dpi) {
		buf_clear(&chunk);
		for (int i = 0; i < 2; i++) /* pixels a metre */
			add_number(&chunk, (uint32_t)((image->dpi * 10000 + 127) / 254));
		buf_addc(&chunk, 1);
		add_chunk(out, "pHYs", chunk.bytes, chunk.n);
	}
	buf_release(&chunk);
}

void png_rows_write(const struct png_rows *image, const uint8_t *rgb, struct buf *out)
{
	size_t row = (size_t)image->width * PNG_ROWS_PIXEL;
	size_t nfiltered = (row + 1) * (size_t)image->height;
	uint8_t *filtered = mem_alloc(nfiltered + 1);
	struct pack *pack = pack_new();
	struct buf packed;

	for (int y = 0; y < image->height; y++) {
		const uint8_t *at = rgb + (size_t)y * row;

		png_rows_filter(at, y > 0 ? at - row : NULL, (int)row, PNG_ROWS_PIXEL,
				filtered + (size_t)y * (row + 1));
	}
	buf_init(&packed);
	pack_add(pack, &packed, filtered, nfiltered);
	free(filtered);
	buf_add(out, "\x89PNG\r\n\x1a\n", 8);
	add_head(image, out);
	add_chunk(out, "IDAT", packed.bytes, packed.n);
	add_chunk(out, "IEND", "", 0);
	buf_release(&packed);
	pack_free(pack);
}
