/* Coloured pixels in grey. */
#ifndef LOOK_GREY_H
#define LOOK_GREY_H

#include <stddef.h>
#include <stdint.h>

/* n pixels of red, green and blue as n of grey: the luma of ITU-R BT.709, by 256ths. */
void grey_row(const uint8_t *rgb, uint8_t *grey, size_t n);

#endif
