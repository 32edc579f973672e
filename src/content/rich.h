/* Rich text: what authors write inside paragraphs, flattened into spans of one style each. */
#ifndef CONTENT_RICH_H
#define CONTENT_RICH_H

#include <stdbool.h>

#include "base/diag.h"

enum rich_kind { RICH_TEXT, RICH_BREAK, RICH_NOTE, RICH_ROLE, RICH_REF };

/* What of a place a reference to it says. */
enum rich_ref { REF_NAME, REF_NAME_AND_PAGE, REF_PAGE };

enum { RICH_STRONG = 1, RICH_EM = 2, RICH_SUB = 4, RICH_SUP = 8, RICH_CODE = 16 };

/* Words that the index of the guide names the page of. */
struct index_mark {
	int number;       /* from 1, as they stand in the file */
	const char *term; /* what it has them under */
	const char *see;  /* the term that is named instead of the page; or NULL */
	const char *lang; /* of the term; NULL: the guide's */
	struct srcpos pos;
};

struct index_marks {
	struct index_mark **items;
	int nitems;
};

struct rich {
	struct rich_span *spans; /* white space folded across spans, trimmed at both ends */
	int nspans;
	const char *lang; /* xml:lang of the element or the nearest one around it below
				    the root; NULL: the guide's */
	struct srcpos pos;
};

struct rich_span {
	enum rich_kind kind;
	const char *text; /* TEXT, ROLE: UTF-8, never empty; BREAK: "\n"; NOTE, REF: "" */
	unsigned flags;
	int role;                      /* ROLE: text in this role's colour; else -1 */
	const char *lang;              /* of an inline element around it; NULL: the rich text's */
	const char *href;              /* or NULL; "#id" points into the guide */
	const char *expansion;         /* of an abbreviation, or NULL */
	const struct rich *note;       /* NOTE: the footnote's text */
	enum rich_ref ref;             /* REF, to the place of href */
	const struct index_mark *mark; /* the innermost it stands in, or NULL */
	struct srcpos pos;
};

struct buf;
struct guide;
struct xml_node;

/*
 * Flattens an element's content, with the texts in arena and the spans in the guide's pieces;
 * elements that are not inline (a list at the end of an item) are
 * passed over. Errors: unknown roles, footnotes in footnotes, links in links, inline elements
 * around nothing that can be read. Where links lead is
 * checked by the guide.
 */
struct rich rich_load(struct arena *arena, const struct xml_node *node, const struct guide *guide,
		      struct diag *diag);

/* Whether it stands inside a line. */
bool rich_is_inline(const struct xml_node *node);

/* Whether there is nothing to read: no text that can be seen and no role's name. */
bool rich_is_empty(const struct rich *rich);

/* The text without marks, for metadata and alternative texts. */
char *rich_plain(struct arena *arena, const struct rich *rich);

/* The spans in quotes, each with its marks before it in braces: {strong} "Outcome:". A bar is a
 * line break. */
void rich_dump(const struct rich *rich, struct buf *out);

#endif
