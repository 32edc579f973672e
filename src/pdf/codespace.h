/*
 * How codes are spelt (ISO 32000-1, 9.7.5.2, 9.7.6.2): the first take one byte, which is enough for
 * nearly all fonts, later ones two, and three where thousands have gone before. So a text can be
 * written before it is known how many codes its font will have; the CMaps of the font say which
 * bytes begin a longer code. The number of a code is what its bytes are when read as a number:
 *
 *	numbers        bytes
 *	1F to FF       <1F> to <FF>; ASCII stands for itself in fonts that begin with all of it
 *	100 to 1EFF    <0100> to <1EFF>
 *	1F00 to FFFF   <001F00> to <00FFFF>
 *
 * Of a font with CFF outlines all codes are pairs of bytes, and their numbers begin at 0: it has
 * CIDs of its own, and some programs lose the text of CIDs that are no codes when read as numbers.
 */
#ifndef PDF_CODESPACE_H
#define PDF_CODESPACE_H

#include <stdbool.h>

#include "base/buf.h"

enum { CODESPACE_FIRST = 0x1f, CODESPACE_MOST = 0x10000 - CODESPACE_FIRST };

static inline unsigned codespace_number(int code, bool is_cff)
{
	return (unsigned)code + (is_cff ? 0 : CODESPACE_FIRST);
}

/* How many bytes the longest of the first ncodes codes has, of a font without CFF outlines. */
enum { CODESPACE_BYTES = 3 };
int codespace_bytes(int ncodes);

/* A code inside the parentheses of a string. */
void codespace_show(struct buf *out, int code, bool is_cff);

/* "<41>" or "<0141>" */
void codespace_write(struct buf *map, int code, bool is_cff);

/* Where the codes end that follow this one and differ from it in their last byte alone. */
int codespace_end(int code, bool is_cff);

/* What CMaps begin and end with (Adobe technical note 5014). */
struct codespace_map {
	const char *ordering, *name;
	int type; /* from codes 1: to CIDs, 2: to characters */
	int ncodes;
	bool is_cff;
};
void codespace_begin_map(struct buf *out, const struct codespace_map *map);
void codespace_end_map(struct buf *map);

/* Entries for the stream of one of type 1. */
void codespace_add_entries(struct buf *entries, const char *name);

/* The CMap of fonts whose CIDs are the numbers of their codes, for all codes of so many bytes at
 * most, and the entries for its stream. */
void codespace_identity(struct buf *map, struct buf *entries, int nbytes);

#endif
