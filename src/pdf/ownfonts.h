/*
 * Own fonts: those of codes which the stock has not, for names in other scripts and rare symbols.
 * Few different ones occur in thousands of documents, so finished ones are kept by all that they
 * are made of. The bound counts bytes; when it is reached, all are given back.
 */
#ifndef PDF_OWNFONTS_H
#define PDF_OWNFONTS_H

#include "base/arena.h"
#include "base/diag.h"

struct fontfile;
struct fontfile_wish;
struct ownfonts;

/* For wishes that differ in faces, of one set, and codes alone. */
struct ownfonts *ownfonts_new(void);
void ownfonts_free(struct ownfonts *fonts);

/* The font of that wish: one that is kept, else a new one, made in arena. Lasts as long as that, or
 * until the next is asked for. NULL when the face cannot be reduced (diag says so). */
const struct fontfile *ownfonts_find(struct ownfonts *fonts, struct arena *arena,
				     const struct fontfile_wish *wish, struct diag *diag);

#endif
