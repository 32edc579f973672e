/* Everything about one file while it is being written; shared by the files of this folder. */
#ifndef PDF_BOOK_H
#define PDF_BOOK_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "pdf/codes.h"
#include "pdf/haru.h"
#include "pdf/pdf.h"
#include "pdf/tags.h"

struct book_image {
	const struct picture *picture;
	int object;
};

struct book {
	struct arena *arena;
	const struct layout *layout;
	const struct doc *doc;
	const struct fontset *fonts;
	const struct profile *profile;
	struct diag *diag;
	struct haru *haru;
	struct tags *tags;
	struct codes codes;
	struct book_image *images; /* their resource names are I<index> */
	int nimages;
	int *anchors;      /* by block id: index into layout.anchors, -1: none */
	int *pages;        /* object numbers */
	int *contents;     /* object numbers of the pages' streams */
	int *parents;      /* object numbers of the page tree nodes above the pages */
	int *links;        /* object numbers of each page's first annotation */
	int resources;
	int structure, parent_tree; /* 0: the profile has no tags */
};

/* Writes "[page /XYZ x y z]" for the place of a block: its anchor, else the page of its content. */
void book_destination(const struct book *book, struct buf *out, int block);

#endif
