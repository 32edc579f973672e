/* A sheet as if it had been laid on the glass straight, for people to look at. */
#ifndef SCAN_STRAIGHT_H
#define SCAN_STRAIGHT_H

#include "scan/pose.h"
#include "scan/printed.h"

/* The sheet with so many pixels across, in arena; what is off the picture is light grey. */
struct grey straight_sheet(struct arena *arena, const struct grey *grey,
			   const struct printed *sheet, const struct pose *pose, int width);

/* The picture itself, no more than so many pixels across. */
struct grey straight_small(struct arena *arena, const struct grey *grey, int width);

#endif
