/* QR codes in a picture, by zbar, which is opened when the first picture is looked at. */
#ifndef SCAN_BARCODE_H
#define SCAN_BARCODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "scan/grey.h"

struct barcode {
	const char *text;
	struct spot corners[4]; /* of its square, as it is printed: top left, bottom left, bottom
				 * right, top right; to a pixel or two */
};

struct barcodes {
	struct barcode *codes;
	int n;
};

/* Whether zbar is there; else an environment error about the file at path. */
bool barcodes_can_be_read(const char *path, struct diag *diag);

/* The codes in a picture, in arena, whose text begins so; each place once. */
struct barcodes barcodes_find(struct arena *arena, const struct grey *grey, const char *begins);

#endif
