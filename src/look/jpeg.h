/* The frame of a JPEG file (ITU-T T.81, annex B), read without decoding it. */
#ifndef LOOK_JPEG_H
#define LOOK_JPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "look/picture.h"

struct jpeg {
	int width, height; /* pixels of the file */
	int ncomponents;   /* 1 grey, 3 colour, 4 CMYK */
	bool has_adobe;    /* Adobe's APP14 segment: CMYK values are inverted */
	enum orientation orientation;
};

/*
 * Reads the segments up to the end of the image. NULL when a PDF viewer can show the bytes as they
 * are; else what is wrong: cut off, no 8-bit Huffman-coded frame, parts missing.
 */
const char *jpeg_read(const uint8_t *bytes, size_t nbytes, struct jpeg *jpeg);

#endif
