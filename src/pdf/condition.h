/*
 * The printing condition: press, ink and paper that a file is made for, as an ICC profile
 * (ICC.1:2004-10, ISO 15076-1) and its name in the registry of characterisations. lcms2 stays in
 * condition.c.
 */
#ifndef PDF_CONDITION_H
#define PDF_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

enum { CONDITION_MOST_INK = 3 * 255 }; /* of a pixel: 300 %, where 255 is full ink */

struct buf;
struct condition;
struct pack;
struct conversion; /* from the RGB of some pictures; lives as long as its condition */

/*
 * Loads a profile; identifier is the name of the condition, "FOGRA39"; newest the last major
 * version of ICC profiles that the output may hold. Errors, and NULL, when the file is no whole ICC
 * profile or a newer one, its class is not output, its colour space is not CMYK, or when it has no
 * tables that pictures could be converted with.
 */
struct condition *condition_load(struct arena *arena, const char *path, const char *identifier,
				 int newest, struct diag *diag);
void condition_close(struct condition *condition); /* NULL is nothing to close */

const char *condition_identifier(const struct condition *condition);
const char *condition_description(const struct condition *condition);        /* the profile's own */
const void *condition_profile(const struct condition *condition, size_t *n); /* the file's bytes */

/* Those bytes as pack deflates them, which it does but once. */
const struct buf *condition_packed(const struct condition *condition, struct pack *pack);

/* Whether the identifier is a reference name of the ICC's registry of CMYK characterisations. */
bool condition_is_registered(const struct condition *condition);

/*
 * The conversion from the colours of an RGB profile, n bytes of it; from sRGB where icc is NULL.
 * Its pixels have 4 bytes, CMYK where 255 is full ink, or 1, black where 0 is full ink: as light on
 * paper as the colours are. Relative colorimetric, black point compensation. NULL when that is no
 * profile of an RGB device, or a damaged one. The same profile gives the same conversion, which is
 * made but once.
 */
const struct conversion *condition_from(const struct condition *condition, const void *icc,
					size_t n, int components);

/* Bytes of a pixel that comes out. */
int conversion_components(const struct conversion *conversion);

/* Converts n pixels of RGB (three bytes each). No pixel gets more ink than most, except of
 * black. */
void condition_convert(const struct conversion *conversion, int most, const uint8_t *rgb,
		       uint8_t *inks, size_t n);

/* The version of lcms2, as "2140" for 2.14. */
const char *condition_version(struct arena *arena);

#endif
