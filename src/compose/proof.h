/* Proof: scanned pages with what was read on them, for a coach to look at. */
#ifndef COMPOSE_PROOF_H
#define COMPOSE_PROOF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/chart.h"

struct doc;
struct guide;
struct locales;
struct phrases;

/* A page as it was seen. */
struct proof_page {
	const char *code;     /* of the sheet; NULL: not known */
	int page;             /* of the sheet, from 1 */
	const char *file;     /* where it comes from, */
	int number;           /* and its page there, from 1 */
	bool is_unread;       /* nothing could be read on it */
	const char *readings; /* what was read, in a line, for who cannot see it */
	const struct picture *picture;
	int64_t width, height; /* of the sheet, millipoints */
	const struct chart_spot *spots;
	int nspots;
};

struct proof_input {
	const struct guide *guide;
	const struct phrases *phrases;
	struct locales *locales;
	int64_t date; /* seconds since 1970 */
	const struct proof_page *pages;
	int npages;
};

struct doc *compose_proof(struct arena *arena, const struct proof_input *input, struct diag *diag);

#endif
