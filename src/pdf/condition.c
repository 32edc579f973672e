/*
 * The printing condition, by lcms2. What a file is instead of a press profile, its header tells
 * (ICC.1:2004-10, 7.2); whether the tables behind it are whole, lcms2 finds out by reading them.
 *
 * A conversion is computed once for a grid of colours, then interpolated in integers. The grid is
 * lcms2's floating point: another version of it, or one built for another processor, may round some
 * pixels differently by one of 255. So bytes are the same for the same lcms2, colours for any.
 */
#include "pdf/condition.h"

#include <assert.h>
#include <string.h>

#include <lcms2.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/pack.h"

enum {
	HEADER = 128,
	BLACKS = 256, /* tints of black that are measured */
	PADDING = 3,  /* bytes behind a profile, to a multiple of four */
};

struct conversion {
	struct conversion *next;
	const void *icc; /* NULL: sRGB */
	size_t nicc;
	int components;          /* 4: CMYK, 1: black */
	cmsHTRANSFORM transform; /* NULL: there can be none */
};

struct condition {
	struct arena *arena;
	const char *identifier, *description;
	const uint8_t *icc;
	size_t nicc;
	cmsContext context;
	cmsHPROFILE profile;
	struct conversion **conversions; /* a list that grows as pictures ask */
	struct buf *packed;              /* the profile deflated, when it was first asked for */
};

/* Where lcms2 puts its complaints: the last one is kept. */
struct complaint {
	char text[120];
};

static void note_complaint(cmsContext context, cmsUInt32Number code, const char *text)
{
	struct complaint *complaint = cmsGetContextUserData(context);
	size_t n = strlen(text);

	(void)code;
	if (n >= sizeof complaint->text)
		n = sizeof complaint->text - 1;
	memcpy(complaint->text, text, n);
	complaint->text[n] = 0;
}

static uint32_t big32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Four letters of the header in words, without the spaces behind them where there is no word. */
static const char *name_signature(struct arena *arena, uint32_t signature)
{
	static const struct {
		uint32_t signature;
		const char *name;
	} names[] = {{cmsSigDisplayClass, "a display"},
		     {cmsSigInputClass, "a camera or scanner"},
		     {cmsSigOutputClass, "a printer"},
		     {cmsSigColorSpaceClass, "a colour space"},
		     {cmsSigLinkClass, "a link of two devices"},
		     {cmsSigAbstractClass, "effects"},
		     {cmsSigNamedColorClass, "named colours"},
		     {cmsSigGrayData, "grey"}};
	char letters[5] = {0};
	int n = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].signature == signature)
			return names[i].name;
	for (int i = 0; i < 4; i++) {
		char c = (char)(signature >> (24 - 8 * i) & 0xff);

		letters[i] = c > ' ' && c < 0x7f ? c : ' ';
		n = letters[i] != ' ' ? i + 1 : n;
	}
	return arena_strndup(arena, letters, (size_t)n);
}

/* The header, before lcms2 sees the file. */
static bool check_header(const struct condition *condition, int newest, struct srcpos pos,
			 struct diag *diag)
{
	const uint8_t *icc = condition->icc;
	uint32_t size;

	if (condition->nicc < HEADER || memcmp(icc + 36, "acsp", 4) != 0) {
		diag_error(diag, pos, "this is no ICC profile");
		return false;
	}
	size = big32(icc);
	if (size > condition->nicc) {
		diag_error(diag, pos, "this ICC profile is cut off: %zu bytes of %u are there",
			   condition->nicc, (unsigned)size);
		return false;
	}
	if (size + PADDING < condition->nicc) {
		diag_error(diag, pos,
			   "%zu bytes stand behind this ICC profile, which are none of it",
			   condition->nicc - size);
		return false;
	}
	if (icc[8] > newest) {
		diag_error(diag, pos,
			   "this is an ICC profile of version %d.%d; the file that is to be "
			   "written may hold one of version %d",
			   icc[8], icc[9] >> 4, newest);
		diag_hint(diag, "take the profile of the same condition in an older version%s",
			  newest == 2 ? ", or --profile print" : "");
		return false;
	}
	return true;
}

/* Whether it can be read, and is one of a press. */
static bool check_class(const struct condition *condition, struct srcpos pos, struct diag *diag)
{
	cmsHPROFILE profile = condition->profile;
	uint32_t connected = cmsGetPCS(profile);

	if (cmsGetDeviceClass(profile) != cmsSigOutputClass ||
	    cmsGetColorSpace(profile) != cmsSigCmykData) {
		diag_error(diag, pos, "this profile is for %s (%s), not for a press (CMYK)",
			   name_signature(condition->arena, cmsGetDeviceClass(profile)),
			   name_signature(condition->arena, cmsGetColorSpace(profile)));
		return false;
	}
	if (connected == cmsSigLabData || connected == cmsSigXYZData)
		return true;
	diag_error(diag, pos, "this profile connects its inks with %s, not with Lab or XYZ",
		   name_signature(condition->arena, connected));
	return false;
}

