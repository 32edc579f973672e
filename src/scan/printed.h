/*
 * A page of a sheet as it was printed: what to look for and where, in millipoints from its top left
 * corner. What the boxes are for is the caller's.
 */
#ifndef SCAN_PRINTED_H
#define SCAN_PRINTED_H

#include <stdbool.h>

#include "scan/grey.h"

enum { PRINTED_DISCS = 4, PRINTED_CODES = 2 };

struct printed_box {
	struct spot at; /* its top left corner, outside of its line */
	double width, height;
	bool is_field; /* something may be written in it, where else a mark may be made */
};

struct printed {
	double width, height;
	struct spot
		discs[PRINTED_DISCS]; /* their middles: top left, top right, bottom right, bottom
					 * left */
	double disc;                  /* how wide they are */
	struct spot
		codes[PRINTED_CODES]; /* the top left corners of the QR codes, without quiet zone */
	double code;                  /* how wide they are */
	int nmodules;                 /* of a side */
	const struct printed_box *boxes;
	int nboxes;
};

#endif
