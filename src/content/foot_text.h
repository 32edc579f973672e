/*
 * The words of a guide's own foot, with places that each page fills:
 *	Kitchen School, {title}, page {page} of {pages}
 */
#ifndef CONTENT_FOOT_TEXT_H
#define CONTENT_FOOT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum foot_place {
	FOOT_WORDS, /* no place, but words between them */
	FOOT_TITLE, /* the short one where there is one */
	FOOT_ORGANISATION,
	FOOT_VERSION,
	FOOT_DATE,
	FOOT_PAGE,
	FOOT_PAGES, /* how many there are */
	FOOT_UNKNOWN
};

struct foot_piece {
	enum foot_place place;
	const char *text; /* of WORDS; of UNKNOWN, the place as it is written */
	size_t n;
};

/* The piece at *text, which then is behind it; false at the end. */
bool foot_text_next(const char **text, struct foot_piece *piece);

#endif
