/* What a byte is expected to be: the file holds the difference. */
#include "pdf/predict.h"

#include <stdlib.h>

static int paeth(int left, int up, int corner)
{
	int guess = left + up - corner;
	int by_left = abs(guess - left), by_up = abs(guess - up), by_corner = abs(guess - corner);

	if (by_left <= by_up && by_left <= by_corner)
		return left;
	return by_up <= by_corner ? up : corner;
}

int predict_png(int filter, int left, int up, int corner)
{
	switch (filter) {
	case 1:
		return left;
	case 2:
		return up;
	case 3:
		return (left + up) / 2;
	case 4:
		return paeth(left, up, corner);
	}
	return 0;
}
