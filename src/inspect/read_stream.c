/* Streams without their filters: Flate alone, and PNG's predictors (ISO 32000-1, 7.4.4). */
#include "inspect/read_stream.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/predict.h"
#include "base/unpack.h"

enum { MOST_COLUMNS = 1 << 16, TIFF = 2 /* a predictor */ };

/* What a filter's parameters say; a fallback where they don't. */
static int64_t parameter(struct reading *reading, const struct value *parameters, const char *key,
			 int64_t fallback)
{
	const struct value *value = read_entry(reading, parameters, key);

	return value->kind == VALUE_NUMBER ? value->number : fallback;
}

/* Takes the filters of the rows (ISO 15948, 9) off, in place; the last row may be short. Returns
 * how many bytes are left. */
static size_t take_off_filters(char *bytes, size_t n, size_t row, size_t bpp)
{
	size_t to = 0;

	for (size_t from = 0; from + 1 < n; from += row + 1) {
		size_t length = n - from - 1 < row ? n - from - 1 : row;
		int filter = (unsigned char)bytes[from];

		for (size_t i = 0; i < length; i++) {
			uint8_t left = i >= bpp ? (uint8_t)bytes[to - bpp] : 0;
			uint8_t up = from > 0 ? (uint8_t)bytes[to - row] : 0;
			uint8_t corner = from > 0 && i >= bpp ? (uint8_t)bytes[to - row - bpp] : 0;

			bytes[to++] = (char)(bytes[from + 1 + i] +
					     predict_png(filter, left, up, corner));
		}
	}
	return to;
}

static bool take_off_predictor(struct reading *reading, const struct value *parameters, char *bytes,
			       size_t *n)
{
	int64_t predictor = parameter(reading, parameters, "Predictor", 1);
	int64_t columns = parameter(reading, parameters, "Columns", 1);
	int64_t colours = parameter(reading, parameters, "Colors", 1);
	int64_t bits = parameter(reading, parameters, "BitsPerComponent", 8);

	if (predictor < 10)
		return predictor == 1 || read_damaged(reading, "it has a predictor of TIFF");
	if (columns < 1 || columns > MOST_COLUMNS || colours < 1 || colours > 32 || bits < 1 ||
	    bits > 16)
		return read_damaged(reading, "it has a predictor with odd sizes");
	*n = take_off_filters(bytes, *n, (size_t)(columns * colours * bits + 7) / 8,
			      (size_t)(colours * bits + 7) / 8);
	return true;
}

static bool unpack(struct reading *reading, const struct value *parameters, const char **bytes,
		   size_t *n)
{
	struct buf out;
	bool is_good;
	char *copy;

	if (*n == 0) /* some programs pack nothing into nothing */
		return true;
	buf_init(&out);
	is_good = unpack_flate(&out, *bytes, *n, reading->budget);
	reading->budget -= out.n < reading->budget ? out.n : reading->budget;
	if (!is_good) {
		buf_release(&out);
		return read_damaged(reading, "a stream cannot be unpacked");
	}
	copy = arena_alloc(reading->arena, out.n + 1);
	if (out.n > 0)
		memcpy(copy, out.bytes, out.n);
	*bytes = copy;
	*n = out.n;
	buf_release(&out);
	return take_off_predictor(reading, parameters, copy, n);
}

/* The i-th of a list of filters or parameters, or the only one. */
static const struct value *pick(struct reading *reading, const struct value *value, int i)
{
	static const struct value none = {.kind = VALUE_NULL};

	if (value->kind != VALUE_ARRAY)
		return i == 0 ? value : &none;
	return i < value->nitems ? read_item(reading, value, i) : &none;
}

/* How many filters there are. */
static int count(const struct value *filter)
{
	return filter->kind == VALUE_ARRAY ? filter->nitems : filter->kind == VALUE_NAME;
}

bool read_stream_is_known(struct reading *reading, const struct value *stream)
{
	const struct value *filter = read_entry(reading, stream, "Filter");
	const struct value *parameters = read_entry(reading, stream, "DecodeParms");

	for (int i = 0; i < count(filter); i++)
		if (!value_is(pick(reading, filter, i), VALUE_NAME, "FlateDecode") ||
		    parameter(reading, pick(reading, parameters, i), "Predictor", 1) == TIFF)
			return false;
	return true;
}

bool read_stream(struct reading *reading, const struct value *stream, const char **bytes, size_t *n)
{
	enum { MOST_FILTERS = 8 };
	const struct value *length = read_entry(reading, stream, "Length");
	const struct value *filter = read_entry(reading, stream, "Filter");
	const struct value *parameters = read_entry(reading, stream, "DecodeParms");
	const char *end = reading->bytes + reading->n;

	if (!stream->stream || length->kind != VALUE_NUMBER || length->number < 0 ||
	    length->number > end - stream->stream)
		return read_damaged(reading, "a stream is longer than the file");
	*bytes = stream->stream;
	*n = (size_t)length->number;
	if (count(filter) > MOST_FILTERS)
		return read_damaged(reading, "a stream has too many filters");
	for (int i = 0; i < count(filter); i++) {
		if (!value_is(pick(reading, filter, i), VALUE_NAME, "FlateDecode"))
			return read_damaged(reading,
					    "a stream is packed by other means than Flate");
		if (!unpack(reading, pick(reading, parameters, i), bytes, n))
			return false;
	}
	return true;
}

bool read_stream_if_known(struct reading *reading, const struct value *value, const char **bytes,
			  size_t *n)
{
	return value->stream && read_stream_is_known(reading, value) &&
	       read_stream(reading, value, bytes, n);
}
