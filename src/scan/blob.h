/* Dark spots of a known size in a part of a picture: discs, and the middles of QR finders. */
#ifndef SCAN_BLOB_H
#define SCAN_BLOB_H

#include <stdbool.h>

#include "base/arena.h"
#include "scan/grey.h"

struct blob_wish {
	struct spot at; /* where it should be, in pixels */
	double side;    /* how wide and high it is, in pixels */
	double reach;   /* how far its middle may be from there */
	double fill;    /* the part of its square that it fills: a disc 0.785, a square 1 */
};

struct blob {
	struct spot at;
	double light; /* its own light as a part of that of the paper about it */
};

/* The dark spot that is nearest to where it should be: as large as wished, within a quarter, and as
 * full; whole, not cut by an edge of the picture. False where there is none. */
bool blob_find(const struct grey *grey, const struct blob_wish *wish, struct blob *blob);

#endif
