/*
 * SVG files as artwork: a plain part of SVG 1.1 (second edition). What would be drawn otherwise
 * than the file says is refused, with its line, its name and a remedy; nothing outside the file is
 * read, and nothing in it runs.
 */
#ifndef LOOK_SVG_H
#define LOOK_SVG_H

#include <stddef.h>

#include "base/diag.h"

struct artwork;

/* Whether bytes begin as XML does. */
bool svg_begins(const char *bytes, size_t n);

/* The artwork in the bytes of a file; NULL with an error at its lines. */
const struct artwork *svg_load(struct arena *arena, const char *path, const char *bytes, size_t n,
			       struct diag *diag);

#endif
