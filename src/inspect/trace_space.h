/* Colour spaces (ISO 32000-1, 8.6), and which inks a colour of theirs puts on paper. */
#ifndef INSPECT_TRACE_SPACE_H
#define INSPECT_TRACE_SPACE_H

#include <stdbool.h>
#include <stdint.h>

#include "inspect/read_file.h"

/* From CAL_GRAY to ICC they are measured by light, for no press. */
enum trace_space_kind {
	TRACE_GRAY,
	TRACE_RGB,
	TRACE_CMYK,
	TRACE_CAL_GRAY,
	TRACE_CAL_RGB,
	TRACE_LAB,
	TRACE_ICC,
	TRACE_INDEXED,
	TRACE_SEPARATION,
	TRACE_DEVICEN,
	TRACE_PATTERN
};

/* Inks by number: the four of the process, then spot inks in the order in which they are met. */
enum { TRACE_BLACK = 3, TRACE_PROCESS = 4, TRACE_INKS = 32, TRACE_PARTS = 32 };
enum { TRACE_NO_INK = -1, TRACE_ALL_INKS = -2 };

struct trace_space {
	enum trace_space_kind kind;
	int n;                          /* parts of a colour */
	const struct trace_space *base; /* of INDEXED and PATTERN, else what stands in; or NULL */
	const int *inks;                /* SEPARATION, DEVICEN: n numbers */
	const char *table;              /* INDEXED */
	size_t ntable;
};

/* A spot ink, as often as something else is said to stand in for it. */
struct trace_spot {
	const char *name;
	int ink; /* TRACE_ALL_INKS too; not TRACE_NO_INK */
	const struct value *alternate, *tint;
};

struct trace_known_space {
	const struct value *value;
	const struct trace_space *space;
};

struct trace_spaces {
	struct reading *reading;
	const char *inks[TRACE_INKS]; /* their names */
	int ninks;
	struct trace_spot *spots;
	int nspots;
	struct trace_known_space *known;
	int nknown, depth;
};

struct trace_colour {
	const struct trace_space *space;
	double parts[TRACE_PARTS];
	const struct value *pattern; /* or NULL */
};

/* What a colour puts on paper: 1 is full ink. */
struct trace_inks {
	double amounts[TRACE_INKS];
	uint32_t named; /* bits: inks that the colour says something of */
	bool is_known;  /* else it is in RGB or the like, or a pattern */
	bool is_all;    /* on every plate */
};

void trace_spaces_init(struct trace_spaces *spaces, struct reading *reading);

/* The space of a name or an array; names are looked up in resources, and so are defaults for device
 * spaces. NULL when there is none such, or it is malformed. */
const struct trace_space *trace_space_find(struct trace_spaces *spaces,
					   const struct value *resources,
					   const struct value *value);

/* The colour that a space begins with (8.6.5.1). */
void trace_colour_init(struct trace_colour *colour, const struct trace_space *space);

/* parts: as many as the space has. */
void trace_inks(const struct trace_space *space, const double *parts, struct trace_inks *inks);

/* All inks together; how many there are, at least a thousandth of each. */
double trace_inks_total(const struct trace_inks *inks);
int trace_inks_count(const struct trace_inks *inks);

/* As the file spells it: "DeviceCMYK", "Separation". */
const char *trace_space_name(const struct trace_space *space);

#endif
