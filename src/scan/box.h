/* What is in a box that is printed on a sheet. */
#ifndef SCAN_BOX_H
#define SCAN_BOX_H

#include "scan/pose.h"
#include "scan/printed.h"

enum box_state {
	BOX_EMPTY,
	BOX_MARKED,
	BOX_FAINT,  /* something is there: too little to be a mark, too much for an empty box */
	BOX_STRUCK, /* a mark that was crossed out, as it seems */
	BOX_LOST    /* its outline is not where it should be, or not in the picture */
};

struct box_reading {
	enum box_state state;
	int fill; /* how much of it is dark, thousandths */
};

/* Reads all boxes of a sheet into readings, one each, in their order. Where more than a few are
 * lost, as on paper that is bent, what the others seem to be is not to be relied on. */
void box_read_all(const struct grey *grey, const struct printed *sheet, const struct pose *pose,
		  struct box_reading *readings);

#endif
