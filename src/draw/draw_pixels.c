/* Rows are turned into red, green and blue as they come. */
#include "draw/draw_pixels.h"

#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"
#include "draw/ink_rgb.h"
#include "look/grey.h"
#include "look/jpeg_rows.h"

static void turn_inks(const uint8_t *row, bool is_inverted, uint8_t *rgb, size_t width)
{
	uint32_t known = 0xffffff, last = 0; /* of paper */

	for (size_t i = 0; i < width; i++, row += 4, rgb += 3) {
		uint8_t inks[4];
		uint32_t packed = 0;

		for (int k = 0; k < 4; k++) {
			inks[k] = is_inverted ? (uint8_t)(255 - row[k]) : row[k];
			packed = packed << 8 | inks[k];
		}
		if (packed != last)
			known = ink_rgb(inks);
		last = packed;
		rgb[0] = (uint8_t)(known >> 16);
		rgb[1] = (uint8_t)(known >> 8);
		rgb[2] = (uint8_t)known;
	}
}

static void turn_grey(const uint8_t *row, uint8_t *rgb, size_t width)
{
	for (size_t i = 0; i < width; i++, rgb += 3)
		rgb[0] = rgb[1] = rgb[2] = row[i];
}

/* grey: room for a row. */
static void turn_row(const struct draw_image *image, const uint8_t *row, uint8_t *grey,
		     uint8_t *rgb)
{
	size_t width = (size_t)image->ncolumns;

	if (image->ncomponents == 4) {
		turn_inks(row, image->is_inverted, rgb, width);
	} else if (image->ncomponents == 1) {
		turn_grey(row, rgb, width);
	} else if (image->is_grey) {
		grey_row(row, grey, width);
		turn_grey(grey, rgb, width);
	} else {
		memcpy(rgb, row, width * 3);
	}
}

bool draw_pixels_make(struct draw_pixels *pixels, const struct draw_image *image)
{
	size_t width = (size_t)image->ncolumns, height = (size_t)image->nrows;
	size_t size = width * (size_t)image->ncomponents;
	uint8_t *row = mem_alloc(size + width), *grey = row + size;
	struct jpeg_input *input = NULL;

	*pixels = (struct draw_pixels){image->ncolumns, image->nrows, NULL, NULL};
	pixels->rgb = mem_alloc(width * height * 3);
	memset(pixels->rgb, 255, width * height * 3);
	if (image->jpeg)
		input = jpeg_rows_open(image->jpeg, image->njpeg, size);
	for (size_t y = 0; y < height; y++) {
		uint8_t *rgb = pixels->rgb + y * width * 3;

		if (!input)
			turn_row(image, image->pixels + y * size, grey, rgb);
		else if (jpeg_rows_read(input, row))
			turn_row(image, row, grey, rgb);
	}
	if (input && jpeg_rows_fault(input))
		pixels->fault = "its pixels are damaged";
	if (input)
		jpeg_rows_close(input);
	free(row);
	return !pixels->fault;
}

void draw_pixels_release(struct draw_pixels *pixels)
{
	free(pixels->rgb);
	pixels->rgb = NULL;
}
