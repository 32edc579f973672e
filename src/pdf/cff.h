/* As much of a CFF table (Adobe technical note 5176) as a PDF must know: the CIDs of its glyphs. */
#ifndef PDF_CFF_H
#define PDF_CFF_H

#include <stdint.h>

/*
 * Fills cids[0..nglyphs) with the CID of each glyph: what the table's charset says when the font is
 * CID-keyed, else the glyph's own number, which is how readers take other fonts (ISO 32000-1,
 * 9.7.4.2). A table that can't be read counts as not CID-keyed.
 */
void cff_read_cids(const uint8_t *bytes, uint32_t n, uint32_t *cids, uint32_t nglyphs);

#endif
