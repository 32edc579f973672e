/* A check while it runs, and what it has found. */
#ifndef INSPECT_PREFLIGHT_CHECK_H
#define INSPECT_PREFLIGHT_CHECK_H

#include "base/buf.h"
#include "inspect/preflight.h"
#include "inspect/preflight_area.h"
#include "inspect/preflight_rules.h"
#include "inspect/trace.h"
#include "pdf/origins.h"

/* Millimetres from the left top corner of the trimmed page. */
struct preflight_place {
	int page; /* from 1; 0: none */
	bool is_point;
	double x, y;
};

struct preflight_fault {
	enum preflight_rule rule;
	bool is_error;
	struct preflight_place place; /* the first */
	struct srcpos content, theme; /* or nowhere */
	int n;                        /* how often on this page, from these lines */
	const char *text;
};

struct preflight_size {
	bool is_found;
	double size; /* points */
	struct preflight_place place;
};

struct preflight_picture {
	const struct value *value;    /* NULL: in the content */
	struct preflight_place place; /* where it is largest */
	int width, height, bits;
	double ppi; /* the least */
	const char *space, *filter;
	const char *bytes; /* unpacked; NULL: they could not be */
	double ink;        /* of its darkest pixel; below 0: not measured */
};

/* What overprints: text, lines, areas or pictures in some inks. */
struct preflight_overprint {
	enum trace_kind kind;
	uint32_t inks;
	int n;
};

enum { PREFLIGHT_COUNTS = 5 }; /* white, 1, 2, 3, 4 inks and more */

struct preflight {
	struct arena *arena;
	struct diag *diag;
	struct reading *reading; /* NULL: it could not be opened */
	const char *path;
	const struct origins *origins;
	bool is_x1a, is_archive, is_tagged; /* what it claims, as far as rules depend on it */
	const char *version, *pdfx, *pdfa, *pdfua;
	const char *condition, *profile, *profile_class, *profile_space;
	struct trace *trace;
	struct trace_spaces spaces; /* all that were met, at the end */
	struct trace_fonts fonts;
	struct trace_pages pages;
	uint32_t *inks; /* bits, by page */
	int *npaints;   /* operators that paint, by page */
	uint32_t inks_of_file;
	struct preflight_size texts[PREFLIGHT_COUNTS], lines[PREFLIGHT_COUNTS];
	struct preflight_area area;
	double most_ink, most_area; /* 1 is one full ink */
	struct preflight_place most_ink_place, most_area_place;
	struct preflight_picture *pictures;
	int npictures;
	struct preflight_overprint *overprints;
	int noverprints;
	struct preflight_fault *faults;
	int nfaults, nleft_out;
};

#endif
