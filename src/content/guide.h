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
#include "content/section.h"
#include "xml/xml.h"

struct guide_choices;
struct logo;
struct picture;

struct role {
	const char *id;
	const char *abbreviation; /* "PM"; or NULL */
	const char *name;         /* "Product Manager" */
	const char *lang;         /* of name and abbreviation; NULL: the guide's */
	struct srcpos pos;
};

struct colophon_entry {
	struct rich head;
	struct rich *paragraphs;
	int nparagraphs;
	struct srcpos pos;
};

enum contents_wish {
	CONTENTS_IF_LONG, /* from GUIDE_CONTENTS_PAGES on, unless some stand in it */
	CONTENTS_YES,
	CONTENTS_NO
};

enum { GUIDE_CONTENTS_PAGES = 5 };

/* Who stands behind a guide. */
struct organisation {
	const char *name, *address, *href; /* the latter two: NULL: none */
	const char *lang;                  /* of name and address; NULL: the guide's */
	const struct logo *logo;           /* NULL: none */
	struct srcpos pos;
};

/* The running foot in the guide's own words (foot_text.h). */
struct guide_foot {
	const char *start, *end; /* NULL: as every guide has it */
	struct srcpos pos;
};

struct guide {
	const char *id, *lang, *version, *compares; /* compares: "option"; NULL: roles */
	struct guide_choices *choices;              /* languages and audiences that there are */
	int64_t date;                /* midnight UTC of date="YYYY-MM-DD", seconds since 1970 */
	enum contents_wish contents; /* behind the masthead */
	const char *author, *subject, *keywords; /* NULL: none */
	struct rich kind, audience, title, standfirst;
	const char *short_title;    /* for the running foot and metadata; the title if not given */
	const struct picture *logo; /* in the masthead; or NULL */
	const struct organisation *organisation; /* or NULL */
	const struct guide_foot *foot;           /* or NULL */
	struct role *roles;
	int nroles;
	struct dimension *dimensions;
	int ndimensions;
	const char *pay_period;                    /* to which money is converted; NULL: to none */
	int64_t week_hours, week_days, year_weeks; /* of work, for that */
	struct rich source_line;                   /* under the table; nspans 0: none */
	struct section *sections;
	int nsections;
	struct index_marks *index; /* the words that are marked for it */
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
