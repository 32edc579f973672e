/* Sections of a guide, and the parts that they are made of. */
#ifndef CONTENT_SECTION_H
#define CONTENT_SECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "content/rich.h"

struct grid;
struct picture;

enum part_kind {
	PART_PARAGRAPH,
	PART_LIST,
	PART_STEPS,
	PART_PICTURE,
	PART_PANELS,      /* one a role or case: lead, word, text */
	PART_COMPARISON,  /* the table of all dimensions stands here */
	PART_SIGNS,       /* numbered or drawn signs, side by side */
	PART_CARDS,       /* open columns: head, text */
	PART_PATH,        /* question, branches with a panel each */
	PART_CTA,         /* text, address, QR code */
	PART_SOURCES,     /* a list of sources */
	PART_SUBHEAD,     /* a head inside the section */
	PART_CALLOUT,     /* what must not be overlooked: head, paragraphs, lists */
	PART_DEFINITIONS, /* terms, and what they mean */
	PART_KEY_FIGURES, /* large figures side by side */
	PART_QUOTE,       /* what somebody else said, and who */
	PART_PORTRAIT,    /* all that is said of one role */
	PART_ACROSS,      /* one dimension, a line a role */
	PART_REGISTER,    /* an index of names */
	PART_TABLE,       /* a small free table */
	PART_NOTE         /* small print */
};

/* A panel: "Product Manager (PM) / decides / what & why / to build, and owns ..." */
struct panel {
	int role;          /* its colour; -1: ink */
	struct rich label; /* small first line; nspans 0: none */
	struct rich lead, word, text;
	const char *lang;
	struct srcpos pos;
};

enum drawing_kind { DRAWING_NONE, DRAWING_GROUPS, DRAWING_SPANS, DRAWING_MERGE };

/* A small drawing that counts something; it always has a caption and an alternative text. */
struct drawing {
	enum drawing_kind kind;
	int role;          /* colour; -1: ink */
	int ngroups, each; /* GROUPS */
	int nunits;        /* SPANS: units on the line */
	const char *unit;  /* SPANS: "year": ticks are "year 1" ... */
	struct {
		int64_t from, to;
	} bars[8]; /* SPANS: thousandths of a unit */
	int nbars;
	const char *labels[8], *label_langs[8]; /* MERGE; a language NULL: the drawing's */
	int nlabels;
	const char *caption, *alt, *lang; /* lang NULL: as what is around it */
};

struct card {
	struct drawing drawing;        /* signs only */
	const struct picture *picture; /* or NULL */
	struct rich head;
	struct rich *paragraphs;
	int nparagraphs;
	int role; /* coloured head; -1: ink */
	const char *lang;
	struct srcpos pos;
};

struct branch {
	struct rich condition; /* "Any other field" */
	struct rich detail;    /* "as most career changers do"; nspans 0: none */
	struct panel panel;
	struct srcpos pos;
};

struct list_item {
	const char *id;   /* SOURCES; or NULL */
	struct rich head; /* STEPS: the bold beginning; nspans 0: none */
	struct rich *paragraphs;
	int nparagraphs;
	struct part *sublist; /* nested list, or NULL */
	struct srcpos pos;
};

enum callout_kind { CALLOUT_TIP, CALLOUT_IMPORTANT, CALLOUT_WARNING };

struct part {
	enum part_kind kind;
	const struct grid *grid; /* TABLE */
	const char *id, *lang;
	struct srcpos pos;
	bool is_together, keeps_with_next; /* where no page may end */
	bool starts_page;                  /* a page begins with it */
	struct rich text; /* PARAGRAPH, NOTE, SUBHEAD; PATH: the question; COMPARISON: caption
			   * line; CALLOUT: head; QUOTE: who said it; of these, nspans 0: none */
	bool is_deeper;   /* SUBHEAD: below another */
	enum callout_kind callout; /* CALLOUT */
	struct part *parts;        /* CALLOUT: PARAGRAPHs and LISTs */
	int nparts;
	bool is_numbered;        /* LIST */
	struct list_item *items; /* LIST, STEPS, SOURCES; DEFINITIONS: their heads are the terms */
	int nitems;
	struct panel *panels; /* PANELS */
	int npanels;
	struct card *cards; /* SIGNS, CARDS; KEY_FIGURES: their heads are the figures */
	int ncards;
	struct branch *branches; /* PATH */
	int nbranches;
	struct rich *paragraphs; /* CTA, QUOTE */
	int nparagraphs;
	const char *href;              /* CTA */
	struct rich label;             /* CTA: what the link is for */
	bool has_qr;                   /* CTA */
	struct rich hint;              /* CTA: small line under the address; nspans 0: none */
	const struct picture *picture; /* PICTURE */
	struct rich caption;           /* PICTURE */
	int role;                      /* PORTRAIT */
	const char *of; /* PORTRAIT: ids of roles to see too, or NULL; ACROSS: the dimension's */
};

enum section_kind {
	SECTION_TEXT,
	SECTION_CONTENTS, /* the table of contents stands here */
	SECTION_INDEX     /* the index does */
};

struct section {
	enum section_kind kind;
	const char *id, *lang;
	struct rich head; /* CONTENTS, INDEX: nspans 0: as phrases have it */
	struct part *parts;
	int nparts;
	bool starts_page; /* the author asks for a new page */
	bool is_together; /* and for none that ends inside it */
	struct srcpos pos;
};

#endif
