/* The colour next to one that can be told apart from what it stands on, or what stands on it. */
#ifndef LOOK_CONTRAST_NEAR_H
#define LOOK_CONTRAST_NEAR_H

#include <stdbool.h>
#include <stdint.h>

/* A colour on the other side of text or of a mark, and the least ratio, in hundredths. */
struct contrast_need {
	uint8_t rgb[3];
	int least;
};

/*
 * The sRGB colour that has the ratios with all n others and is nearest to rgb for the eye: by
 * distance in OKLab (Björn Ottosson, 2020). False: no colour has them all.
 */
bool contrast_near(const uint8_t rgb[3], const struct contrast_need *needs, int n,
		   uint8_t found[3]);

/* The same of inks, in percent, no more than 300 in all, as contrast_printed shows them. */
bool contrast_near_inks(const uint8_t cmyk[4], const struct contrast_need *needs, int n,
			uint8_t found[4]);

#endif
