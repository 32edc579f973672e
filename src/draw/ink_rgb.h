/* How what a press prints looks: four inks on coated paper, as a screen shows them. */
#ifndef DRAW_INK_RGB_H
#define DRAW_INK_RGB_H

#include <stdint.h>

/* 0xrrggbb of cyan, magenta, yellow and black, 255 being full ink. */
uint32_t ink_rgb(const uint8_t inks[4]);

#endif
