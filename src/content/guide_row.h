/* The rows of a guide's comparison: dimensions, alone and in groups, and their cells. */
#ifndef CONTENT_GUIDE_ROW_H
#define CONTENT_GUIDE_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "content/fact.h"
#include "content/rich.h"

enum cell_kind { CELL_TEXT, CELL_LIST, CELL_LEVEL, CELL_FLAG, CELL_RANGE, CELL_EMPTY };

/* Of what several roles share. An atlas has more of them than a table has columns. */
static inline uint64_t guide_role_bit(int role)
{
	return UINT64_C(1) << role;
}

struct part;

struct cell_content {
	enum cell_kind kind;
	int flag;       /* FLAG: 0 no, 1 partly, 2 yes */
	int level, max; /* LEVEL */
	struct fact fact;
	struct part *parts; /* TEXT, where lists or pictures are among the paragraphs: all of it */
	int nparts, nparagraphs, nitems; /* of parts, paragraphs, items */
	struct rich note;                /* small, below the rest; nspans 0: none */
	struct rich words;       /* LEVEL, FLAG: the bold words beside the marks; RANGE: unused */
	struct rich *paragraphs; /* TEXT, and the explanation of the other kinds */
	struct rich *items;      /* LIST */
	struct range range;      /* RANGE */
	uint64_t roles;          /* whom it is for, by bits: every one of them has a copy of it */
	const char *lang;
	struct srcpos pos;
};

/* What cells of one row differ in, so that they cannot be compared. */
enum apart {
	APART_CURRENCY = 1,
	APART_PERIOD = 2,
	APART_PLACE = 4,
	APART_BASIS = 8,
	APART_YEARS = 16, /* collected so far apart that money has another worth */
	APART_STEPS = 32  /* levels: their maxima */
};

/* In the order of bits: what an author calls each of them. */
extern const char *const apart_names[6];

/* Rows that stand under a head of their own. */
struct row_group {
	const char *id, *lang;
	struct rich name;
	struct srcpos pos;
};

enum importance { IMPORTANCE_NORMAL, IMPORTANCE_HIGH, IMPORTANCE_LOW };

struct dimension {
	const char *id;
	enum importance importance;    /* how much the row counts, as the author sees it */
	const struct row_group *group; /* the same for rows that follow each other; NULL: none */
	struct rich name;
	struct rich note;           /* small line under the name; nspans 0: none */
	struct cell_content *cells; /* one a role, in the order of the roles */
	unsigned apart;             /* enum apart: why its cells can't be set against each other */
	bool has_axis;              /* some cells are ranges, and nothing keeps them apart */
	const char *lang;
	struct srcpos pos;
};

#endif