/* The tables between inks and colours, in both directions; of four inks. A press profile has those
 * of the perceptual intent at least (ICC.1:2004-10, 8.5.2), and lcms2 falls back on them. */
static bool check_tables(const struct condition *condition, struct srcpos pos, struct diag *diag)
{
	static const cmsTagSignature tags[] = {cmsSigAToB0Tag, cmsSigBToA0Tag, cmsSigAToB1Tag,
					       cmsSigBToA1Tag};
	const struct complaint *complaint = cmsGetContextUserData(condition->context);

	for (int i = 0; i < 4; i++) {
		const char *direction = i % 2 ? "from colours to inks (B2A)"
					      : "from inks to colours (A2B)";
		const cmsPipeline *table;

		if (!cmsIsTag(condition->profile, tags[i])) {
			if (i >= 2)
				continue;
			diag_error(diag, pos, "this profile has no table %s", direction);
			return false;
		}
		table = cmsReadTag(condition->profile, tags[i]);
		if (table && cmsPipelineInputChannels(table) == (i % 2 ? 3 : 4) &&
		    cmsPipelineOutputChannels(table) == (i % 2 ? 4 : 3))
			continue;
		diag_error(diag, pos, "this profile's table %s is damaged", direction);
		if (complaint->text[0])
			diag_hint(diag, "lcms2 says: %s", complaint->text);
		return false;
	}
	return true;
}

static const char *read_description(struct arena *arena, cmsHPROFILE profile)
{
	const cmsInfoType what = cmsInfoDescription;
	cmsUInt32Number n = cmsGetProfileInfoASCII(profile, what, "en", "US", NULL, 0);
	char *text = arena_alloc(arena, (size_t)n + 1);

	cmsGetProfileInfoASCII(profile, what, "en", "US", text, n);
	text[n] = 0;
	for (char *p = text; *p; p++)
		if (*p < ' ' || *p == 0x7f)
			*p = ' ';
	return text;
}

static bool read_profile(struct condition *condition, int newest, struct srcpos pos,
			 struct diag *diag)
{
	const struct complaint *complaint = cmsGetContextUserData(condition->context);

	if (!check_header(condition, newest, pos, diag))
		return false;
	condition->profile = cmsOpenProfileFromMemTHR(condition->context, condition->icc,
						      (cmsUInt32Number)condition->nicc);
	if (!condition->profile) {
		diag_error(diag, pos, "this ICC profile is damaged");
		if (complaint->text[0])
			diag_hint(diag, "lcms2 says: %s", complaint->text);
		return false;
	}
	return check_class(condition, pos, diag) && check_tables(condition, pos, diag);
}

struct condition *condition_load(struct arena *arena, const char *path, const char *identifier,
				 int newest, struct diag *diag)
{
	struct condition *condition = ARENA_NEW(arena, struct condition);

	condition->arena = arena;
	condition->identifier = identifier;
	condition->packed = ARENA_NEW(arena, struct buf);
	buf_init(condition->packed);
	condition->conversions = ARENA_NEW(arena, struct conversion *);
	condition->icc = (const uint8_t *)file_read(arena, path, LIMIT_ICC_BYTES, &condition->nicc,
						    diag);
	if (!condition->icc)
		return NULL;
	condition->context = cmsCreateContext(NULL, ARENA_NEW(arena, struct complaint));
	cmsSetLogErrorHandlerTHR(condition->context, note_complaint);
	if (!read_profile(condition, newest, (struct srcpos){path, 0}, diag)) {
		condition_close(condition);
		return NULL;
	}
	condition->description = read_description(arena, condition->profile);
	return condition;
}

