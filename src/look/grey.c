/* What eyes take for equally light. */
#include "look/grey.h"

void grey_row(const uint8_t *rgb, uint8_t *grey, size_t n)
{
	for (size_t i = 0; i < n; i++, rgb += 3)
		grey[i] = (uint8_t)((54 * rgb[0] + 183 * rgb[1] + 19 * rgb[2] + 128) / 256);
}
