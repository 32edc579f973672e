/* What a chart shows: numbers and words, no looks. A figure block holds one. */
#ifndef DOC_CHART_H
#define DOC_CHART_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Each kind once: its name in C, that of its drawing and in dumps, and what it is besides.
 * RANGES: bars from low to high, a role each, on one shared axis. GROUPS: ngroups groups of `each`
 * squares. SPANS: bars on a line of units, years. MERGE: n labels that run into one square. QR:
 * text as a QR code, ISO/IEC 18004. RULER: marks with large figures on one axis, a band and a span
 * below them. SCALE: words in equal fields side by side, one of them the one that holds.
 * One line each, as high as its row, where the lines of a table share one axis, whose fine lines
 * run from row to row: DUMBBELL: a mark a role, joined by a bar in the colour of the highest.
 * STRIPS: a lane a role, columns from low to high as high as their share.
 * GRID: boxes to mark, a row a bar and a column a tick, with the bars' labels behind them.
 * PROOF: a picture of a scanned sheet, with what was read on it drawn over it.
 * DIVERGING: a bar a role from 0 to its value, the roles one below the other. AXIS: the labels of
 * the ticks alone, for the head or foot of such a column.
 */
#define CHART_KINDS(X) \
	X(RANGES, ranges, 0) \
	X(GROUPS, groups, 0) \
	X(SPANS, spans, 0) \
	X(MERGE, merge, 0) \
	X(QR, qr, 0) \
	X(RULER, ruler, CHART_HAS_POINTS | CHART_STANDS_FREE) \
	X(SCALE, scale, CHART_STANDS_FREE) \
	X(GRID, grid, 0) \
	X(PROOF, proof, 0) \
	X(DUMBBELL, dumbbell, CHART_IS_LINE | CHART_HAS_POINTS) \
	X(STRIPS, strips, CHART_IS_LINE) \
	X(DIVERGING, diverging, CHART_IS_LINE) \
	X(AXIS, axis, CHART_IS_LINE)

enum {
	CHART_IS_LINE = 1,    /* of a table, as high as its row */
	CHART_HAS_POINTS = 2, /* bars are marks at `low`, not stretches */
	CHART_STANDS_FREE = 4 /* with room of its own above */
};

struct blank;
struct picture;

enum chart_kind {
#define ROW(kind, name, traits) CHART_##kind,
	CHART_KINDS(ROW)
#undef ROW
		CHART_KIND_COUNT
};

struct chart_bar {
	const char *label; /* or NULL; RULER, DUMBBELL: beside the mark; SCALE: the word */
	int role;          /* -1: the chart's */
	int64_t low, high; /* RANGES: units of the axis; SPANS: thousandths of a unit; RULER,
			    * DUMBBELL: low is the value; DIVERGING: from low to high, one is 0 */
};

/* What else a bar of RANGES shows. */
struct chart_ends {
	bool is_open_low, is_open_high; /* that end is open: it goes on past the other */
	bool has_median;
	int64_t median;
};

/* A stretch of a ruler; label NULL: there is none. */
struct chart_stretch {
	int64_t low, high;
	const char *label;
};

struct chart_tick {
	int64_t at;
	const char *label; /* RANGES: figure; SPANS: name of the unit that begins here, or NULL */
};

/* What was read at a place of a sheet. */
enum chart_spot_kind { CHART_SPOT_READ, CHART_SPOT_ASKED };

struct chart_spot {
	enum chart_spot_kind kind;
	int64_t x, y, w, h; /* millipoints of the sheet; w 0: only the label stands there */
	const char *label;  /* in the margin beside it; or NULL */
};

struct chart {
	enum chart_kind kind;
	int role;                     /* colour of the marks; -1: ink */
	const struct chart_bar *bars; /* MERGE: labels only */
	int nbars;
	const struct chart_tick *ticks; /* ascending; the first and last end the axis */
	int nticks;
	const char *unit;           /* stands before the first tick; or NULL */
	const char *caption;        /* one short line under the chart; or NULL */
	int ngroups, each;          /* GROUPS */
	const char *text;           /* QR */
	bool is_compact;            /* QR: no larger than cameras want it */
	const char *const *figures; /* RULER: a bar's value as it is printed, large; or NULL */
	const char *const *notes;   /* SCALE: a line under each bar's word; or NULL */
	struct chart_stretch band;  /* RULER: a light field behind the axis */
	struct chart_stretch span;  /* RULER: a bracket under the axis */
	int64_t neutral;            /* RULER, DUMBBELL, AXIS: a tick that stands out; -1: none */
	const char *neutral_label;  /* RULER; or NULL */
	const int *shares;          /* STRIPS: a bar's height, thousandths of the highest */
	int active;                 /* SCALE: the bar that holds; -1: none */
	const char *alt;            /* the data in words; "": the text beside says them */
	const char *lang;
	const struct blank *const *blanks; /* GRID: row by row; NULL: there is no box */
	const struct picture *picture;     /* PROOF */
	int64_t width, height;             /* PROOF: of the sheet, millipoints */
	const struct chart_spot *spots;    /* PROOF */
	int nspots;
	const char *const *label_langs; /* MERGE: a bar's label, each NULL: as the chart; or NULL */
	const struct chart_ends *ends;  /* RANGES: of each bar; or NULL */
};

/* The kind's name in dumps; its traits, bits of CHART_IS_LINE and those after it. */
const char *chart_kind_name(enum chart_kind kind);
unsigned chart_traits(const struct chart *chart);

#endif
