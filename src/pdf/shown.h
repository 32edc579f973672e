/*
 * Operators of runs that were shown before, by the number that kept runs have: what stands behind
 * the first Td, which is the same wherever the run stands. Only such as have all their codes from
 * the stock. The bound counts bytes; when it is reached, all is given back.
 */
#ifndef PDF_SHOWN_H
#define PDF_SHOWN_H

#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct shown;

struct shown_run {
	uint32_t kept;      /* not 0 */
	len x, y;           /* of the first Td, from the run's left end on its baseline; y up */
	int nplaced;        /* how many there are, each with strings behind it */
	len line_x, line_y; /* of the last Td, from the first */
	int64_t pen;        /* behind the last code, from the first Td, in millionths of a point */
	const char *bytes;  /* from the first "[" on to the last code, inside the string */
	size_t n;
};

struct shown *shown_new(void);
void shown_free(struct shown *shown);

/* NULL: it was not shown, or is gone. Lasts until the next is added. */
const struct shown_run *shown_find(const struct shown *shown, uint32_t kept);

/* Copies its bytes. */
void shown_add(struct shown *shown, const struct shown_run *run);

#endif
