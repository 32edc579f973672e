/* As pdf/image.c writes them: rows of bytes, or a JPEG file. */
#include "draw/file_image.h"

#include "base/limits.h"
#include "inspect/read_stream.h"
#include "inspect/trace.h"
#include "look/jpeg.h"

static int64_t number(struct reading *reading, const struct value *dict, const char *key)
{
	const struct value *value = read_entry(reading, dict, key);

	return value->kind == VALUE_NUMBER ? value->number : 0;
}

/* Whether values are stored as they are, or of inks the other way round. */
static bool read_decode(struct reading *reading, const struct value *picture,
			struct draw_image *image)
{
	const struct value *list = read_list(reading, picture, "Decode");
	bool is_straight = true, is_inverted = true;

	for (int i = 0; i < list->nitems; i++) {
		double value = read_item(reading, list, i)->real;

		is_straight &= value == i % 2;
		is_inverted &= value == 1 - i % 2;
	}
	image->is_inverted = !is_straight && is_inverted && image->ncomponents == 4;
	return is_straight || image->is_inverted;
}

/* A JPEG file by itself, with as many pixels as the picture says. */
static bool read_jpeg(struct reading *reading, const struct value *picture,
		      struct draw_image *image)
{
	const struct value *filter = read_entry(reading, picture, "Filter");
	const struct value *length = read_entry(reading, picture, "Length");
	struct jpeg jpeg;

	if (filter->kind == VALUE_ARRAY && filter->nitems == 1)
		filter = read_item(reading, filter, 0);
	if (!value_is(filter, VALUE_NAME, "DCTDecode") || length->number < 0 ||
	    length->number > reading->bytes + reading->n - picture->stream)
		return false;
	image->jpeg = (const uint8_t *)picture->stream;
	image->njpeg = (size_t)length->number;
	return !jpeg_read(image->jpeg, image->njpeg, &jpeg) && jpeg.width == image->ncolumns &&
	       jpeg.height == image->nrows && jpeg.ncomponents == image->ncomponents;
}

static bool read_pixels(struct reading *reading, const struct value *picture,
			struct draw_image *image)
{
	const char *bytes;
	size_t n;

	if (!read_stream_if_known(reading, picture, &bytes, &n))
		return false;
	image->pixels = (const uint8_t *)bytes;
	return n >= (size_t)image->ncolumns * (size_t)image->nrows * (size_t)image->ncomponents;
}

bool file_image_find(struct trace_spaces *spaces, const struct trace_paint *paint,
		     struct draw_image *image)
{
	struct reading *reading = spaces->reading;
	const struct value *picture = paint->picture;
	int64_t width = number(reading, picture, "Width");
	int64_t height = number(reading, picture, "Height");
	const struct trace_space *space = trace_space_find(spaces, paint->resources,
							   read_entry(reading, picture,
								      "ColorSpace"));

	if (paint->colour || !picture->stream || width < 1 || height < 1 ||
	    width > LIMIT_PICTURE_PIXELS / height ||
	    number(reading, picture, "BitsPerComponent") != 8 || !space ||
	    (space->kind > TRACE_CAL_RGB && space->kind != TRACE_ICC) ||
	    read_has(reading, picture, "SMask") || read_has(reading, picture, "Mask"))
		return false;
	*image = (struct draw_image){
		.ncolumns = (int)width, .nrows = (int)height, .ncomponents = space->n};
	return read_decode(reading, picture, image) &&
	       (read_jpeg(reading, picture, image) || read_pixels(reading, picture, image));
}
