/*
 * PNG's prediction of a byte from its neighbours (ISO 15948, 9), which PDF's filters use too; the
 * file holds the difference. It is asked for many times a byte, so it is to be had inline.
 */
#ifndef BASE_PREDICT_H
#define BASE_PREDICT_H

#include <stdlib.h>

static inline int predict_paeth(int left, int up, int corner)
{
	int by_left = abs(up - corner), by_up = abs(left - corner);
	int by_corner = abs(left + up - 2 * corner);

	if (by_left <= by_up && by_left <= by_corner)
		return left;
	return by_up <= by_corner ? up : corner;
}

/* filter: 0 none, 1 sub, 2 up, 3 average, 4 Paeth, any other as none; neighbours and the answer are
 * bytes, 0..255, 0 where there is no neighbour. */
static inline int predict_png(int filter, int left, int up, int corner)
{
	switch (filter) {
	case 1:
		return left;
	case 2:
		return up;
	case 3:
		return (left + up) / 2;
	case 4:
		return predict_paeth(left, up, corner);
	}
	return 0;
}

#endif
