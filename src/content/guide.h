/*
 * The guide: a comparison of 2 to 5 roles, as an author writes it in XML. Everything remembers its
 * line.
 */
#ifndef CONTENT_GUIDE_H
#define CONTENT_GUIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "content/guide_row.h"
#include "content/rich.h"
#include "xml/xml.h"

struct guide_choices;
struct picture;

struct role {
	const char *id;
	const char *abbreviation; /* "PM"; or NULL */
	const char *name;         /* "Product Manager" */
	const char *lang;         /* of name and abbreviation; NULL: the guide's */
	struct srcpos pos;
};

enum part_kind {
	PART_PARAGRAPH,
	PART_LIST,
	PART_STEPS,
	PART_PICTURE,
	PART_PANELS,     /* one a role or case: lead, word, text */
	PART_COMPARISON, /* the table of all dimensions stands here */
	PART_SIGNS,      /* numbered or drawn signs, side by side */
	PART_CARDS,      /* open columns: head, text */
	PART_PATH,       /* question, branches with a panel each */
	PART_CTA,        /* text, address, QR code */
	PART_SOURCES,    /* a list of sources */
	PART_SUBHEAD,    /* a head inside the section */
	PART_QUOTE,      /* what somebody else said, and who */
	PART_NOTE        /* small print */
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
	struct rich head; /* STEPS: the bold beginning; nspans 0: none */
	struct rich *paragraphs;
	int nparagraphs;
	struct part *sublist; /* nested list, or NULL */
	struct srcpos pos;
};

struct part {
	enum part_kind kind;
	const char *id, *lang;
	struct srcpos pos;
	struct rich text; /* PARAGRAPH, NOTE, SUBHEAD; PATH: the question; COMPARISON: caption
				  * line; QUOTE: who said it, nspans 0: it does not say */
	bool is_deeper;   /* SUBHEAD: below another */
	bool is_numbered; /* LIST */
	struct list_item *items; /* LIST, STEPS, SOURCES */
	int nitems;
	struct panel *panels; /* PANELS */
	int npanels;
	struct card *cards; /* SIGNS, CARDS */
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
};

struct section {
	const char *id, *lang;
	struct rich head;
	struct part *parts;
	int nparts;
	bool starts_page; /* the author asks for a new page */
	struct srcpos pos;
};

struct colophon_entry {
	struct rich head;
	struct rich *paragraphs;
	int nparagraphs;
	struct srcpos pos;
};

struct guide {
	const char *id, *lang, *version;
	struct guide_choices *choices; /* languages and audiences that there are */
	int64_t date;                  /* midnight UTC of date="YYYY-MM-DD", seconds since 1970 */
	const char *author, *subject, *keywords; /* NULL: none */
	struct rich kind, audience, title, standfirst;
	const char *short_title;    /* for the running foot and metadata; the title if not given */
	const struct picture *logo; /* or NULL */
	struct role *roles;
	int nroles;
	struct dimension *dimensions;
	int ndimensions;
	struct rich source_line; /* under the table; nspans 0: none */
	struct section *sections;
	int nsections;
	struct rich colophon_head;
	struct colophon_entry *colophon;
	int ncolophon;
	const char *questionnaire; /* its file, from the guide's folder; NULL: none */
	struct xml_source source;
	struct srcpos pos;
	struct arena *pieces; /* dimensions, cells, spans, no text: may be released first */
};

/* The number of the role with that id, or -1. */
int guide_find_role(const struct guide *guide, const char *id);

/* The roles that an attribute names which is there, by bits; blanks stand between ids, and "all" is
 * every one. 0 with an error. */
uint64_t guide_read_roles(const struct guide *guide, const struct xml_node *node, const char *name,
			  struct diag *diag);

/* How many roles from this one on share its cell of a row: a cell for several spans those of their
 * columns that stand side by side. 0: it begins further ahead. */
int guide_cell_reach(const struct guide *guide, const struct dimension *dimension, int role);

/* The role that the attribute names; -1 when the attribute is missing, or with an error that
 * names the nearest one when there is no such role. */
int guide_read_role(const struct guide *guide, const struct xml_node *node, const char *name,
		    struct diag *diag);

#endif
