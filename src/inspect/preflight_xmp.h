/* As much of XMP (ISO 16684-1) as a check needs: is it well-formed, and simple properties. */
#ifndef INSPECT_PREFLIGHT_XMP_H
#define INSPECT_PREFLIGHT_XMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct xml_node;

/* The rdf:RDF of a packet; NULL: the packet is not well-formed, not in UTF-8, or has none. */
const struct xml_node *preflight_xmp_read(struct arena *arena, const char *bytes, size_t n);

/* Whether the header of the packet says bytes= or encoding=. */
bool preflight_xmp_is_dated(const char *bytes, size_t n);

/* The text of a property, or of the first entry of its list; NULL when there is none. name: with
 * the prefix that ISO 16684 and the standards on PDF give its schema ("dc:title"), whatever the
 * packet calls it: dc, xmp, xmpMM, pdf, pdfxid, pdfaid, pdfuaid. */
const char *preflight_xmp_find(struct arena *arena, const struct xml_node *rdf, const char *name);

/* Seconds since 1970 of a date as XMP or Info spell it; false: it is none. */
bool preflight_xmp_date(const char *text, long long *seconds);

#endif
