/* The tables head, maxp, hhea and hmtx of OpenType. */
#include "inspect/preflight_width.h"

#include <string.h>

static unsigned read16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static uint32_t read32(const unsigned char *p)
{
	return (uint32_t)read16(p) << 16 | read16(p + 2);
}

/* Where a table begins, and how long it is; false: there is none that lies within the file. */
static bool find_table(const struct preflight_program *program, const char *tag, size_t least,
		       size_t *at, size_t *n)
{
	unsigned ntables = read16(program->bytes + 4);

	for (unsigned i = 0; i < ntables && 12 + (size_t)(i + 1) * 16 <= program->n; i++) {
		const unsigned char *row = program->bytes + 12 + (size_t)i * 16;

		*at = read32(row + 8);
		*n = read32(row + 12);
		if (memcmp(row, tag, 4) == 0)
			return *at <= program->n && *n <= program->n - *at && *n >= least;
	}
	return false;
}

bool preflight_program_open(struct preflight_program *program, const char *bytes, size_t n)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t head, maxp, hhea, size;

	*program = (struct preflight_program){.bytes = p, .n = n};
	if (n < 12 || !find_table(program, "head", 54, &head, &size) ||
	    !find_table(program, "maxp", 6, &maxp, &size) ||
	    !find_table(program, "hhea", 36, &hhea, &size) ||
	    !find_table(program, "hmtx", 4, &program->hmtx, &size))
		return false;
	program->units = (int)read16(p + head + 18);
	program->nglyphs = (int)read16(p + maxp + 4);
	program->nhmtx = read16(p + hhea + 34);
	return program->units > 0 && program->nhmtx > 0 && program->nhmtx * 4 <= size;
}

double preflight_program_width(const struct preflight_program *program, unsigned glyph)
{
	size_t i = glyph < program->nhmtx ? glyph : program->nhmtx - 1;

	if (glyph >= (unsigned)program->nglyphs)
		return -1;
	return read16(program->bytes + program->hmtx + i * 4) * 1000.0 / program->units;
}
