/* How well two colours can be told apart when one is text and the other the ground. */
#ifndef LOOK_CONTRAST_H
#define LOOK_CONTRAST_H

#include <stdint.h>

enum { CONTRAST_TEXT = 450, CONTRAST_MARK = 300 }; /* least ratios: WCAG 2.1, 1.4.3 and 1.4.11 */

/* The contrast ratio of two sRGB colours in hundredths, cut off: 100 (equal) to 2100. */
int contrast_ratio(const uint8_t a[3], const uint8_t b[3]);

/* The light of a value of sRGB, 0 to 255, as a part of that of 255. */
double contrast_light(uint8_t value);

/*
 * About what a colour looks like on coated paper, as sRGB: the four inks lie one over the other as
 * filters do, each as light as its share of the paper is bare. Dark mixtures come out somewhat too
 * dark, so that contrast with the paper is flattered. cmyk: percent; tint: percent of all of them.
 */
void contrast_printed(const uint8_t cmyk[4], int tint, uint8_t rgb[3]);

#endif
