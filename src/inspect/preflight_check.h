/* A check while it runs, and what it has found; shared by the files preflight*.c. */
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
	double ppi;                   /* the least */
	const char *space, *filter;
	const char *bytes;            /* unpacked; NULL: they could not be */
	double ink;                   /* of its darkest pixel; below 0: not measured */
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
	struct reading *reading;      /* NULL: it could not be opened */
	const char *path;
	const struct origins *origins;
	bool is_x1a, is_archive, is_tagged; /* what it claims, as far as rules depend on it */
	const char *version, *pdfx, *pdfa, *pdfua;
	const char *condition, *profile, *profile_class, *profile_space;
	struct trace *trace;
	struct trace_spaces spaces;   /* all that were met, at the end */
	struct trace_fonts fonts;
	struct trace_pages pages;
	uint32_t *inks;               /* bits, by page */
	int *npaints;                 /* operators that paint, by page */
	uint32_t inks_of_file;
	struct preflight_size texts[PREFLIGHT_COUNTS], lines[PREFLIGHT_COUNTS];
	struct preflight_area area;
	double most_ink, most_area;   /* 1 is one full ink */
	struct preflight_place most_ink_place, most_area_place;
	struct preflight_picture *pictures;
	int npictures;
	struct preflight_overprint *overprints;
	int noverprints;
	struct preflight_fault *faults;
	int nfaults, nleft_out;
};

/* A fault of the file, or of a page (from 0) as a whole; the same words are told once. */
void preflight_fault(struct preflight *check, enum preflight_rule rule, int page,
		     const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A fault of a piece of paint; from one line of content and theme, on a page, once. */
void preflight_fault_at(struct preflight *check, enum preflight_rule rule,
			const struct trace_paint *paint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same as a warning, where a rule knows both. */
void preflight_warn_at(struct preflight *check, enum preflight_rule rule,
		       const struct trace_paint *paint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* A place on a page (from 0). */
struct preflight_place preflight_place(const struct preflight *check, int page, double x, double y);

/* Shorthands: an entry that is a name, "" if it is none; whether an entry is there. */
const char *preflight_name(struct preflight *check, const struct value *dict, const char *key);
bool preflight_has(struct preflight *check, const struct value *dict, const char *key);

/* Parts of the check, in this order. */
void preflight_claims(struct preflight *check);    /* Info and XMP */
void preflight_file(struct preflight *check);      /* header, trailer, all objects */
void preflight_catalogue(struct preflight *check);
void preflight_intents(struct preflight *check);
void preflight_pages(struct preflight *check);     /* boxes, annotations */
void preflight_resources(struct preflight *check, int page, const struct value *resources);
void preflight_paint(struct preflight *check, const struct trace_paint *paint);
/* Whether the space of the paint's colour, and those it stands on, are for the press. */
void preflight_space(struct preflight *check, const struct trace_paint *paint);
void preflight_bleed(struct preflight *check, const struct trace_paint *paint);
void preflight_picture(struct preflight *check, const struct trace_paint *paint);
void preflight_inks(struct preflight *check);      /* spot inks against each other */
void preflight_fonts(struct preflight *check);

/* Whether a paint shows within the bleed of its page: what is printed, marks left out. */
bool preflight_is_printed(const struct preflight *check, const struct trace_paint *paint);

#endif
