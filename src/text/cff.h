/* As much of a CFF table (Adobe technical note 5176) as a PDF must know. */
#ifndef TEXT_CFF_H
#define TEXT_CFF_H

#include <stdbool.h>
#include <stdint.h>

/* Where a number that is an offset lies, and what it says. */
struct cff_offset {
	uint32_t value, at; /* at: of its four bytes; 0: it is not there, or written shorter */
};

enum { CFF_UNITS = 1000 }; /* to an em, where a table does not say */

struct cff {
	const uint8_t *bytes;
	uint32_t n, at;
	bool has_failed; /* read past the end */
	bool is_cid_keyed;
	uint32_t reciprocal, first; /* one over a real operand; over the first of an operator */
	struct cff_offset charset, outlines, fd_select; /* from the start of the table */
	uint32_t fd_array;
	uint32_t private_size, private_at;
	uint32_t units_per_em; /* as FontMatrix has it; 0: it does not say, or oddly */
	int32_t default_width, nominal_width; /* of a Private DICT, once it is read */
};

/* Reads the first top DICT, which says where the rest is. */
void cff_open(struct cff *cff, const uint8_t *bytes, uint32_t n);

/* The bytes [*start, *end) of element i of the INDEX at an offset; none where there is none. */
void cff_element(struct cff *cff, uint32_t index, uint32_t i, uint32_t *start, uint32_t *end);

/* How many glyphs there are. */
uint32_t cff_count(struct cff *cff);

/* Fills fds[0..nglyphs) with the number of the Font DICT of each glyph: 0 where there is one. */
void cff_read_fds(struct cff *cff, uint8_t *fds, uint32_t nglyphs);

/* Reads the widths that glyphs of a Font DICT are told by. */
void cff_read_widths(struct cff *cff, uint32_t fd);

/*
 * Fills cids[0..nglyphs) with the CID of each glyph: what the table's charset says when the font is
 * CID-keyed, else the glyph's own number, which is how readers take other fonts (ISO 32000-1,
 * 9.7.4.2). A table that can't be read counts as not CID-keyed.
 */
void cff_read_cids(const uint8_t *bytes, uint32_t n, uint32_t *cids, uint32_t nglyphs);

/* The same with names by their numbers, for other fonts. */
void cff_read_charset(struct cff *cff, uint32_t *names, uint32_t nglyphs);

#endif
