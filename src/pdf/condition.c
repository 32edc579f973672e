/* The printing condition, by lcms2. */
#include "pdf/condition.h"

#include <lcms2.h>

#include "base/file.h"

enum { MOST_BYTES = 16 << 20 };

struct condition {
	const char *identifier, *description;
	const void *icc;
	size_t nicc;
	cmsContext context;
	cmsHPROFILE profile;
	cmsHTRANSFORM transform;
};

static const char *read_description(struct arena *arena, cmsHPROFILE profile)
{
	cmsUInt32Number n = cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", NULL, 0);
	char *text = arena_alloc(arena, n + 1);

	cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text, n);
	text[n] = 0;
	return text;
}

struct condition *condition_load(struct arena *arena, const char *path, const char *identifier,
				 struct diag *diag)
{
	struct condition *condition = ARENA_NEW(arena, struct condition);
	struct srcpos pos = {path, 0};
	cmsHPROFILE srgb;

	condition->icc = file_read(arena, path, MOST_BYTES, &condition->nicc, diag);
	if (!condition->icc)
		return NULL;
	condition->identifier = identifier;
	condition->context = cmsCreateContext(NULL, NULL);
	condition->profile = cmsOpenProfileFromMemTHR(condition->context, condition->icc,
						      (cmsUInt32Number)condition->nicc);
	if (!condition->profile) {
		diag_error(diag, pos, "this is no ICC profile");
		return NULL;
	}
	if (cmsGetDeviceClass(condition->profile) != cmsSigOutputClass ||
	    cmsGetColorSpace(condition->profile) != cmsSigCmykData) {
		diag_error(diag, pos, "this profile is not one of a press: output, CMYK");
		return NULL;
	}
	condition->description = read_description(arena, condition->profile);
	srgb = cmsCreate_sRGBProfileTHR(condition->context);
	condition->transform = cmsCreateTransformTHR(
		condition->context, srgb, TYPE_RGB_8, condition->profile, TYPE_CMYK_8,
		INTENT_RELATIVE_COLORIMETRIC,
		cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
	cmsCloseProfile(srgb);
	return condition;
}

void condition_close(struct condition *condition)
{
	if (!condition)
		return;
	if (condition->transform)
		cmsDeleteTransform(condition->transform);
	if (condition->profile)
		cmsCloseProfile(condition->profile);
	cmsDeleteContext(condition->context);
}

const char *condition_identifier(const struct condition *condition)
{
	return condition->identifier;
}

const char *condition_description(const struct condition *condition)
{
	return condition->description;
}

const void *condition_profile(const struct condition *condition, size_t *n)
{
	*n = condition->nicc;
	return condition->icc;
}

void condition_convert(const struct condition *condition, const uint8_t *rgb, uint8_t *cmyk,
		       size_t n)
{
	cmsDoTransform(condition->transform, rgb, cmyk, (cmsUInt32Number)n);
}
