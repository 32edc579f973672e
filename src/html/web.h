/*
 * Web: a document as one page for browsers that holds all it shows: no script, no file beside it.
 * The tree is gone through in reading order; each kind of block is a row of web_block.c, charts and
 * marks are drawn by the code that draws those of the pages and stand in the page as SVG.
 *
 *	doc, theme ──web_write──> bytes
 *
 * HTML Living Standard; ARIA in HTML; WCAG 2.2.
 */
#ifndef HTML_WEB_H
#define HTML_WEB_H

#include <stdbool.h>

#include "base/arena.h"

struct buf;
struct diag;
struct doc;
struct fontset;
struct layout;
struct shaper;

/* What the page says besides the document, in the language of its phrases. */
struct web_words {
	const char *lang; /* BCP 47 */
	const char *skip; /* the link to the text, the first of the page */
	const char *back; /* what the sign behind a footnote does */
};

struct web_input {
	const struct doc *doc;
	/* whose theme and paper it is set in, and whose numbers are told where the document speaks
	 * of pages: it need not, and then the layout has no part in what is said */
	const struct layout *layout;
	struct shaper *shaper;
	const struct fontset *fonts; /* the shaper's */
	const char *style;           /* the style sheet, behind what follows from the theme */
	struct web_words words;
	const char *name; /* what faults call the page */
	struct diag *diag;
};

/* Appends the page, UTF-8; memory from arena. False with an error where a chart cannot be drawn or
 * a picture is damaged. */
bool web_write(struct arena *arena, const struct web_input *input, struct buf *out);

#endif
