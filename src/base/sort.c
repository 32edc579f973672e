/* Insertion: it keeps equal ones in place, and the lists are short. */
#include "base/sort.h"

void sort_down(int *items, int n, int64_t (*worth)(const void *context, int item),
	       const void *context)
{
	for (int i = 1; i < n; i++) {
		int item = items[i], k = i;

		for (; k > 0 && worth(context, items[k - 1]) < worth(context, item); k--)
			items[k] = items[k - 1];
		items[k] = item;
	}
}
