/* As much of XMP (ISO 16684-1) as a check needs: whether its tags match, and simple properties. */
#ifndef INSPECT_PREFLIGHT_XMP_H
#define INSPECT_PREFLIGHT_XMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Whether the packet is XML whose tags match, with rdf:RDF in it. */
bool preflight_xmp_is_good(const char *bytes, size_t n);

/* Whether the header of the packet says bytes= or encoding=. */
bool preflight_xmp_is_dated(const char *bytes, size_t n);

/* A property by the address of its schema and its name: an element's text, the first entry of its
 * list, or an attribute; NULL when there is none. */
const char *preflight_xmp_find(struct arena *arena, const char *bytes, size_t n,
			       const char *address, const char *name);

/* Seconds since 1970 of a date as XMP or Info spell it; false: it is none. */
bool preflight_xmp_date(const char *text, long long *seconds);

#endif
