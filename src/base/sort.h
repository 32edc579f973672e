/* Short lists in order. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <stdint.h>

/* Puts items[0..n) in order of what they are worth, the largest first; equal ones stay as they
 * stood. context is handed on to worth. */
void sort_down(int *items, int n, int64_t (*worth)(const void *context, int item),
	       const void *context);

#endif
