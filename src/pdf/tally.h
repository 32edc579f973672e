/*
 * The last look before a file is kept: does every character of the document stand on its pages,
 * once? What stands there is counted page by page, while tags are made, from the runs that will be
 * drawn; what should stand there is counted from the blocks. Neither knows how the other came to
 * be.
 *
 * Counted is what can be seen: white space, which line breaks take away, and characters that draw
 * nothing are left out. So are numbers of pages, which no block holds, and labels of ticks, which
 * charts leave out where they would touch. Repeated heads and running feet are no content. A run
 * that reaches beyond the sheet counts as far as it stands on it.
 */
#ifndef PDF_TALLY_H
#define PDF_TALLY_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diag;
struct doc;
struct item;
struct layout;
struct sheets;

/* What a block shows: how many characters, and a sum over them in any order. */
struct tally {
	int32_t n;
	uint32_t sum;
	bool is_drawn; /* something stands on a page, text or not */
};

/* Zeros, one for each block. */
struct tally *tally_new(struct arena *arena, const struct doc *doc);

/* Counts what a page, an index into layout.pages, shows. order: its items; parts of a mark must
 * follow each other. */
void tally_page(struct tally *tallies, const struct doc *doc, const struct layout *layout, int page,
		const struct item *const *order);

/*
 * Compares. False, with a failure at the first block of which something is missing, too much or
 * other than it should be, or for a page that stands on no sheet (sheets NULL: not looked at; some
 * impositions repeat pages).
 */
bool tally_check(const struct tally *tallies, const struct doc *doc, const struct layout *layout,
		 const struct sheets *sheets, struct diag *diag);

#endif
