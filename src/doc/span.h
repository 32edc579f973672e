/* Spans: stretches of text that are set and meant alike. */
#ifndef DOC_SPAN_H
#define DOC_SPAN_H

#include <stdbool.h>

#include "base/diag.h"

/* What layout fills in for a span. PAGE, PAGE_COUNT: in running feet alone. PAGE_OF: the page where
 * the block begins that its "#id" href leads to; a good guess in its text saves layout a pass.
 * PAGE_BEHIND: the same, with what is AROUND_PAGE, both of that href, but nothing where the block
 * with the span stands on that page. REF..: a reference that compose has still to settle.
 * INDEX_PAGE: of an entry of the index, the page of the span that is marked by its number, with
 * what parts it from that before; nothing where the entry has it already. */
enum field {
	FIELD_NONE,
	FIELD_PAGE,
	FIELD_PAGE_COUNT,
	FIELD_PAGE_OF,
	FIELD_PAGE_BEHIND,
	FIELD_AROUND_PAGE,
	FIELD_REF_NAME,
	FIELD_REF_NAME_AND_PAGE,
	FIELD_REF_PAGE,
	FIELD_INDEX_PAGE
};

/* Whether it is the page of a block. */
static inline bool field_is_of_block(enum field field)
{
	return field == FIELD_PAGE_OF || field == FIELD_PAGE_BEHIND;
}

enum mark_kind { MARK_LEVEL, MARK_FLAG };
enum flag_value { FLAG_NO, FLAG_PARTLY, FLAG_YES };

/* A small drawing inside a line of text: n of m marks, or a yes/partly/no sign. */
struct mark {
	enum mark_kind kind;
	int value, max;  /* level: value of max; flag: an enum flag_value */
	int role;        /* gives colour and shape; -1: ink, disc */
	const char *alt; /* what it says, in words */
};

enum {
	SPAN_STRONG = 1,
	SPAN_EM = 2,
	SPAN_SUPERIOR = 4,  /* footnote figures */
	SPAN_PLAIN = 8,     /* regular weight inside a bold style */
	SPAN_REF = 16,      /* of a reference that says its page: looks like a link, all of it */
	SPAN_SUB = 32,      /* small and low */
	SPAN_SUP = 64,      /* small and high */
	SPAN_CODE = 128,    /* in letters of one width */
	SPAN_CITATION = 256 /* "[3]", whose number is the place that it leads to */
};

struct span {
	const char *text; /* UTF-8, NFC; U+2028 is a line break; U+FFFC stands for mark */
	unsigned flags : 9;
	enum field field : 7;
	int style : 8;           /* an enum style_id that overrides the block's size; -1: none */
	int role : 8;            /* coloured by this role; -1: the style's colour */
	int note;                /* the note block it refers to, as numbered when made; -1: none */
	int indexed;             /* number of a mark for the index, from 1; 0: none */
	int typed_column;        /* in the line of typed, from 1; 0: none */
	struct srcpos typed;     /* where a person typed it; file NULL: it is an author's text */
	const char *typed_words; /* what they typed, if the rest is an author's; NULL: all */
	const char *lang;        /* BCP 47; NULL: the block's */
	const char *href;        /* an address, "#id" of a block's anchor or "#~n" of the block
				  * that was made as number n; NULL: none */
	const char *contents;    /* what the link is for, for Contents; NULL: its text */
	const char *expansion;   /* of an abbreviation, for the E attribute; NULL: none */
	const struct mark *mark;
};

#endif