void condition_close(struct condition *condition)
{
	if (!condition)
		return;
	for (struct conversion *at = *condition->conversions; at; at = at->next)
		if (at->transform)
			cmsDeleteTransform(at->transform);
	if (condition->profile)
		cmsCloseProfile(condition->profile);
	buf_release(condition->packed);
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

const struct buf *condition_packed(const struct condition *condition, struct pack *pack)
{
	if (condition->packed->n == 0)
		pack_add(pack, condition->packed, condition->icc, condition->nicc);
	return condition->packed;
}

bool condition_is_registered(const struct condition *condition)
{
	static const char *const names[] = {
		"CGATS TR 001", "CGATS TR 002", "CGATS TR 003", "CGATS TR 005", "CGATS TR 006",
		"EUROSB104",    "EUROSB204",    "IFRA26",       "JC200103",     "JC200104",
		"JCN2002",      "JCS2011",      "JCW2003"};
	const char *name = condition->identifier, *digits;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	digits = name + 5;
	if (strncmp(name, "FOGRA", 5) == 0) /* 27 to 54 */
		return strlen(digits) == 2 && strspn(digits, "0123456789") == 2 &&
		       strcmp(digits, "27") >= 0 && strcmp(digits, "54") <= 0;
	return strncmp(name, "CGATS21-2-CRPC", 14) == 0 && name[14] >= '1' && name[14] <= '7' &&
	       !name[15];
}

/* Whether the colours of RGB pictures can come from such a profile. */
static bool is_source(cmsHPROFILE profile)
{
	cmsProfileClassSignature kind = cmsGetDeviceClass(profile);

	return cmsGetColorSpace(profile) == cmsSigRgbData &&
	       (kind == cmsSigDisplayClass || kind == cmsSigInputClass ||
		kind == cmsSigColorSpaceClass || kind == cmsSigOutputClass);
}

/* How light tints of black alone are on paper, between full black (0) and paper; 0 is full ink. */
static cmsToneCurve *measure_black(const struct condition *condition)
{
	cmsHPROFILE xyz_profile = cmsCreateXYZProfileTHR(condition->context);
	cmsHTRANSFORM transform = cmsCreateTransformTHR(condition->context, condition->profile,
							TYPE_CMYK_8, xyz_profile, TYPE_XYZ_DBL,
							INTENT_RELATIVE_COLORIMETRIC,
							cmsFLAGS_NOCACHE);
	cmsUInt16Number table[BLACKS];
	double light[BLACKS];

	if (xyz_profile)
		cmsCloseProfile(xyz_profile);
	if (!transform)
		return NULL;
	for (int i = 0; i < BLACKS; i++) {
		uint8_t inks[4] = {0, 0, 0, (uint8_t)(BLACKS - 1 - i)};
		cmsCIEXYZ xyz;

		cmsDoTransform(transform, inks, &xyz, 1);
		light[i] = i > 0 && xyz.Y < light[i - 1] ? light[i - 1] : xyz.Y;
	}
	cmsDeleteTransform(transform);
	if (light[BLACKS - 1] <= light[0])
		return NULL;
	for (int i = 0; i < BLACKS; i++)
		table[i] = (cmsUInt16Number)((light[i] - light[0]) /
						     (light[BLACKS - 1] - light[0]) * 65535 +
					     0.5);
	return cmsBuildTabulatedToneCurve16(condition->context, BLACKS, table);
}

/* A press with black ink alone. */
static cmsHPROFILE make_black(const struct condition *condition)
{
	cmsToneCurve *curve = measure_black(condition);
	cmsHPROFILE profile = NULL;

	if (curve) {
		profile = cmsCreateGrayProfileTHR(condition->context, cmsD50_xyY(), curve);
		cmsFreeToneCurve(curve);
	}
	return profile;
}

static cmsHTRANSFORM make_transform(const struct condition *condition, const void *icc, size_t n,
				    int components)
{
	cmsHPROFILE from = icc ? cmsOpenProfileFromMemTHR(condition->context, icc,
							  (cmsUInt32Number)n)
			       : cmsCreate_sRGBProfileTHR(condition->context);
	cmsHPROFILE to = components == 1 ? make_black(condition) : condition->profile;
	cmsHTRANSFORM transform = NULL;

	if (from && to && is_source(from))
		transform = cmsCreateTransformTHR(condition->context, from, TYPE_RGB_8, to,
						  components == 1 ? TYPE_GRAY_8 : TYPE_CMYK_8,
						  INTENT_RELATIVE_COLORIMETRIC,
						  cmsFLAGS_BLACKPOINTCOMPENSATION |
							  cmsFLAGS_NOCACHE);
	if (from)
		cmsCloseProfile(from);
	if (to && components == 1)
		cmsCloseProfile(to);
	return transform;
}

const struct conversion *condition_from(const struct condition *condition, const void *icc,
					size_t n, int components)
{
	struct conversion *at;

	assert(components == 1 || components == 4);
	for (at = *condition->conversions; at; at = at->next)
		if (!icc == !at->icc && n == at->nicc && components == at->components &&
		    (!icc || memcmp(icc, at->icc, n) == 0))
			return at->transform ? at : NULL;
	at = ARENA_NEW(condition->arena, struct conversion);
	at->next = *condition->conversions;
	at->icc = icc ? arena_copy(condition->arena, icc, n) : NULL;
	at->nicc = n;
	at->components = components;
	at->transform = make_transform(condition, icc, n, components);
	*condition->conversions = at;
	return at->transform ? at : NULL;
}

int conversion_components(const struct conversion *conversion)
{
	return conversion->components;
}

/* Takes colour away in proportion, and none of the black that draws the picture. */
static void limit_ink(uint8_t *pixel, int most)
{
	int colours = pixel[0] + pixel[1] + pixel[2];
	int room = most > pixel[3] ? most - pixel[3] : 0;

	for (int i = 0; i < 3 && colours > room; i++)
		pixel[i] = (uint8_t)(pixel[i] * room / colours);
}

void condition_convert(const struct conversion *conversion, int most, const uint8_t *rgb,
		       uint8_t *inks, size_t n)
{
	cmsDoTransform(conversion->transform, rgb, inks, (cmsUInt32Number)n);
	for (size_t i = 0; i < n && conversion->components == 4; i++)
		limit_ink(inks + 4 * i, most);
}

const char *condition_version(struct arena *arena)
{
	return arena_printf(arena, "%d", cmsGetEncodedCMMversion());
}
