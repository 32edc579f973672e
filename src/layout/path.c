/* Measuring paths. */
#include "layout/path.h"

struct path_reach path_reach(const struct path_step *steps, int n)
{
	struct path_reach reach = {LEN_MAX, LEN_MAX, -LEN_MAX, -LEN_MAX};

	for (int i = 0; i < n; i++) {
		if (steps[i].op == PATH_CLOSE)
			continue;
		reach.left = len_min(reach.left, steps[i].x);
		reach.right = len_max(reach.right, steps[i].x);
		reach.top = len_min(reach.top, steps[i].y);
		reach.bottom = len_max(reach.bottom, steps[i].y);
	}
	return reach;
}
