/*
 * The printing condition: press, ink and paper that a file is made for, as an ICC profile
 * (ICC.1:2004-10, ISO 15076-1) and its name in the registry of characterisations. lcms2 stays in
 * condition.c.
 */
#ifndef PDF_CONDITION_H
#define PDF_CONDITION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct condition;

/*
 * Loads a profile; identifier is the name of the condition, "FOGRA39". Errors, and NULL, when the
 * file is no ICC profile, its class is not output, its colour space is not CMYK, or when it has no
 * tables that pictures could be converted with.
 */
struct condition *condition_load(struct arena *arena, const char *path, const char *identifier,
				 struct diag *diag);
void condition_close(struct condition *condition); /* NULL is nothing to close */

const char *condition_identifier(const struct condition *condition);
const char *condition_description(const struct condition *condition); /* the profile's own */
const void *condition_profile(const struct condition *condition, size_t *n); /* the file's bytes */

/* Converts n pixels of sRGB (three bytes each) to CMYK (four bytes each, 255 is full ink):
 * relative colorimetric, black point compensation; no pixel gets more than 300 % of ink. */
void condition_convert(const struct condition *condition, const uint8_t *rgb, uint8_t *cmyk,
		       size_t n);

#endif
