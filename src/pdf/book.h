/* Everything about one file while it is being written; shared by the files of this folder. */
#ifndef PDF_BOOK_H
#define PDF_BOOK_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "layout/sheets.h"
#include "pdf/codes.h"
#include "pdf/haru.h"
#include "pdf/pdf.h"
#include "pdf/tags.h"

struct acroform;

struct book_image {
	const struct picture *picture;
	int object;
};

/* A spot ink; cmyk, in percent, stands in for it. */
struct book_ink {
	const char *name;
	uint8_t cmyk[4];
};

/* A colour of artwork that is none of the theme's; rgb: as the artwork says it. */
struct book_artwork_ink {
	uint8_t rgb[3];
	const struct colour *colour;
};

struct book {
	struct arena *arena;
	const struct layout *layout; /* its items may be gone once the pages are drawn */
	struct arena *items;         /* of the layout, to be released then; NULL: they stay */
	const struct doc *doc;
	const struct fontset *fonts;
	const struct profile *profile;
	struct diag *diag;
	struct haru *haru;
	struct pack *pack;   /* for all streams of the file */
	struct stock *stock; /* NULL: nothing is shared with other documents */
	struct tags *tags;
	struct codes codes;
	const struct sheets *sheets;
	const struct condition *condition; /* NULL: the screen */
	unsigned marks;
	struct origins *origins; /* NULL: nobody asks */
	len left, top;           /* from the media's corner to that of the trimmed sheet */
	len width, height;       /* of the media */
	struct book_ink *inks;   /* that are used; their resource names are S<index> */
	int ninks;
	struct book_artwork_ink *artwork_inks;
	int nartwork_inks;
	unsigned process;          /* bits of the process inks that are used, cyan first */
	uint8_t digest[16];        /* of what the pages show */
	struct book_image *images; /* their resource names are I<index> */
	int nimages;
	int *pages;    /* object numbers, of each side of a sheet */
	int *contents; /* object numbers of their streams */
	int *parents;  /* object numbers of the page tree nodes above the pages */
	int resources;
	int structure, parent_tree; /* 0: the profile has no tags */
	int name_space;             /* of all structure elements; 0: they are of PDF 1.7 */
	int form_font;              /* number of the font of what is typed into fields */
	struct acroform *form;      /* NULL: there are no fields */
};

/* Where on the media a place of an unimposed page is, counted as PDF does, from the left foot. */
len book_x(const struct book *book, len x);
len book_y(const struct book *book, len y);

/* Writes "[left bottom right top]". */
void book_rectangle(const struct book *book, struct buf *out, const struct box *box);

/* Writes the entry of a link or bookmark that leads to a block: to its anchor, else the page of its
 * content; in PDF 2.0 to its structure element, too (ISO 32000-2, 12.3.2.3). */
void book_lead(const struct book *book, struct buf *out, int block);

#endif
