/* Pictures: PNG and JPEG files, decoded as far as pdf needs it, and SVG files. libpng stays in
 * picture.c. */
#ifndef LOOK_PICTURE_H
#define LOOK_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/len.h"

struct artwork;

/*
 * How the pixels of a file are to be shown, numbered as Exif does (CIPA DC-008, tag 0x0112): from
 * TRANSPOSED on, the rows of the file are columns of what is seen.
 */
enum orientation {
	UPRIGHT = 1,
	MIRRORED,     /* left for right */
	UPSIDE_DOWN,  /* by half a turn */
	FLIPPED,      /* top for bottom */
	TRANSPOSED,   /* about the diagonal from the top left */
	TURNED_RIGHT, /* by a quarter, clockwise */
	TRANSVERSED,  /* about the other diagonal */
	TURNED_LEFT,  /* by a quarter, anticlockwise */
};

/* A picture's pixels are 8-bit; a JPEG keeps its own bytes and is not decoded. Alpha is flattened
 * onto white. Cameras keep pixels as they held them; orientation says how they are shown. */
struct picture {
	const char *path;
	const char *alt;     /* the author's alternative text; "" for decoration */
	const char *lang;    /* of alt; NULL: as what is around it */
	int width, height;   /* pixels, as it is shown; units of artwork */
	int ncolumns, nrows; /* pixels, as the file holds them; 0 of artwork */
	enum orientation orientation;
	int ncomponents;               /* 1 grey, 3 RGB, 4 CMYK (JPEG only) */
	const struct artwork *artwork; /* or NULL: it is made of pixels */
	const uint8_t *pixels; /* nrows rows of ncolumns * ncomponents; NULL for JPEG and artwork */
	const uint8_t *jpeg;   /* or NULL */
	int64_t njpeg;
	bool is_inverted;   /* CMYK JPEG with Adobe's inverted values */
	const uint8_t *icc; /* of a PNG: its colour profile, deflated; NULL: sRGB */
	int64_t nicc;
	struct srcpos pos; /* where the content asks for it */
	len wanted_width;  /* on paper; 0: from the pixels at 300 ppi. Of artwork, what that says */
};

/* The pixels of all pictures of a document. */
struct picture_sum {
	int64_t npixels, nunpacked; /* in all; of them those of PNGs */
};

/*
 * Loads a picture; the path must lie inside dir (links resolved). NULL and an error at pos when it
 * is missing, outside, no PNG, JPEG or SVG, broken, larger than 64 megapixels, or when all pictures
 * counted in sum, which grows, have more than LIMIT_PIXELS.
 */
struct picture *picture_load(struct arena *arena, const char *path, const char *dir,
			     struct srcpos pos, struct picture_sum *sum, struct diag *diag);

#endif
