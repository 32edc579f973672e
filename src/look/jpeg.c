/*
 * A JPEG is a row of segments; each begins with 0xFF and a marker. The pixels stay as they are, for
 * PDF takes them so; what is read is the frame's size and that nothing is missing.
 */
#include "look/jpeg.h"

#include <string.h>

enum marker {
	SOF0 = 0xc0, /* baseline */
	SOF2 = 0xc2, /* progressive; SOF1 lies between */
	DHT = 0xc4,
	JPG = 0xc8,
	DAC = 0xcc,
	SOF15 = 0xcf,
	RST0 = 0xd0,
	RST7 = 0xd7,
	SOI = 0xd8,
	EOI = 0xd9,
	SOS = 0xda,
	DQT = 0xdb,
	APP1 = 0xe1,
	APP14 = 0xee,
};

struct reader {
	const uint8_t *bytes;
	size_t nbytes, at;
	bool has_frame, has_scan, has_tables, has_codes, is_progressive;
	size_t ncoded; /* bytes of all scans */
};

static unsigned big16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static unsigned read16(const uint8_t *p, bool is_little)
{
	return is_little ? (unsigned)p[1] << 8 | p[0] : big16(p);
}

static const char *read_frame(struct reader *reader, int marker, const uint8_t *segment, size_t n,
			      struct jpeg *jpeg)
{
	if (reader->has_frame)
		return "it holds several frames";
	if (n < 6 || n < 6 + 3u * segment[5])
		return "its frame is cut off";
	if (segment[0] != 8)
		return "it has not 8 bits a sample";
	jpeg->height = (int)big16(segment + 1);
	jpeg->width = (int)big16(segment + 3);
	jpeg->ncomponents = segment[5];
	if (jpeg->width == 0 || jpeg->height == 0)
		return "its size is not told";
	if (jpeg->ncomponents != 1 && jpeg->ncomponents != 3 && jpeg->ncomponents != 4)
		return "it has neither 1, 3 nor 4 components";
	reader->has_frame = true;
	reader->is_progressive = marker == SOF2;
	return NULL;
}

/* The Exif orientation: tag 0x0112 of the first directory (TIFF 6.0, section 2); other numbers than
 * those of enum orientation say nothing. */
static enum orientation read_orientation(const uint8_t *segment, size_t n)
{
	const uint8_t *tiff = segment + 6;
	bool is_little;
	size_t at, count;
	unsigned value;

	if (n < 6 + 14 || memcmp(segment, "Exif\0", 6) != 0)
		return UPRIGHT;
	n -= 6;
	is_little = tiff[0] == 'I';
	at = read16(tiff + (is_little ? 4 : 6), is_little); /* directories lie near the start */
	if (at + 2 > n)
		return UPRIGHT;
	count = read16(tiff + at, is_little);
	for (at += 2; count > 0 && at + 12 <= n; count--, at += 12) {
		if (read16(tiff + at, is_little) != 0x0112)
			continue;
		value = read16(tiff + at + 8, is_little);
		return value >= UPRIGHT && value <= TURNED_LEFT ? (enum orientation)value : UPRIGHT;
	}
	return UPRIGHT;
}

static const char *read_segment(struct reader *reader, int marker, struct jpeg *jpeg)
{
	const uint8_t *segment = reader->bytes + reader->at + 2;
	size_t n;

	if (reader->nbytes - reader->at < 2)
		return "it is cut off";
	n = big16(reader->bytes + reader->at);
	if (n < 2 || n > reader->nbytes - reader->at)
		return "it is cut off";
	reader->at += n;
	n -= 2;
	if (marker >= SOF0 && marker <= SOF2)
		return read_frame(reader, marker, segment, n, jpeg);
	if (marker > SOF2 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC)
		return "its coding is neither baseline nor progressive";
	if (marker == APP14 && n >= 12 && memcmp(segment, "Adobe", 5) == 0)
		jpeg->has_adobe = true;
	if (marker == APP1 && jpeg->orientation == UPRIGHT)
		jpeg->orientation = read_orientation(segment, n);
	reader->has_tables = reader->has_tables || marker == DQT;
	reader->has_codes = reader->has_codes || marker == DHT;
	reader->has_scan = reader->has_scan || marker == SOS;
	return NULL;
}

/* Past the entropy-coded data: to the next marker that is neither stuffing nor a restart. */
static void skip_coded(struct reader *reader)
{
	const uint8_t *p;

	while ((p = memchr(reader->bytes + reader->at, 0xff, reader->nbytes - reader->at))) {
		reader->at = (size_t)(p - reader->bytes);
		if (reader->nbytes - reader->at < 2)
			break;
		if (p[1] != 0 && !(p[1] >= RST0 && p[1] <= RST7))
			return;
		reader->at += 2;
	}
	reader->at = reader->nbytes;
}

/* The next marker; -1 at the end of the bytes or where none stands. */
static int next_marker(struct reader *reader)
{
	if (reader->at >= reader->nbytes || reader->bytes[reader->at] != 0xff)
		return -1;
	while (reader->at < reader->nbytes && reader->bytes[reader->at] == 0xff)
		reader->at++;
	return reader->at < reader->nbytes ? reader->bytes[reader->at++] : -1;
}

/*
 * Whether the scans can hold the picture at all: each block of 8 by 8 takes a bit for its mean and
 * one for its end. Progressive files tell many blocks at once. Decoders fill up with grey what is
 * not there, and say nothing.
 */
static bool has_data(const struct reader *reader, const struct jpeg *jpeg)
{
	size_t nblocks = (size_t)((jpeg->width + 7) / 8) * (size_t)((jpeg->height + 7) / 8);

	return reader->is_progressive ? reader->ncoded > 0 : reader->ncoded * 4 >= nblocks;
}

const char *jpeg_read(const uint8_t *bytes, size_t nbytes, struct jpeg *jpeg)
{
	struct reader reader = {.bytes = bytes, .nbytes = nbytes};
	const char *fault;
	int marker;

	*jpeg = (struct jpeg){.orientation = UPRIGHT};
	if (next_marker(&reader) != SOI)
		return "it is no JPEG file";
	while ((marker = next_marker(&reader)) != EOI) {
		if (marker < 0)
			return "it is cut off";
		fault = read_segment(&reader, marker, jpeg);
		if (fault)
			return fault;
		if (marker == SOS) {
			size_t begin = reader.at;

			skip_coded(&reader);
			reader.ncoded += reader.at - begin;
		}
	}
	if (!reader.has_frame || !reader.has_scan || !reader.has_tables || !reader.has_codes)
		return "parts of it are missing";
	if (!has_data(&reader, jpeg))
		return "its pixels are missing";
	return NULL;
}
