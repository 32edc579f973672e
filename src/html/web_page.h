/* A page of the web in the making, and what is written over and over. */
#ifndef HTML_WEB_PAGE_H
#define HTML_WEB_PAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "html/web.h"

struct svg;

struct web_page {
	const struct web_input *input;
	struct arena *arena;
	struct buf *out;
	struct svg *svg; /* all drawings, which share what they define */
	bool is_good;
	bool has_main;         /* <main> is open */
	const bool *targets;   /* by block id: what "#~n" leads to */
	const int *references; /* by block id of a note: the block that refers to it first */
	const char **heads;    /* by column: the words over it, of the table at hand */
	const struct block *table;
};

/* name="value", escaped; nothing where value is NULL. */
void web_put(struct web_page *page, const char *name, const char *value);
/* Escaped text; U+2028 becomes a new line. */
void web_put_text(struct web_page *page, const char *text);
/* lang and dir; nothing where lang is NULL. */
void web_put_lang(struct web_page *page, const char *lang);
/* The address of a link; nothing where it leads to no block. */
void web_put_href(struct web_page *page, const char *href);
/* id="prefixNUMBER". */
void web_put_id(struct web_page *page, const char *prefix, int number);

/* The words of a leaf, or of all leaves in a block, with spaces between them. */
const char *web_plain(struct web_page *page, const struct block *block);

#endif
