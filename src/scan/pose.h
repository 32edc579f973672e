/* Where a sheet of paper lies in a picture, from its discs and its codes. */
#ifndef SCAN_POSE_H
#define SCAN_POSE_H

#include <stdbool.h>

#include "scan/barcode.h"
#include "scan/plane.h"
#include "scan/printed.h"

struct pose {
	struct plane plane; /* from millipoints of the sheet to pixels */
	double ink;         /* the light of solid black as a part of that of paper */
	int ndiscs;         /* that were found whole */
};

/* What was read of a sheet's codes: codes[i] is the one at place i, or NULL. */
struct pose_codes {
	const struct barcode *codes[PRINTED_CODES];
};

/*
 * Finds the sheet. False where there is no telling: fewer than three of its corners show a disc or
 * a code, or what was found does not fit together, as on paper that is bent.
 */
bool pose_find(const struct grey *grey, const struct printed *sheet, const struct pose_codes *codes,
	       struct pose *pose);

#endif
