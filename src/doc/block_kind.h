/* The kinds of blocks that a document is made of: all that is known of one, in one row. */
#ifndef DOC_BLOCK_KIND_H
#define DOC_BLOCK_KIND_H

#include <stddef.h>
#include <stdint.h>

/*
 * X(KIND, name in dumps, structure type of ISO 32000-1 14.8.4 (NULL: that of a heading follows
 * from its level), kinds that it may stand in, traits)
 */
#define BLOCK_KINDS(X) \
	/* the root */ \
	X(DOC, "doc", "Document", 0, BLOCK_IS_KEPT | BLOCK_MAY_BE_EMPTY) \
	/* children: strip, title, standfirst, perhaps a picture */ \
	X(MASTHEAD, "masthead", "Sect", IN(DOC), 0) \
	/* the line at the very top: one or two paragraphs, at start and end */ \
	X(STRIP, "strip", "Div", IN(MASTHEAD), 0) \
	/* first child a heading (and an optional sidenote), then the body */ \
	X(SECTION, "section", "Sect", IN(DOC), BLOCK_MAY_BE_EMPTY) \
	/* small print that stands under its section's heading */ \
	X(SIDENOTE, "sidenote", "P", IN(SECTION), BLOCK_IS_LEAF) \
	/* level 1..6 */ \
	X(HEADING, "heading", NULL, BLOCK_BODIES, BLOCK_IS_LEAF) \
	X(PARA, "para", "P", BLOCK_LINES, BLOCK_IS_LEAF) \
	/* what must not be overlooked; first child a paragraph that says why, then the body */ \
	X(CALLOUT, "callout", "Div", IN(SECTION), 0) \
	/* what somebody else said: paragraphs, perhaps a last one that says who */ \
	X(QUOTE, "quote", "BlockQuote", IN(SECTION), 0) \
	/* children: items */ \
	X(LIST, "list", "L", BLOCK_BODIES, 0) \
	/* children: label, then its body */ \
	X(ITEM, "item", "LI", IN(LIST), 0) \
	X(LABEL, "label", "Lbl", IN(ITEM), BLOCK_IS_LEAF | BLOCK_IS_KEPT) \
	X(ITEM_BODY, "item-body", "LBody", IN(ITEM), BLOCK_IS_KEPT) \
	/* children side by side, in equal columns: panels, cards, columns */ \
	X(ROW, "row", "Div", BLOCK_BODIES, 0) \
	/* a flat field in its role's colour; children: paragraphs */ \
	X(PANEL, "panel", "Div", IN(ROW) | IN(BRANCH), 0) \
	/* an open column: figure, subhead, paragraphs, lists; behind a pole if it has a role */ \
	X(CARD, "card", "Sect", IN(ROW), 0) \
	/* a frame over the whole text area; first child a heading, then the body */ \
	X(BOX, "box", "Sect", IN(DOC), 0) \
	/* decision path; first child the question, then branches */ \
	X(PATH, "path", "Div", BLOCK_BODIES, 0) \
	/* children: condition paragraphs, then one panel */ \
	X(BRANCH, "branch", "Div", IN(PATH), 0) \
	/* children: paragraphs, the address, a QR figure */ \
	X(CTA, "cta", "Sect", BLOCK_BODIES, 0) \
	/* optional caption, thead, tbody */ \
	X(TABLE, "table", "Table", BLOCK_BODIES, 0) \
	/* first child of a table, last of a figure */ \
	X(CAPTION, "caption", "Caption", IN(TABLE) | IN(PICTURE) | IN(FIGURE), BLOCK_IS_LEAF) \
	X(THEAD, "thead", "THead", IN(TABLE), 0) \
	X(TBODY, "tbody", "TBody", IN(TABLE), 0) \
	X(TR, "tr", "TR", IN(THEAD) | IN(TBODY), BLOCK_IS_KEPT) \
	/* children: paragraphs, lists */ \
	X(TH, "th", "TH", IN(TR), BLOCK_IS_KEPT) \
	/* the same */ \
	X(TD, "td", "TD", IN(TR), BLOCK_IS_KEPT) \
	/* a chart with an alternative text; in a column's header, its axis */ \
	X(FIGURE, "figure", "Figure", BLOCK_BODIES | IN(TH), BLOCK_MAY_BE_EMPTY) \
	/* an image with an alternative text */ \
	X(PICTURE, "picture", "Figure", BLOCK_BODIES, BLOCK_MAY_BE_EMPTY) \
	/* a table of contents, one level of it; children: entries, deeper levels */ \
	X(CONTENTS, "contents", "TOC", IN(SECTION) | IN(CONTENTS), 0) \
	X(ENTRY, "entry", "TOCI", IN(CONTENTS), 0) \
	/* the name of a place, and as its last span the page */ \
	X(REFERENCE, "reference", "Reference", IN(ENTRY), BLOCK_IS_LEAF) \
	/* an index; children: paragraphs, one an entry */ \
	X(INDEX, "index", "Index", IN(SECTION), 0) \
	/* a footnote; follows the leaf that refers to it, in the same parent; one of a caption \
	 * follows the table or picture that the caption belongs to, one of a label stands in the \
	 * body beside it */ \
	X(NOTE, "note", "Note", BLOCK_LINES, BLOCK_IS_LEAF) \
	/* of a questionnaire: a heading, what is to be known, and, from its first blank, list or \
	 * row on, what is filled in */ \
	X(QUESTION, "question", "Sect", IN(DOC), 0) \
	/* a place to fill in; its label stands before it in the same parent */ \
	X(BLANK, "blank", "Form", IN(QUESTION) | IN(ITEM_BODY) | IN(CARD), BLOCK_MAY_BE_EMPTY) \
	/* a section that stands at the foot of the last page */ \
	X(COLOPHON, "colophon", "Sect", IN(DOC), 0)

enum block_kind {
#define ROW(kind, name, type, parents, traits) BLOCK_##kind,
	BLOCK_KINDS(ROW)
#undef ROW
		BLOCK_KIND_COUNT
};

enum {
	BLOCK_IS_LEAF = 1, /* spans, no children; all others have children, no spans */
	BLOCK_MAY_BE_EMPTY = 2,
	BLOCK_IS_KEPT = 4 /* its element is written even without content: lists and tables
				* need it in its place */
};

struct block_kind_row {
	const char *name, *type;
	uint64_t parents; /* bits, 1 << kind */
	unsigned traits;
};

extern const struct block_kind_row block_kinds[BLOCK_KIND_COUNT];

#endif
