/* Font programs: how many glyphs they have, and how wide these are. */
#ifndef INSPECT_PREFLIGHT_WIDTH_H
#define INSPECT_PREFLIGHT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct preflight_program {
	const unsigned char *bytes;
	size_t n;
	size_t hmtx, nhmtx; /* where the widths are; how many */
	int nglyphs, units; /* units of an em */
};

/* Reads the heads of a TrueType program; false when it is damaged. */
bool preflight_program_open(struct preflight_program *program, const char *bytes, size_t n);

/* Thousandths of an em; below 0: there is no such glyph. */
double preflight_program_width(const struct preflight_program *program, unsigned glyph);

#endif
