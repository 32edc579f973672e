/* pdf/icc: the profile we make means the same colours as lcms2's own sRGB. */
#include "pdf/icc.h"

#include <lcms2.h>
#include <stdlib.h>

#include "tap.h"

/* The largest difference in Lab, in hundredths, over a grid of colours. */
static int largest_difference(cmsHPROFILE ours, cmsHPROFILE theirs)
{
	cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
	cmsHTRANSFORM a = cmsCreateTransform(ours, TYPE_RGB_8, lab, TYPE_Lab_DBL,
					     INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
	cmsHTRANSFORM b = cmsCreateTransform(theirs, TYPE_RGB_8, lab, TYPE_Lab_DBL,
					     INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
	double largest = 0;

	for (int i = 0; i < 16 * 16 * 16; i++) {
		unsigned char rgb[3] = {(unsigned char)(i % 16 * 17),
					(unsigned char)(i / 16 % 16 * 17),
					(unsigned char)(i / 256 * 17)};
		cmsCIELab x, y;

		cmsDoTransform(a, rgb, &x, 1);
		cmsDoTransform(b, rgb, &y, 1);
		if (cmsDeltaE(&x, &y) > largest)
			largest = cmsDeltaE(&x, &y);
	}
	cmsDeleteTransform(a);
	cmsDeleteTransform(b);
	cmsCloseProfile(lab);
	return (int)(largest * 100);
}

int main(void)
{
	cmsHPROFILE ours, theirs = cmsCreate_sRGBProfile();
	char text[80] = "";
	struct buf icc;
	int difference;

	buf_init(&icc);
	icc_write_srgb(&icc);
	ours = cmsOpenProfileFromMem(icc.bytes, (cmsUInt32Number)icc.n);
	tap_ok(ours != NULL, "lcms2 opens the profile");
	tap_ok(icc.n % 4 == 0 && icc.n < 700, "%zu bytes", icc.n);
	if (ours) {
		tap_ok(cmsGetColorSpace(ours) == cmsSigRgbData, "its colours are RGB");
		tap_ok(cmsGetDeviceClass(ours) == cmsSigDisplayClass, "it is a display's");
		tap_ok(cmsGetEncodedICCversion(ours) == 0x4200000, "it is of version 4.2");
		cmsGetProfileInfoASCII(ours, cmsInfoDescription, "en", "US", text, sizeof text);
		tap_is(text, "sRGB IEC61966-2.1", "its name");
		difference = largest_difference(ours, theirs);
		tap_ok(difference <= 10, "no colour is further than 0.1 off: %d/100", difference);
		cmsCloseProfile(ours);
	}
	cmsCloseProfile(theirs);
	buf_release(&icc);
	return tap_done();
}
