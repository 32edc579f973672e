/*
 * Outputs: what a document can be written as. One row each; another one is a row here, and a folder
 * that writes it.
 */
#ifndef RUN_OUTPUT_H
#define RUN_OUTPUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "layout/sheets.h"
#include "pdf/pdf.h"

struct doc;
struct guide;
struct layout;
struct kit;
struct phrases;
struct sheaf;
struct stock;

/* How it is to be printed; all zero for the screen. */
struct printing {
	unsigned marks; /* MARKS_.. bits of pdf.h */
	struct impose_options impose;
	const char *icc, *condition; /* a profile and its name; NULL: the one that comes along */
};

/* A document that is to be written. */
struct job {
	const struct output *output;
	const struct doc *doc;
	const struct layout *layout;
	const struct printing *printing;
	const struct guide *guide;     /* that it is about, or goes by */
	const struct phrases *phrases; /* what it says besides is said in */
	struct stock *stock;           /* what it shares with others; or NULL */
	const char *name;              /* what faults in the file call it */
	bool keeps_items;              /* layout's, which else are released as they are drawn */
	struct buf *findings;          /* of the check for the press, as JSON; NULL: unasked */
	bool is_leaf;        /* a sheet by itself: that a booklet of it is blank inside is meant */
	struct sheaf *sheaf; /* for a volume: filled with what the document brings; or NULL */
	int page;            /* of an output that is one page a file: which, from 0 */
	int dpi;             /* of PNG; 0: as usual */
};

struct output {
	struct profile profile; /* its name; what it has, and as a PDF claims */
	/* Fills out, NULL where only the sheaf is wanted; what lives as long as the job may live in
	 * arena. False and an error. */
	bool (*write)(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out);
	/* One page a file: how names of such files end, ".png". NULL: all pages are in one. */
	const char *page_ending;
	const char *ending; /* of the file with all pages; NULL: ".pdf" */
	bool is_pageless;   /* it has none: nothing is said of pages */
};

/* The outputs, from 0 on; NULL behind the last. */
const struct output *output_at(int i);
/* NULL when there is none of that name. */
const struct output *output_find(const char *name);

/* How the name of a file with all pages ends: ".pdf". */
const char *output_ending(const struct output *output);

bool output_write(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out);

#endif
